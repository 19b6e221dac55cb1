import type { Choice } from '../domain/choice.ts';
import { LIMITS } from '../domain/limits.ts';
import type { DecisionView, PublishedDisposition } from '../participation/participation.ts';
import { STATE_IN_WORDS } from '../participation/state.ts';
import { VERDICT_IN_WORDS } from '../participation/verdicts.ts';
import { addressOf, lastDayInWords, type Step, say, type Talk } from './talk.ts';

/** Decisions that are open for comments now. */
export function openDecisions(decisions: DecisionView[]): DecisionView[] {
  return decisions.filter(({ state }) => state === 'consulting');
}

/** What is open now and, behind it, what has just ended; the number before a line chooses it. */
export function listDecisions(talk: Talk): Step {
  const open = openDecisions(talk.decisions).slice(0, LIMITS.choices - 3);
  const ended = talk.decisions
    .filter(({ state }) => state === 'processing' || state === 'feedback_published')
    .slice(-3);
  const text = [
    open.length ? `正在公开征求意见的有${open.length}项：` : '现在没有正在公开征求意见的决策事项。',
    ...open.map(
      ({ title, leadUnit, closesAt }, at) => `${at + 1}. ${title}（${leadUnit.name}，${lastDayInWords(closesAt)}截止）`,
    ),
    ended.length ? `已经结束、可以查结果的：` : '',
    ...ended.map(({ title, state }, at) => `${open.length + at + 1}. ${title}：${STATE_IN_WORDS[state]}`),
    `全部事项：${addressOf(talk, '/decisions')}`,
  ];
  const choices: Choice[] = [
    ...open.map(({ number, title }) => ({ label: `提意见：${title}`, text: `评论 #${number}` })),
    ...ended.map(({ number, title }) => ({ label: `看结果：${title}`, text: `结果 #${number}` })),
  ];
  const listed = [...open, ...ended].map(({ id }) => id);
  return say(talk, 'list_decisions', text.filter(Boolean).join('\n'), { choices, memory: { listed, after: 'list' } });
}

/** What became of a decision's comments; asks which where none is meant. */
export async function tellResult(talk: Talk): Promise<Step> {
  const past = talk.decisions.filter(({ state }) => state !== 'consulting' && state !== 'drafting');
  const decision = decisionMeant(talk) ?? (past.length === 1 ? past[0] : undefined);
  if (!decision) return askWhich(talk, past.length ? past : talk.decisions);
  const published = (await talk.participation.feedback(decision.id)) ?? [];
  const text = published.length ? publishedText(talk, decision, published) : unpublished(decision);
  const choices: Choice[] = published.length ? [] : [{ label: '有结果告诉我', text: `通知我 #${decision.number}` }];
  if (decision.state === 'consulting') choices.unshift({ label: '现在提意见', text: `评论 #${decision.number}` });
  return say(talk, 'ask_result', text, { choices, memory: { current: decision.id, after: 'result' } });
}

function publishedText(talk: Talk, { id, title, leadUnit }: DecisionView, all: PublishedDisposition[]): string {
  const counts = Object.entries(VERDICT_IN_WORDS)
    .map(([verdict, words]) => ({ words, count: all.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${words}${count}条`);
  // One of each kind says more than three of the commonest.
  const kinds = [...new Set(all.map(({ verdict }) => verdict))];
  const examples = kinds
    .flatMap((verdict) => all.find((one) => one.verdict === verdict && one.text) ?? [])
    .slice(0, 3)
    .map(({ text, verdictInWords, reason }) => `· “${short(text ?? '')}”——${verdictInWords}：${reason}`);
  return [
    `《${title}》的公众意见处理情况已由${leadUnit.name}公布（方案任务31：对公众意见采纳情况及时反馈、公开）。`,
    `${counts.join('，')}。`,
    ...examples,
    `每一条和理由：${addressOf(talk, `/decisions/${id}/feedback`)}`,
  ].join('\n');
}

function unpublished(decision: DecisionView): string {
  const { title, state, closesAt, leadUnit } = decision;
  const ask = `可以问${leadUnit.name}（${leadUnit.phone}）`;
  if (state === 'consulting') return `《${title}》还在征求意见，${lastDayInWords(closesAt)}截止，还没有结果。`;
  return `《${title}》：${STATE_IN_WORDS[state]}意见采纳情况还没有公布。${ask}。`;
}

/** Subscribes this chat to a decision's result, or ends it. */
export async function subscribeTo(talk: Talk): Promise<Step> {
  const { slots } = talk.reading;
  const who = { channel: talk.channel, chat: talk.chat };
  const decision = decisionMeant(talk);
  if (slots.off) {
    const ended = await talk.participation.unsubscribe(who, slots.decision?.id ?? null);
    const text = ended > 0 ? `好的，不再给您发这些通知了（共取消${ended}项）。` : '您没有订阅过通知，不会再收到消息。';
    return say(talk, 'subscribe', text);
  }
  const wanted = decision ? [decision] : openDecisions(talk.decisions);
  if (wanted.length === 0) return say(talk, 'subscribe', '现在没有可以订阅的决策事项。');
  const receipt = talk.memory.after === 'receipt' ? (talk.memory.receipts.at(-1)?.receipt ?? null) : null;
  for (const { id } of wanted) await talk.participation.subscribe(id, { ...who, receipt });
  const names = wanted.map(({ title }) => `《${title}》`).join('、');
  const text = `记下了。${names}的意见处理结果公布后会告诉您；如果这里不能主动发消息，您下次说话时告诉您。不想收了回复“退订”。`;
  return say(talk, 'subscribe', text, { choices: [{ label: '退订', text: '退订' }] });
}

/** The decision that a message names, or the one that was last spoken of. */
function decisionMeant({ reading, decisions, memory }: Talk): DecisionView | undefined {
  const id = reading.slots.decision?.id ?? memory.current;
  return decisions.find((decision) => decision.id === id);
}

function askWhich(talk: Talk, from: DecisionView[]): Step {
  if (from.length === 0) return say(talk, 'ask_result', '还没有征求过意见的决策事项。');
  const shown = from.slice(-LIMITS.choices);
  const lines = shown.map(({ title, state }, at) => `${at + 1}. ${title}：${STATE_IN_WORDS[state]}`);
  const choices = shown.map(({ number, title }) => ({ label: title, text: `结果 #${number}` }));
  return say(talk, 'ask_result', `您想查哪一件事的结果？\n${lines.join('\n')}`, {
    outcome: 'clarify',
    choices,
    memory: { listed: shown.map(({ id }) => id), after: 'list' },
  });
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
