import type { Answer } from '../domain/answer.ts';
import type { ChannelName, IncomingMessage, OutgoingMessage, Reply } from '../domain/message.ts';
import type { AnswerTrace } from './answers.ts';

/** A person's place in a channel, as the engine remembers it between messages. */
export interface Chat {
  channel: ChannelName;
  chat: string;
  /** `null` where the conversation was deleted: the next message begins a new one. */
  conversationId: string | null;
  /** The half-finished dialogue and what was said last, as the engine writes them: JSON. Empty where forgotten. */
  memory: string;
  /** The settings and the receipts given out, likewise; they outlive the conversation and the rest of the memory. */
  kept?: string | undefined;
  /** Milliseconds since the epoch. */
  updatedAt: number;
}

/** A message that this worker, and nobody else, works on now. */
export interface ClaimedMessage {
  message: IncomingMessage;
  /** The id that the answer will bear; chosen when the message came in, so that a second commit fails on it. */
  answerId: string;
  /** 1 at the first try; more where an earlier worker died or gave up. */
  attempt: number;
}

/** All that one message changes, written in one atomic step. */
export interface FinishedMessage {
  channel: ChannelName;
  messageId: string;
  /** As stored among the turns; what a person wrote as a comment is blanked in it. */
  answer: Answer;
  trace: AnswerTrace;
  newConversation: boolean;
  /** As given back to the channel, and again for a repeated message. */
  reply: Reply;
  chat: Chat & { conversationId: string };
  /** What the channel is to send; `null` where the reply goes back with the request. */
  outgoing: OutgoingMessage | null;
  /** Keys of untold messages that the reply tells: settled with this same step. */
  told?: string[] | undefined;
  now: number;
}

/** What is known of a message by its id. */
export type MessageStanding = { kind: 'unknown' } | { kind: 'waiting' } | { kind: 'done'; reply: Reply };

/** Takes messages in once, hands them out in order, and finishes each exactly once. */
export interface MessageStore {
  /** Claims (channel, message id) with one insert. A repeat changes nothing. */
  receive(message: IncomingMessage, answerId: string, now: number): Promise<'new' | 'repeat'>;
  /**
   * The oldest unfinished message of the chat (by `order`, then by arrival), where nobody holds it or the holder's
   * time is over; `null` where there is none or another holds it. One statement.
   */
  claim(channel: ChannelName, chat: string, now: number, holdMs: number): Promise<ClaimedMessage | null>;
  /** Gives a claimed message back, to be tried again from `notBefore` on. */
  release(channel: ChannelName, messageId: string, notBefore: number): Promise<void>;
  /**
   * Turn, chat, reply and outgoing message in one atomic step, and what the person wrote is forgotten from the
   * queue. `false`, with nothing changed, where the message was finished before.
   */
  finish(finished: FinishedMessage): Promise<boolean>;
  standing(channel: ChannelName, messageId: string): Promise<MessageStanding>;
  /** Chats with messages that wait and that nobody holds, for starting again after a kill. */
  listWaiting(channels: ChannelName[], now: number, limit: number): Promise<{ channel: ChannelName; chat: string }[]>;
  /** Whether a message of this chat is not finished, be it held or not. */
  hasWaiting(channel: ChannelName, chat: string): Promise<boolean>;
  findChat(channel: ChannelName, chat: string): Promise<Chat | null>;
  /** Forgets finished messages older than this (kept 24 h at least) and chats' memories unused since `chatsBefore`. */
  forgetMessages(before: number, chatsBefore: number): Promise<number>;
  /** Forgets the memories, but not what is kept, of at most `limit` chats unused since then; gives their number. */
  forgetMemories(before: number, limit: number): Promise<number>;
}
