import type { IncomingHttpHeaders } from 'node:http';

/** What the scripted server does with one request. */
export type Script =
  /**
   * A well-formed answer: streamed piece by piece where `stream` was asked for, else in one. `reasoning` goes before it
   * as `reasoning_content`. Usage is estimated where none is given; `null` tells none. `finish` is `stop` by default.
   */
  | {
      kind: 'text';
      pieces: readonly string[];
      reasoning?: readonly string[];
      delayMs?: number;
      betweenMs?: number;
      usage?: { input: number; output: number } | null;
      finish?: 'stop' | 'length' | 'content_filter';
    }
  /** An HTTP error; `body` is sent as JSON unless it is a string. */
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Never ends: without `afterPieces` not one byte comes. */
  | { kind: 'hang'; afterPieces?: readonly string[] }
  /** The same piece again and again until the other side hangs up. */
  | { kind: 'endless'; piece: string; betweenMs: number }
  /** The connection is reset (TCP RST) behind these pieces. */
  | { kind: 'reset'; afterPieces: readonly string[] }
  /** 200 with these bytes as they are. `contentType` is what would be right, unless said otherwise. */
  | { kind: 'raw'; bytes: string | Uint8Array; contentType?: string };

/** A request as the server got it. */
export interface ScriptedRequest {
  /** `/v1/chat/completions`, `/v1/embeddings` or `/v1/rerank`. */
  path: string;
  /** The JSON body; `{}` where it is none. */
  body: Record<string, unknown>;
  headers: IncomingHttpHeaders;
  /** The header `Authorization`. */
  authorization: string | null;
  /** Whether the answer is to be streamed. */
  stream: boolean;
  /** The text of all messages, one line break between them. */
  text: string;
  /** The passages in the messages: token (`S1`) → what stands behind `[S1]`. */
  sources: ReadonlyMap<string, string>;
}

export interface ScriptedOptions {
  /** What embeddings and rerank do; without it, or where it answers with `text`, they answer as they should. */
  others?: (request: ScriptedRequest) => Script | Promise<Script>;
  /** How many of the latest requests are kept; 1,000 by default. */
  keep?: number;
  /** Hears of each text piece when it was handed to the socket: its place and `performance.now()`. */
  onPiece?: (request: ScriptedRequest, at: number, time: number) => void;
}
