import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TELEGRAM = { token: '7000000001:AAE-made-up-token-of-nobody-0123456789', secret: 'bench-secret' };
export const WECHAT = { appId: 'wx5823bf96d3bd56c7', appSecret: 'secret-of-the-app', token: 'QDG6eK' };

const BROKEN = JSON.stringify({ ok: false, error_code: 500, description: 'Internal Server Error' });

/** What the stand-ins for the platforms got, and how often they failed on purpose, before anything was shown. */
export interface Platforms {
  root: string;
  /** Texts shown, by chat, in order. */
  telegram: Map<string, string[]>;
  wechat: Map<string, string[]>;
  failed: number;
  close(): void;
}

/** Both platforms' interfaces over real HTTP; the `share` of calls fails with 429, 500 or a connection that ends. */
export async function openPlatforms(share: number): Promise<Platforms> {
  const platforms: Omit<Platforms, 'root' | 'close'> = { telegram: new Map(), wechat: new Map(), failed: 0 };
  let calls = 0;
  const server: Server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const body = JSON.parse((await bodyOf(request)) || '{}');
    const sends = /\/sendMessage$|\/custom\/send$/.test(path);
    if (sends) calls += 1;
    if (sends && calls % Math.round(1 / share) === 0) {
      platforms.failed += 1;
      return platforms.failed % 3 === 0 ? void request.socket.destroy() : void response.writeHead(500).end(BROKEN);
    }
    response.setHeader('content-type', 'application/json');
    if (path.endsWith('/sendMessage')) note(platforms.telegram, String(body.chat_id), body.text);
    if (path.endsWith('/custom/send')) note(platforms.wechat, body.touser, body.text.content);
    response.end(JSON.stringify(answerTo(path, calls)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(platforms, { root, close: () => void server.close() });
}

function answerTo(path: string, calls: number): object {
  if (path === '/cgi-bin/stable_token') return { access_token: 'bench-token', expires_in: 7200 };
  if (path.startsWith('/cgi-bin/')) return { errcode: 0, errmsg: 'ok' };
  if (path.endsWith('/sendMessage'))
    return { ok: true, result: { message_id: calls, date: 0, chat: { id: 1, type: 'private' }, text: '' } };
  return { ok: true, result: true };
}

/** Remembers what a person was shown. */
export function note(shown: Map<string, string[]>, chat: string, text: string): void {
  shown.set(chat, [...(shown.get(chat) ?? []), text]);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A message as Telegram delivers it. */
export function telegramUpdate(id: number, chat: number, text: string): RequestInit {
  const from = { id: chat, is_bot: false, first_name: '测' };
  const message = {
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: 'private' },
    from,
    text,
  };
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': TELEGRAM.secret },
    body: JSON.stringify({ update_id: id, message }),
  };
}

/** A message as WeChat delivers it in plain mode: the query and the request. */
export function wechatMessage(id: number, openid: string, text: string): { query: string; init: RequestInit } {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = `n${id}-${Math.random().toString(36).slice(2)}`;
  const signature = createHash('sha1').update([WECHAT.token, timestamp, nonce].sort().join('')).digest('hex');
  const fields = `<ToUserName>gh_bench</ToUserName><FromUserName>${openid}</FromUserName><CreateTime>${timestamp}</CreateTime>`;
  const body = `<xml>${fields}<MsgType>text</MsgType><Content><![CDATA[${text}]]></Content><MsgId>${id}</MsgId></xml>`;
  const query = new URLSearchParams({ signature, timestamp, nonce }).toString();
  return { query, init: { method: 'POST', headers: { 'content-type': 'text/xml' }, body } };
}
