import type { Batch } from './embedder.descent.ts';
import { type Asked, type Pieces, wholeOf } from './embedder.pieces.ts';
import { BagCounter, type Vocabulary } from './embedder.vocabulary.ts';

/** How batches are made up. */
export interface SampleOptions {
  /** Queries of a batch that are taken out of the documents themselves. */
  passages: number;
  /** Queries of a batch that are questions. */
  questions: number;
  /** Documents of one title in a row, to be told apart. */
  together: number;
  /** Questions to documents of one title in a row. */
  askedTogether: number;
  /** The share of documents of questions that are read with their titles. */
  titledAsked: number;
  /** The share of headings among the queries out of documents. */
  headings: number;
  /** The share of sentences of which only a clause or two are the query. */
  clauses: number;
  /** The share of documents that are read with their titles: a question may name them or not. */
  titled: number;
  /** The share of a text's tokens that is left out, so that no single one decides. */
  dropout: number;
  /** The most tokens of one text that a step looks at, by lot. */
  tokens: number;
}

/** A query with the document it belongs to, in rows. */
interface Pair {
  query: readonly Uint32Array[];
  document: readonly Uint32Array[];
  of: Pieces;
  /** Whether the query may be answered by that document as well. */
  suits(other: Pieces): boolean;
}

/** Makes batches out of documents and questions, without end, by lot. */
export class Samples {
  private readonly counter: BagCounter;
  private readonly families = new Map<string, Pieces[]>();
  private readonly askedFamilies: Map<string, Asked[]>;
  private readonly texts: Pieces[];
  /** For each document with questions, the sum of the weights up to it. */
  private readonly shares: Float64Array;

  /** `random` gives numbers 0…1. */
  constructor(
    documents: Iterable<Pieces>,
    private readonly asked: readonly Asked[],
    vocabulary: Vocabulary,
    private readonly options: SampleOptions,
    private readonly random: () => number,
  ) {
    this.counter = new BagCounter(vocabulary);
    this.texts = [...documents].filter(({ sentences }) => sentences.length > 0);
    for (const text of this.texts) {
      const family = this.families.get(text.family);
      if (family) family.push(text);
      else this.families.set(text.family, [text]);
    }
    this.askedFamilies = Map.groupBy(asked, ({ of }) => of.family);
    // By the root of their number: a document asked in a hundred ways must not crowd out those asked in five.
    let sum = 0;
    this.shares = Float64Array.from(asked, ({ questions }) => (sum += Math.sqrt(questions.length)));
  }

  next(): Batch {
    const pairs = [...this.passagePairs(), ...this.questionPairs()];
    const rivals = pairs.slice(this.options.passages).flatMap(({ of }) => this.rivalOf(of));
    const shown = [...pairs.map(({ of }) => of), ...rivals];
    return {
      queries: pairs.map(({ query }) => this.thinned(query)),
      documents: [...pairs.map(({ document }) => document), ...rivals.map(wholeOf)].map((rows) => this.thinned(rows)),
      excused: (query, document) => (pairs[query] as Pair).suits(shown[document] as Pieces),
    };
  }

  private passagePairs(): Pair[] {
    const { passages, together } = this.options;
    if (this.texts.length === 0) return [];
    let family: readonly Pieces[] = this.texts;
    return Array.from({ length: passages }, (_, at) => {
      const of = this.pick(at % together ? family : this.texts);
      family = this.families.get(of.family) as Pieces[];
      return this.random() < this.options.headings ? headingPair(of) : this.sentencePair(of);
    });
  }

  /** A sentence, or a clause or two of it, with the rest of its document. */
  private sentencePair(of: Pieces): Pair {
    const { clauses, titled } = this.options;
    const at = Math.floor(this.random() * of.sentences.length);
    const sentence = of.sentences[at] as Uint32Array[];
    const alone = of.sentences.length === 1;
    if (alone && sentence.length === 1) return headingPair(of);
    const part = sentence.length > 1 && (alone || this.random() < clauses);
    const from = part ? Math.floor(this.random() * sentence.length) : 0;
    const size = part ? Math.min(1 + Math.floor(this.random() * 2), sentence.length - 1) : sentence.length;
    const query = sentence.slice(from, from + size);
    const rest = alone ? sentence.filter((clause) => !query.includes(clause)) : of.sentences.toSpliced(at, 1).flat();
    const head = this.random() < titled ? [of.title, of.title, of.chapter] : [];
    return { query, document: [...head, ...rest], of, suits: (other) => other === of };
  }

  private questionPairs(): Pair[] {
    if (this.asked.length === 0) return [];
    const { questions, askedTogether, titledAsked } = this.options;
    let family: readonly Asked[] = this.asked;
    return Array.from({ length: questions }, (_, at) => {
      const asked = at % askedTogether ? this.pick(family) : (this.asked[this.lot()] as Asked);
      const { of } = asked;
      family = this.askedFamilies.get(of.family) as Asked[];
      const { rows, wants } = this.pick(asked.questions);
      const document = this.random() < titledAsked ? wholeOf(of) : of.sentences.flat();
      return { query: [rows], document, of, suits: ({ id }) => wants.has(id) };
    });
  }

  /** Another document of the same title: what a question is most easily mistaken for. */
  private rivalOf(of: Pieces): Pieces[] {
    const rival = this.pick(this.families.get(of.family) ?? [of]);
    return rival === of ? [] : [rival];
  }

  /** A document with questions, by lot, weighed. */
  private lot(): number {
    const drawn = this.random() * (this.shares.at(-1) as number);
    let [low, high] = [0, this.shares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.shares[middle] as number) > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private thinned(rows: readonly Uint32Array[]) {
    const { dropout, tokens } = this.options;
    return this.counter.bagOf(rows, (count) => {
      const share = Math.min(1 - dropout, tokens / count);
      return () => this.random() < share;
    });
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }
}

/** The heading with the text under it; the other articles under the same heading suit it as well. */
function headingPair(of: Pieces): Pair {
  const suits = (other: Pieces) => other.group === of.group;
  return { query: [of.title, of.chapter], document: of.sentences.flat(), of, suits };
}
