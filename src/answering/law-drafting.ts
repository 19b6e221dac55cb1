import type { LawShelf } from '../corpus/laws/shelf.ts';
import type { Instrument } from '../domain/law.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Passage, Span } from '../domain/passage.ts';
import type { LawNamed } from '../retrieval/laws/lookup.ts';
import type { LawHit } from '../retrieval/laws/part.ts';
import type { LawFound } from '../retrieval/laws/search.ts';
import type { Query } from '../retrieval/query.ts';
import { substance } from '../retrieval/wrapping.ts';
import { DraftCollector, type SourcedDraft } from './named.ts';
import type { SentenceChooser } from './sentences.ts';

/** Writes what the laws answer: the articles' own sentences, or the points of cards where a text is not at hand. */

/** A further place is cited where it comes this near to the best. */
const BESIDE = 0.9;
const MOST = 3;
const MOST_NAMED = 6;
const FIRST_CHARS = 280;
/** An article that stands behind the plan. */
const BESIDE_CHARS = 160;

/** Whether a law is (still) in force, since when, and in which version: the lock answers. */
const TIME =
  /(还|是否|是不是|现在|如今|目前).{0,4}(有效|管用|算数|作数|施行|适用|生效|在用)|有效吗|失效|废止|作废|过期|过时|什么时候.{0,4}(开始)?(施行|实施|生效|执行|出台|公布|通过|修[订改正])|(何时|几时|哪[一]?[年天]|从哪天|哪天).{0,6}(施行|实施|生效|起|公布|出台)|(施行|实施|生效|公布|修订|修正)(日期|时间|是哪)|最新(版|修[订改正])|修[订改正]过|(哪|几)个?版本|文号|被.{0,6}(取代|替代)/;
/** What only the text of an instrument could tell. */
const TEXT_WANTED = /第.{1,6}条|几条|原文|全文|条文|哪里|哪儿|下载|施行|生效|有效|什么时候|何时|文号|规定了(什么|啥)/;

/** Drafts answers from laws. */
export class LawDrafting {
  constructor(private readonly chooser: SentenceChooser) {}

  /** A draft on what was found; `null` where nothing can be said. */
  draft(query: Query, found: LawFound, shelf: LawShelf): SourcedDraft | null {
    const [first] = found.named;
    if (first && TIME.test(query.key)) return writeTime(found.named, shelf);
    const numbered = found.named.filter(({ places }) => places.length > 0);
    if (numbered.length > 0) return this.writeNamed(numbered, found, shelf);
    if (first && substance(first.rest).length < 2) return writeOverview(first, shelf);
    return this.writeHits(query, found.hits);
  }

  /** What is said of an instrument whose text is not at hand; `null` where the plan answers better. */
  draftInstrument(query: Query, { id }: Instrument, shelf: LawShelf): SourcedDraft | null {
    const card = shelf.card(id);
    if (!card || !TEXT_WANTED.test(query.key)) return null;
    const drafting = new DraftCollector();
    drafting.quote(card);
    return drafting.done();
  }

  /** The best article, to stand behind what the plan says; `null` where only a card is at hand. */
  draftBeside(query: Query, { hits }: LawFound): SourcedDraft | null {
    const [best] = hits;
    if (!best || best.passage.ref.startsWith('card:')) return null;
    const drafting = new DraftCollector();
    this.quoteArticle(drafting, best.passage, query, BESIDE_CHARS);
    return drafting.done();
  }

  private writeHits(query: Query, hits: LawHit[]): SourcedDraft | null {
    // A card that has no point on the place says nothing of what was asked.
    const telling = hits.filter(({ passage, span }) => span || !passage.ref.startsWith('card:'));
    const [best] = telling;
    if (!best) return null;
    const beside = telling.filter((hit, at) => at === 0 || hit.score >= best.score * BESIDE).slice(0, MOST);
    const drafting = new DraftCollector();
    const budget = beside.length > 1 ? LIMITS.answerChars / beside.length : FIRST_CHARS;
    for (const { passage, span } of beside)
      if (span) drafting.quote(passage, span.start, span.end);
      else this.quoteArticle(drafting, passage, query, budget);
    return drafting.done();
  }

  /** The sentences of an article that answer; those that follow one another are one quotation. */
  private quoteArticle(drafting: DraftCollector, passage: Passage, query: Query, budget: number): void {
    const spans: Span[] = [];
    for (const span of this.chooser.choose(passage, query, budget)) {
      const last = spans.at(-1);
      if (last && passage.text.slice(last.end, span.start).trim() === '') last.end = span.end;
      else spans.push({ ...span });
    }
    for (const { start, end } of spans) drafting.quote(passage, start, end);
  }

  /** The articles that are named by number; what a law does not have is said. */
  private writeNamed(named: LawNamed[], { hits }: LawFound, shelf: LawShelf): SourcedDraft {
    const drafting = new DraftCollector();
    for (const { law, version, places } of named)
      for (const place of places.slice(0, MOST_NAMED)) {
        const hit = hits.find((one) => one.law.id === law.id && one.place === place && one.score >= 1);
        if (hit?.span) drafting.quote(hit.passage, hit.span.start, hit.span.end);
        else if (hit && !hit.passage.ref.startsWith('card:')) drafting.quote(hit.passage);
        else writeMissing(drafting, { law, version }, shelf);
      }
    return drafting.done();
  }
}

/** An article that is not there: the last one shows how far the law goes; without the text, only the card speaks. */
function writeMissing(
  drafting: DraftCollector,
  { law, version }: Pick<LawNamed, 'law' | 'version'>,
  shelf: LawShelf,
): void {
  const range = shelf.library?.range(law.id, version);
  const last = range && lastArticle(shelf, range);
  if (last) {
    drafting.words('没有您说的条目，这部法到这里为止：', last);
    drafting.quote(last);
    return;
  }
  const card = shelf.card(law.id);
  if (!card) return;
  drafting.words('您说的条目，原文还没有取回，本站的要点也没有写到。', card);
  drafting.quote(card, card.time.start, card.time.end);
}

function lastArticle(shelf: LawShelf, { from, to }: { from: number; to: number }) {
  for (let at = to - 1; at >= from; at--)
    if (/^\d/.test(shelf.library?.placeAt(at) ?? '')) return shelf.library?.at(at);
  return undefined;
}

/** When laws came into force and whether they still are, as the lock holds it. */
function writeTime(named: LawNamed[], shelf: LawShelf): SourcedDraft | null {
  const drafting = new DraftCollector();
  for (const { law } of named.slice(0, MOST)) {
    const card = shelf.card(law.id);
    if (card) drafting.quote(card, card.time.start, card.time.end);
  }
  return drafting.sentences.length > 0 ? drafting.done() : null;
}

/** A law that is named and nothing else: what it is for, who uses it, since when. */
function writeOverview({ law }: Pick<LawNamed, 'law'>, shelf: LawShelf): SourcedDraft | null {
  const card = shelf.card(law.id);
  if (!card) return null;
  const drafting = new DraftCollector();
  const firstPoint = card.points[0]?.start;
  drafting.quote(card, 0, firstPoint ? firstPoint - 1 : card.text.length);
  return drafting.done();
}
