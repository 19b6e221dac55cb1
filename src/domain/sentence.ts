import type { Passage, Span } from './passage.ts';

/**
 * A sentence as a writer hands it over. Writers name sources by tokens (`S1`), never by links or references:
 * - `quote`: the cited passage's own characters from `start` to `end`;
 * - `words`: the fixed words of the program, resting on the passages named;
 * - `claim`: a model's sentence, resting on the passages named. What supports it is quoted beside it.
 */
export type DraftSentence =
  | { kind: 'quote'; token: string; quote: string; start: number; end: number }
  | {
      kind: 'words' | 'claim';
      text: string;
      tokens: string[];
      /** The tokens stand at a sentence beside it, not at this one. */
      isShared?: boolean | undefined;
    };

/** What a writer gives back. */
export interface Draft {
  sentences: DraftSentence[];
}

/** A stretch of a passage that supports a sentence. */
export interface Evidence extends Span {
  passage: Passage;
}

/** A sentence that passed, with the passages that it rests on. */
export interface CheckedSentence {
  kind: DraftSentence['kind'];
  text: string;
  passages: Passage[];
  /** Of a quotation itself; of a claim the sentences of its passages that bear it out; of our own words none. */
  evidence: Evidence[];
  /** How well its passages support it, 0…1; 1 for a quotation and for our own words. */
  support: number;
}

/** Why a sentence did not pass. */
export type CitationFault =
  | 'no_source'
  | 'unknown_source'
  | 'altered_quotation'
  | 'unsupported_number'
  | 'misplaced_number'
  | 'unknown_reference'
  | 'foreign_link'
  | 'foreign_mark'
  | 'opposite'
  | 'unsupported'
  | 'empty';
