import type { Intent } from '../domain/answer.ts';
import { readReceipt } from '../domain/receipt.ts';
import { findDecision } from './decision-finder.ts';
import { intentKey } from './intent-key.ts';
import { likeness } from './intent-likeness.ts';
import { RULES } from './intent-rules.ts';
import { EITHER, holds, type IntentContext, type Message, type NamedDecision } from './intent-words.ts';

export type { IntentContext, NamedDecision };

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
const NEAR = 0.5;
/** From this weight on a sign is enough by itself. */
const STRONG = 4;
/** What full likeness to an intent's examples counts; to ordinary questions less, since most words are theirs. */
const LIKE = 7;
const LIKE_ASK = 6;

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

/** The score of each intent, best first: what the rules say and how like its examples the message is. */
function scoresOf(message: Message): { intent: Intent; score: number }[] {
  const ruled = ruleScores(message);
  const alike = likeness(message.key, message.after);
  // What the rules know to mean either of two things is not to be decided by likeness.
  const undecided = [...ruled.values()].filter((score) => score >= EITHER).length > 1;
  const weightOf = (intent: Intent): number => (undecided ? 0 : intent === 'ask' ? LIKE_ASK : LIKE);
  return [...new Set([...ruled.keys(), ...alike.keys()])]
    .map((intent) => ({ intent, score: (ruled.get(intent) ?? 0) + weightOf(intent) * (alike.get(intent) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/**
 * What the rules give each intent that any of them speaks for. Of strong signs the strongest counts, and a little
 * more where there are others: they are ways of saying the same. Weak ones are added up.
 */
export function ruleScores(message: Message): Map<Intent, number> {
  const weights = new Map<Intent, number[]>();
  for (const { intent, weight, when } of RULES)
    if (holds(when, message)) weights.set(intent, [...(weights.get(intent) ?? []), weight]);
  return new Map([...weights].map(([intent, found]) => [intent, sumOf(found)]));
}

function sumOf(weights: number[]): number {
  const strong = weights.filter((weight) => weight >= STRONG);
  const weak = weights.filter((weight) => weight < STRONG).reduce((sum, weight) => sum + weight, 0);
  return Math.max(0, ...strong) + (strong.length > 1 ? NEAR : 0) + weak;
}
