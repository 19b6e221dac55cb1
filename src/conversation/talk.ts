import type { AnswerContent, Intent, Outcome } from '../domain/answer.ts';
import type { Choice } from '../domain/choice.ts';
import type { ChannelName } from '../domain/message.ts';
import type { DecisionView, Participation } from '../participation/participation.ts';
import type { AnswerTrace } from '../store/answers.ts';
import type { IntentReading } from './intent.ts';
import type { Memory } from './memory.ts';

/** Whether comments are taken in a channel: `no`, with where they are; `consent` names the assessment (P38, P39). */
export type CommentPolicy = { kind: 'yes' } | { kind: 'no' } | { kind: 'consent'; basis: string };

/** One message as the dialogues see it. */
export interface Talk {
  text: string;
  /** Simplified, folded, lower case. */
  written: string;
  memory: Memory;
  reading: IntentReading;
  channel: ChannelName;
  chat: string;
  isGroup: boolean;
  policy: CommentPolicy;
  /** Public decisions as they stand now. */
  decisions: DecisionView[];
  participation: Participation;
  /** Without a slash at its end; `null` where it is not known. */
  publicUrl: string | null;
  now: number;
  newUuid(): string;
}

/** What a dialogue says, and what is remembered. */
export interface Step {
  memory: Memory;
  content: Said;
  /** The message or the reply holds a comment's text: neither stays among the turns. */
  isPrivate?: boolean | undefined;
}

/** What a message came to. */
export interface Routed {
  content: AnswerContent;
  memory: Memory;
  trace?: AnswerTrace | undefined;
  isPrivate?: boolean | undefined;
}

/** What is said beside an answer out of the corpus. */
export interface Said {
  intent: Intent;
  outcome: Exclude<Outcome, 'answered'>;
  text: string;
  choices: Choice[];
}

/** Ends what is half-finished. */
export const CANCEL_CHOICE: Choice = { label: '取消', text: '取消' };

/** Says something and remembers something. */
export function say(
  talk: Talk,
  intent: Intent,
  text: string,
  options: { choices?: Choice[]; memory?: Partial<Memory>; isPrivate?: boolean; outcome?: Said['outcome'] } = {},
): Step {
  const { choices = [], memory = {}, isPrivate, outcome = 'action' } = options;
  return { memory: { ...talk.memory, ...memory }, content: { intent, outcome, text, choices }, isPrivate };
}

/** As an answer's content. */
export function asContent({ intent, outcome, text, choices }: Said, corpusVersion: string): AnswerContent {
  const empty = { reason: null, mode: 'extractive' as const, citations: [], related: [], notices: [] };
  return { ...empty, intent, outcome, text, choices, corpusVersion };
}

/** A day and a time in China, in words: 2026年11月22日18时00分. */
export function momentInWords(milliseconds: number): string {
  const china = new Date(milliseconds + 8 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${china.getUTCFullYear()}年${china.getUTCMonth() + 1}月${china.getUTCDate()}日`;
  return `${day}${china.getUTCHours()}时${two(china.getUTCMinutes())}分`;
}

/** The last day of a period, in words; it ends with that day. */
export function lastDayInWords(closesAt: number): string {
  return `${momentInWords(closesAt - 1).replace(/\d+时.*$/, '')}24时`;
}

/** What stands beside the decisions, by how its addresses begin. */
const COLUMNS = { '/guide': '办事指引', '/receipts': '查意见的回执', '/settings': '大字版' };

/** Where a page is, or how to get there where the address is not known. */
export function addressOf(talk: Pick<Talk, 'publicUrl'>, path: string): string {
  if (talk.publicUrl) return `${talk.publicUrl}${path}`;
  const column = Object.entries(COLUMNS).find(([begin]) => path.startsWith(begin))?.[1] ?? '决策征求意见';
  return `湘问网页的“${column}”栏目（${path}）`;
}
