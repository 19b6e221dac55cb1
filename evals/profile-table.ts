import type { Profile } from './profile.ts';
import { SUPPORT_SHARES } from './profile.ts';
import { FALLS, FAULTS, MODES, OUTCOMES } from './words.ts';

/** A profile as lines of name and value, for a terminal and for the page. */
export function profileLines(profile: Profile): [string, string][] {
  const { cases, outcomes, modes, asked, fellBack, tokens, cost, sentences, faults, support } = profile;
  const lines: [string, string][] = [
    [
      '结果',
      Object.entries(outcomes)
        .map(([name, count]) => `${OUTCOMES[name] ?? name} ${count}`)
        .join('、'),
    ],
    ...modes.map(({ mode, cases: n, ms50, ms95 }): [string, string] => [
      `用时(${MODES[mode] ?? mode})`,
      `中位 ${ms50.toFixed(1)} ms,九五 ${ms95.toFixed(1)} ms,n=${n}`,
    ]),
  ];
  if (asked === 0) return lines;
  const fallen = fellBack.reduce((sum, one) => sum + one.cases, 0);
  const reasons = fellBack.map(
    ({ why, cases: n, inPart }) => `${FALLS[why] ?? why} ${n}${inPart ? `(其中部分采用 ${inPart})` : ''}`,
  );
  return [
    ...lines,
    ['请模型写', `${asked} 题,占 ${percent(asked, cases)}`],
    ['退回摘录或略去', `${fallen} 题,占 ${percent(fallen, asked)}${reasons.length ? `:${reasons.join('、')}` : ''}`],
    ['词元', `输入 ${tokens.input},输出 ${tokens.output}`],
    ['费用', costLine(cost)],
    ['核对的句子', `${sentences} 句,未通过 ${sentences ? percent(failedIn(faults), sentences) : '—'}`],
    ...faults.map(({ fault, sentences: n }): [string, string] => [`·${FAULTS[fault] ?? fault}`, `${n} 句`]),
    ['支持度(通过)', shares(support.passed)],
    ['支持度(未通过)', shares(support.failed)],
  ];
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;
const failedIn = (faults: Profile['faults']): number => faults.reduce((sum, one) => sum + one.sentences, 0);

function costLine(cost: Profile['cost']): string {
  if (!cost) return '配置里没有写 prices';
  const each = cost.perAnswered === null ? '' : `,每答复一题 ¥${cost.perAnswered.toFixed(5)}`;
  return `共 ¥${cost.total.toFixed(4)}${each}`;
}

function shares(values: number[] | null): string {
  if (!values) return '—';
  const names = SUPPORT_SHARES.map((share) => (share === 0 ? '最低' : `P${share * 100}`));
  return values.map((value, at) => `${names[at]} ${value.toFixed(2)}`).join(' ');
}
