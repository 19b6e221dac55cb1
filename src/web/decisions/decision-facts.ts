import type { DecisionState, Track } from '../../domain/decision.ts';
import type { DecisionView } from '../../participation/participation.ts';

/** Where a decision stands, in the few words of a tag. */
export const STATE_TAG: Readonly<Record<DecisionState, string>> = {
  proposed: '研究中',
  listed: '已列入目录',
  started: '已启动',
  drafting: '尚未征求意见',
  consulting: '正在征求意见',
  processing: '正在研究意见',
  feedback_published: '采纳情况已公布',
  legality_review: '合法性审查',
  submitted: '已提交决策机关',
  deliberated: '已集体讨论',
  decided: '已作出决定',
  published: '决策已公布',
  executing: '正在执行',
  archived: '已归档',
  exempt: '依法不予公开',
  returned: '退回修改',
  postponed: '已推迟',
  terminated: '已终止',
  suspended: '暂停执行',
  evaluating: '决策后评估',
  adjusting: '正在调整',
};

/** What the list is divided by; `key` stands in the address. */
export const GROUPS = [
  { key: 'consulting', name: '正在征求意见', empty: '现在没有正在公开征求意见的事项。' },
  { key: 'announced', name: '即将征求意见', empty: '没有等待征求意见的事项。' },
  { key: 'processing', name: '已截止，正在研究意见', empty: '没有正在研究意见的事项。' },
  { key: 'results', name: '已有结果', empty: '还没有公布结果的事项。' },
  { key: 'others', name: '不公开、推迟或者终止', empty: '没有不公开、推迟或者终止的事项。' },
] as const;

export type Group = (typeof GROUPS)[number]['key'];

/** The group that a decision belongs to. */
export function groupOf(state: DecisionState): Group {
  switch (state) {
    case 'consulting':
    case 'processing':
      return state;
    case 'proposed':
    case 'listed':
    case 'started':
    case 'drafting':
    case 'adjusting':
      return 'announced';
    case 'exempt':
    case 'returned':
    case 'postponed':
    case 'terminated':
    case 'suspended':
      return 'others';
    default:
      return 'results';
  }
}

/** By which rules a decision is made, for people. */
export const TRACK_IN_WORDS: Readonly<Record<Track, string>> = {
  major_decision: '重大行政决策',
  rule: '政府规章',
  normative_document: '行政规范性文件',
};

/** Articles that the parts of a notice rest on; none where the rules of the track were not verified. */
export function basisOfNotice(track: Track): { consulting: string[]; leadUnit: string[]; affected: string[] } {
  switch (track) {
    case 'major_decision':
      return { consulting: ['D15', 'T31'], leadUnit: ['D11'], affected: ['D14'] };
    case 'rule':
      return { consulting: ['R15'], leadUnit: [], affected: ['R16'] };
    case 'normative_document':
      return { consulting: [], leadUnit: [], affected: [] };
  }
}

/** The page of a decision. */
export function decisionUrl({ id }: Pick<DecisionView, 'id'>): string {
  return `/decisions/${id}`;
}

/** How a clause is called; one that the draft does not have (any more) by its number. */
export function clauseLabel({ clauses }: Pick<DecisionView, 'clauses'>, clause: string | null): string {
  if (clause === null) return '草案整体';
  return clauses.find(({ id }) => id === clause)?.label ?? `条款${clause}`;
}
