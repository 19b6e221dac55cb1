import type { Ref } from '../src/domain/reference.ts';

/** What is compared by `npm run bench -- laws`, and how each is driven. */

/** What was found: the article's place in the list, or its reference. */
export type Found = number | Ref;

/** Where an entrant finds what it needs. */
export interface Files {
  /** The articles, one JSON object a line. */
  articles: string;
  /** The data folder with the pulled library. */
  laws: string;
  /** The folder with the embedder, where there is one. */
  embedder: string;
}

/** One way to search. `I` is what is at hand before the clock starts, `T` what is searched. */
export interface Entrant<I, T> {
  /** Not timed. Throws `Unavailable` where something is missing. */
  prepare(files: Files): Promise<I>;
  /** Timed. What it returns holds nothing of `input` that searching does not need. */
  build(input: I): T | Promise<T>;
  /** The best `DEPTH`, best first. */
  search(index: T, question: string): Found[] | Promise<Found[]>;
}

/** An entrant can't take part; the message says why. */
export class Unavailable extends Error {}

/** How many articles a search brings. */
export const DEPTH = 100;
