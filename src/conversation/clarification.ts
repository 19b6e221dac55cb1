import type { Intent } from '../domain/answer.ts';
import type { Choice } from '../domain/choice.ts';
import { LIMITS } from '../domain/limits.ts';
import { type Step, say, type Talk } from './talk.ts';

/** What each intent is called in a question back, and what choosing it writes. */
const ASKED: Record<Intent, { words: string; text: string; takes: 'decision' | 'receipt' | null }> = {
  ask: { words: '问一个法律、政策问题', text: '当问题问', takes: null },
  list_decisions: { words: '看正在征求意见的事项', text: '有哪些征求意见', takes: null },
  comment_on_decision: { words: '提意见', text: '评论', takes: 'decision' },
  check_receipt: { words: '查意见收到没有', text: '查', takes: 'receipt' },
  ask_result: { words: '问意见采纳了没有', text: '结果', takes: 'decision' },
  subscribe: { words: '有结果时收通知（或者退订）', text: '通知我', takes: 'decision' },
  withdraw_comment: { words: '撤回提过的意见', text: '撤回', takes: 'receipt' },
  human_help: { words: '找人工', text: '转人工', takes: null },
};

/** Asks back where a message may mean either of two things. */
export function withClarification(talk: Talk, intents: [Intent, Intent]): Step {
  const choices = intents.map((intent) => choiceOf(intent, talk));
  const [first, second] = intents.map((intent) => ASKED[intent].words);
  const text = `您是想${first}，还是${second}？\n${choices.map(({ label }, at) => `${at + 1}. ${label}`).join('\n')}`;
  const dialogue = { kind: 'clarify' as const, text: talk.text, until: talk.now + LIMITS.dialogueMs };
  return say(talk, intents[0], text, { outcome: 'clarify', choices, memory: { dialogue } });
}

function choiceOf(intent: Intent, { reading, memory }: Talk): Choice {
  const { words, text, takes } = ASKED[intent];
  const { decision, receipt } = reading.slots;
  const number = takes === 'decision' && decision ? ` #${decision.number}` : '';
  const given = receipt?.kind === 'receipt' ? receipt.receipt : memory.receipts.at(-1)?.receipt;
  const about = takes === 'receipt' && given ? ` ${given}` : '';
  return { label: words, text: `${text}${number}${about}` };
}
