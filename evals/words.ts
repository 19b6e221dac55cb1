import type { RefusalReason } from '../src/domain/answer.ts';
import { parsePlanRef, planLabel, type Ref } from '../src/domain/reference.ts';

/** What people read of the closed lists in reports. */

/** What answers were made by, in words. */
export const MODES: Record<string, string> = { extractive: '原文摘录', model: '模型写成' };

/** What came of a question. */
export const OUTCOMES: Record<string, string> = {
  answered: '答复',
  refused: '无法答复',
  clarify: '反问',
  action: '办理',
};

/** Why the model's words were not what was given. */
export const FALLS: Record<string, string> = {
  over_budget: '当日额度用完',
  busy: '同时请求太多',
  paused: '屡次失败后暂停',
  timeout: '超时',
  rate_limited: '服务限流',
  refused: '服务不受理',
  unreachable: '连不上',
  unreadable: '读不懂',
  unsupported: '没通过核对',
  silent: '模型没有写',
};

/** What the guard finds of a sentence. */
export const FAULTS: Record<string, string> = {
  no_source: '没有依据',
  unknown_source: '依据不存在',
  altered_quotation: '引文走样',
  unsupported_number: '数字无据',
  misplaced_number: '数字错位',
  unknown_reference: '出处不存在',
  foreign_link: '外来链接',
  foreign_mark: '外来标记',
  opposite: '意思相反',
  unsupported: '依据不足',
  empty: '空句',
};

/** Why there is no answer. */
export const REASONS: Record<RefusalReason, string> = {
  no_basis: '没有依据',
  out_of_scope: '不在范围',
  unsafe: '不当要求',
  over_limit: '超过限度',
  unavailable: '暂不可用',
};

/** A place of the plan by its label, anything else by its reference. */
export function labelOf(ref: Ref): string {
  const target = parsePlanRef(ref);
  return target ? planLabel(target) : ref;
}
