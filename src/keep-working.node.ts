import { join } from 'node:path';
import type { Engine } from './assemble.ts';
import type { ChannelLog, Channels } from './channels.ts';
import { forgetWeekly, writeWeekly } from './gaps/weekly.node.ts';
import { forgetOld } from './operations/retention.ts';

/** How often what waits is looked at, milliseconds: messages of a killed process, sendings that are due, the ledger. */
const EVERY_MS = 1_000;
const LEDGER_EVERY_MS = 5_000;
const CLEAN_EVERY_MS = 3_600_000;

/** Where what it writes lies, and after how many days questions and answers are deleted. */
export interface Keeping {
  dataDir: string;
  days: number;
}

/** Does what goes on by itself beside requests, until the function that it gives is called. */
export function keepWorking(
  engine: Engine,
  channels: Channels,
  log: ChannelLog,
  { dataDir, days }: Keeping,
): () => Promise<void> {
  const { inbox, dispatcher, sequencer, store, clock } = engine;
  const noted = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
  const gaps = join(dataDir, 'gaps');
  const every = (milliseconds: number, work: () => Promise<unknown>, what: string, atStart = false) => {
    let running: Promise<unknown> = Promise.resolve();
    let busy = false;
    const run = () => {
      if (busy) return;
      busy = true;
      running = work()
        .catch(noted(what))
        .finally(() => {
          busy = false;
        });
    };
    const timer = setInterval(run, milliseconds);
    if (atStart) run();
    return async () => {
      clearInterval(timer);
      await running;
    };
  };
  const stops = [
    every(
      EVERY_MS,
      async () => {
        dispatcher.wake();
        await inbox.recover(['web', 'telegram', 'wechat']);
      },
      '没有接着处理剩下的消息',
    ),
    every(
      LEDGER_EVERY_MS,
      () => sequencer.run().then(() => sequencer.daily(clock.now())),
      '意见没有编入存证链，会再试',
    ),
    every(
      CLEAN_EVERY_MS,
      async () => {
        const files = forgetWeekly(gaps, clock, days).then((count) => ({ files: count }));
        // Where one of the two fails, the other goes on.
        const both = await Promise.allSettled([forgetOld(store, clock, days), files]);
        tellForgotten(Object.assign({}, ...both.map((one) => one.status === 'fulfilled' && one.value)), log);
        for (const one of both) if (one.status === 'rejected') throw one.reason;
      },
      '没有删除到期的记录，会再试',
      true,
    ),
    // Tasks 74 and 91: what could not be answered is gathered each week.
    every(CLEAN_EVERY_MS, () => writeWeekly(gaps, engine), '没有写出上周未能答复的问题'),
    channels.start(),
  ];
  return async () => {
    for (const stop of stops) await stop();
    await dispatcher.idle();
  };
}

/** Numbers only: of what was deleted nothing stays, in the log neither. */
function tellForgotten(counts: Record<string, number>, log: ChannelLog): void {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  if (some.length > 0) log.info({ forgotten: Object.fromEntries(some) }, '已删除到期的记录');
}
