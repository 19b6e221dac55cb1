import type { Choice } from '../domain/choice.ts';
import { LIMITS } from '../domain/limits.ts';
import { readReceipt } from '../domain/receipt.ts';
import type { ReceiptView } from '../participation/participation.ts';
import type { ReceiptDialogue } from './memory.ts';
import { CANCEL, ERASE, isQuestion, WITHDRAW } from './phrases.ts';
import { addressOf, momentInWords, type Step, say, type Talk } from './talk.ts';

const CANCEL_CHOICE: Choice = { label: '算了', text: '取消' };
const INTENTS = { check: 'check_receipt', withdraw: 'withdraw_comment' } as const;
/** The code as printed, 12345-67890. */
const CODE = /(?<!\d)(\d{5})[\s-]*(\d{5})(?!\d)/;

/** Begins to look a receipt up or to withdraw what it stands for. */
export async function beginReceipt(talk: Talk, purpose: ReceiptDialogue['purpose']): Promise<Step> {
  const { receipt } = talk.reading.slots;
  if (receipt?.kind === 'wrong_check')
    return askNumber(talk, purpose, '这个回执号不对，可能抄错了一位，请核对后再发。');
  const given = receipt?.receipt ?? talk.memory.receipts.at(-1)?.receipt;
  return given ? withNumber(talk, purpose, given) : askNumber(talk, purpose);
}

/** Goes on; `null` where the message is about something else. */
export async function continueReceipt(talk: Talk, dialogue: ReceiptDialogue): Promise<Step | null> {
  const intent = INTENTS[dialogue.purpose];
  if (CANCEL.test(talk.written)) return say(talk, intent, '好的，没有改动。', { memory: { dialogue: null } });
  if (dialogue.step === 'number') {
    const reading = readReceipt(talk.text);
    if (reading.kind === 'receipt') return withNumber(talk, dialogue.purpose, reading.receipt);
    if (reading.kind === 'wrong_check') return beginReceipt(talk, dialogue.purpose);
    return isQuestion(talk.written) || talk.written.length > 24 ? null : askNumber(talk, dialogue.purpose);
  }
  if (dialogue.step === 'code') return withCode(talk, dialogue);
  if (ERASE.test(talk.written)) return withdraw(talk, dialogue, 'erase');
  return WITHDRAW.test(talk.written) ? withdraw(talk, dialogue, 'withdraw') : null;
}

function askNumber(talk: Talk, purpose: ReceiptDialogue['purpose'], before = ''): Step {
  const text = `${before}请发回执号：提交意见时给您的14位数字，像 4829-1730-5526-16 这样。`;
  const dialogue = begun(talk, { step: 'number', purpose, receipt: null, code: null });
  return say(talk, INTENTS[purpose], text, { choices: [CANCEL_CHOICE], memory: { dialogue } });
}

function begun(talk: Talk, dialogue: Omit<ReceiptDialogue, 'kind' | 'until'>): ReceiptDialogue {
  return { kind: 'receipt', until: talk.now + LIMITS.dialogueMs, ...dialogue };
}

async function withNumber(talk: Talk, purpose: ReceiptDialogue['purpose'], receipt: string): Promise<Step> {
  const view = await talk.participation.receipt(receipt);
  if (!view) return askNumber(talk, purpose, `没有查到回执号 ${receipt}，请核对后再发。`);
  if (purpose === 'check') return showReceipt(talk, view);
  if (view.state === 'withdrawn' || view.state === 'erased')
    return say(talk, 'withdraw_comment', `${receipt}：${view.stateInWords}`, { memory: { dialogue: null } });
  const code = talk.memory.receipts.find((kept) => kept.receipt === receipt)?.code ?? null;
  return code ? confirmWithdrawal(talk, receipt, code) : askCode(talk, receipt);
}

function showReceipt(talk: Talk, view: ReceiptView): Step {
  const { receipt, decision, decisionTitle, verdictInWords, reason, ledger, routed } = view;
  const text = [
    `回执号 ${receipt}：《${decisionTitle}》`,
    `收到时间：${momentInWords(Date.parse(view.receivedAt))}`,
    `现在：${view.stateInWords}`,
    verdictInWords ? `处理：${verdictInWords}。理由：${reason}` : '',
    routed ? `已转给：${routed.office}（${routed.address}）` : '',
    ledger?.state === 'included' ? `存证：已经在存证链里，第${(ledger.index ?? 0) + 1}条。` : '',
    ledger?.state === 'promised' ? '存证：已经签收，一分钟内编入存证链。' : '',
    `自己核验：${addressOf(talk, `/receipts/${receipt}`)}`,
  ];
  const choices =
    view.state === 'withdrawn' || view.state === 'erased' ? [] : [{ label: '撤回', text: `撤回 ${receipt}` }];
  const memory = { dialogue: null, current: decision, after: 'receipt' as const };
  return say(talk, 'check_receipt', text.filter(Boolean).join('\n'), { choices, memory });
}

function askCode(talk: Talk, receipt: string): Step {
  const dialogue = begun(talk, { step: 'code', purpose: 'withdraw', receipt, code: null });
  const text = `要撤回 ${receipt}，请发提交时给您的撤回码：10位数字，像 12345-67890 这样。`;
  return say(talk, 'withdraw_comment', text, { choices: [CANCEL_CHOICE], memory: { dialogue } });
}

function withCode(talk: Talk, dialogue: ReceiptDialogue): Step | null {
  const digits = CODE.exec(talk.text.normalize('NFKC'));
  if (digits) return confirmWithdrawal(talk, dialogue.receipt ?? '', `${digits[1]}-${digits[2]}`);
  return isQuestion(talk.written) || talk.written.length > 24 ? null : askCode(talk, dialogue.receipt ?? '');
}

function confirmWithdrawal(talk: Talk, receipt: string, code: string): Step {
  const dialogue = begun(talk, { step: 'confirm', purpose: 'withdraw', receipt, code });
  const text = [
    `撤回 ${receipt} 以后，它不再计入意见，也不会公开。`,
    '只撤回，回复“撤回”；连原文一起删掉，回复“删除”（《个人信息保护法》第四十七条），删了就找不回来；不撤了回复“取消”。',
  ].join('\n');
  const choices = [{ label: '撤回', text: '撤回' }, { label: '撤回并删除原文', text: '删除' }, CANCEL_CHOICE];
  return say(talk, 'withdraw_comment', text, { choices, memory: { dialogue } });
}

async function withdraw(talk: Talk, dialogue: ReceiptDialogue, how: 'withdraw' | 'erase'): Promise<Step> {
  const { receipt, code } = dialogue;
  const result = await talk.participation[how](receipt ?? '', code ?? '');
  if (result === 'wrong_code') return askCode({ ...talk }, receipt ?? '');
  const said = {
    withdrawn: `${receipt} 已经撤回，不再计入意见，也不会公开。`,
    erased: `${receipt} 已经撤回，原文也删掉了。存证链里只留下一个看不出内容的哈希值。`,
    unknown: `没有找到 ${receipt}。`,
  };
  return say(talk, 'withdraw_comment', said[result], { memory: { dialogue: null, after: 'receipt' } });
}
