import { screen } from '../answering/screen.ts';
import { SentenceChooser } from '../answering/sentences.ts';
import type { Clock } from '../domain/clock.ts';
import type { SafeText } from '../domain/safe-text.ts';
import type { ModelFailure } from '../models/model.ts';
import type { Prompt } from '../models/prompt.ts';
import { render } from '../models/prompts.ts';
import type { ModelSettings } from '../models/settings.ts';
import type { TokenCounter } from '../models/token-counter.ts';
import { redact } from '../privacy/personal-data.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { type AgentRun, runAgent } from './agent.langchain.ts';
import { Desk, type DeskParts } from './desk.ts';
import { extractiveSections } from './extractive.ts';
import { RESEARCH_LIMITS, type ResearchLimits } from './limits.ts';
import { type Report, type ReportSection, sourcesOf } from './report.ts';
import { type ResearchStep, StepList } from './steps.ts';
import { checkedReport, type WrittenReport } from './written.ts';

/** What research works with. */
export interface ResearchParts extends DeskParts {
  retriever: HybridRetriever;
  clock: Clock;
  /** `null` where no model is set: the report is quotations then. */
  model: { settings: ModelSettings; prompt: Prompt; counter?: TokenCounter | undefined } | null;
  limits?: Partial<ResearchLimits> | undefined;
}

export interface ResearchOptions {
  /** Hears of each look-up when it was made. */
  onStep?: ((step: ResearchStep) => void) | undefined;
  /** Ends the model's part; the report is then quotations. */
  signal?: AbortSignal | undefined;
}

/** A report, or, in words for people, why there is none. */
export type ResearchResult = { kind: 'report'; report: Report } | { kind: 'refused'; words: string };

const REFUSED = {
  over_limit: '题目太长，请写短一些。',
  unsafe: '这段话不是要研究的题目，请写明要查什么规定。',
};
const FAILURES: Record<ModelFailure, string> = {
  over_budget: '用量到了上限',
  busy: '请求太多',
  paused: '暂停使用',
  timeout: '没有在限时内完成',
  rate_limited: '服务限制了请求次数',
  refused: '服务没有接受请求',
  unreachable: '服务连不上或者中断',
  unreadable: '没有写出报告',
};
const NO_MODEL = '没有配置模型，以下全部是原文摘录。';
const UNSUPPORTED = '模型写的内容没有通过与原文的核对，没有采用，以下全部是原文摘录。';
const NOTHING = '没有查到可以引用的依据。';

/** Researches a question for staff. Never throws for what the question says or a model does. */
export async function research(
  question: string,
  parts: ResearchParts,
  { onStep, signal }: ResearchOptions = {},
): Promise<ResearchResult> {
  const screened = screen(question);
  if (screened.kind !== 'question') return { kind: 'refused', words: REFUSED[screened.kind] };
  const safe = redact(screened.text);
  const desk = new Desk(parts);
  const steps = new StepList(desk.book, onStep);
  const run = parts.model && (await ask(parts.model, safe, { desk, steps, parts, signal }));
  const written = run?.text ? checkedReport(run.text, desk.book.sources, run) : null;
  const isWritten = written !== null && written.claims > 0;
  const sections = isWritten ? written.sections : await quoted(safe, desk, steps, parts);
  const report: Report = {
    question: safe,
    model: isWritten ? (run as AgentRun).model : null,
    notices: noticesOf(run, written, sections),
    sections,
    sources: sourcesOf(sections, desk.book.sources),
    steps: steps.steps,
    usage: run?.usage ?? null,
    corpusVersion: parts.laws.version,
    promptHash: parts.model?.prompt.hash ?? null,
    madeAt: parts.clock.now(),
  };
  return { kind: 'report', report };
}

interface Run {
  desk: Desk;
  steps: StepList;
  parts: ResearchParts;
  signal: AbortSignal | undefined;
}

function ask(
  { settings, prompt, counter }: NonNullable<ResearchParts['model']>,
  question: SafeText,
  { desk, steps, parts, signal }: Run,
): Promise<AgentRun> {
  const limits = { ...RESEARCH_LIMITS, ...parts.limits };
  const { clock } = parts;
  return runAgent({ settings, ...render(prompt, { question }), desk, steps, limits, clock, counter, signal });
}

function quoted(question: string, desk: Desk, steps: StepList, { retriever }: ResearchParts): Promise<ReportSection[]> {
  const chooser = new SentenceChooser(retriever.passages, retriever.reader);
  return extractiveSections(question, desk, steps, { retriever, chooser });
}

function noticesOf(run: AgentRun | null, written: WrittenReport | null, sections: ReportSection[]): string[] {
  const nothing = sections.length === 0 ? [NOTHING] : [];
  if (!run) return [NO_MODEL, ...nothing];
  if (run.failure) return [`模型没有完成研究（${FAILURES[run.failure]}），以下全部是原文摘录。`, ...nothing];
  if (!written || written.claims === 0) return [UNSUPPORTED, ...nothing];
  const { failed, replaced } = written;
  if (failed === 0) return [];
  const dropped = failed - replaced;
  const ways = [replaced && `${replaced}句换成了原文`, dropped && `${dropped}句略去`].filter(Boolean).join('，');
  return [`模型写的句子里有${failed}句没有通过与原文的核对：${ways}。`];
}
