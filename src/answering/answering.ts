import type { AnswerContent } from '../domain/answer.ts';
import { checkCitations } from '../domain/citation.ts';
import type { Clock } from '../domain/clock.ts';
import { BEYOND_REASONS, type BeyondReason, type Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { LawFound } from '../retrieval/laws/search.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { Composer } from './composing.ts';
import { courtesyOf } from './courtesy.ts';
import { Drafting } from './drafting.ts';
import { LawDrafting } from './law-drafting.ts';
import { type Lead, leadOf } from './law-route.ts';
import { joined, type SourcedDraft } from './named.ts';
import { type Screened, screen } from './screen.ts';
import { SentenceChooser } from './sentences.ts';
import { ExtractiveWriter } from './writer.extractive.ts';

/** Beyond this probability that the corpus holds no answer, the question is refused (see evals). */
const REFUSE_ABOVE = 0.12;

/** 某某条例第三条: an article of something that is not the plan, whose tasks are counted 第三项, 第三条, too. */
const ARTICLE_OF_ANOTHER =
  /(?<!方案|计划|规划)(?:法|条例|规定|办法|细则|规则|解释)[》」”]? ?第 ?[\d零〇一二三四五六七八九十百千]+ ?条/;

/** An answer with what it was made from. */
export interface Answered {
  content: AnswerContent;
  retrieved: { ref: string; score: number; kept: boolean }[];
  /** Whether hidden characters or orders to a machine were taken out of the question. */
  stripped: boolean;
  /** Milliseconds by step. */
  timings: Record<string, number>;
}

/** An answer with what was looked at for it; `null` where nothing was. */
interface Looked {
  content: AnswerContent;
  retrieved: Retrieved | null;
  found: LawFound | null;
}

/** The question path: screen → look up → retrieve in plan and laws → refuse, or draft → guard → compose. */
export class Answering {
  private readonly drafting: Drafting;
  private readonly lawDrafting: LawDrafting;
  private readonly composer: Composer;

  constructor(
    corpus: Corpus,
    private readonly retriever: HybridRetriever,
    readonly laws: Laws,
    private readonly clock: Clock,
  ) {
    const chooser = new SentenceChooser(retriever.passages, retriever.reader);
    this.drafting = new Drafting(corpus, retriever, new ExtractiveWriter(corpus, chooser));
    this.lawDrafting = new LawDrafting(chooser);
    this.composer = new Composer(corpus, laws, clock);
  }

  /** What every answer says it was made from. */
  get version(): string {
    return this.laws.version;
  }

  /**
   * Answers a question that stands by itself. Never throws for anything in the question.
   * With `entire` the places are quoted whole, as long as they may be.
   */
  async answer(question: string, { entire = false }: { entire?: boolean } = {}): Promise<Answered> {
    return this.timed(question, (screened) => this.answerScreened(question, screened, entire));
  }

  /** Refuses a question of which it is known that no text holds what it asks for, with what lies near. */
  async refuse(question: string): Promise<Answered> {
    return this.timed(question, async (screened) => {
      if (screened.kind !== 'question') return this.answerScreened(question, screened);
      const query = this.retriever.reader.read(screened.text);
      const seen = { retrieved: this.retriever.searchQuery(query), found: this.laws.search(query) };
      return { content: this.composer.refused('no_basis', query.key, seen), ...seen };
    });
  }

  private async timed(question: string, work: (screened: Screened) => Promise<Looked>): Promise<Answered> {
    const started = this.clock.now();
    const screened = screen(question);
    const { content, retrieved, found } = await work(screened);
    const stripped = screened.kind === 'unsafe' || (screened.kind === 'question' && screened.stripped);
    return {
      content,
      retrieved: retrieved ? traced(retrieved, found, content) : [],
      stripped,
      timings: { answer: this.clock.now() - started },
    };
  }

  private async answerScreened(question: string, screened: Screened, entire = false): Promise<Looked> {
    const { composer, retriever } = this;
    if (screened.kind !== 'question') {
      const key = retriever.reader.keyOf(question.slice(0, LIMITS.questionChars));
      return { content: composer.refused(screened.kind, key, null), retrieved: null, found: null };
    }
    const query = retriever.reader.read(screened.text);
    const courtesy = courtesyOf(query.written);
    if (courtesy) return { content: composer.courteous(courtesy), retrieved: null, found: null };
    const found = this.laws.search(query, undefined, await this.laws.vectorFor(query));
    const aside = this.draftFromInstrument(query);
    const unknown = ARTICLE_OF_ANOTHER.test(query.written) && found.named.length === 0 && !aside;
    const named = ARTICLE_OF_ANOTHER.test(query.written) ? null : retriever.lookup.find(query.written);
    const retrieved = retriever.searchQuery(query);
    const seen = { retrieved, found };
    const reason = named ? null : refusalReason(retrieved);
    if (unknown) return { content: composer.refused('no_basis', query.key, seen), ...seen };
    const lead = aside ? 'law' : leadOf(query, retriever, retrieved, { named, reason }, found);
    const fromLaws = aside ?? this.draftFromLaws(query, lead, found);
    if (reason && !fromLaws) return { content: composer.refused(reason, query.key, seen), ...seen };
    const onPlan = !reason && (lead !== 'law' || !fromLaws);
    const fromPlan = onPlan ? await this.drafting.draft(screened.text, query, named, retrieved, entire) : null;
    const { draft, sources } = lead === 'law first' ? joined(fromLaws, fromPlan) : joined(fromPlan, fromLaws);
    const checked = checkCitations(draft, sources);
    if (!checked.ok) return { content: composer.refused('unavailable', query.key, seen), ...seen };
    return { content: composer.answered(checked.sentences, checked.citations, seen), ...seen };
  }

  /** What is said of an instrument whose text is not at hand; `null` where none is named, or the plan answers. */
  private draftFromInstrument(query: Query): SourcedDraft | null {
    const { shelf } = this.laws.current;
    const instrument = shelf.instrumentNamed(query.written);
    return instrument ? this.lawDrafting.draftInstrument(query, instrument, shelf) : null;
  }

  /** What the laws say; `null` where the plan speaks alone. */
  private draftFromLaws(query: Query, lead: Lead, found: LawFound): SourcedDraft | null {
    const { shelf } = this.laws.current;
    if (lead === 'both' || lead === 'law first') return this.lawDrafting.draftBeside(query, found);
    return lead === 'law' ? this.lawDrafting.draft(query, found, shelf) : null;
  }
}

/** The likeliest reason for which the corpus does not answer, where it probably does not. */
function refusalReason({ kept, beyond }: Retrieved): BeyondReason | null {
  const total = BEYOND_REASONS.reduce((sum, reason) => sum + beyond[reason], 0);
  if (total <= REFUSE_ABOVE && kept.length > 0) return null;
  return [...BEYOND_REASONS].sort((a, b) => beyond[b] - beyond[a])[0] as BeyondReason;
}

/** Every passage that was looked at; those of what leads the answer first. */
function traced(
  { kept, rejected }: Retrieved,
  found: LawFound | null,
  { citations: [first] }: AnswerContent,
): Answered['retrieved'] {
  const trace = (hits: Retrieved['kept'], isKept: boolean) =>
    hits.map(({ passage, score }) => ({ ref: passage.ref, score, kept: isKept }));
  const plan = [...trace(kept, true), ...trace(rejected, false)];
  const laws = trace(found?.hits ?? [], true);
  return first && !first.ref.startsWith('plan:') ? [...laws, ...plan] : [...plan, ...laws];
}
