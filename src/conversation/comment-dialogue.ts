import type { Choice } from '../domain/choice.ts';
import { LIMITS } from '../domain/limits.ts';
import type { DecisionView, SubmitResult } from '../participation/participation.ts';
import { acknowledged, refused } from './acknowledgement.ts';
import { openDecisions } from './decision-replies.ts';
import type { CommentDialogue, Memory } from './memory.ts';
import { ADD, CANCEL, DONE, isQuestion, NO_CLAUSE, SUBMIT } from './phrases.ts';
import { addressOf, lastDayInWords, type Step, say, type Talk } from './talk.ts';

const INTENT = 'comment_on_decision';
const CANCEL_CHOICE: Choice = { label: '取消', text: '取消' };

/** Begins a comment: on the decision that was named or last spoken of, else by asking which. */
export function beginComment(talk: Talk): Step {
  if (talk.isGroup) return say(talk, INTENT, '提意见请单独给我发消息，不要在群里写，免得别人看到您的内容。');
  if (talk.policy.kind === 'no') return elsewhere(talk);
  const open = openDecisions(talk.decisions);
  // Who has just heard of a decision speaks of it.
  const spokenOf = talk.memory.after === 'result' ? talk.memory.current : null;
  const meant = talk.reading.slots.decision?.id ?? spokenOf;
  const named = talk.decisions.find(({ id }) => id === meant);
  if (named && named.state !== 'consulting') return notOpen(talk, named);
  if (open.length === 0)
    return say(
      talk,
      INTENT,
      '现在没有正在公开征求意见的决策事项。有新的会登在“决策征求意见”页上，过些天再问我一句“有哪些征求意见”也行。',
    );
  const only = named ?? (open.length === 1 ? open[0] : undefined);
  const dialogue: CommentDialogue = {
    ...{ kind: 'comment', step: 'choose', decision: null, clause: null, parts: [], offered: null },
    ...{ key: talk.newUuid(), noticeVersion: talk.participation.notice.version, until: talk.now + LIMITS.dialogueMs },
  };
  return only ? chosen(talk, dialogue, only) : choose(talk, dialogue, open);
}

/** Goes on with a half-finished comment; `null` where the message is a question of its own, to be answered first. */
export async function continueComment(talk: Talk, before: CommentDialogue): Promise<Step | null> {
  const dialogue = { ...before, until: talk.now + LIMITS.dialogueMs };
  if (CANCEL.test(talk.written)) {
    const text = '好的，这份意见没有提交，写的内容已经删掉。';
    return say(talk, INTENT, text, { memory: { dialogue: null } });
  }
  switch (dialogue.step) {
    case 'choose':
      return choosing(talk, dialogue);
    case 'consent':
      return consenting(talk, dialogue);
    case 'clause':
      return choosingClause(talk, dialogue);
    case 'text':
      return writing(talk, dialogue);
    case 'confirm':
      return confirming(talk, dialogue);
  }
}

/** What is said behind the answer to a question in the middle of a comment. */
export function reminder(dialogue: CommentDialogue): { text: string; choices: Choice[] } {
  const choices = [...(dialogue.offered ? [{ label: '这句也是意见', text: '加上' }] : []), CANCEL_CHOICE];
  const where = {
    choose: '选好要说的事项',
    consent: '看完说明回复“同意”',
    clause: '选好条款',
    text: '接着写',
    confirm: '回复“提交”',
  };
  const add = dialogue.offered ? '；刚才那句如果也是意见，请回复“加上”' : '';
  return { text: `您的意见还没有提交，可以${where[dialogue.step]}${add}。`, choices };
}

function choose(talk: Talk, dialogue: CommentDialogue, open: DecisionView[]): Step {
  const shown = open.slice(0, LIMITS.choices);
  const lines = shown.map(({ title, closesAt }, at) => `${at + 1}. ${title}（${lastDayInWords(closesAt)}截止）`);
  const choices = shown.map(({ number, title }) => ({ label: title, text: `评论 #${number}` }));
  const text = `您想对哪一件事提意见？\n${lines.join('\n')}`;
  const listed = shown.map(({ id }) => id);
  return say(talk, INTENT, text, { choices: [...choices, CANCEL_CHOICE], memory: { dialogue, listed, after: 'list' } });
}

function choosing(talk: Talk, dialogue: CommentDialogue): Step | null {
  const named = talk.decisions.find(({ id }) => id === talk.reading.slots.decision?.id);
  if (named) return named.state === 'consulting' ? chosen(talk, dialogue, named) : notOpen(talk, named);
  if (isQuestion(talk.written)) return null;
  return choose(talk, dialogue, openDecisions(talk.decisions));
}

function chosen(talk: Talk, dialogue: CommentDialogue, decision: DecisionView): Step {
  const next = { ...dialogue, decision: decision.id };
  if (talk.policy.kind === 'consent') return askConsent(talk, { ...next, step: 'consent' }, talk.policy.basis);
  return afterConsent(talk, next, decision);
}

/** P39: who receives it abroad, why, what kinds of data, how to use one's rights; agreed to separately. */
function askConsent(talk: Talk, dialogue: CommentDialogue, basis: string): Step {
  const text = [
    'Telegram 的服务器在境外。您在这里写的意见，会先经过 Telegram（接收方：Telegram Messenger Inc.）再到本系统；' +
      '经过的有：您发的文字、您的 Telegram 账号标识。我们只存意见内容，不存您的账号。',
    `依据《个人信息保护法》第三十八条、第三十九条，这需要您单独同意（出境评估编号：${basis}）。不同意也可以到网页上提：${addressOf(talk, '/decisions')}`,
    '请不要写姓名、电话、住址。同意请回复“同意”，不同意请回复“取消”。',
  ].join('\n');
  const choices = [{ label: '同意', text: '同意' }, CANCEL_CHOICE];
  return say(talk, INTENT, text, { choices, memory: { dialogue, current: dialogue.decision } });
}

function consenting(talk: Talk, dialogue: CommentDialogue): Step | null {
  const decision = talk.decisions.find(({ id }) => id === dialogue.decision);
  if (!decision) return beginComment(talk);
  if (/^(我?同意|可以|行|好的?|要得|agree|yes|ok)[。!！]?$/i.test(talk.written))
    return afterConsent(talk, dialogue, decision);
  if (isQuestion(talk.written)) return null;
  return say(talk, INTENT, '要先回复“同意”才能在这里提意见；不同意请回复“取消”。', {
    choices: [{ label: '同意', text: '同意' }, CANCEL_CHOICE],
  });
}

function afterConsent(talk: Talk, dialogue: CommentDialogue, decision: DecisionView): Step {
  if (decision.clauses.length === 0) return askText(talk, { ...dialogue, step: 'text' }, decision);
  const shown = decision.clauses.slice(0, LIMITS.choices);
  const lines = shown.map(
    ({ label, text }, at) => `${at + 2}. ${label}　${text.length > 36 ? `${text.slice(0, 36)}…` : text}`,
  );
  const more =
    decision.clauses.length > shown.length
      ? `\n草案共${decision.clauses.length}条，全文见${addressOf(talk, `/decisions/${decision.id}`)}`
      : '';
  const choices: Choice[] = [
    { label: '对整体提', text: '整体' },
    ...shown.map(({ label }, at) => ({ label, text: `条款 ${at + 1}` })),
    CANCEL_CHOICE,
  ];
  const text = `《${decision.title}》（${lastDayInWords(decision.closesAt)}截止）\n您是对整体提意见，还是对其中一条？\n1. 对整体提\n${lines.join('\n')}${more}`;
  const memory: Partial<Memory> = { dialogue: { ...dialogue, step: 'clause' }, current: decision.id, after: null };
  return say(talk, INTENT, text, { choices, memory });
}

function choosingClause(talk: Talk, dialogue: CommentDialogue): Step | null {
  const decision = talk.decisions.find(({ id }) => id === dialogue.decision);
  if (!decision) return beginComment(talk);
  const named = /^(?:条款|第)? ?(\d{1,3}) ?条?$/.exec(talk.written)?.[1];
  const clause =
    (named && decision.clauses[Number(named) - 1]) ??
    decision.clauses.find(({ label }) => talk.written === label.toLowerCase() || talk.text.trim() === label);
  if (clause) return askText(talk, { ...dialogue, step: 'text', clause: clause.id }, decision);
  if (NO_CLAUSE.test(talk.written)) return askText(talk, { ...dialogue, step: 'text' }, decision);
  if (isQuestion(talk.written)) return null;
  // Who writes at once what they think speaks of the whole.
  return talk.written.length > 6
    ? writing(talk, { ...dialogue, step: 'text' })
    : afterConsent(talk, dialogue, decision);
}

/** P17: told before the text is taken. */
function askText(talk: Talk, dialogue: CommentDialogue, decision: DecisionView): Step {
  const clause = decision.clauses.find(({ id }) => id === dialogue.clause);
  const { notice } = talk.participation;
  const text = [
    `请写下您对《${decision.title}》${clause ? `${clause.label}` : ''}的意见，可以分几条发，写完回复“写完了”。最多${LIMITS.commentChars}字。`,
    '不用留姓名、电话，也请不要写。',
    `【告知】\n${notice.paragraphs.map((paragraph) => `· ${paragraph}`).join('\n')}`,
  ].join('\n');
  const memory: Partial<Memory> = { dialogue: { ...dialogue, noticeVersion: notice.version }, current: decision.id };
  return say(talk, INTENT, text, { choices: [CANCEL_CHOICE], memory });
}

function writing(talk: Talk, dialogue: CommentDialogue): Step | null {
  if (ADD.test(talk.written) && dialogue.offered) return add(talk, { ...dialogue, offered: null }, dialogue.offered);
  if (DONE.test(talk.written)) {
    if (dialogue.parts.length > 0) return confirm(talk, dialogue);
    return say(talk, INTENT, '还没有写内容。请写下您的意见，或者回复“取消”。', { choices: [CANCEL_CHOICE] });
  }
  if (isQuestion(talk.written)) return null;
  return add(talk, { ...dialogue, offered: null }, talk.text.trim());
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
  return say(talk, INTENT, text, {
    choices,
    memory: { dialogue: { ...dialogue, step: 'text', parts } },
    isPrivate: true,
  });
}

function confirm(talk: Talk, dialogue: CommentDialogue): Step {
  const decision = talk.decisions.find(({ id }) => id === dialogue.decision);
  const clause = decision?.clauses.find(({ id }) => id === dialogue.clause);
  const text = [
    `请核对：对《${decision?.title ?? ''}》${clause ? clause.label : '整体'}的意见——`,
    `“${dialogue.parts.join('\n')}”`,
    '没有错就回复“提交”。还要补充就接着写，不提了回复“取消”。',
  ].join('\n');
  const choices = [{ label: '提交', text: '提交' }, CANCEL_CHOICE];
  return say(talk, INTENT, text, { choices, memory: { dialogue: { ...dialogue, step: 'confirm' } }, isPrivate: true });
}

async function confirming(talk: Talk, dialogue: CommentDialogue): Promise<Step | null> {
  if (ADD.test(talk.written) && dialogue.offered) return add(talk, { ...dialogue, offered: null }, dialogue.offered);
  if (DONE.test(talk.written)) return confirm(talk, dialogue);
  if (isQuestion(talk.written)) return null;
  if (!SUBMIT.test(talk.written)) return add(talk, { ...dialogue, offered: null }, talk.text.trim());
  const { decision, clause, parts, noticeVersion, key } = dialogue;
  const text = parts.join('\n');
  const input = { text, clause, noticeVersion, idempotencyKey: key, channel: talk.channel };
  return submitted(talk, dialogue, await talk.participation.submit(decision ?? '', input));
}

function submitted(talk: Talk, dialogue: CommentDialogue, result: SubmitResult): Step {
  if (result.kind === 'recorded') return acknowledged(talk, dialogue, result.acknowledgement);
  if (result.kind === 'invalid' && result.field === 'noticeVersion') {
    const decision = talk.decisions.find(({ id }) => id === dialogue.decision);
    if (decision) return askText(talk, { ...dialogue, step: 'text' }, decision);
  }
  return refused(talk, dialogue, result);
}

function notOpen(talk: Talk, decision: DecisionView): Step {
  const { number, title, opensAt, closesAt } = decision;
  const when = talk.now < opensAt ? '还没有开始征求意见' : `征求意见已经在${lastDayInWords(closesAt)}结束`;
  const choices = [
    { label: '看意见处理结果', text: `结果 #${number}` },
    { label: '看正在征求的事项', text: '有哪些征求意见' },
  ];
  return say(talk, INTENT, `《${title}》${when}，现在不能再提。`, {
    choices,
    memory: { dialogue: null, current: decision.id },
  });
}

/** P36: participation's data stays in the mainland. */
function elsewhere(talk: Talk): Step {
  const text = `这里不收意见：公众意见的数据要存放在境内（《个人信息保护法》第三十六条）。请到网页上提：${addressOf(talk, '/decisions')}`;
  return say(talk, INTENT, text);
}
