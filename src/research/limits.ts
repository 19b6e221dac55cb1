/** How far one piece of research may go. */
export interface ResearchLimits {
  /** Look-ups, however many a model asks for at once. */
  steps: number;
  /** Milliseconds for everything that a model does. */
  withinMs: number;
  /** Tokens in and out over all of a run. */
  tokens: number;
  /** Tokens of one answer of the model's, the report included. */
  outputTokens: number;
}

/** What holds unless it is said otherwise. */
export const RESEARCH_LIMITS: ResearchLimits = { steps: 8, withinMs: 120_000, tokens: 120_000, outputTokens: 4_000 };

/** UTF-16 units that one look-up gives back in all, and of one passage among several. */
export const SHOWN_CHARS = { all: 4_000, each: 700 };
