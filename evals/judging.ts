import type { Corpus } from '../src/domain/corpus.ts';
import { StartupError } from '../src/domain/errors.ts';
import type { LanguageModel } from '../src/models/model.ts';
import type { Prompt } from '../src/models/prompt.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { loadCorpus } from './engine.ts';
import type { Evaluation } from './evaluation.ts';
import { type Judged, judge, type Verdict } from './judge.ts';
import { showGuard, showJudgement } from './judging-table.ts';
import { guardAgainst, type Label, loadLabels } from './labels.ts';
import { openModel } from './model.ts';
import { readSettings, type Settings } from './settings-file.ts';
import type { Scored } from './summary.ts';

/** Judgements that are needed of the labelled answers before any figure of the judge is told. */
export const LEAST_LABELS = 40;
const AT_ONCE = 8;

/** How far the judge agrees with people, over the labelled answers that it could judge. */
export interface JudgeAgreement {
  supported: Agreement;
  answers: Agreement;
  /** Labelled answers, those without a readable verdict included. */
  labels: number;
}

/** What the judge says of a run. */
export interface Judgement {
  supported: { hits: number; of: number };
  answers: { hits: number; of: number };
  /** Answers without a readable verdict. */
  unread: number;
}

/**
 * Has a model judge the answered cases of runs, and prints that beside its agreement with people, which is measured
 * anew each time. Throws `StartupError` where there is no model, or too few labelled answers to know what it is worth.
 */
export async function judgeRuns(
  runs: readonly Evaluation[],
  settings: readonly Settings[],
  config: string | undefined,
): Promise<void> {
  const { model, prompt } = await openJudge(settings, config);
  const corpus = await loadCorpus();
  const labels = await loadLabels(corpus);
  console.log(`评卷:${model.nameOf('judge')};人工标注 ${labels.length} 条`);
  console.log(showGuard(guardAgainst(labels)));
  const agreement = await agreementWith(labels, model, prompt);
  for (const run of runs) {
    run.judged = { by: model.nameOf('judge'), agreement, judgement: await judgementOf(run, corpus, model, prompt) };
    console.log(showJudgement(run.settings.name, run.judged));
  }
}

async function openJudge(
  settings: readonly Settings[],
  config: string | undefined,
): Promise<{ model: LanguageModel; prompt: Prompt }> {
  const chosen = config
    ? await readSettings(config, process.env)
    : settings.find(({ model }) => Object.keys(model).length > 0);
  const opened = chosen && (await openModel(chosen.model));
  if (!opened) throw new StartupError('--judge 要一个模型:请用 --judge-config 或带 model 的 --config');
  const prompt = opened.prompts.get('judge');
  if (!prompt) throw new StartupError('没有 prompts/judge.zh.md');
  return { model: opened.model, prompt };
}

/** Judges the labelled answers. Throws `StartupError` where too few verdicts came of it. */
export async function agreementWith(
  labels: readonly Label[],
  model: LanguageModel,
  prompt: Prompt,
): Promise<JudgeAgreement> {
  const verdicts = await eachOf(labels, ({ gold = null, ...label }) => judge(model, prompt, { ...label, gold }));
  const read = labels.flatMap((label, at) => (verdicts[at] ? [{ label, verdict: verdicts[at] }] : []));
  if (read.length < LEAST_LABELS)
    throw new StartupError(
      `评卷模型只判了 ${read.length} 条标注(至少要 ${LEAST_LABELS} 条),不知道它判得准不准,不报它的分数`,
    );
  const agreement = (key: 'supported' | 'answers') =>
    agreementOf(read.map(({ label, verdict }) => [label[key], verdict[key]] as const));
  return { supported: agreement('supported'), answers: agreement('answers'), labels: labels.length };
}

async function judgementOf(run: Evaluation, corpus: Corpus, model: LanguageModel, prompt: Prompt): Promise<Judgement> {
  const answered = run.scored.filter(({ answer }) => answer.outcome === 'answered');
  const verdicts = await eachOf(answered, (one) => judge(model, prompt, judgedOf(one, corpus)));
  answered.forEach((one, at) => {
    one.verdict = verdicts[at] ?? null;
  });
  const read = verdicts.filter((verdict): verdict is Verdict => verdict !== null);
  const share = (key: 'supported' | 'answers') => ({ hits: read.filter((one) => one[key]).length, of: read.length });
  return { supported: share('supported'), answers: share('answers'), unread: verdicts.length - read.length };
}

/** A case as the judge sees it: with the whole of the places that it cites and of those that it should. */
function judgedOf({ case: one, answer }: Scored, corpus: Corpus): Judged {
  const cited = new Map(answer.citations.map(({ ref, label, quote }) => [ref, { label, text: quote }]));
  const sources = [...cited].map(([ref, quoted]) => corpus.passages.get(ref) ?? quoted);
  const wanted = [...one.facts, ...(one.correction ?? [])];
  const places = one.gold
    .flatMap((ref) => corpus.passages.get(ref) ?? [])
    .map(({ label, text }) => `【${label}】${text}`);
  const points = [...(wanted.length ? [`须说到:${wanted.join(';')}`] : []), ...places].join('\n');
  const gold = one.expect === 'refused' ? '无法答复' : points || null;
  return { question: [...(one.turns ?? []), one.question].join('\n'), gold, answer: answer.text, sources };
}

async function eachOf<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = list.entries();
  const worker = async () => {
    for (const [at, one] of waiting) results[at] = await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
