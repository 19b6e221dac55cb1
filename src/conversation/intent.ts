import type { Intent } from '../domain/answer.ts';
import { readReceipt } from '../domain/receipt.ts';
import { findDecision } from './decision-finder.ts';
import { intentKey } from './intent-key.ts';
import type { IntentLikeness } from './intent-likeness.ts';
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

/** What somebody wants stands near the beginning; the rules take time over more. */
const READ = 400;
/** From this sum on an intent counts; below it the message is a question. */
const FLOOR = 3;
/** Two intents as near as this are asked back about. */
const NEAR = 0.5;
/** From this weight on a sign is enough by itself. */
const STRONG = 4;
/** What full likeness to an intent's examples counts. */
const LIKE = 7;
/** To ordinary questions, behind a list or a receipt: there they are rarer. */
const LIKE_ASK_TAKING_PART = 4;

/**
 * Reads what a message wants, and what it says of decision and receipt. The same words always read the same. Without
 * `likeness` the rules alone decide.
 */
export function readIntent(text: string, context: IntentContext, likeness?: IntentLikeness): IntentReading {
  const key = intentKey(text.slice(0, READ));
  const receipt = readReceipt(text);
  const mention = findDecision(key, context);
  const bare = key.replace(/[\s,.。!?~、;:"“”'‘’()]/g, '');
  const intents = likeliest(scoresOf({ key, bare, after: context.after, mention, receipt: receipt.kind }, likeness));
  const slots: Slots = {
    decision: mention?.decision ?? null,
    receipt: receipt.kind === 'none' ? null : receipt,
    off: intents.includes('subscribe') && OFF.test(key),
    erase: intents.includes('withdraw_comment') && ERASE.test(key),
  };
  const [intent, other] = intents;
  return other ? { kind: 'unclear', intents: [intent, other], slots } : { kind: 'clear', intent, slots };
}

/** What ends being told; 停水 and 关注 do not. */
const OFF =
  /退[订出掉了]|^退$|取消|注销|(?<!要)不要|不用|不必|不订|不关注|不看了|不想再?[收看要听]|停[止了掉发用]|^停$|关[掉了闭]|屏蔽|拉黑|免打扰|骚扰|[老总]是?(?:给我)?发|天天|烦|吵|响|unsubscribe|\bstop|unfollow|no more|any ?more|opt out|mute|turn off|cancel|don't/;
/** Only what plainly asks for it: it cannot be undone, and 删掉 is often said of taking back. */
const ERASE =
  /彻底|永久|全部|所有|干净|清空|注销|痕迹|记录|数据|个人(?:信息|资料)|不留|留底|erase|everything|my data|for good/;

/** The likeliest intent, or two where both are likely. */
function likeliest([best, second]: { intent: Intent; score: number }[]): [Intent] | [Intent, Intent] {
  if (!best || best.score < FLOOR) return ['ask'];
  if (second && second.score >= FLOOR && best.score - second.score <= NEAR) return [best.intent, second.intent];
  return [best.intent];
}

/** The score of each intent, best first: what the rules say and how like its examples the message is. */
function scoresOf(message: Message, likeness?: IntentLikeness): { intent: Intent; score: number }[] {
  const ruled = ruleScores(message);
  const alike = likeness?.of(message.key, message.after) ?? new Map<Intent, number>();
  // What the rules know to mean either of two things is not to be decided by likeness.
  const undecided = [...ruled.values()].filter((score) => score >= EITHER).length > 1;
  const takingPart = message.after !== null && message.after !== 'answer';
  const weightOf = (intent: Intent): number =>
    undecided ? 0 : intent === 'ask' && takingPart ? LIKE_ASK_TAKING_PART : LIKE;
  return [...new Set([...ruled.keys(), ...alike.keys()])]
    .map((intent) => ({ intent, score: (ruled.get(intent) ?? 0) + weightOf(intent) * (alike.get(intent) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/**
 * What the rules give each intent that any of them speaks for. Of strong signs the strongest counts, and a little
 * more where there are others: they are ways of saying the same. Weak ones are added up.
 */
function ruleScores(message: Message): Map<Intent, number> {
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
