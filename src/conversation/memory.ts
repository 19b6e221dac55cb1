import type { Choice } from '../domain/choice.ts';
import type { Chat } from '../store/messages.ts';

/** A half-finished comment. It lives in the store, so it goes on after hours, after a restart, in another process. */
export interface CommentDialogue {
  kind: 'comment';
  /** `choose`: which decision; `consent`: separate consent (Telegram); `clause`; `text`; `confirm`. */
  step: 'choose' | 'consent' | 'clause' | 'text' | 'confirm';
  decision: string | null;
  clause: string | null;
  /** What was written so far, message by message. */
  parts: string[];
  /** A message that may be part of the comment or a question of its own; added on request. */
  offered: string | null;
  /** Makes handing in twice the same as once. */
  key: string;
  noticeVersion: string;
  /** Milliseconds since the epoch; afterwards the text is forgotten. */
  until: number;
}

/** A receipt's number or its withdrawal code is waited for, or the word to withdraw. */
export interface ReceiptDialogue {
  kind: 'receipt';
  step: 'number' | 'code' | 'confirm';
  purpose: 'check' | 'withdraw';
  receipt: string | null;
  code: string | null;
  until: number;
}

/** What was asked back: two things a message may have meant. */
export interface ClarifyDialogue {
  kind: 'clarify';
  /** The message as it was written. */
  text: string;
  until: number;
}

export type Dialogue = CommentDialogue | ReceiptDialogue | ClarifyDialogue;

/** A receipt that was given out in this chat. */
export interface KeptReceipt {
  receipt: string;
  code: string;
}

/** What the engine remembers of a chat between messages. */
export interface Memory {
  dialogue: Dialogue | null;
  /** A comment that waits until the dialogue above is over. */
  parked: CommentDialogue | null;
  /** What was said last. */
  after: 'list' | 'answer' | 'receipt' | 'result' | null;
  /** Decisions last listed, in the order shown. */
  listed: string[];
  /** The decision last spoken of. */
  current: string | null;
  receipts: KeptReceipt[];
  /** The choices last shown, so that a number chooses. */
  choices: Choice[];
  /** The answer that feedback is about. */
  lastAnswer: string | null;
  /** Shorter answers, with the hard words explained. */
  simple: boolean;
}

const EMPTY_MEMORY: Memory = {
  dialogue: null,
  parked: null,
  after: null,
  listed: [],
  current: null,
  receipts: [],
  choices: [],
  lastAnswer: null,
  simple: false,
};

/** A memory as it is stored: what stays when a conversation is forgotten apart from the rest. Both are JSON. */
export type StoredMemory = Pick<Chat, 'memory' | 'kept'>;

/** Reads a stored memory; a dialogue whose time is over is forgotten. Text that is no memory is an empty one. */
export function readMemory(stored: StoredMemory | null | undefined, now: number): Memory {
  const memory = { ...EMPTY_MEMORY, ...partOf(stored?.memory), ...partOf(stored?.kept) };
  const inTime = <T extends Dialogue>(dialogue: T | null) => (dialogue && dialogue.until > now ? dialogue : null);
  return { ...memory, dialogue: inTime(memory.dialogue), parked: inTime(memory.parked) };
}

/** Receipts are what a person goes on needing, and how the answers are wanted; nothing that was asked. */
export function writeMemory({ receipts, simple, ...rest }: Memory): Required<StoredMemory> {
  return { memory: JSON.stringify(rest), kept: JSON.stringify({ receipts, simple }) };
}

function partOf(json: string | undefined): Partial<Memory> {
  if (!json) return {};
  try {
    return JSON.parse(json) as Partial<Memory>;
  } catch {
    return {};
  }
}
