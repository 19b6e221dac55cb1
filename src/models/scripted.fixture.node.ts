import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorBody, MODELS, OTHERS } from './scripted-bodies.fixture.node.ts';
import { json, play } from './scripted-play.fixture.node.ts';
import { readSources } from './scripted-sources.fixture.ts';
import type { Script, ScriptedOptions, ScriptedRequest } from './scripted-types.fixture.node.ts';

export type { Script, ScriptedOptions, ScriptedRequest };

/** The running server. */
export interface ScriptedServer {
  /** For `MODEL_BASE_URL`: ends in `/v1`. */
  baseUrl: string;
  /** The latest requests, oldest first. Tests may empty it. */
  requests: ScriptedRequest[];
  /** How many POST requests came in all. */
  count(): number;
  /** Requests that are being answered now. */
  underWay(): number;
  /** Open TCP connections, idle ones included. */
  connections(): number;
  /** Breaks off whatever is under way. */
  close(): Promise<void>;
}

/**
 * A stand-in for an OpenAI-compatible service, over real HTTP on a port of its own: `POST /v1/chat/completions` (with
 * and without `stream`), `GET /v1/models`, `POST /v1/embeddings`, `POST /v1/rerank`. The script says what each chat
 * request gets; where it throws, the answer is 500 with the message.
 */
export async function openScriptedServer(
  script: (request: ScriptedRequest) => Script | Promise<Script>,
  options: ScriptedOptions = {},
): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  let count = 0;
  const under = new Set<ServerResponse>();
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (incoming.method === 'GET' && incoming.url === '/v1/models') return json(response, 200, MODELS);
    const request = await read(incoming);
    count += 1;
    requests.push(request);
    if (requests.length > (options.keep ?? 1_000)) requests.shift();
    const usual = OTHERS[request.path];
    if (!usual && request.path !== '/v1/chat/completions') return json(response, 404, errorBody('no such path'));
    const asked = usual ? (options.others ?? answerAsItShould) : script;
    const wanted = await Promise.resolve(request).then(asked).catch(failure);
    if (usual && wanted.kind === 'text') return json(response, 200, usual(request.body));
    await play(wanted, { request, response, told: options.onPiece });
  };
  const server = createServer((incoming, response) => {
    under.add(response);
    response.once('close', () => under.delete(response));
    // The other side may hang up at any moment; that is what some tests are about.
    answer(incoming, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 30_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => {
      connections -= 1;
    });
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    count: () => count,
    underWay: () => under.size,
    connections: () => connections,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(incoming: IncomingMessage): Promise<ScriptedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
  const text = messageText(body.messages);
  const { url: path = '', headers } = incoming;
  const authorization = headers.authorization ?? null;
  return { path, body, headers, authorization, stream: body.stream === true, text, sources: readSources(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** A message's content is a string or a list of parts. */
function messageText(messages: unknown): string {
  if (!Array.isArray(messages)) return '';
  const contents = messages.map((message: { content?: unknown }) => message.content ?? '');
  const parts = contents.flatMap((content) => (Array.isArray(content) ? content : [{ text: content }]));
  return parts.map((part: { text?: unknown }) => String(part.text ?? '')).join('\n');
}

const failure = (error: unknown): Script => ({ kind: 'status', status: 500, body: errorBody(String(error)) });
const answerAsItShould = (): Script => ({ kind: 'text', pieces: [] });
