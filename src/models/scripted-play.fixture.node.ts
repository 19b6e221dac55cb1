import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { BASE, chunk, completion, errorBody, usageOf } from './scripted-bodies.fixture.node.ts';
import type { Script, ScriptedOptions, ScriptedRequest } from './scripted-types.fixture.node.ts';

/** One request with its open response. */
export interface Stage {
  request: ScriptedRequest;
  response: ServerResponse;
  told: ScriptedOptions['onPiece'];
}

/** Plays a script out. Rejects where the other side hangs up. */
export async function play(script: Script, stage: Stage): Promise<void> {
  const { response, request } = stage;
  if (script.kind === 'status') {
    for (const [name, value] of Object.entries(script.headers ?? {})) response.setHeader(name, value);
    if (typeof script.body === 'string') return void response.writeHead(script.status).end(script.body);
    return json(response, script.status, script.body ?? errorBody(`status ${script.status}`));
  }
  if (script.kind === 'raw') {
    const type = script.contentType ?? (request.stream ? 'text/event-stream' : 'application/json');
    return void response.writeHead(200, { 'content-type': type }).end(script.bytes);
  }
  if (script.kind === 'hang') return script.afterPieces && sendPieces(script.afterPieces, stage);
  if (script.kind === 'reset') {
    await sendPieces(script.afterPieces, stage);
    await wait(5);
    return void response.socket?.resetAndDestroy();
  }
  if (script.kind === 'endless') return sendEndless(script, stage);
  await wait(script.delayMs ?? 0);
  const pieces = script.pieces;
  const usage = usageOf(script, request);
  if (!request.stream) {
    await wait((script.betweenMs ?? 0) * pieces.length);
    return json(response, 200, completion(script, usage));
  }
  begin(stage);
  for (const reasoning_content of script.reasoning ?? []) await send(response, chunk({ reasoning_content }));
  await sendPieces(pieces, stage, script.betweenMs);
  await send(response, chunk({}, script.finish ?? 'stop'));
  const wantsUsage = (request.body.stream_options as { include_usage?: boolean } | undefined)?.include_usage;
  if (wantsUsage && usage) await send(response, { ...BASE, object: 'chat.completion.chunk', choices: [], usage });
  response.end('data: [DONE]\n\n');
}

function begin({ request, response }: Stage): void {
  if (response.headersSent) return;
  const type = request.stream ? 'text/event-stream; charset=utf-8' : 'application/json';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
  response.flushHeaders();
  // What is not streamed begins as one long string, so that it too can break off in the middle.
  response.write(
    request.stream ? event(chunk({ role: 'assistant', content: '' })) : '{"choices":[{"message":{"content":"',
  );
}

async function sendPieces(pieces: readonly string[], stage: Stage, betweenMs = 0): Promise<void> {
  begin(stage);
  for (const [at, content] of pieces.entries()) {
    if (at > 0 && betweenMs > 0) await wait(betweenMs);
    await sendPiece(content, stage);
    stage.told?.(stage.request, at, performance.now());
  }
}

async function sendEndless({ piece, betweenMs }: Script & { kind: 'endless' }, stage: Stage): Promise<void> {
  begin(stage);
  // A breath in each turn, or the server would hear of nothing else, not even of being closed.
  for (; !stage.response.destroyed; await wait(betweenMs)) await sendPiece(piece, stage);
}

function sendPiece(content: string, { request, response }: Stage): Promise<void> {
  return request.stream ? send(response, chunk({ content })) : written(response, JSON.stringify(content).slice(1, -1));
}

const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
const send = (response: ServerResponse, value: object): Promise<void> => written(response, event(value));

/** Writes, and waits where the other side does not read as fast. */
async function written(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed) throw new Error('the other side hung up');
  if (response.write(text)) return;
  // What was waited for in vain must not stay as a listener.
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  over.abort();
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
