import { Guard } from '../answering/guard.ts';
import type { SentenceChooser } from '../answering/sentences.ts';
import type { CheckedSentence } from '../domain/citation.ts';
import type { Passage, Span } from '../domain/passage.ts';
import type { PassageKind } from '../domain/retrieval.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { isNamedIn } from './decision-passages.ts';
import type { Desk } from './desk.ts';
import type { ReportSection } from './report.ts';
import type { StepList } from './steps.ts';

/** What choosing quotations needs. */
export interface ExtractiveParts {
  retriever: Pick<HybridRetriever, 'reader' | 'leads'>;
  chooser: SentenceChooser;
}

/** The question's own clauses are looked up beside it: at most so many, of at least so many characters. */
const MOST_CLAUSES = 2;
const LEAST_CHARS = 5;
const CLAUSE_ENDS = /[，,。；;？?！!\n]|以及|还有|另外|同时/;

/** Passages of one look-up. A place of the plan counts from this probability on, an article from this share of the best. */
const HITS = 4;
const PLAN_FROM = 0.04;
const LAW_FROM = 0.75;
/** How probable it has to be that laws answer at all. */
const LAW_LEADS_FROM = 0.1;
/** Characters that are quoted of one passage, about. */
const QUOTED_CHARS = 260;
/** Places of the decisions that a question names. */
const MOST_OF_DECISIONS = 6;

/**
 * A report of quotations alone: the question and its clauses looked up in plan and laws, and decisions that it names.
 * Deterministic. Each look-up is a step like a model's.
 */
export async function extractiveSections(
  question: string,
  desk: Desk,
  steps: StepList,
  { retriever, chooser }: ExtractiveParts,
): Promise<ReportSection[]> {
  const queries = [question, ...clausesOf(question)];
  const { reader } = retriever;
  const ofPlan = queries.flatMap((query) => lookUp(query, 'plan', desk, steps));
  const onLaw = queries.filter((query) => retriever.leads(reader.read(query)).law >= LAW_LEADS_FROM);
  const ofLaws = onLaw.flatMap((query) => lookUp(query, 'law', desk, steps));
  const decisions = await decisionsFor(question, desk, steps);
  const guard = new Guard(desk.book.sources);
  const section = (heading: string, passages: Passage[]): ReportSection => {
    const once = [...new Map(passages.map((passage) => [passage.ref, passage])).values()];
    const query = reader.read(question);
    const quoted = once.flatMap((passage) => {
      const spans = joined(passage, chooser.choose(passage, query, QUOTED_CHARS));
      return quotations(passage, spans, desk.book.tokenOf(passage), guard);
    });
    return { heading, sentences: quoted };
  };
  return [section('实施方案', ofPlan), section('法律法规', ofLaws), section('重大行政决策事项', decisions)].filter(
    ({ sentences }) => sentences.length > 0,
  );
}

function clausesOf(question: string): string[] {
  const clauses = question.split(CLAUSE_ENDS).map((clause) => clause.trim());
  const own = clauses.filter(
    (clause) => clause.length >= LEAST_CHARS && clause !== question.replace(/[。？?！!]$/, ''),
  );
  return own.length > 1 ? own.slice(0, MOST_CLAUSES) : [];
}

function lookUp(query: string, kind: PassageKind, desk: Desk, steps: StepList): Passage[] {
  const hits = desk.searching.search(query, { kind, limit: HITS });
  const least = kind === 'law' ? (hits[0]?.score ?? 0) * LAW_FROM : PLAN_FROM;
  const near = hits.filter(({ score }) => score >= least).map(({ passage }) => passage.ref);
  const { passages, inWords } = desk.shown(near);
  steps.add('search', { query, kind }, inWords);
  return passages;
}

/** How the decisions stand that the question names, and their drafts. */
async function decisionsFor(question: string, desk: Desk, steps: StepList): Promise<Passage[]> {
  const { passages, inWords } = await desk.decisions({ matching: (decision) => isNamedIn(question, decision) });
  steps.add('list_decisions', {}, inWords);
  return passages.slice(0, MOST_OF_DECISIONS);
}

/** Spans that follow one another are one. */
function joined({ text }: Passage, spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '') last.end = span.end;
    else all.push({ ...span });
  }
  return all;
}

function quotations(passage: Passage, spans: Span[], token: string, guard: Guard): CheckedSentence[] {
  return spans.flatMap(({ start, end }) => {
    const quote = passage.text.slice(start, end);
    return guard.pass({ kind: 'quote', token, quote, start, end }) ?? [];
  });
}
