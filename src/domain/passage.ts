import type { Ref } from './reference.ts';

/** Whether what is cited still applies. The plan's own period ended with 2025. */
export type Status = 'in_force' | 'amended' | 'repealed' | 'period_over';

/** A stretch of a text, in UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** The smallest thing that is retrieved and cited. `text` is the published text, character for character. */
export interface Passage {
  ref: Ref;
  label: string;
  heading: string;
  text: string;
  url: string;
  status: Status;
  /** Remarks on the text (errata), in our own words; never part of `text`. */
  notes: string[];
}
