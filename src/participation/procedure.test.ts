import { expect, test } from 'vitest';
import { DECISION_STATES, type DecisionState, type Track } from '../domain/decision.ts';
import { articleInWords } from './articles.ts';
import { lengthInDays, readDay, timesOf } from './period.ts';
import { type Evidence, type Moving, PROCEDURE_SETTINGS } from './procedure.evidence.ts';
import { MAIN_LINE, PROCEDURE } from './procedure.table.ts';
import { arrowsFrom, canMove, pathBetween } from './procedure.ts';

/** The procedure as it is drawn: the main line, and the arrows beside it. */
const LINE = `proposed → listed → started → drafting → consulting → processing → feedback_published → legality_review
  → submitted → deliberated → decided → published → executing → archived`;
const SIDE = 'exempt, returned, postponed, terminated, suspended, evaluating, adjusting';
const BESIDE = `drafting → exempt → legality_review
legality_review → returned
executing → suspended
executing → evaluating → adjusting → drafting`;

const statesOf = (line: string): string[] => line.split('→').map((state) => state.trim());
const arrowsOf = (line: string): string[] =>
  statesOf(line)
    .slice(1)
    .map((to, at) => `${statesOf(line)[at]} → ${to}`);

const NOW = Date.parse('2026-11-22T04:00:00Z');

const moving = (state: DecisionState, changes: Partial<Moving> = {}): Moving => {
  const period = changes.period === undefined ? { from: '2026-11-01', to: '2026-11-30' } : changes.period;
  return {
    ...{ id: 'lukou', title: '路口渠化方案', aliases: [], track: 'major_decision', state },
    leadUnit: { name: '县公安局', phone: '0700-0000000' },
    ...{
      consentReference: '清委〔2026〕1号',
      startApproval: '清府〔2026〕2号',
      shortPeriodReason: null,
      exemption: null,
    },
    ...{ explanation: '说明', clauses: [{ id: '1', label: '第一条', text: '渠化。' }], ways: [], affected: [] },
    outlets: [{ outlet: '县政府网站', evidence: 'https://example.invalid/1' }],
    ...timesOf(period),
    ...changes,
    period,
  };
};

/** `ok` with the articles, or the articles and texts that stand against it. */
function judged(decision: Moving, to: DecisionState, evidence: Partial<Evidence> = {}): string {
  const verdict = canMove(decision, to, { now: NOW, ...evidence });
  return verdict.ok
    ? `ok ${verdict.basis.join()}`
    : verdict.faults.map(({ article, text }) => `${article} ${text}`).join('\n');
}

test('the table has exactly the states and arrows of the picture', () => {
  expect(MAIN_LINE).toEqual(statesOf(LINE));
  expect([...MAIN_LINE, ...SIDE.split(', ')]).toEqual([...DECISION_STATES]);
  const drawn = [LINE, ...BESIDE.split('\n')].flatMap(arrowsOf);
  const inTable = PROCEDURE.map(({ from, to }) => `${from} → ${to}`);
  expect(inTable.toSorted()).toEqual(drawn.toSorted());
});

test('every step of a decision names articles that have a name, and somebody who is told', () => {
  for (const { articles, told, guards, later } of PROCEDURE) {
    expect(articles.major_decision.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(0);
    expect(guards.length > 0 || later !== null).toBe(true);
    for (const article of Object.values(articles).flat()) expect(articleInWords(article)).not.toBe(article);
  }
  expect(articleInWords('D10(3)')).toBe('《重大行政决策程序暂行条例》第十条第三项');
  expect(articleInWords('T31')).toBe('方案任务31');
});

test('a proposal is listed on its study and the consent to the catalogue', () => {
  expect(judged(moving('proposed'), 'listed', { study: '研究论证纪要3号' })).toBe('ok D3,D10,T29');
  expect(judged(moving('proposed', { consentReference: ' ' }), 'listed')).toBe(
    'D10 缺少对事项建议研究论证的依据\nD3 缺少同级党委同意目录的文号',
  );
});

test('a rule needs no consent under the regulation that excludes it', () => {
  const rule = moving('proposed', { track: 'rule', consentReference: '' });
  expect(judged(rule, 'listed', { study: '年度计划' })).toBe('ok R12');
});

test('a start takes the approval and one lead unit', () => {
  expect(judged(moving('listed'), 'started')).toBe('ok D10,D11');
  expect(judged(moving('listed', { startApproval: '', leadUnit: { name: '', phone: '' } }), 'started')).toBe(
    'D10 缺少启动程序的批准\nD11 缺少承办单位（有几个的写牵头的一个）',
  );
});

test('a consultation takes draft, explanation, outlets with their evidence, dates and a telephone', () => {
  expect(judged(moving('drafting'), 'consulting')).toBe('ok D14,D15,T31');
  for (const [changes, fault] of [
    [{ explanation: '' }, '缺少草案说明'],
    [{ clauses: [] }, '缺少草案条款'],
    [{ outlets: [] }, '缺少公布草案的渠道（政府网站、政务新媒体、报刊等）及其证明'],
    [{ outlets: [{ outlet: '晚报', evidence: '' }] }, '公布渠道“晚报”缺少链接或者其他证明'],
    [{ leadUnit: { name: '县公安局', phone: '' } }, '缺少承办单位的联系电话'],
    [{ period: null }, '缺少征求意见的起止日期'],
    [{ period: { from: '2026-11-30', to: '2026-11-29' } }, '截止日期早于开始日期'],
  ] as [Partial<Moving>, string][])
    expect(judged(moving('drafting', changes), 'consulting')).toBe(`D15 ${fault}`);
});

test('29 days need a public reason, 30 need none; on the rule-making track 29 are refused', () => {
  const short = { period: { from: '2026-11-01', to: '2026-11-29' } };
  expect(judged(moving('drafting', short), 'consulting')).toBe(
    'D15 征求意见只有29天，一般不少于30天；缩短的须在公布时说明理由',
  );
  expect(judged(moving('drafting', { ...short, shortPeriodReason: '汛期临近' }), 'consulting')).toMatch(/^ok/);
  const rule = { ...short, track: 'rule' as Track, shortPeriodReason: '汛期临近' };
  expect(judged(moving('drafting', rule), 'consulting')).toBe('R15 征求意见只有29天，一般不少于30天，规章不予缩短');
  const lenient = { ...PROCEDURE_SETTINGS, refuseShortRulePeriod: false };
  expect(canMove(moving('drafting', rule), 'consulting', { now: NOW }, lenient).ok).toBe(true);
  expect(judged(moving('drafting', { track: 'rule' }), 'consulting')).toBe('ok R15,T21');
});

test('what the public is not heard on takes the legal basis and the approver, and has no period', () => {
  const exemption = { basis: '《保守国家秘密法》第九条', approver: '县长' };
  expect(judged(moving('drafting', { exemption, period: null }), 'exempt')).toBe('ok D14,D32');
  expect(judged(moving('drafting', { period: null }), 'exempt')).toBe(
    'D14 不公开征求意见的，缺少法律依据\nD14 不公开征求意见的，缺少批准人',
  );
  expect(judged(moving('drafting', { exemption }), 'exempt')).toBe('D14 依法不予公开的事项不设征求意见期限');
});

test('the clock ends a consultation: not a millisecond before the day after the last', () => {
  const decision = moving('consulting');
  const end = Date.parse('2026-12-01T00:00:00+08:00');
  expect(decision.closesAt).toBe(end);
  expect(judged(decision, 'processing', { now: end - 1 })).toBe('D15 征求意见的期限还没有结束（以数据库的时间为准）');
  expect(judged(decision, 'processing', { now: end })).toBe('ok D15,D18');
  expect(judged(moving('consulting', { period: null }), 'processing', { now: end })).toMatch(/^D15/);
});

test('nothing leaves processing with a comment undisposed, and the articles for feedback are the right ones', () => {
  const decision = moving('processing');
  expect(judged(decision, 'feedback_published', { undisposed: [] })).toBe('ok D18,T31');
  expect(judged(decision, 'feedback_published')).toBe('D18 没有给出意见的处理情况');
  const many = Array.from({ length: 7 }, (_, at) => `回执${at}`);
  expect(judged(decision, 'feedback_published', { undisposed: many })).toBe(
    'D18 还有7份意见没有签发的处理意见和理由：回执0、回执1、回执2、回执3、回执4等\nT31 公布采纳情况须逐份说明理由',
  );
});

test('a step that is not drawn is refused and says which are', () => {
  expect(judged(moving('listed'), 'consulting')).toBe(
    'T30 没有从 listed 到 consulting 的步骤；从 listed 可以到 started',
  );
  expect(judged(moving('terminated'), 'drafting')).toBe(
    'T30 没有从 terminated 到 drafting 的步骤；从 terminated 没有下一步',
  );
});

test('a step whose conditions this stage does not check is refused and says so', () => {
  const later = PROCEDURE.filter((arrow) => arrow.later !== null);
  expect(later.map(({ from, to }) => `${from} → ${to}`)).toHaveLength(13);
  for (const { from, to } of later)
    expect(judged(moving(from), to)).toMatch(/^[DT]\d+ 这一步的条件尚未实现，不能在这里办：/);
  expect(judged(moving('feedback_published', { track: 'rule' }), 'legality_review')).toContain('未核实');
});

test('the way through the table to a state is found, where this stage can go it', () => {
  expect(pathBetween('proposed', 'consulting')).toEqual(['listed', 'started', 'drafting', 'consulting']);
  expect(pathBetween('listed', 'exempt')).toEqual(['started', 'drafting', 'exempt']);
  expect(pathBetween('consulting', 'exempt')).toBeNull();
  expect(pathBetween('feedback_published', 'submitted')).toBeNull();
  expect(arrowsFrom('archived')).toEqual([]);
});

test('days are the calendar’s, both included, in China', () => {
  const written = ['2026-02-28', '2028/2/29', '2026年11月1日', '2026-02-29', '2026-13-01', '11月1日', '', '2026-1-1x'];
  expect(written.map(readDay)).toEqual([...['2026-02-28', '2028-02-29', '2026-11-01'], ...Array(5).fill(null)]);
  expect(lengthInDays({ from: '2026-11-01', to: '2026-11-30' })).toBe(30);
  expect(lengthInDays({ from: '2028-02-28', to: '2028-03-01' })).toBe(3);
  expect(timesOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
    opensAt: Date.parse('2026-10-31T16:00:00Z'),
    closesAt: Date.parse('2026-11-30T16:00:00Z'),
  });
  expect(timesOf(null)).toEqual({ opensAt: 0, closesAt: 0 });
});
