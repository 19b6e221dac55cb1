import { expect, test } from 'vitest';
import type { ChatChunk } from '../../api/chat-stream.ts';
import type { Chunk } from './chunk.ts';
import { failureOf } from './part.browser.ts';
import { readChunks } from './stream.browser.ts';

/** What the server streams, as far as the page reads it: where the two part, this does not compile. */
type Read = Extract<ChatChunk, { type: Chunk['type'] }>;
const asRead = (chunk: Read): Chunk => chunk;

const SENT: Read[] = [
  { type: 'data-conversation', data: { conversationId: 'c', answerId: 'a' } },
  { type: 'text-delta', id: 'text-1', delta: '应当公开。\n【任务31】' },
  { type: 'data-anew', data: { textId: 'text-1' } },
];

function streamOf(bytes: Uint8Array<ArrayBuffer>, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}

test('a stream is read the same however its bytes are cut, in the middle of a character too', async () => {
  const text = `${SENT.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 7, bytes.length]) {
    const taken: Chunk[] = [];
    await readChunks(streamOf(bytes, size), (chunk) => taken.push(chunk));
    expect(taken).toEqual(SENT.map(asRead));
  }
});

test('what the server says of a failure is told, and something where it says nothing', async () => {
  const problem = new Response(JSON.stringify({ detail: '请在7秒后再试' }), {
    status: 429,
    headers: { 'content-type': 'application/problem+json' },
  });
  expect(await failureOf(problem)).toMatchObject({ message: '请在7秒后再试', status: 429 });
  const gateway = new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
  expect(await failureOf(gateway)).toMatchObject({ message: '服务器暂时出错，请稍后再试。', status: 502 });
  const broken = new Response('{', { status: 500, headers: { 'content-type': 'application/json' } });
  expect((await failureOf(broken)).message).toContain('服务器');
});
