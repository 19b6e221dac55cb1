import { DEPTH, type Files, type Found } from './bench-laws.entrant.ts';
import { ENTRANTS, type EntrantKey } from './bench-laws.entrants.ts';
import type { Question } from './bench-laws.material.ts';
import { EntrantProcess } from './bench-laws.process.ts';
import type { Measured, Score } from './bench-laws.table.ts';
import { recallAt, reciprocalRank } from './ranking.ts';

/** Questions of one round, spread evenly over all. */
export const TIMED = 200;

/** What all are asked. */
export interface Task {
  questions: Question[];
  /** The references of the articles, by place. */
  refs: string[];
  /** How many rounds are timed. */
  rounds: number;
}

interface Running {
  process: EntrantProcess;
  measured: Measured;
}

/**
 * Builds one after the other, asks each all questions once, then times them in turn, round by round, all of them in
 * memory: whatever else the machine does falls on all alike. Throws where an entrant's process ends.
 */
export async function compare(keys: EntrantKey[], files: Files, task: Task): Promise<Measured[]> {
  const running: Running[] = [];
  try {
    for (const key of keys) {
      const one = await start(key, files);
      if (!one) continue;
      running.push(one);
      one.measured.scores = await scoresOf(one.process, task);
    }
    await timeInTurn(running, task);
  } finally {
    for (const { process } of running) process.end();
  }
  return running.map(({ measured }) => measured);
}

/** An entrant with its index built; `null`, and the reason printed, where it can't take part. */
async function start(key: EntrantKey, files: Files): Promise<Running | null> {
  const { title, ours } = ENTRANTS[key];
  const process = new EntrantProcess();
  const built = await process.answer({ task: 'build', entrant: key, files });
  if ('skipped' in built) {
    console.log(`${title}：没有参加，${built.skipped}`);
    process.end();
    return null;
  }
  console.error(`${title}：建成用了 ${built.seconds.toFixed(1)} 秒`);
  return { process, measured: { title, ours, ...built, rounds: [], scores: [] } };
}

async function timeInTurn(running: readonly Running[], { questions, rounds }: Task): Promise<void> {
  const timed = spreadOver(questions, TIMED).map(({ question }) => question);
  for (let round = 0; round < rounds; round++)
    // Each begins a round in its turn.
    for (let at = 0; at < running.length; at++) {
      const { process, measured } = running[(at + round) % running.length] as Running;
      measured.rounds.push(await process.answer({ task: 'time', questions: timed }));
    }
}

async function scoresOf(process: EntrantProcess, { questions, refs }: Task): Promise<Score[]> {
  const ranked = await process.answer({ task: 'rank', questions: questions.map(({ question }) => question) });
  return ranked.map((found, at) => scoreOf(found, (questions[at] as Question).gold, refs));
}

function scoreOf(found: readonly Found[], gold: string[], refs: readonly string[]): Score {
  const ranked = found.map((one) => (typeof one === 'number' ? (refs[one] as string) : one));
  const [recall5, recall10, recall100] = [5, 10, DEPTH].map((k) => recallAt(gold, ranked, k)) as [
    number,
    number,
    number,
  ];
  return { recall5, recall10, recall100, mrr10: reciprocalRank(gold, ranked, 10) };
}

function spreadOver<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as T);
}
