import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message as the platform got it. `raw` is the body's bytes as text. */
export interface SentMessage {
  token: string;
  raw: string;
  touser: string;
  text: string;
}

/** What the next call of an interface is answered with in place of success. `hang` never answers. */
export type Fault = { errcode: number; errmsg?: string } | { status: number } | 'hang' | 'not json';

/** A stand-in for the platform's interface over real HTTP. */
export interface WechatApi {
  root: string;
  sent: SentMessage[];
  /** The bodies of the token requests, oldest first. */
  tokenRequests: Record<string, unknown>[];
  /** The token that is good now, and for how many seconds. */
  token: { value: string; seconds: number };
  tokenFaults: Fault[];
  sendFaults: Fault[];
  close(): Promise<void>;
}

export async function openWechatApi(): Promise<WechatApi> {
  const api: Omit<WechatApi, 'root' | 'close'> = {
    sent: [],
    tokenRequests: [],
    token: { value: 'token-1', seconds: 7200 },
    tokenFaults: [],
    sendFaults: [],
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const raw = await bodyOf(request);
    const isToken = url.pathname === '/cgi-bin/stable_token';
    if (isToken) api.tokenRequests.push(JSON.parse(raw));
    const fault = (isToken ? api.tokenFaults : api.sendFaults).shift();
    if (fault === 'hang') return;
    if (fault === 'not json') return void response.end('<html>');
    if (fault && 'status' in fault) return void response.writeHead(fault.status).end();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(fault ?? (isToken ? tokenOf(api, raw) : send(api, url, raw))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return Object.assign(api, { root, close });
}

function tokenOf(api: Pick<WechatApi, 'token'>, raw: string) {
  const { force_refresh } = JSON.parse(raw);
  if (force_refresh) api.token = { ...api.token, value: `${api.token.value}-forced` };
  return { access_token: api.token.value, expires_in: api.token.seconds };
}

function send(api: Pick<WechatApi, 'token' | 'sent'>, url: URL, raw: string) {
  if (url.pathname !== '/cgi-bin/message/custom/send') return { errcode: 40066, errmsg: 'invalid url' };
  const token = url.searchParams.get('access_token') ?? '';
  if (token !== api.token.value) return { errcode: 40001, errmsg: 'invalid credential, access_token is invalid' };
  const { touser, text } = JSON.parse(raw);
  api.sent.push({ token, raw, touser, text: text.content });
  return { errcode: 0, errmsg: 'ok' };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece;
  return text;
}
