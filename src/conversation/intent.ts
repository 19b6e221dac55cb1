import type { Intent } from '../domain/answer.ts';
import { readReceipt } from '../domain/receipt.ts';
import { findDecision } from './decision-finder.ts';
import { intentKey } from './intent-key.ts';
import { RULES } from './intent-rules.ts';
import { holds, type Message } from './intent-words.ts';

/** A decision as it can be named. */
export interface NamedDecision {
  id: string;
  number: number;
  title: string;
  aliases: string[];
}

/** What was said before and what there is to speak of. */
export interface IntentContext {
  /** What the bot said last. */
  after: 'list' | 'answer' | 'receipt' | 'result' | null;
  /** Decisions last listed, in the order shown. */
  listed: NamedDecision[];
  /** Every public decision. */
  decisions: NamedDecision[];
  /** The decision last spoken of. */
  current: NamedDecision | null;
}

/** What an intent needs to be carried out, as far as the message holds it. */
export interface Slots {
  decision: NamedDecision | null;
  receipt: { kind: 'receipt'; receipt: string } | { kind: 'wrong_check' } | null;
  /** Not to be told any more. */
  off: boolean;
  /** The text is to be deleted for good, too. */
  erase: boolean;
}

/** One intent, or the two that a question back has to choose between, the likelier first. */
export type IntentReading =
  | { kind: 'clear'; intent: Intent; slots: Slots }
  | { kind: 'unclear'; intents: [Intent, Intent]; slots: Slots };

/** From this sum on an intent counts; below it the message is a question. */
const FLOOR = 3;
/** Two intents as near as this are asked back about. */
const NEAR = 1;

/** Reads by rule what a message wants, and what it says of decision and receipt. */
export function readIntent(text: string, context: IntentContext): IntentReading {
  const key = intentKey(text);
  const receipt = readReceipt(text);
  const mention = findDecision(key, context);
  const bare = key.replace(/[\s,.。!?~、;:"“”'‘’()]/g, '');
  const scores = scoresOf({ key, bare, after: context.after, mention, receipt: receipt.kind });
  const slots: Slots = {
    decision: mention?.decision ?? null,
    receipt: receipt.kind === 'none' ? null : receipt,
    off: OFF.test(bare),
    erase: ERASE.test(bare),
  };
  const [best, second] = scores;
  if (!best || best.score < FLOOR) return { kind: 'clear', intent: 'ask', slots };
  if (second && second.score >= FLOOR && best.score - second.score <= NEAR)
    return { kind: 'unclear', intents: [best.intent, second.intent], slots };
  return { kind: 'clear', intent: best.intent, slots };
}

const OFF = /退订|取消|不要|停|关掉|关了|关闭|不想|不用|unsubscribe|stop|unfollow|no more|opt out|老是|烦/;
const ERASE = /彻底|删|清除|清空|抹|痕迹|个人信息|注销|erase|delete|remove/;

/** The sums of all rules that hold, best first; of equal ones the rules' order decides. */
export function scoresOf(message: Message): { intent: Intent; score: number }[] {
  const sums = new Map<Intent, number>();
  for (const { intent, weight, when } of RULES)
    if (holds(when, message)) sums.set(intent, (sums.get(intent) ?? 0) + weight);
  return [...sums].map(([intent, score]) => ({ intent, score })).sort((a, b) => b.score - a.score);
}
