import type { AnswerContent, RefusalReason } from '../domain/answer.ts';
import type { Clock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Reranker } from '../models/rerank.ts';
import { redact } from '../privacy/personal-data.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { substance } from '../retrieval/wrapping.ts';
import { Composer, type Seen } from './composing.ts';
import { courtesyOf } from './courtesy.ts';
import { Drafting } from './drafting.ts';
import { Finder, type Finding, type Route } from './finding.ts';
import { LawDrafting } from './law-drafting.ts';
import { joined, type SourcedDraft } from './named.ts';
import type { AnswerOptions, Hear, WholeQuestion } from './question.ts';
import type { Rewriter } from './rewriting.ts';
import { type Screened, screen } from './screen.ts';
import { SentenceChooser } from './sentences.ts';
import { isOurs, sourcesFor } from './sources.ts';
import { Steps } from './steps.ts';
import { type Answered, answeredOf } from './traced.ts';
import { ExtractiveWriter } from './writer.extractive.ts';
import type { AnswerWriter } from './writer.ts';
import { type Composed, compose } from './writing.ts';

/** Those who put a model to work; without them answers are extractive. */
export interface ModelParts {
  writer: AnswerWriter;
  rewriter: Pick<Rewriter, 'rewrite'>;
  /** Orders what came near by how well it answers; without it the search's order stands. */
  reranker?: Reranker | undefined;
}

/** A name by itself asks for the text: fewer characters are left beside it. */
const ASKS_ABOUT = 4;
const NO_MODEL = '没有配置模型，以下是原文摘录。';
const ASIDE: AnswerOptions = {};

/** The question path. Each step is named, so that its time stands in the trace. */
export class Answering {
  private readonly drafting: Drafting;
  private readonly lawDrafting: LawDrafting;
  private readonly finder: Finder;
  private readonly composer: Composer;

  constructor(
    corpus: Corpus,
    private readonly retriever: HybridRetriever,
    readonly laws: Laws,
    private readonly clock: Clock,
    private readonly model: ModelParts | null = null,
  ) {
    const chooser = new SentenceChooser(retriever.passages, retriever.reader);
    this.drafting = new Drafting(corpus, retriever, new ExtractiveWriter(corpus, chooser));
    this.lawDrafting = new LawDrafting(chooser);
    this.finder = new Finder(corpus, retriever, laws, this.lawDrafting);
    this.composer = new Composer(corpus, laws, clock);
  }

  /** What every answer says it was made from. */
  get version(): string {
    return this.laws.version;
  }

  /** Answers a question. Never throws for anything in the question, nor for whatever a model does. */
  async answer(question: string, options: AnswerOptions = ASIDE): Promise<Answered> {
    const steps = new Steps(this.clock);
    const screened = steps.take('screen', () => screen(question));
    if (screened.kind !== 'question') return this.notAsked(question, screened, steps);
    const whole = await steps.wait('make whole', () => makeWhole(screened.text, options));
    const made = { resolved: whole.text, stripped: screened.stripped, steps };

    const query = this.retriever.reader.read(whole.text);
    const courtesy = courtesyOf(query.written);
    if (courtesy) return answeredOf(this.composer.courteous(courtesy), made);
    const route = steps.take('route', () => this.finder.route(query));

    const first = await steps.wait('retrieve', () => this.finder.retrieve(route));
    const rewritten = await steps.wait('rewrite', () => this.rewrite(whole.text, first, route, options));
    const finding = rewritten ? this.finder.better(first, rewritten.findings) : first;
    const found = { ...made, retrieved: finding, rewritten };
    const draft = whole.refused ? null : await steps.wait('draft', () => this.draft(whole, route, finding));
    if (!draft) return answeredOf(this.refused(finding, whole), found);

    const composed = await steps.wait('write and guard', () => this.write(whole, route, finding, draft, options));
    if (!composed) return answeredOf(this.composer.refused('unavailable', query.key, finding), found);
    const content = steps.take('label', () => this.composer.answered(composed, finding));
    return answeredOf(content, { ...found, composed });
  }

  private notAsked(question: string, { kind }: Exclude<Screened, { kind: 'question' }>, steps: Steps): Answered {
    const key = this.retriever.reader.keyOf(question.slice(0, LIMITS.questionChars));
    const stripped = kind === 'unsafe';
    return answeredOf(this.composer.refused(kind, key, null), { resolved: question, stripped, steps });
  }

  /** Other words for a question of which it is doubtful whether its own find what answers it. */
  private async rewrite(text: string, first: Finding, route: Route, { mode }: AnswerOptions) {
    if (!this.model || mode === 'extractive' || !this.finder.isInDoubt(first, route)) return null;
    const rewritten = await this.model.rewriter.rewrite(redact(text));
    const queries = rewritten.queries.map((words) => this.retriever.reader.read(words));
    const findings = queries.map((query) => this.finder.retrieve(this.finder.route(query)));
    return { ...rewritten, findings: await Promise.all(findings) };
  }

  /** What is quoted from plan and laws; `null` where neither answers. */
  private async draft({ text, entire }: WholeQuestion, route: Route, finding: Finding): Promise<SourcedDraft | null> {
    const { query, lead, reason, isUnknownArticle, retrieved } = finding;
    if (route.curated) return route.curated;
    if (isUnknownArticle) return null;
    const fromLaws = route.aside ?? this.draftFromLaws(query, finding);
    if (reason && !fromLaws) return null;
    const onPlan = !reason && (lead !== 'law' || !fromLaws);
    const fromPlan = onPlan ? await this.drafting.draft(text, query, route.named, retrieved, entire) : null;
    return lead === 'law first' ? joined(fromLaws, fromPlan) : joined(fromPlan, fromLaws);
  }

  /** What the laws say; `null` where the plan speaks alone. */
  private draftFromLaws(query: Query, { lead, found }: Finding): SourcedDraft | null {
    if (!found || lead === 'plan') return null;
    const { shelf } = this.laws.current;
    return lead === 'law' ? this.lawDrafting.draft(query, found, shelf) : this.lawDrafting.draftBeside(query, found);
  }

  private async write(
    whole: WholeQuestion,
    route: Route,
    finding: Finding,
    draft: SourcedDraft,
    { mode = 'auto', hear = () => {} }: AnswerOptions,
  ): Promise<Composed | null> {
    const isFixed = route.curated !== null || isOurs(draft);
    const writes = mode !== 'extractive' && !isFixed && (mode === 'model' || !asksForText(whole, route, finding));
    const byModel = writes && this.model ? await this.toWrite(this.model, whole, draft, finding) : null;
    const noted: Hear = (text, citations, by) => {
      const remarked = citations.map((citation) => this.composer.withNotes(citation));
      hear(text, remarked, by);
    };
    const task = { question: whole.text, query: finding.query, draft, byModel, hear: noted };
    const composed = await compose(task);
    if (!composed || mode !== 'model' || this.model) return composed;
    return { ...composed, notices: [NO_MODEL, ...composed.notices] };
  }

  private async toWrite(
    { writer, reranker }: ModelParts,
    { text }: WholeQuestion,
    draft: SourcedDraft,
    finding: Finding,
  ) {
    const rank = async (texts: string[]) => (reranker ? reranker.rerank(redact(text), texts) : null);
    return { writer, sources: await sourcesFor(draft, finding, rank) };
  }

  private refused({ query, reason, isUnknownArticle, ...seen }: Finding & Seen, whole: WholeQuestion): AnswerContent {
    const why: RefusalReason = whole.refused || isUnknownArticle ? 'no_basis' : (reason ?? 'unavailable');
    return this.composer.refused(why, query.key, seen);
  }
}

async function makeWhole(text: string, options: AnswerOptions): Promise<WholeQuestion> {
  return options.makeWhole ? options.makeWhole(text) : { text };
}

/** Whether a place is named and nothing asked about it: then its words are what is wanted. */
function asksForText({ entire }: WholeQuestion, { named, aside }: Route, { found }: Finding): boolean {
  if (entire || aside) return true;
  if (named) return named.kind !== 'places' || substance(named.rest).length < ASKS_ABOUT;
  return !!found?.named.some(({ places, rest }) => places.length > 0 && substance(rest).length < ASKS_ABOUT);
}
