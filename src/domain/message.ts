import type { Answer, AnswerMode } from './answer.ts';
import type { Choice } from './choice.ts';

/** The doors. `api` is `POST /api/messages` and `POST /api/answers`; `web` the chat page. */
export type ChannelName = 'web' | 'api' | 'telegram' | 'wechat' | 'wechaty';

/** What a person sent. What a platform calls its events comes as one of these few. */
export type Content =
  | { kind: 'text'; text: string }
  /** Somebody follows the account or opens the bot for the first time. */
  | { kind: 'event'; event: 'follow' }
  /** Cannot be read here; the person is told so and asked to write. */
  | { kind: 'unsupported'; what: 'voice' | 'image' | 'video' | 'file' | 'location' | 'other' };

/** One message as every channel hands it over. */
export interface IncomingMessage {
  channel: ChannelName;
  /** The platform's own id of it, unique within the channel; a redelivery bears the same. */
  messageId: string;
  /** Whom or what the reply goes to: a chat, an openid, a room; for `web` and `api` the conversation's id. */
  chat: string;
  /** Orders the messages of a chat that wait together: the platform's counter, or its time. */
  order: number;
  content: Content;
  /** Where several people speak in one chat: who this is. Nothing half-finished is shared between them. */
  isGroup?: boolean | undefined;
  /** Where the chat is the conversation: it is an earlier one, which is never begun again once it was deleted. */
  continues?: boolean | undefined;
  /** Whether a model may write; where nothing is said, as the settings have it. */
  mode?: AnswerMode | 'auto' | undefined;
  /** Questions that a client says came before, oldest first, where no conversation is kept. */
  before?: string[] | undefined;
}

/** What goes back. */
export type Reply = Answer;

/** One thing to be told to somebody, now or when the platform allows it. */
export interface OutgoingMessage {
  /** The same thing is told once: an answer's id, or what a notice is about together with its recipient. */
  key: string;
  channel: ChannelName;
  chat: string;
  body: OutgoingBody;
}

/** A reply to a message, or a notice that nobody asked for just now. */
export type OutgoingBody = { kind: 'reply'; reply: Reply } | { kind: 'notice'; text: string; choices: Choice[] };
