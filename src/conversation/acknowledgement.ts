import { LIMITS } from '../domain/limits.ts';
import type { Acknowledgement, SubmitResult } from '../participation/participation.ts';
import type { CommentDialogue } from './memory.ts';
import { addressOf, lastDayInWords, momentInWords, type Step, say, type Talk } from './talk.ts';

const INTENT = 'comment_on_decision';

/** What a person is given for a comment, or for a report that was recognised in it. */
export function acknowledged(talk: Talk, dialogue: CommentDialogue, given: Acknowledgement): Step {
  const { receipt, withdrawalCode: code, routed } = given;
  const number = talk.decisions.find(({ id }) => id === dialogue.decision)?.number ?? '';
  // T44: nothing ties a chat to a report.
  if (routed) return say(talk, INTENT, reportText(given), { memory: { dialogue: null, after: null }, isPrivate: true });
  const receipts = [...talk.memory.receipts, { receipt, code }].slice(-LIMITS.keptReceipts);
  const memory = { dialogue: null, receipts, after: 'receipt' as const };
  const text = [
    `收到了。回执号：${receipt}`,
    `撤回码：${code}（撤回或删除这份意见时要用，请记好）`,
    `收到时间：${momentInWords(Date.parse(given.receivedAt))}`,
    `凭回执号随时可以查处理情况，也可以核验它在存证链里：${addressOf(talk, `/receipts/${receipt}`)}`,
  ].join('\n');
  const choices = [
    { label: '有结果告诉我', text: `通知我 #${number}` },
    { label: '查这份意见', text: `查 ${receipt}` },
    { label: '撤回', text: '撤回' },
  ];
  return say(talk, INTENT, text, { choices, memory, isPrivate: true });
}

/** T44: strictly protected; said in few words, as the chat itself may be read by others. */
function reportText({ receipt, withdrawalCode, routed }: Acknowledgement): string {
  return [
    `您写的像是在反映违法违纪的情况。为了保护您，它不作为公众意见，不进存证链，不公开，原文转给：${routed?.office}（${routed?.address}）。`,
    `登记号：${receipt}；撤回码：${withdrawalCode}`,
    '依据：方案任务44（为举报人严格保密）。情况紧急请直接联系上面的单位，或者拨打110。',
  ].join('\n');
}

/** Why nothing was recorded; what was written is given back, so that nothing is lost. */
export function refused(
  talk: Talk,
  dialogue: CommentDialogue,
  result: Exclude<SubmitResult, { kind: 'recorded' }>,
): Step {
  const written = `您写的内容：\n“${dialogue.parts.join('\n')}”`;
  const why = reasonOf(result);
  const keeps = result.kind === 'invalid';
  const memory = { dialogue: keeps ? { ...dialogue, step: 'text' as const } : null };
  return say(talk, INTENT, `没有提交：${why}\n${written}`, { memory, isPrivate: true });
}

function reasonOf(result: Exclude<SubmitResult, { kind: 'recorded' }>): string {
  switch (result.kind) {
    case 'closed':
      return `征求意见已经在${lastDayInWords(result.closesAt)}结束。`;
    case 'not_open':
      return `征求意见从${momentInWords(result.opensAt)}开始。`;
    case 'unknown_decision':
      return '这个决策事项找不到了。';
    case 'idempotency_conflict':
      return '这份意见已经提交过，内容不同。请重新发起一份。';
    case 'invalid':
      return result.detail;
  }
}
