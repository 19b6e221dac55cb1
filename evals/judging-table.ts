import type { Agreement } from './agreement.ts';
import type { Judged } from './evaluation.ts';
import type { GuardAgainstLabels } from './labels.ts';
import { wilson } from './statistics.ts';

const points = (value: number): string => (value * 100).toFixed(1);

/** What the judge says of a run, never without how far it agrees with people. */
export function showJudgement(name: string, { by, agreement, judgement }: Judged): string {
  const line = (title: string, { hits, of }: { hits: number; of: number }, with_: Agreement): string =>
    `  ${title}:${rate({ hits, of })};与人工标注 ${showAgreement(with_)}`;
  const { supported, answers, unread } = judgement;
  return [
    `模型评卷(${name},由 ${by}):`,
    line('有依据', supported, agreement.supported),
    line('答到点上', answers, agreement.answers),
    ...(unread ? [`  判不了 ${unread} 题`] : []),
    ...([agreement.supported, agreement.answers].some(isWeak) ? ['  它与人一致的程度不高,这两个数只可参考'] : []),
  ].join('\n');
}

/** Below this, by the usual reading, agreement is no better than moderate. */
const isWeak = ({ kappa }: Agreement): boolean => kappa === null || kappa < 0.6;

function showAgreement({ kappa, interval, same, n }: Agreement): string {
  const beyond =
    kappa === null ? 'κ 无从计算' : `κ ${kappa.toFixed(2)}(${interval?.low.toFixed(2)}–${interval?.high.toFixed(2)})`;
  return `${beyond},相同 ${points(same)}%,n=${n}`;
}

function rate({ hits, of }: { hits: number; of: number }): string {
  if (of === 0) return '没有可判的答复';
  const { value, low, high } = wilson(hits, of);
  return `${points(value)}%(${points(low)}–${points(high)},n=${of})`;
}

/** How the guard's own support score tells supported answers from others. */
export function showGuard({ separation, letThrough, stopped }: GuardAgainstLabels): string {
  const area = separation
    ? `AUC ${separation.auc.toFixed(3)}(${separation.interval.low.toFixed(3)}–${separation.interval.high.toFixed(3)}),有依据 ${separation.good} 条,无依据 ${separation.bad} 条`
    : '标注只有一类,无从计算';
  return [
    `核对器的支持度对人工标注:${area}`,
    `  有依据的逐句都放行 ${rate(letThrough)};无依据的至少拦下一句 ${rate(stopped)}`,
  ].join('\n');
}
