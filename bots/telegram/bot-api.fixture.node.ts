import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/domain/clock.ts';
import { parseMarkup } from './markup.fixture.node.ts';

/** For tests: a token of the platform's form, and the bot behind it. */
export const TOKEN = '7000000001:AAE-made-up-token-of-nobody-0123456789';
const BOT_NAME = 'XiangwenTestBot';
const BOT_ID = 7_000_000_001;

/** A call as it came in, by the server's clock. */
export interface Call {
  method: string;
  // biome-ignore lint/suspicious/noExplicitAny: payloads of all methods.
  payload: any;
  at: number;
  ok: boolean;
}

/** How a call is to fail. */
export type Failure =
  | { code: number; description: string; parameters?: object }
  /** The connection ends without an answer. */
  | 'hang up'
  /** An error page of something in between. */
  | 'no json';

export const FLOOD = (seconds: number): Failure => ({
  code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});
export const UNREADABLE: Failure = {
  code: 400,
  description: 'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
};
export const BLOCKED: Failure = { code: 403, description: 'Forbidden: bot was blocked by the user' };
export const NO_CHAT: Failure = { code: 400, description: 'Bad Request: chat not found' };
export const BROKEN: Failure = { code: 500, description: 'Internal Server Error' };
export const CONFLICT: Failure = {
  code: 409,
  description:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
};

/** A stand-in for the platform that keeps its documented rules. */
export class BotApi {
  root = '';
  readonly calls: Call[] = [];
  /** Texts by chat and message, as people see them now. */
  readonly shown = new Map<string, string>();
  private readonly failures: { method: string; failure: Failure }[] = [];
  private updates: { update_id: number }[] = [];
  private readonly waiting = new Set<() => void>();
  private lastMessage = 100;

  constructor(private readonly clock: Clock) {}

  /** Lets the next call of this method fail; several queue up. */
  fail(method: string, ...failures: Failure[]): void {
    for (const failure of failures) this.failures.push({ method, failure });
  }

  /** Gives updates to long polling. */
  deliver(...updates: { update_id: number }[]): void {
    this.updates.push(...updates);
    for (const wake of this.waiting) wake();
  }

  of(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Updates that nobody has confirmed. */
  get unconfirmed(): number[] {
    return this.updates.map(({ update_id }) => update_id);
  }

  /** Texts of messages that were taken, in order. */
  get sentTexts(): string[] {
    return this.of('sendMessage').flatMap(({ payload, ok }) => (ok ? [textOf(payload)] : []));
  }

  // biome-ignore lint/suspicious/noExplicitAny: payloads of all methods.
  async answer(method: string, payload: any): Promise<object | 'hang up' | 'no json'> {
    const call = { method, payload, at: this.clock.now(), ok: false };
    this.calls.push(call);
    const at = this.failures.findIndex((failure) => failure.method === method);
    const failure = at >= 0 ? this.failures.splice(at, 1)[0]?.failure : undefined;
    if (typeof failure === 'string') return failure;
    const result = failure ?? (await this.perform(method, payload));
    if (isFailure(result)) {
      const { code, description, parameters } = result;
      return { ok: false, error_code: code, description, parameters };
    }
    call.ok = true;
    return { ok: true, result };
  }

  // biome-ignore lint/suspicious/noExplicitAny: payloads of all methods.
  private async perform(method: string, payload: any): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return { id: BOT_ID, is_bot: true, first_name: '湘问', username: BOT_NAME };
      case 'sendMessage':
        return this.send(payload);
      case 'editMessageText':
        return this.edit(payload);
      case 'getUpdates':
        return this.poll(payload);
      case 'answerCallbackQuery':
        return payload.callback_query_id
          ? true
          : bad('query is too old and response timeout expired or query ID is invalid');
      case 'sendChatAction':
      case 'deleteWebhook':
        return true;
      case 'setMyCommands':
        return this.menu(payload);
      case 'setWebhook':
        return /^[A-Za-z0-9_-]{1,256}$/.test(payload.secret_token ?? '')
          ? true
          : bad('secret token contains unallowed characters');
      default:
        return { code: 404, description: 'Not Found' };
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: a payload.
  private send(payload: any): unknown {
    const complaint = complaintOf(payload);
    if (complaint) return bad(complaint);
    this.lastMessage += 1;
    this.shown.set(`${payload.chat_id}/${this.lastMessage}`, textOf(payload));
    const chat = { id: payload.chat_id, type: 'private', first_name: '某' };
    return { message_id: this.lastMessage, date: Math.floor(this.clock.now() / 1000), chat, text: textOf(payload) };
  }

  // biome-ignore lint/suspicious/noExplicitAny: a payload.
  private edit(payload: any): unknown {
    const key = `${payload.chat_id}/${payload.message_id}`;
    const complaint = complaintOf(payload);
    if (complaint) return bad(complaint);
    if (!this.shown.has(key)) return bad('message to edit not found');
    const isSame = this.shown.get(key) === textOf(payload) && !payload.reply_markup;
    if (isSame)
      return bad('message is not modified: specified new message content and reply markup are exactly the same');
    this.shown.set(key, textOf(payload));
    return true;
  }

  private menu({ commands }: { commands: { command: string; description: string }[] }): unknown {
    const fits = commands.every(
      ({ command, description }) =>
        /^[a-z0-9_]{1,32}$/.test(command) && description.length >= 1 && description.length <= 256,
    );
    return fits || bad('BOT_COMMAND_INVALID');
  }

  private async poll({ offset = 0, limit = 100, timeout = 0 }): Promise<unknown> {
    this.updates = this.updates.filter(({ update_id }) => update_id >= offset);
    if (this.updates.length === 0 && timeout > 0) await this.untilDelivered(timeout * 1000);
    return this.updates.slice(0, limit);
  }

  private untilDelivered(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      timer.unref();
      this.waiting.add(wake);
    });
  }
}

/** Starts the stand-in; it is closed after the test. */
export async function startBotApi(clock: Clock = { now: () => Date.now() }): Promise<BotApi> {
  const api = new BotApi(clock);
  const server = createServer((request, response) => void serve(api, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  api.root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return api;
}

async function serve(api: BotApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
  const body = Buffer.concat(chunks).toString('utf8');
  const answer =
    token === TOKEN
      ? await api.answer(method, body ? JSON.parse(body) : {})
      : { ok: false, error_code: 401, description: 'Unauthorized' };
  if (answer === 'hang up') return void response.destroy();
  if (answer === 'no json') return void response.writeHead(502).end('<html>Bad Gateway</html>');
  const status = 'error_code' in answer ? Number(answer.error_code) : 200;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

function bad(what: string): Failure {
  return { code: 400, description: `Bad Request: ${what}` };
}

function isFailure(result: unknown): result is Exclude<Failure, string> {
  return typeof result === 'object' && result !== null && 'code' in result && 'description' in result;
}

/** The text after parsing. */
// biome-ignore lint/suspicious/noExplicitAny: a payload.
function textOf({ text, parse_mode }: any): string {
  const parsed = parse_mode === 'HTML' ? parseMarkup(text) : { text: String(text) };
  return 'error' in parsed ? '' : parsed.text;
}

/** What is wrong with a message; `null` where nothing is. */
// biome-ignore lint/suspicious/noExplicitAny: a payload.
function complaintOf(payload: any): string | null {
  const { text, parse_mode, reply_markup } = payload;
  if (!Number.isSafeInteger(payload.chat_id)) return 'chat_id is empty';
  const parsed = parse_mode === 'HTML' ? parseMarkup(text) : { text: String(text) };
  if ('error' in parsed) return `can't parse entities: ${parsed.error}`;
  if (parsed.text.trim() === '') return 'message text is empty';
  if (parsed.text.length > 4096) return 'message is too long';
  const buttons = (reply_markup?.inline_keyboard ?? []).flat() as { text: string; callback_data: string }[];
  const fit = ({ callback_data: data, text: label }: { text: string; callback_data: string }) =>
    label !== '' && Buffer.byteLength(data) >= 1 && Buffer.byteLength(data) <= 64;
  return buttons.every(fit) ? null : 'BUTTON_DATA_INVALID';
}
