import type { Decision, DecisionState } from '../domain/decision.ts';
import type { DecisionView } from './participation.ts';

/**
 * What a decision is at a moment. The database's clock opens and closes a consultation by itself: what is recorded as
 * consulting is announced before its first moment (drafting) and being processed from the first moment after it.
 *
 * @param now milliseconds since the epoch, by the database's clock.
 */
export function stateAt({ state, opensAt, closesAt }: Decision, now: number): DecisionState {
  if (state !== 'consulting') return state;
  if (now < opensAt) return 'drafting';
  return now >= closesAt ? 'processing' : 'consulting';
}

/** The public does not see a decision in these states at all. */
const NOT_PUBLIC: ReadonlySet<DecisionState> = new Set(['proposed', 'listed', 'started']);

/** States in which there is no draft to be shown: by law (D14, D32), or because it is still being written. */
const WITHOUT_DRAFT: ReadonlySet<DecisionState> = new Set(['exempt', 'drafting', 'adjusting']);

/**
 * A decision as the public sees it now, `null` where it does not. The draft and its explanation are published with the
 * consultation (D15), not before its first moment, and not at all where the decision is exempt.
 */
export function publicView(decision: Decision, now: number): DecisionView | null {
  const state = stateAt(decision, now);
  if (NOT_PUBLIC.has(state)) return null;
  const hidden = WITHOUT_DRAFT.has(state) || now < decision.opensAt;
  return hidden ? { ...decision, state, clauses: [], explanation: '' } : { ...decision, state };
}

/** A sentence for people on each state. */
export const STATE_IN_WORDS: Readonly<Record<DecisionState, string>> = {
  proposed: '已有人提出建议，正在研究是否列入决策事项目录。',
  listed: '已列入决策事项目录，尚未启动。',
  started: '决策程序已启动，已确定承办单位。',
  drafting: '正在拟订草案，还没有开始公开征求意见。',
  consulting: '正在公开征求意见。',
  processing: '公开征求意见已结束，承办单位正在归纳整理、研究论证收到的意见。',
  feedback_published: '意见采纳情况已公布。',
  legality_review: '草案正在进行合法性审查。',
  submitted: '草案已提交决策机关。',
  deliberated: '决策机关已集体讨论。',
  decided: '决策机关已作出决定，待公布。',
  published: '决策已公布。',
  executing: '决策正在执行。',
  archived: '决策程序已结束，材料已归档。',
  exempt: '依法不予公开，不公开征求意见。',
  returned: '合法性审查未通过，已退回修改。',
  postponed: '已推迟，暂不推进。',
  terminated: '已终止，不再推进。',
  suspended: '已暂停执行。',
  evaluating: '正在进行决策后评估。',
  adjusting: '正在依法定程序调整。',
};
