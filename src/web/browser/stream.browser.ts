import { createParser } from 'eventsource-parser';
import type { Chunk } from './chunk.ts';

/** How much one event may hold, characters; an answer with all its quotations is far below. */
const EVENT_CHARS = 1_000_000;

/** Whether this browser can read an answer while it comes. Where not, the plain form asks. */
export function canStream(): boolean {
  return (
    typeof fetch === 'function' &&
    typeof ReadableStream === 'function' &&
    typeof TextDecoder === 'function' &&
    typeof AbortController === 'function' &&
    typeof Response === 'function' &&
    'body' in Response.prototype &&
    typeof crypto === 'object' &&
    'content' in document.createElement('template')
  );
}

/**
 * Reads a chat's stream to its end and hands each chunk over. Throws what reading throws: an `AbortError` where it was
 * ended from here, a `TypeError` where the connection broke.
 */
export async function readChunks(body: ReadableStream<Uint8Array>, take: (chunk: Chunk) => void): Promise<void> {
  const parser = createParser({
    maxBufferSize: EVENT_CHARS,
    onEvent({ data }) {
      if (data !== '[DONE]') take(JSON.parse(data) as Chunk);
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
