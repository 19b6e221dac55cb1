import { getSignature } from '@wecom/crypto';
import type { PushChannel, Reception } from '../../src/conversation/channel.ts';
import type { IncomingMessage, Reply } from '../../src/domain/message.ts';
import type { SharedState } from './shared-state.ts';

/** The account of the tests. */
export const ACCOUNT = { appId: 'wx5823bf96d3bd56c7', appSecret: 'secret-of-the-app', token: 'QDG6eK' };
export const ENCODING_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

/** What instances share, kept in memory. */
export function memoryShared(): SharedState {
  const values = new Map<string, { value: string; expiresAt: number }>();
  const leases = new Map<string, { value: string; expiresAt: number }>();
  return {
    async getShared(name, now) {
      const kept = values.get(name);
      return kept && kept.expiresAt > now ? kept.value : null;
    },
    async putShared(name, value, expiresAt) {
      values.set(name, { value, expiresAt });
    },
    async lease(name, holder, now, holdMs) {
      const held = leases.get(name);
      if (held && held.expiresAt > now && held.value !== holder) return false;
      leases.set(name, { value: holder, expiresAt: now + holdMs });
      return true;
    },
  };
}

/** A reply with this text. */
export function aReply(id: string, text: string): Reply {
  return {
    id,
    conversationId: 'conversation',
    createdAt: '2026-11-22T00:00:00.000Z',
    outcome: 'action',
    reason: null,
    intent: 'ask',
    mode: 'extractive',
    text,
    citations: [],
    related: [],
    notices: [],
    corpusVersion: 'sha256:0',
  };
}

interface Outgoing {
  chat: string;
  reply: Reply;
  state: 'waiting' | 'held' | 'parked' | 'sent';
  partsSent: number;
}

/** Keeps the promises of `Reception` in memory; answers after `delayMs` with what `text` makes of the message. */
export class ReceptionStandIn implements Reception {
  delayMs = 0;
  text = (message: IncomingMessage): string =>
    message.content.kind === 'text' ? `答：${message.content.text}` : `答：${message.content.kind}`;
  /** Messages that were new, in order. */
  readonly received: IncomingMessage[] = [];
  readonly outgoing = new Map<string, Outgoing>();
  readonly budgets = new Map<string, { count: number; until: number }>();
  readonly #replies = new Map<string, Reply>();
  readonly #worked = new Set<string>();
  /** What pushes; set it to have replies go out as soon as they are there, as the dispatcher does. */
  channel: PushChannel | null = null;

  async receive(message: IncomingMessage): Promise<'new' | 'repeat'> {
    if (this.received.some(({ messageId }) => messageId === message.messageId)) return 'repeat';
    this.received.push(message);
    return 'new';
  }

  async work(_channel: string, chat: string): Promise<void> {
    for (const message of this.received.filter((one) => one.chat === chat && !this.#worked.has(one.messageId))) {
      this.#worked.add(message.messageId);
      if (this.delayMs) await new Promise((done) => setTimeout(done, this.delayMs));
      const reply = aReply(`answer-${message.messageId}`, this.text(message));
      this.outgoing.set(reply.id, { chat, reply, state: 'waiting', partsSent: 0 });
      this.#replies.set(message.messageId, reply);
      await this.dispatch();
    }
  }

  /** Tries once to push whatever waits. */
  async dispatch(): Promise<void> {
    for (const outgoing of this.outgoing.values()) {
      if (!this.channel || outgoing.state !== 'waiting') continue;
      outgoing.state = 'held';
      const { chat, reply, partsSent } = outgoing;
      const sentPart = async (parts: number): Promise<void> => {
        outgoing.partsSent = parts;
      };
      const { kind } = await this.channel.push(chat, { body: { kind: 'reply', reply }, partsSent, sentPart });
      outgoing.state = kind === 'sent' || kind === 'parked' ? kind : 'waiting';
    }
  }

  async replyTo(_channel: string, messageId: string, withinMs: number): Promise<Reply | null> {
    for (let waited = 0; waited < withinMs && !this.#replies.has(messageId); waited += 25) {
      await new Promise((done) => setTimeout(done, 25));
    }
    return this.#replies.get(messageId) ?? null;
  }

  async takeForReturn({ id }: Reply): Promise<boolean> {
    const outgoing = this.outgoing.get(id);
    if (!outgoing || outgoing.state === 'held' || outgoing.state === 'sent') return false;
    outgoing.state = 'held';
    return true;
  }

  async returned({ id }: Reply): Promise<void> {
    (this.outgoing.get(id) as Outgoing).state = 'sent';
  }

  async grantPushes(_channel: string, chat: string, count: number, until: number): Promise<void> {
    this.budgets.set(chat, { count, until });
  }

  async spendPush(_channel: string, chat: string): Promise<boolean> {
    const budget = this.budgets.get(chat);
    if (!budget || budget.count === 0 || budget.until <= Date.now()) return false;
    budget.count -= 1;
    return true;
  }
}

/** What the platform would ask with, `seconds` and `nonce` apart from the defaults where they are given. */
export interface Asking {
  token?: string;
  seconds?: number;
  nonce?: string;
}

let nonces = 1_000_000;

/** A request of the platform in the plain mode. */
export function plainRequest(body: string, asking: Asking = {}): Request {
  const { token = ACCOUNT.token, seconds = Math.floor(Date.now() / 1000), nonce = String(nonces++) } = asking;
  const signature = signed(token, seconds, nonce);
  return new Request(
    `http://a.cn/webhooks/wechat?${new URLSearchParams({ signature, timestamp: `${seconds}`, nonce })}`,
    {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
    },
  );
}

/** A request of the platform in the encrypted mode; `ciphertext` as `encrypt` of the platform's library makes it. */
export function encryptedRequest(ciphertext: string, asking: Asking = {}): Request {
  const { token = ACCOUNT.token, seconds = Math.floor(Date.now() / 1000), nonce = String(nonces++) } = asking;
  const asked = new URLSearchParams({
    signature: signed(token, seconds, nonce),
    timestamp: `${seconds}`,
    nonce,
    encrypt_type: 'aes',
    msg_signature: getSignature(token, seconds, nonce, ciphertext),
  });
  const body = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`;
  return new Request(`http://a.cn/webhooks/wechat?${asked}`, { method: 'POST', body });
}

/** The plain mode's signature: that of the encrypted one over nothing more. */
const signed = (token: string, seconds: number, nonce: string): string => getSignature(token, seconds, nonce, '');

/** A text message as the platform writes it. */
export function textXml(
  text: string,
  { id = '23816183416158962', chat = 'oPerson-1_a', at = Date.now() } = {},
): string {
  return (
    `<xml><ToUserName><![CDATA[gh_1]]></ToUserName>\n<FromUserName><![CDATA[${chat}]]></FromUserName>\n` +
    `<CreateTime>${Math.floor(at / 1000)}</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n` +
    `<Content><![CDATA[${text}]]></Content>\n<MsgId>${id}</MsgId>\n</xml>`
  );
}

/** An event as the platform writes it. */
export function eventXml(event: string, { key = '', chat = 'oPerson-1_a', at = Date.now() } = {}): string {
  return (
    `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${chat}]]></FromUserName>` +
    `<CreateTime>${Math.floor(at / 1000)}</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
    `<Event><![CDATA[${event}]]></Event><EventKey><![CDATA[${key}]]></EventKey></xml>`
  );
}
