/** Every limit in one place. Lengths are UTF-16 code units, sizes bytes, times milliseconds. */
export const LIMITS = {
  /** A question longer than this is refused with `over_limit`: no real one of ours came near. */
  questionChars: 2_000,
  /** A request body larger than this is answered 413 before it is parsed. */
  bodyBytes: 32 * 1024,
  /** The turns of a conversation that a follow-up may look back on. */
  turns: 8,
  /** Feedback's free text. */
  feedbackChars: 1_000,
  /** The draft of an application: names and numbers, lines such as an address, the description of what is asked for. */
  draftNameChars: 100,
  draftLineChars: 200,
  draftTextChars: 2_000,
  /** Hits of one search. */
  searchHits: 50,
  /** References in `related`. */
  related: 3,
  /** Quoted characters of one answer aimed at; a list may go beyond it. */
  answerChars: 300,
  /** Entries of one list answer; what is beyond is named by its number only. */
  listEntries: 12,
  /** How long an answer may take, whatever a model does. */
  answerMs: 30_000,
} as const;
