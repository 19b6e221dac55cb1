/** Every limit in one place. Lengths are UTF-16 code units, sizes bytes, times milliseconds. */
export const LIMITS = {
  /** A question longer than this is refused with `over_limit`: no real one of ours came near. */
  questionChars: 2_000,
  /** A request body larger than this is answered 413 before it is parsed. */
  bodyBytes: 32 * 1024,
  /** A request that brings the conversation so far along, likewise. */
  conversationBytes: 256 * 1024,
  /** A message from a platform, likewise. */
  webhookBytes: 1024 * 1024,
  /** The turns of a conversation that a follow-up may look back on. */
  turns: 8,
  /** The turns of a conversation that its page shows. */
  turnsShown: 50,
  /** For how many days at most an answer may be shared by a link. */
  shareDays: 30,
  /** After how many days questions and answers are deleted, unless the operator sets it otherwise. */
  retentionDays: 90,
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
  /** A comment's text, over all of its messages. */
  commentChars: 5_000,
  /** Leaf hashes of a ledger given at once. */
  ledgerLeaves: 5_000,
  /** Decisions, clauses and other choices offered at once. */
  choices: 8,
  /** How long a half-finished comment is kept. */
  dialogueMs: 7 * 24 * 3_600_000,
  /** Receipts remembered in one chat. */
  keptReceipts: 10,
  /** How long a worker may hold a message before another takes it over. */
  holdMs: 40_000,
  /** Tries of one message before it is answered with an apology. */
  messageTries: 4,
  /** Tries of one outgoing message before it is given up. */
  outgoingTries: 12,
  /** Messages that one process works on at once. */
  atOnce: 8,
  /** How long an answer may take, whatever a model does. */
  answerMs: 30_000,
} as const;
