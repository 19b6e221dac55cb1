import type { Wechaty } from 'wechaty';
import type { Clock } from '../../src/domain/clock.ts';
import { describe, type Log } from './log.ts';
import type { Sleep } from './pace.ts';

/** What the connection is made of. */
export interface ConnectionParts {
  bot: Wechaty;
  clock: Clock;
  sleep: Sleep;
  log: Log;
  /** Shows a login code that is to be scanned. */
  showCode: (code: string) => void;
  failed: (error: string) => void;
}

/** Logging in again and again is what accounts are banned for: slow from the first. */
export const FIRST_PAUSE_MS = 5_000;
export const LONGEST_PAUSE_MS = 10 * 60_000;
/** A login that lasted so long was a good one. */
const STEADY_MS = 60_000;
/** How long somebody may take to scan a code; puppets show a new one when it is over. */
const SCAN_MS = 5 * 60_000;

/** The same error is logged once in so long: puppets repeat themselves many times a second. */
const REPEATED_MS = 60_000;

/** `ScanStatus` of wechaty: the code waits to be scanned, or its time is over and this is the next. */
const SHOWN = [2, 5];

/** Keeps the bot logged in: starts it, shows its codes, and starts it anew with growing pauses where it is lost. */
export class Connection {
  private readonly stopping = new AbortController();
  private watching: Promise<void> | null = null;
  private pauseMs = FIRST_PAUSE_MS;
  private loggedInAt: number | null = null;
  private offlineSince: number;
  private scannedAt: number | null = null;
  private shown: string | null = null;
  private logged: { told: string; at: number } | null = null;

  constructor(private readonly parts: ConnectionParts) {
    const { bot } = parts;
    this.offlineSince = parts.clock.now();
    bot.on('scan', (code, status) => this.onScan(code, status));
    bot.on('login', () => this.onLogin());
    bot.on('logout', () => this.onLogout());
    bot.on('error', (error) => this.onError(error));
  }

  /** Begins; the login comes later, by a kept one or by a code that is scanned. Never throws. */
  async start(): Promise<void> {
    await this.attempt(() => this.parts.bot.start());
    this.watch();
  }

  /** Ends the bot; a kept login stays. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    await this.watching;
    await this.attempt(() => this.parts.bot.stop());
  }

  get isOnline(): boolean {
    return this.loggedInAt !== null;
  }

  /** Milliseconds since the login was lost; 0 while there is one. */
  offlineMs(): number {
    return this.isOnline ? 0 : this.parts.clock.now() - this.offlineSince;
  }

  private onScan(code: string, status: number): void {
    this.scannedAt = this.parts.clock.now();
    if (!code || !SHOWN.includes(status) || code === this.shown) return;
    this.shown = code;
    this.parts.showCode(code);
  }

  private onLogin(): void {
    this.loggedInAt = this.parts.clock.now();
    this.scannedAt = null;
    this.shown = null;
    this.parts.log.info({}, '微信已登录');
  }

  private onLogout(): void {
    const { clock, log } = this.parts;
    if (!this.isOnline) return;
    if (clock.now() - (this.loggedInAt ?? 0) >= STEADY_MS) this.pauseMs = FIRST_PAUSE_MS;
    this.loggedInAt = null;
    this.offlineSince = clock.now();
    if (this.stopping.signal.aborted) return;
    log.warn({}, '微信已退出登录，稍后重连');
    this.watch();
  }

  private onError(error: unknown): void {
    const { clock, failed, log } = this.parts;
    const told = describe(error);
    failed(told);
    this.watch();
    if (this.logged?.told === told && clock.now() - this.logged.at < REPEATED_MS) return;
    this.logged = { told, at: clock.now() };
    log.warn({ error: told }, 'wechaty 报错');
  }

  /** Looks after each pause whether there is a login, or a code that somebody may be about to scan; else starts anew. */
  private watch(): void {
    if (this.stopping.signal.aborted) return;
    this.watching ??= this.untilOnline().finally(() => {
      this.watching = null;
    });
  }

  private async untilOnline(): Promise<void> {
    const { bot, clock, sleep, log } = this.parts;
    const { signal } = this.stopping;
    for (;;) {
      await sleep(this.pauseMs, signal);
      if (signal.aborted || this.isOnline) return;
      if (this.scannedAt !== null && clock.now() - this.scannedAt < SCAN_MS) continue;
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
      log.info({}, '重新连接微信');
      await this.attempt(() => bot.stop());
      await this.attempt(() => bot.start());
    }
  }

  private async attempt(step: () => Promise<void>): Promise<void> {
    await step().catch((error: unknown) => {
      this.parts.failed(describe(error));
      this.parts.log.warn({ error: describe(error) }, 'wechaty 没有启动或停下');
    });
  }
}
