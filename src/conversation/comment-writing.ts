import { LIMITS } from '../domain/limits.ts';
import { publication } from '../participation/feedback.ts';
import type { DecisionView, SubmitResult } from '../participation/participation.ts';
import { acknowledged, refused } from './acknowledgement.ts';
import { commandOf } from './commands.ts';
import type { CommentDialogue } from './memory.ts';
import { ADD, DONE, HAND_IN, isQuestion, REWRITE, SUBMIT } from './phrases.ts';
import { CANCEL_CHOICE, type Step, say, type Talk } from './talk.ts';

/** The text of a comment, from the notice that is told before it to what becomes of it. */

const INTENT = 'comment_on_decision';
/** Of what the public will not see, this much is named. */
const HIDDEN_SHOWN = 3;

/** P17: told before the text is taken. */
export function askText(talk: Talk, dialogue: CommentDialogue, decision: DecisionView): Step {
  const clause = decision.clauses.find(({ id }) => id === dialogue.clause);
  const { notice } = talk.participation;
  const text = [
    `请写下您对《${decision.title}》${clause ? `${clause.label}` : ''}的意见，可以分几条发，写完回复“写完了”。最多${LIMITS.commentChars}字。`,
    '不用留姓名、电话，也请不要写。',
    `【告知】\n${notice.paragraphs.map((paragraph) => `· ${paragraph}`).join('\n')}`,
  ].join('\n');
  const memory = { dialogue: { ...dialogue, noticeVersion: notice.version }, current: decision.id };
  return say(talk, INTENT, text, { choices: [CANCEL_CHOICE], memory });
}

/** Takes a message down; `null` where it is a question or a command, to be seen to first. */
export function writing(talk: Talk, dialogue: CommentDialogue): Step | null {
  if (ADD.test(talk.written) && dialogue.offered) return add(talk, { ...dialogue, offered: null }, dialogue.offered);
  if (REWRITE.test(talk.written) && dialogue.parts.length > 0) return rewrite(talk, dialogue);
  // Whoever hands in before the text was shown once more sees it first.
  if (DONE.test(talk.written) || HAND_IN.test(talk.written)) {
    if (dialogue.parts.length > 0) return confirm(talk, dialogue);
    return say(talk, INTENT, '还没有写内容。请写下您的意见，或者回复“取消”。', { choices: [CANCEL_CHOICE] });
  }
  if (isQuestion(talk.written) || commandOf(talk)) return null;
  return add(talk, { ...dialogue, offered: null }, talk.text.trim());
}

/** The text was shown: it is handed in, goes on or is written anew; `null` as in writing. */
export async function confirming(talk: Talk, dialogue: CommentDialogue): Promise<Step | null> {
  if (!SUBMIT.test(talk.written)) return writing(talk, dialogue);
  const { decision, clause, parts, noticeVersion, key } = dialogue;
  const text = parts.join('\n');
  const input = { text, clause, noticeVersion, idempotencyKey: key, channel: talk.channel };
  return submitted(talk, dialogue, await talk.participation.submit(decision ?? '', input));
}

function add(talk: Talk, dialogue: CommentDialogue, part: string): Step {
  const parts = [...dialogue.parts, part];
  const length = parts.join('\n').length;
  const choices = [{ label: '写完了', text: '写完了' }, CANCEL_CHOICE];
  if (length > LIMITS.commentChars) {
    const over = `加上这一段就有${length}字，超过了${LIMITS.commentChars}字，这一段没有记下。请缩短后再发，或者回复“写完了”。`;
    return say(talk, INTENT, over, { choices, memory: { dialogue }, isPrivate: true });
  }
  const text = `记下了（共${length}字）。还有就接着写，没有就回复“写完了”。`;
  const memory = { dialogue: { ...dialogue, step: 'text' as const, parts } };
  return say(talk, INTENT, text, { choices, memory, isPrivate: true });
}

function rewrite(talk: Talk, dialogue: CommentDialogue): Step {
  const memory = { dialogue: { ...dialogue, step: 'text' as const, parts: [], offered: null } };
  return say(talk, INTENT, '好的，前面写的不要了，请重新写。', { choices: [CANCEL_CHOICE], memory });
}

function confirm(talk: Talk, dialogue: CommentDialogue): Step {
  const decision = talk.decisions.find(({ id }) => id === dialogue.decision);
  const clause = decision?.clauses.find(({ id }) => id === dialogue.clause);
  const written = dialogue.parts.join('\n');
  const text = [
    `请核对：对《${decision?.title ?? ''}》${clause ? clause.label : '整体'}的意见——`,
    `“${written}”`,
    ...hiddenIn(written),
    '没有错就回复“提交”。还要补充就接着写，要改回复“重写”，不提了回复“取消”。',
  ].join('\n');
  const choices = [{ label: '提交', text: '提交' }, { label: '重写', text: '重写' }, CANCEL_CHOICE];
  return say(talk, INTENT, text, { choices, memory: { dialogue: { ...dialogue, step: 'confirm' } }, isPrivate: true });
}

/** P25: what is told on the page before a comment is handed in is told here, too. */
function hiddenIn(written: string): string[] {
  const { hidden } = publication(written, false);
  if (hidden.length === 0) return [];
  const named = hidden.slice(0, HIDDEN_SHOWN).map(({ text }) => `“${text}”`);
  const more = hidden.length > HIDDEN_SHOWN ? `等${hidden.length}处` : '';
  return [
    `注意：${named.join('')}${more}像是个人信息。公布时会隐去，但承办单位看得到原文；不想让他们看到，请回复“重写”。`,
  ];
}

function submitted(talk: Talk, dialogue: CommentDialogue, result: SubmitResult): Step {
  if (result.kind === 'recorded') return acknowledged(talk, dialogue, result.acknowledgement);
  if (result.kind === 'invalid' && result.field === 'noticeVersion') {
    const decision = talk.decisions.find(({ id }) => id === dialogue.decision);
    if (decision) return askText(talk, { ...dialogue, step: 'text' }, decision);
  }
  return refused(talk, dialogue, result);
}
