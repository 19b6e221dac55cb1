import { BEYOND_REASONS, type BeyondReason, type Corpus, type IndexedQuestion } from '../domain/corpus.ts';
import type { Passage } from '../domain/passage.ts';
import { planRef } from '../domain/reference.ts';
import type { Hit, Retrieved, Retriever } from '../domain/retrieval.ts';
import { holdsAsked } from './asked.ts';
import { answerableFeatures, type LEADS, type Models, searchedPassages, severalFeatures } from './examples.ts';
import { LexicalIndex } from './lexical.ts';
import { softmax } from './linear-model.ts';
import { Lookup } from './lookup.ts';
import type { Query, QueryReader } from './query.ts';
import { tokenize } from './tokens.ts';

/** A kept passage has at least this probability; calibrated on questions with and without an answer (see evals). */
const FLOOR = 0.02;
/** What a full match by words adds to a passage's logit. */
const WORDS = 2;
/** What is left of the doubt where the best passage holds the very kind of fact that is asked for. */
const RELIEF = 0.25;
/** The share of the second opinion in whether the corpus answers at all. */
const SECOND_OPINION = 0.5;

/**
 * The hybrid retriever: the ranker's logit plus the share of the question's words (by BM25F) that a passage
 * holds, through one softmax over all passages and the three kinds of question that the corpus does not answer.
 */
export class HybridRetriever implements Retriever {
  /** The passages that are searched: the tasks and the plan's own paragraphs. */
  readonly passages: Passage[];
  /** What questions name outright. */
  readonly lookup: Lookup;
  private readonly words: LexicalIndex;

  constructor(
    private readonly corpus: Corpus,
    readonly reader: QueryReader,
    private readonly models: Models,
  ) {
    this.passages = searchedPassages(corpus);
    this.lookup = new Lookup(corpus);
    this.words = this.indexWords(corpus);
  }

  search(question: string, options: { limit?: number } = {}): Retrieved {
    return this.searchQuery(this.reader.read(question), options.limit);
  }

  /** The same for a question that was read already. */
  searchQuery(query: Query, limit = 20): Retrieved {
    const probabilities = this.probabilities(query);
    const named = this.named(query);
    const hits: Hit[] = this.passages.map((passage, at) => ({ passage, score: probabilities[at] as number }));
    hits.sort((a, b) => b.score - a.score || (a.passage.ref < b.passage.ref ? -1 : 1));
    const top = [...named, ...hits.filter(({ passage }) => !named.some((hit) => hit.passage === passage))].slice(
      0,
      limit,
    );
    return {
      kept: top.filter((hit) => hit.score >= FLOOR),
      rejected: top.filter((hit) => hit.score < FLOOR),
      beyond: this.beyond(query, probabilities, (hits[0] as Hit).passage),
    };
  }

  /** How probable it is that a question asks for several things. */
  asksSeveral(query: Query): number {
    return softmax(this.models.several.score(severalFeatures(query)))[1] as number;
  }

  /** How much a feature of a question tells, by how few of people's questions have it. */
  idfOf(feature: string): number {
    return this.models.passage.idfOf(feature);
  }

  /** How probable it is that a question is for the plan, for a law, for neither. */
  leads(query: Query): Record<(typeof LEADS)[number], number> {
    const [plan, law, neither] = softmax(this.models.lead.score(query.features)) as unknown as [number, number, number];
    return { plan, law, neither };
  }

  /** What the question names outright comes first, with certainty. */
  private named({ written }: Query): Hit[] {
    const named = this.lookup.find(written);
    if (named?.kind === 'list')
      return [...new Set(named.places.map((place) => place.passage))].map((passage) => ({ passage, score: 1 }));
    if (named?.kind !== 'places') return [];
    return named.targets.map((target) => ({ passage: this.corpus.passages.get(planRef(target)) as Passage, score: 1 }));
  }

  /** The probability of each passage, then of each reason beyond the corpus. */
  private probabilities(query: Query): Float32Array {
    const logits = this.models.passage.score(query.features);
    const words = this.words.score(query.words);
    const full = this.words.fullScore(query.words);
    if (full > 0)
      for (let at = 0; at < words.length; at++)
        logits[at] = (logits[at] as number) + (WORDS * (words[at] as number)) / full;
    return softmax(logits);
  }

  private beyond(query: Query, probabilities: Float32Array, best: Passage): Record<BeyondReason, number> {
    const second = softmax(this.models.answerable.score(answerableFeatures(query, best)));
    const [noBasis, outOfScope, unsafe] = BEYOND_REASONS.map((_, at) => {
      const first = probabilities[this.passages.length + at] as number;
      return first * (1 - SECOND_OPINION) + (second[1 + at] as number) * SECOND_OPINION;
    }) as [number, number, number];
    const answers = this.standsOut(best, probabilities) && holdsAsked(query.key, best);
    return { no_basis: answers ? noBasis * RELIEF : noBasis, out_of_scope: outOfScope, unsafe };
  }

  /** Whether a passage has the larger half of what all passages have together. */
  private standsOut(best: Passage, probabilities: Float32Array): boolean {
    const all = probabilities.subarray(0, this.passages.length).reduce((sum, probability) => sum + probability, 0);
    return (probabilities[this.passages.indexOf(best)] as number) >= all / 2;
  }

  private indexWords(corpus: Corpus): LexicalIndex {
    const tokens = (text: string): string[] => tokenize(this.reader.corpusKey(text), [2]);
    const questions = Map.groupBy(corpus.questions, (question) => question.ref);
    const sections = new Map(
      corpus.plan.sections.flatMap(({ tasks, heading }) => tasks.map((task) => [`plan:${task}`, heading])),
    );
    const documents = this.passages.map((passage) => [
      tokens(passage.heading),
      tokens(passage.text),
      tokens(sections.get(passage.ref) ?? ''),
      (questions.get(passage.ref) ?? ([] as IndexedQuestion[])).flatMap((question) => tokens(question.text)),
    ]);
    return LexicalIndex.of(documents, [
      { weight: 2, b: 0.5 },
      { weight: 1, b: 0.75 },
      { weight: 0.5, b: 0.5 },
      { weight: 1, b: 0.75 },
    ]);
  }
}
