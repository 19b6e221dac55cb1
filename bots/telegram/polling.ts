import { type Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { describe } from './failures.ts';
import type { Log } from './log.ts';
import type { Sleep } from './pace.ts';
import { ALLOWED_UPDATES } from './updates.ts';

/** How long the platform keeps a request open while nothing comes, seconds. */
export const POLL_SECONDS = 25;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const BATCH = 100;

interface Parts {
  api: Api;
  /** Takes an update in durably; what it throws keeps the update, and all behind it, with the platform. */
  take: (update: Update) => Promise<void>;
  failed: (error: string) => void;
  log: Log;
  sleep: Sleep;
}

/** Fetches updates by long polling. An update is confirmed (by the next request's offset) only once it is taken in. */
export class Polling {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private offset: number | undefined;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(private readonly parts: Parts) {}

  /** Begins, and returns at once. */
  start(): void {
    this.running ??= this.run();
  }

  /** Ends the request that is open and waits for the update in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        for (const update of await this.fetch()) {
          if (signal.aborted) return;
          await this.parts.take(update);
          this.offset = update.update_id + 1;
        }
        this.pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        if (!signal.aborted) await this.pauseAfter(error);
      }
    }
  }

  private fetch(): Promise<Update[]> {
    return this.parts.api.getUpdates(
      {
        ...(this.offset !== undefined && { offset: this.offset }),
        limit: BATCH,
        timeout: POLL_SECONDS,
        allowed_updates: ALLOWED_UPDATES,
      },
      // grammY's types name a polyfill's signal; it asks no more of it than the runtime's own has.
      this.stopping.signal as unknown as Parameters<Api['getUpdates']>[1],
    );
  }

  private async pauseAfter(error: unknown): Promise<void> {
    const { failed, log, sleep } = this.parts;
    failed(describe(error));
    const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
    const hint = error instanceof GrammyError && error.error_code === 409 ? WEBHOOK_SET : undefined;
    log.warn({ error: describe(error), hint }, 'Telegram 取消息失败，稍后再取');
    await sleep(asked === undefined ? this.pauseMs : asked * 1000, this.stopping.signal);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

const WEBHOOK_SET = '机器人设有 webhook，或另有一处在取消息；先撤掉它，才能长轮询';
