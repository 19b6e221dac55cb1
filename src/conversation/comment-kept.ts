import type { Choice } from '../domain/choice.ts';
import { commandOf } from './commands.ts';
import type { CommentDialogue, Memory } from './memory.ts';
import { CANCEL_CHOICE, type Routed, type Talk } from './talk.ts';

/** A half-finished comment outlives whatever is asked or looked up in its midst. */

/** The comment that is being written, also while something else is gone through. */
export function openComment({ dialogue, parked }: Memory): CommentDialogue | null {
  return dialogue?.kind === 'comment' ? dialogue : parked;
}

/**
 * Puts the comment that was open before back behind what was just said, with a word of how it goes on; while another
 * dialogue has the turn it waits. Nothing changes where no comment was open.
 */
export function withOpenComment(talk: Talk, said: Routed): Routed {
  const before = openComment(talk.memory);
  if (!before) return said;
  const { dialogue: next } = said.memory;
  if (next?.kind === 'comment' && next.key !== before.key) return { ...said, memory: { ...said.memory, parked: null } };
  if (next && next.kind !== 'comment') return { ...said, memory: { ...said.memory, parked: before } };
  const dialogue = { ...before, offered: offeredBy(talk, before) };
  const { text, choices } = reminder(dialogue);
  const content = { ...said.content, text: `${said.content.text}\n\n${text}`, choices };
  return { ...said, content, memory: { ...said.memory, dialogue, parked: null } };
}

/** What was answered as a question may have been meant for the comment; a button's words and another dialogue's never. */
function offeredBy(talk: Talk, { step, offered }: CommentDialogue): string | null {
  const writes = (step === 'text' || step === 'confirm') && talk.memory.dialogue?.kind === 'comment';
  return writes && !commandOf(talk) ? talk.text.trim() : offered;
}

function reminder(dialogue: CommentDialogue): { text: string; choices: Choice[] } {
  const choices = [...(dialogue.offered ? [{ label: '这句也是意见', text: '加上' }] : []), CANCEL_CHOICE];
  const where = {
    choose: '选好要说的事项',
    consent: '看完说明回复“同意”',
    clause: '选好条款',
    text: dialogue.parts.length > 0 ? '接着写，写完回复“写完了”' : '接着写',
    confirm: '回复“提交”',
  };
  const add = dialogue.offered ? '；刚才那句如果也是意见，请回复“加上”' : '';
  return { text: `您的意见还没有提交，可以${where[dialogue.step]}${add}。`, choices };
}
