import type { SafeText } from '../domain/safe-text.ts';
import type { Purpose } from './model.ts';

/** A prompt out of `prompts/<id>.zh.md`. */
export interface Prompt {
  id: string;
  purpose: Purpose;
  /** SHA-256 of the whole file, `sha256:` in front; stored with every answer that it made. */
  hash: string;
  /** The file as it is, for replay. */
  source: string;
  /** Names of the variables that stand as {{name}} in `input`; each must be given. */
  variables: string[];
  instructions: SafeText;
  input: string;
}

/** Prompts by id. */
export type Prompts = ReadonlyMap<string, Prompt>;
