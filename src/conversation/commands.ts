import type { Intent } from '../domain/answer.ts';
import { parseReceipt } from '../domain/receipt.ts';
import type { IntentReading } from './intent.ts';
import type { Talk } from './talk.ts';

/** What our own choices write: a word and, behind #, a decision's number, or a receipt. Never ambiguous. */
const WORDS: Record<string, Intent> = {
  评论: 'comment_on_decision',
  结果: 'ask_result',
  通知我: 'subscribe',
  退订: 'subscribe',
  查: 'check_receipt',
  撤回: 'withdraw_comment',
  有哪些征求意见: 'list_decisions',
  我要提意见: 'comment_on_decision',
  查回执: 'check_receipt',
  查结果: 'ask_result',
  撤回意见: 'withdraw_comment',
  转人工: 'human_help',
};
const COMMAND = new RegExp(`^(${Object.keys(WORDS).join('|')})(?: (#\\d{1,6}|\\d{4}-\\d{4}-\\d{4}-\\d{2}))?$`);

/** Reads what a choice wrote; `null` for what people write themselves. */
export function commandOf({ text, decisions }: Pick<Talk, 'text' | 'decisions'>): IntentReading | null {
  const [, word, object] = COMMAND.exec(text.trim()) ?? [];
  const intent = word && WORDS[word];
  if (!word || !intent) return null;
  const decision = object?.startsWith('#') ? decisions.find(({ number }) => `#${number}` === object) : undefined;
  const receipt = object && !object.startsWith('#') ? parseReceipt(object) : null;
  const slots = {
    decision: decision ?? null,
    receipt: receipt ? ({ kind: 'receipt', receipt } as const) : null,
    off: word === '退订',
    erase: false,
  };
  return { kind: 'clear', intent, slots };
}
