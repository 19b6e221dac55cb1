import type { AnswerContent, Citation, Intent, RefusalReason, Related } from '../domain/answer.ts';
import { type CheckedSentence, checkCitations } from '../domain/citation.ts';
import type { Clock } from '../domain/clock.ts';
import { BEYOND_REASONS, type BeyondReason, type Corpus, type Passage } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { PlanTarget } from '../domain/reference.ts';
import { planRef } from '../domain/reference.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import type { Named } from '../retrieval/lookup.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { substance } from '../retrieval/wrapping.ts';
import { type Courtesy, courtesyOf, courtesyText } from './courtesy.ts';
import { type SourcedDraft, writeContents, writeList, writeMissing, writePeriod, writeStructure } from './named.ts';
import { OfficeFinder, refusalText, routeText } from './refusal.ts';
import { screen } from './screen.ts';
import { selectPassages } from './select.ts';
import { SentenceChooser } from './sentences.ts';
import { ExtractiveWriter } from './writer.extractive.ts';
import { withTokens } from './writer.ts';

/** Beyond this probability that the corpus holds no answer, the question is refused (see evals). */
const REFUSE_ABOVE = 0.25;

/** An answer with what it was made from. */
export interface Answered {
  content: AnswerContent;
  retrieved: { ref: string; score: number; kept: boolean }[];
  /** Milliseconds by step. */
  timings: Record<string, number>;
}

/** The question path: screen → look up → retrieve → refuse or select → write → guard → label. */
export class Answering {
  private readonly writer: ExtractiveWriter;
  private readonly offices: OfficeFinder;

  constructor(
    private readonly corpus: Corpus,
    private readonly retriever: HybridRetriever,
    private readonly clock: Clock,
  ) {
    this.writer = new ExtractiveWriter(corpus, new SentenceChooser(corpus.plan, retriever.reader));
    this.offices = new OfficeFinder(corpus);
  }

  /** Answers a question that stands by itself. Never throws for anything in the question. */
  async answer(question: string): Promise<Answered> {
    const started = this.clock.now();
    const screened = screen(question);
    if (screened.kind !== 'question') return this.refused(screened.kind, question, null, started);
    const query = this.retriever.reader.read(screened.text);
    const courtesy = courtesyOf(query.written);
    if (courtesy) return this.courteous(courtesy, started);
    const named = this.retriever.lookup.find(query.written);
    const retrieved = this.retriever.searchQuery(query);
    const reason = named ? null : refusalReason(retrieved);
    if (reason) return this.refused(reason, screened.text, retrieved, started);
    const sourced = await this.draft(screened.text, query, named, retrieved);
    const checked = checkCitations(sourced.draft, sourced.sources);
    if (!checked.ok) return this.refused('unavailable', screened.text, retrieved, started);
    return this.answered(checked.sentences, checked.citations, retrieved, started);
  }

  private async draft(
    question: string,
    query: Query,
    named: Named | null,
    retrieved: Retrieved,
  ): Promise<SourcedDraft> {
    if (named?.kind === 'list') return writeList(named);
    if (named?.kind === 'contents') return writeContents(this.corpus.plan);
    if (named?.kind === 'period') return writePeriod(this.corpus.plan);
    if (named?.kind === 'places') {
      if (named.missing.length) return writeMissing(named.missing, this.corpus);
      const passages = this.passagesNamed(named.targets, query, named.rest);
      if (!passages) return writeStructure(named.targets, this.corpus);
      return this.write(question, query, passages);
    }
    return this.write(
      question,
      query,
      selectPassages(question, [...retrieved.kept, ...retrieved.rejected], this.retriever),
    );
  }

  private async write(question: string, query: Query, passages: Passage[]): Promise<SourcedDraft> {
    const sources = withTokens(passages);
    return { draft: await this.writer.write({ question, query, sources }), sources };
  }

  /** The tasks that a question names; of a section or part the best task, where it asks for something in it. */
  private passagesNamed(targets: PlanTarget[], query: Query, rest: string): Passage[] | null {
    const tasks = targets
      .filter((target) => target.kind === 'task')
      .map((target) => this.corpus.passages.get(planRef(target)) as Passage);
    if (tasks.length) return tasks;
    if (substance(rest).length < 4) return null;
    const inside = new Set(targets.flatMap((target) => this.tasksIn(target)));
    const best = this.retriever.searchQuery(query, 200);
    const hit = [...best.kept, ...best.rejected].find(({ passage }) => inside.has(passage.ref));
    return hit ? [hit.passage] : null;
  }

  private tasksIn(target: PlanTarget): string[] {
    const { plan } = this.corpus;
    const holder =
      target.kind === 'section'
        ? plan.sections[target.number - 1]
        : target.kind === 'part'
          ? plan.parts[target.number - 1]
          : undefined;
    return (holder?.tasks ?? []).map((number) => `plan:${number}`);
  }

  private answered(sentences: CheckedSentence[], found: Citation[], retrieved: Retrieved, started: number): Answered {
    const citations = found.map((citation) => ({ ...citation, notes: this.notesOn(citation) }));
    const cited = new Set(citations.map((citation) => citation.ref));
    return this.done(
      {
        outcome: 'answered',
        reason: null,
        text: render(sentences),
        citations,
        related: this.related(retrieved, cited),
        notices: [this.periodNotice(), ...new Set(citations.flatMap((citation) => citation.notes))],
      },
      retrieved,
      started,
    );
  }

  private refused(reason: RefusalReason, question: string, retrieved: Retrieved | null, started: number): Answered {
    const key = this.retriever.reader.keyOf(question.slice(0, LIMITS.questionChars));
    const text = refusalText(reason, this.offices.find(key), this.offices.lastResort);
    const related = retrieved && reason === 'no_basis' ? this.related(retrieved, new Set()) : [];
    return this.done({ outcome: 'refused', reason, text, citations: [], related, notices: [] }, retrieved, started);
  }

  /** A greeting is not in scope, but it is met kindly; who wants a person is told where one is. */
  private courteous(courtesy: Courtesy, started: number): Answered {
    const base = { citations: [], related: [], notices: [] };
    if (courtesy === 'human_help') {
      const text = routeText(this.offices.lastResort);
      return this.done({ ...base, outcome: 'action', reason: null, intent: 'human_help', text }, null, started);
    }
    const text = courtesyText(courtesy, this.corpus.plan.title);
    return this.done({ ...base, outcome: 'refused', reason: 'out_of_scope', text }, null, started);
  }

  private done(
    part: Omit<AnswerContent, 'intent' | 'mode' | 'corpusVersion'> & { intent?: Intent },
    retrieved: Retrieved | null,
    started: number,
  ): Answered {
    const hits = retrieved
      ? [
          ...retrieved.kept.map((hit) => ({ ...hit, kept: true })),
          ...retrieved.rejected.map((hit) => ({ ...hit, kept: false })),
        ]
      : [];
    return {
      content: { intent: 'ask', mode: 'extractive', corpusVersion: this.corpus.version, ...part },
      retrieved: hits.map(({ passage, score, kept }) => ({ ref: passage.ref, score, kept })),
      timings: { answer: this.clock.now() - started },
    };
  }

  private related(retrieved: Retrieved, cited: Set<string>): Related[] {
    return [...retrieved.kept, ...retrieved.rejected]
      .filter(({ passage }) => !cited.has(passage.ref))
      .slice(0, LIMITS.related)
      .map(({ passage: { ref, label, heading } }) => ({ ref, label, heading }));
  }

  /** Every answer that rests on the plan says when its period ended; whether a task was met the plan does not say. */
  private periodNotice(): string {
    const { periodFrom, periodTo } = this.corpus.plan;
    const years = `${periodFrom.slice(0, 4)}—${periodTo.slice(0, 4)}年`;
    const over = this.clock.now() > Date.parse(`${periodTo}T23:59:59+08:00`);
    return over ? `本方案实施期为${years}，已经期满。任务是否完成，方案没有说明。` : `本方案实施期为${years}。`;
  }

  private notesOn({ ref, start, end }: Citation): string[] {
    const task = this.corpus.plan.tasks.find((candidate) => candidate.ref === ref);
    return (task?.errata ?? [])
      .filter((erratum) => erratum.start < end && erratum.end > start)
      .map((erratum) => erratum.note);
  }
}

/** A task's number and heading, quoted by themselves. */
const HEADING = /^\d+\.[^。]*。$/;

function refusalReason(retrieved: Retrieved): BeyondReason | null {
  const total = BEYOND_REASONS.reduce((sum, reason) => sum + retrieved.beyond[reason], 0);
  if (total <= REFUSE_ABOVE && retrieved.kept.length > 0) return null;
  return [...BEYOND_REASONS].sort((a, b) => retrieved.beyond[b] - retrieved.beyond[a])[0] as BeyondReason;
}

/** Sentences with 【任务31】 behind each; another passage begins another line, and so does what follows a heading. */
function render(sentences: CheckedSentence[]): string {
  let text = '';
  let line: Passage | undefined;
  for (const sentence of sentences) {
    const [passage] = sentence.passages;
    if (text && (passage !== line || sentence.kind === 'words')) text += '\n';
    line = sentence.kind === 'words' || HEADING.test(sentence.text) ? undefined : passage;
    const marks = sentence.kind === 'words' && sentence.passages.length > 3 ? [] : sentence.passages;
    text += sentence.text + marks.map(({ label }) => `【${label}】`).join('');
  }
  return text;
}
