import { join } from 'node:path';
import type { Engine } from './assemble.ts';
import type { ChannelLog, Channels } from './channels.ts';
import { writeWeekly } from './gaps/weekly.node.ts';

/** How often what waits is looked at, milliseconds: messages of a killed process, sendings that are due, the ledger. */
const EVERY_MS = 1_000;
const LEDGER_EVERY_MS = 5_000;
const CLEAN_EVERY_MS = 3_600_000;
const DAY = 24 * 3_600_000;
/** Finished messages are known for longer than any platform delivers again; chats are forgotten after a year unused. */
const MESSAGES_KEPT = 3 * DAY;
const CHATS_KEPT = 365 * DAY;

/** Does what goes on by itself beside requests, until the function that it gives is called. */
export function keepWorking(engine: Engine, channels: Channels, log: ChannelLog, dataDir: string): () => Promise<void> {
  const { inbox, dispatcher, sequencer, store, clock } = engine;
  const noted = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
  const every = (milliseconds: number, work: () => Promise<unknown>, what: string) => {
    let running: Promise<unknown> = Promise.resolve();
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      running = work()
        .catch(noted(what))
        .finally(() => {
          busy = false;
        });
    }, milliseconds);
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
        const now = clock.now();
        await store.forgetMessages(now - MESSAGES_KEPT, now - CHATS_KEPT);
        await store.forgetSent(now - MESSAGES_KEPT);
      },
      '没有清理过期的消息',
    ),
    // Tasks 74 and 91: what could not be answered is gathered each week.
    every(CLEAN_EVERY_MS, () => writeWeekly(join(dataDir, 'gaps'), engine), '没有写出上周未能答复的问题'),
    channels.start(),
  ];
  return async () => {
    for (const stop of stops) await stop();
    await dispatcher.idle();
  };
}
