import type { Comment } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import type { ChannelName, OutgoingMessage } from '../domain/message.ts';
import type { Subscription } from '../store/decisions.ts';
import { isCounted } from './counted.ts';
import { VERDICT_IN_WORDS } from './verdicts.ts';

/** A chat is told of so many of its receipts, each with so much of the reason; the page has them all. */
const MOST_RECEIPTS = 5;
const REASON_CHARS = 200;

/** Nothing is ever pushed to these: what is for them waits for the person's next message. */
export const WITHOUT_PUSH: ReadonlySet<ChannelName> = new Set(['web', 'api']);

/**
 * What every subscriber is told once the feedback is published, one message a chat: the counts, and for a subscription
 * with a receipt that comment's verdict and reason. Never what anybody wrote.
 *
 * @param comments all of the decision's.
 * @param publicUrl the address that people type; `null` where it is not known.
 */
export function resultNotices(
  decision: Decision,
  comments: Comment[],
  subscriptions: Subscription[],
  publicUrl: string | null,
): OutgoingMessage[] {
  const { id, title, number } = decision;
  const byReceipt = new Map(comments.map((comment) => [comment.receipt, comment]));
  const chats = Map.groupBy(subscriptions, ({ channel, chat }) => JSON.stringify([channel, chat]));
  const path = `/decisions/${id}/feedback`;
  const where = publicUrl === null ? `湘问网页的“决策征求意见”栏目（${path}）` : publicUrl.replace(/\/+$/, '') + path;
  return [...chats.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { channel, chat } = first;
    const own = all.flatMap(({ receipt }) => (receipt === null ? [] : (byReceipt.get(receipt) ?? [])));
    const text = [
      `《${title}》的公众意见处理情况公布了。${countsInWords(comments)}`,
      ...own.slice(0, MOST_RECEIPTS).map(verdictOf),
      `每一份的处理和理由：${where}`,
    ].join('\n');
    const choices = [{ label: '看结果', text: `结果 #${number}` }];
    return [
      { key: `feedback:${id}:${channel}:${chat}`, channel, chat, body: { kind: 'notice' as const, text, choices } },
    ];
  });
}

/** 共16份意见：采纳5份，不予采纳2份。 */
function countsInWords(comments: Comment[]): string {
  const verdicts = comments.filter(isCounted).flatMap(({ disposition }) => disposition?.verdict ?? []);
  const counts = Object.entries(VERDICT_IN_WORDS)
    .map(([verdict, words]) => ({ words, count: verdicts.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return '期限内没有收到意见。';
  return `共${verdicts.length}份意见：${counts.map(({ words, count }) => `${words}${count}份`).join('，')}。`;
}

function verdictOf(comment: Comment): string {
  const { receipt, disposition } = comment;
  if (!isCounted(comment) || !disposition) return `您的意见 ${receipt}：已撤回，不计入。`;
  const { verdict, reason } = disposition;
  const shown = reason.length > REASON_CHARS ? `${[...reason].slice(0, REASON_CHARS).join('')}…` : reason;
  return `您的意见 ${receipt}：${VERDICT_IN_WORDS[verdict]}。理由：${shown}`;
}
