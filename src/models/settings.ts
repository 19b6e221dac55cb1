import type { Purpose } from './model.ts';
import type { PresetName } from './presets.ts';

/** The form that answers are asked for in; `auto` is `schema`. A service that refuses one is asked for the next. */
export const STRUCTURED = ['auto', 'schema', 'json', 'text'] as const;

/** Where a language model is, what it is asked for, and within which limits. */
export interface ModelSettings {
  /** What it is known for that the interface leaves open; `null` for any compatible service. */
  preset: PresetName | null;
  /** Without a slash at the end. */
  baseUrl: string;
  apiKey: string | undefined;
  names: Record<Purpose, string>;
  /** Milliseconds for a whole request, retries included. */
  timeoutMs: number;
  /** Milliseconds of silence: before the first token, and between two of them. */
  firstTokenMs: number;
  /** Requests under way at once, in one process. */
  concurrency: number;
  /** Input and output together, a day in China, over all instances on one store; 0 is no limit. */
  dailyTokens: number;
  maxOutputTokens: number;
  structured: (typeof STRUCTURED)[number];
  /** Yuan per million tokens; `null` where they were not told. */
  price: { input: number; output: number } | null;
}

/** Where a service is that scores texts by how well they answer a question. */
export interface RerankSettings {
  /** Without a slash at the end. */
  baseUrl: string;
  apiKey: string | undefined;
  name: string;
}
