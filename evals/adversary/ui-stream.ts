import { createParser } from 'eventsource-parser';
import type { Answer, Citation } from '../../src/domain/answer.ts';

/** Reads the AI SDK's UI message stream as a page would, and keeps what it showed at each moment. */

/** What stood on the page behind a piece of text. */
export interface Step {
  /** Milliseconds since the request was sent. */
  ms: number;
  /** `performance.now()` of it. */
  time: number;
  text: string;
  citations: Citation[];
}

/** A stream that was read to its end. */
export interface Streamed {
  steps: Step[];
  /** The finished answer; `null` where none came. */
  answer: Answer | null;
  /** The text on the page at the end. */
  text: string;
  firstByteMs: number;
  ms: number;
  error: string | null;
}

type Part = { type: string; delta?: string; data?: unknown; errorText?: string };

/** Reads to the end. `sent` is `performance.now()` of the request. */
export async function readUiStream(body: ReadableStream<Uint8Array>, sent: number): Promise<Streamed> {
  const page = { text: '', citations: [] as Citation[] };
  const streamed: Streamed = { steps: [], answer: null, text: '', firstByteMs: 0, ms: 0, error: null };
  const take = (part: Part): void => {
    if (part.type === 'text-delta') {
      page.text += part.delta ?? '';
      const time = performance.now();
      streamed.steps.push({ ms: time - sent, time, text: page.text, citations: [...page.citations] });
    } else if (part.type === 'data-citation') page.citations.push(part.data as Citation);
    else if (part.type === 'data-answer') streamed.answer = part.data as Answer;
    else if (part.type === 'error') streamed.error = part.errorText ?? '';
    else if (part.type === 'data-anew') Object.assign(page, { text: '', citations: [] });
  };
  const parser = createParser({ onEvent: ({ data }) => data !== '[DONE]' && take(JSON.parse(data) as Part) });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    streamed.firstByteMs ||= performance.now() - sent;
    parser.feed(decoder.decode(chunk, { stream: true }));
  }
  return { ...streamed, text: page.text, ms: performance.now() - sent };
}
