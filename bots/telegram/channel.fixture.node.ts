import { onTestFinished } from 'vitest';
import type { Reception, Sending } from '../../src/conversation/channel.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { IncomingMessage, OutgoingBody } from '../../src/domain/message.ts';
import { type BotApi, startBotApi, TOKEN } from './bot-api.fixture.node.ts';
import type { Log } from './log.ts';
import type { Sleep } from './pace.ts';
import { TelegramChannel, type TelegramOptions } from './telegram.ts';

/** For tests: a time that goes on only by sleeping, and by `pass`. */
export class TestTime {
  private time = Date.parse('2026-11-22T10:00:00.000Z');
  private sleepers: { end: number; wake: () => void }[] = [];
  readonly slept: number[] = [];
  readonly now = () => this.time;

  /** Passes without waiting: whoever's time is up first wakes first, once what is under way has had its turn. */
  readonly sleep: Sleep = (ms, signal) => {
    this.slept.push(ms);
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = { end: this.time + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        resolve();
      });
      setImmediate(() => this.wakeNext());
    });
  };

  pass(ms: number): void {
    this.time += ms;
  }

  private wakeNext(): void {
    const [next, ...others] = this.sleepers.sort((one, other) => one.end - other.end);
    if (!next) return;
    this.sleepers = others;
    this.time = Math.max(this.time, next.end);
    next.wake();
  }
}

/** A reception in memory: knows ids, and works when it is told to. */
export class TestReception implements Reception {
  readonly taken: IncomingMessage[] = [];
  readonly worked: string[] = [];
  /** Thrown by `receive` while it is set. */
  broken: Error | null = null;
  /** Held by `work`. */
  working: () => Promise<void> = async () => undefined;

  async receive(message: IncomingMessage): Promise<'new' | 'repeat'> {
    if (this.broken) throw this.broken;
    if (this.taken.some(({ messageId }) => messageId === message.messageId)) return 'repeat';
    this.taken.push(message);
    return 'new';
  }

  async work(_: string, chat: string): Promise<void> {
    this.worked.push(chat);
    await this.working();
  }

  readonly replyTo = async () => null;
  readonly takeForReturn = async () => false;
  readonly returned = async () => undefined;
  readonly grantPushes = async () => undefined;
  readonly spendPush = async () => false;
}

/** Everything that a test of the channel needs. */
export interface Scene {
  channel: TelegramChannel;
  api: BotApi;
  reception: TestReception;
  time: TestTime;
  /** Each line as JSON. */
  logged: string[];
}

export const SECRET = 'a-secret_of-the-webhook';

/** A channel with the real grammY in front of the stand-in of the platform. It is closed after the test. */
export async function scene(changes: Partial<TelegramOptions> = {}): Promise<Scene> {
  const time = new TestTime();
  const api = await startBotApi(changes.clock ?? time);
  const reception = new TestReception();
  const logged: string[] = [];
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const log: Log = { info: write, warn: write };
  const options = { token: TOKEN, webhookSecret: SECRET, apiRoot: api.root, reception, log, clock: time };
  const channel = new TelegramChannel({ ...options, sleep: time.sleep, ...changes });
  onTestFinished(() => channel.close());
  return { channel, api, reception, time, logged };
}

/** A request as the platform makes it. */
export function delivery(body: unknown, secret: string | null = SECRET): Request {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (secret !== null) headers.set('X-Telegram-Bot-Api-Secret-Token', secret);
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request('http://localhost/webhooks/telegram', { method: 'POST', headers, body: sent });
}

const PERSON = { id: 42, is_bot: false, first_name: '某' };

/** An update with a text in a private chat. */
export function textUpdate(update_id: number, text: string, more: object = {}) {
  const message = { message_id: update_id + 500, date: 1_795_341_590, chat: { id: 42, type: 'private' }, from: PERSON };
  return { update_id, message: { ...message, text, ...more } };
}

/** An update with a text in a group, where @names stand as the platform marks them. */
export function groupUpdate(update_id: number, text: string, more: object = {}) {
  const entities = [...text.matchAll(/@\w+/g)].map((match) => ({
    type: 'mention',
    offset: match.index,
    length: match[0].length,
  }));
  return textUpdate(update_id, text, { chat: { id: -100_777, type: 'supergroup', title: '群' }, entities, ...more });
}

/** An update of a button that was pressed. */
export function buttonUpdate(update_id: number, data: string, chat: object = { id: 42, type: 'private' }) {
  const message = { message_id: 300, date: 1_795_341_000, chat, text: '请选择' };
  return { update_id, callback_query: { id: `q${update_id}`, from: PERSON, chat_instance: 'x', message, data } };
}

/** A reply with this text. */
export function reply(text: string, changes: Partial<Answer> = {}): OutgoingBody {
  const answer: Answer = {
    id: 'a1',
    conversationId: 'c1',
    createdAt: '2026-11-22T10:00:00.000Z',
    outcome: 'answered',
    reason: null,
    intent: 'ask',
    mode: 'extractive',
    text,
    citations: [{ ...TASK_31 }],
    related: [],
    notices: [],
    corpusVersion: 'sha256:00',
    ...changes,
  };
  return { kind: 'reply', reply: answer };
}

const TASK_31 = {
  ref: 'plan:31',
  label: '任务31',
  heading: '加大行政决策公众参与力度',
  quote: '依法不公开的除外',
  start: 0,
  end: 8,
  url: '/plan/31',
  status: 'in_force' as const,
  notes: [],
};

/** What the outbox hands over, and the parts that it was told of. */
export function sendingOf(body: OutgoingBody, partsSent = 0): Sending & { told: number[] } {
  const told: number[] = [];
  return { body, partsSent, told, sentPart: async (parts) => void told.push(parts) };
}

/** The gaps between neighbours, milliseconds. */
export function gaps(calls: { at: number }[]): number[] {
  return calls.slice(1).map(({ at }, index) => at - (calls[index] as { at: number }).at);
}
