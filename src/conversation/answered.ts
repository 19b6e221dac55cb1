import type { Asked } from './asking.ts';
import type { Doors } from './doors.ts';
import { plainWords } from './follow-up-words.ts';
import type { Memory } from './memory.ts';
import type { Routed, Talk } from './talk.ts';

const JUDGE = [
  { label: '有用', text: '有用' },
  { label: '没用', text: '没用' },
];

/** Who asks what a task or an article says has no grievance. */
const OF_A_TEXT = /方案|任务|全省|我省|指标|第.{1,6}[条项款]/;

/**
 * An answer out of the corpus, with the ways that are open to whoever has a grievance; where people cannot judge it on
 * a page they can in words (T7).
 */
export function answered(talk: Talk, { content, trace }: Asked, { ways }: Pick<Doors, 'ways'>): Routed {
  const { outcome, reason } = content;
  const isJudged = talk.channel !== 'web' && talk.channel !== 'api' && outcome === 'answered';
  const isLost = outcome === 'answered' || reason === 'no_basis';
  const choices = [
    ...(isLost && !OF_A_TEXT.test(talk.written) ? ways.choicesFor(plainWords(talk.written)) : []),
    ...(isJudged ? JUDGE : []),
  ];
  const dialogue = talk.memory.dialogue?.kind === 'clarify' ? null : talk.memory.dialogue;
  const memory: Memory = { ...talk.memory, dialogue, after: 'answer' };
  return { content: choices.length > 0 ? { ...content, choices } : content, trace, memory };
}
