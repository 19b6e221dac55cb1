import type { DecisionState, Track } from '../domain/decision.ts';

/** A condition that this stage checks; `procedure.guards.ts` has them. */
export type GuardName =
  | 'study'
  | 'consent'
  | 'startApproval'
  | 'leadUnit'
  | 'draft'
  | 'outlets'
  | 'contact'
  | 'period'
  | 'exemption'
  | 'ended'
  | 'disposed';

/** Who is to be told of a step. `public` sees it on this site; `subscribers` get a message. */
export type Audience =
  | 'public'
  | 'subscribers'
  | 'lead_unit'
  | 'decision_organ'
  | 'party_committee'
  | 'legality_reviewer'
  | 'executor';

/** One step of the procedure. */
export interface Arrow {
  from: DecisionState;
  to: DecisionState;
  guards: readonly GuardName[];
  /** What else the step takes and this stage cannot check, in words; such a step is refused. `null`: nothing. */
  later: string | null;
  /** What the step rests on, by track; empty where no article at hand says it. */
  articles: Readonly<Record<Track, readonly string[]>>;
  told: readonly Audience[];
}

/** The main line, in order. */
export const MAIN_LINE = [
  ...(['proposed', 'listed', 'started', 'drafting', 'consulting', 'processing', 'feedback_published'] as const),
  ...(['legality_review', 'submitted', 'deliberated', 'decided', 'published', 'executing', 'archived'] as const),
] satisfies DecisionState[];

/**
 * Every step. Publishing the feedback before the legality review is this project's choice; no article sets that order.
 * What normative documents need beyond the plan's task 24 is 未核实, so that they go by the rules for decisions.
 */
export const PROCEDURE: readonly Arrow[] = [
  step('proposed', 'listed', ['study', 'consent'], on(['D3', 'D10', 'T29'], ['R12'], ['T24']), ['public']),
  step('listed', 'started', ['startApproval', 'leadUnit'], on(['D10', 'D11'], ['R12'], ['T24']), ['lead_unit']),
  step('started', 'drafting', ['leadUnit'], on(['D12'], ['R14'], ['T24']), ['public']),
  step(
    'drafting',
    'consulting',
    ['leadUnit', 'draft', 'outlets', 'contact', 'period'],
    on(['D14', 'D15', 'T31'], ['R15', 'T21'], ['T24']),
    ['public', 'subscribers'],
  ),
  step('drafting', 'exempt', ['exemption'], on(['D14', 'D32'], ['R15'], ['T24']), ['public']),
  step('consulting', 'processing', ['ended'], on(['D15', 'D18'], ['R15'], ['T24']), ['public', 'lead_unit']),
  step('processing', 'feedback_published', ['disposed'], on(['D18', 'T31'], ['R15', 'T21'], ['T24']), [
    'public',
    'subscribers',
  ]),
  later(
    'feedback_published',
    'legality_review',
    '专家论证、风险评估、听证逐项有结论，送审材料齐全',
    ['D25', 'D26', 'T34'],
    ['legality_reviewer'],
  ),
  later(
    'exempt',
    'legality_review',
    '专家论证、风险评估逐项有结论，送审材料齐全',
    ['D25', 'D26', 'T34'],
    ['legality_reviewer'],
  ),
  later(
    'legality_review',
    'submitted',
    '合法性审查意见合法、风险可控，审查不足7个工作日的记明理由',
    ['D25', 'D24', 'D26', 'T34'],
    ['decision_organ'],
  ),
  later('legality_review', 'returned', '合法性审查意见不合法及其理由', ['D25', 'D28', 'T34'], ['lead_unit']),
  later(
    'submitted',
    'deliberated',
    '报送材料齐全，会议记录载明不同意见、行政首长最后发表意见',
    ['D29', 'D30'],
    ['decision_organ'],
  ),
  later('deliberated', 'decided', '行政首长的决定，与多数人意见不一致的说明理由', ['D30'], ['lead_unit']),
  later(
    'decided',
    'published',
    '向同级党委请示报告，说明公众意见、专家论证意见的采纳情况',
    ['D31', 'D32', 'G26'],
    ['public', 'subscribers', 'party_committee'],
  ),
  later('published', 'executing', '执行单位、执行时限、执行反馈', ['D34', 'T35'], ['executor']),
  later('executing', 'archived', '决策过程记录和材料完整归档', ['D33'], ['lead_unit']),
  later('executing', 'suspended', '情况紧急，行政首长决定中止执行', ['D37', 'T36'], ['public', 'executor']),
  later(
    'executing',
    'evaluating',
    '决策后评估的理由和承担单位，不是决策作出前承担主要论证评估的单位',
    ['D36', 'T36'],
    ['public', 'executor'],
  ),
  later('evaluating', 'adjusting', '决策后评估结果', ['D36', 'D37', 'T36'], ['public', 'decision_organ']),
  later('adjusting', 'drafting', '调整依法定程序重新拟订草案', ['D37', 'T36'], ['public', 'lead_unit']),
];

type Articles = Arrow['articles'];

function on(major_decision: string[], rule: string[], normative_document: string[]): Articles {
  return { major_decision, rule, normative_document };
}

function step(
  from: DecisionState,
  to: DecisionState,
  guards: GuardName[],
  articles: Articles,
  told: Audience[],
): Arrow {
  return { from, to, guards, later: null, articles, told };
}

/** A step whose conditions are not built at this stage. */
function later(from: DecisionState, to: DecisionState, what: string, articles: string[], told: Audience[]): Arrow {
  return { from, to, guards: [], later: what, articles: on(articles, [], []), told };
}
