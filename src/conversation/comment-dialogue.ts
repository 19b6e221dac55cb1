import type { Choice } from '../domain/choice.ts';
import { LIMITS } from '../domain/limits.ts';
import type { DecisionView } from '../participation/participation.ts';
import { commandOf } from './commands.ts';
import { openComment } from './comment-kept.ts';
import { askText, confirming, writing } from './comment-writing.ts';
import { openDecisions } from './decision-replies.ts';
import type { CommentDialogue, Memory } from './memory.ts';
import { CANCEL, isQuestion, NO_CLAUSE, TAKE_BACK } from './phrases.ts';
import { addressOf, CANCEL_CHOICE, lastDayInWords, type Step, say, type Talk } from './talk.ts';

const INTENT = 'comment_on_decision';

/** Begins a comment: on the decision that was named or last spoken of, else by asking which. */
export function beginComment(talk: Talk): Step {
  if (talk.isGroup) return say(talk, INTENT, '提意见请单独给我发消息，不要在群里写，免得别人看到您的内容。');
  if (talk.policy.kind === 'no') return elsewhere(talk);
  // Of two half-finished comments nobody would know which one goes on.
  if (openComment(talk.memory)?.parts.length) return say(talk, INTENT, '一件一件来，先把手上这份办完。');
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
  if (TAKE_BACK.test(talk.written)) {
    const text = '这份意见还没有提交，不用撤回。不提了回复“取消”，接着写也可以。';
    return say(talk, INTENT, text, { choices: [CANCEL_CHOICE], memory: { dialogue } });
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
  const { clauses } = decision;
  const shown = clauses.slice(0, LIMITS.choices);
  const lines = shown.map(({ label, text }, at) => `${at + 1}. ${label}　${beginning(text)}`);
  const isAll = clauses.length === shown.length;
  const more = `草案共${clauses.length}条，没有列出的请回复“第${shown.length + 1}条”这样，全文见${addressOf(talk, `/decisions/${decision.id}`)}`;
  const choices: Choice[] = [
    ...shown.map(({ label }, at) => ({ label, text: `条款 ${at + 1}` })),
    { label: '对整体提', text: '整体' },
    // A number beyond the list is a clause's, and must not end the comment.
    ...(isAll ? [CANCEL_CHOICE] : []),
  ];
  const text = [
    `《${decision.title}》（${lastDayInWords(decision.closesAt)}截止）`,
    '您是对其中一条提意见，还是对整体？',
    ...lines,
    `${shown.length + 1}. 对整体提`,
    ...(isAll ? [] : [more, '不提了回复“取消”']),
  ].join('\n');
  const memory: Partial<Memory> = { dialogue: { ...dialogue, step: 'clause' }, current: decision.id, after: null };
  return say(talk, INTENT, text, { choices, memory });
}

function beginning(text: string): string {
  return text.length > 36 ? `${text.slice(0, 36)}…` : text;
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
  if (isQuestion(talk.written) || commandOf(talk)) return null;
  // Who writes at once what they think speaks of the whole.
  return talk.written.length > 6
    ? writing(talk, { ...dialogue, step: 'text' })
    : afterConsent(talk, dialogue, decision);
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
