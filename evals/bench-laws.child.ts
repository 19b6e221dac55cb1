import { setTimeout as pause } from 'node:timers/promises';
import { type Entrant, type Files, type Found, Unavailable } from './bench-laws.entrant.ts';
import { ENTRANTS, type EntrantKey } from './bench-laws.entrants.ts';

/** One entrant in a process of its own, so that its memory is its own. Takes orders one at a time and answers each. */

/** What the process is told to do. `rank` and `time` come after `build`. */
export type Order =
  | { task: 'build'; entrant: EntrantKey; files: Files }
  | { task: 'rank'; questions: string[] }
  | { task: 'time'; questions: string[] };

/** What comes back, by task. */
export interface Answers {
  build: Built | { skipped: string };
  /** What each question found. */
  rank: Found[][];
  /** Milliseconds of each question. */
  time: number[];
}

/** Memory is what is resident after garbage was collected, in bytes. */
export interface Built {
  seconds: number;
  residentBefore: number;
  resident: number;
}

let entrant: Entrant<unknown, unknown>;
let index: unknown;

async function resident(): Promise<number> {
  for (let run = 0; run < 3; run++) {
    globalThis.gc?.();
    await pause(100);
  }
  return process.memoryUsage.rss();
}

/** In a function of its own: the input is garbage once it returns. */
async function build(files: Files): Promise<number> {
  const input = await entrant.prepare(files);
  const begin = performance.now();
  index = await entrant.build(input);
  return (performance.now() - begin) / 1000;
}

const TASKS = {
  async build({ entrant: key, files }: Order & { task: 'build' }): Promise<Answers['build']> {
    entrant = (await ENTRANTS[key].load()) as Entrant<unknown, unknown>;
    const residentBefore = await resident();
    try {
      const seconds = await build(files);
      return { seconds, residentBefore, resident: await resident() };
    } catch (error) {
      if (error instanceof Unavailable) return { skipped: error.message };
      throw error;
    }
  },
  async rank({ questions }: Order & { task: 'rank' }): Promise<Answers['rank']> {
    const ranked: Found[][] = [];
    for (const question of questions) ranked.push(await entrant.search(index, question));
    return ranked;
  },
  async time({ questions }: Order & { task: 'time' }): Promise<Answers['time']> {
    const times: number[] = [];
    for (const question of questions) {
      const begin = performance.now();
      await entrant.search(index, question);
      times.push(performance.now() - begin);
    }
    return times;
  },
};

process.on('message', async (order: Order) => {
  process.send?.(await TASKS[order.task](order as never));
});
