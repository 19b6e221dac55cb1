/**
 * Units by the class in which they are one: 日 and 天 are, 月 and 日 are not, nor are 日 and 工作日. Longer forms first;
 * `factor` turns a figure into the class's own measure.
 */
const CLASSES: readonly (readonly [unit: string, forms: string, factor?: number])[] = [
  ['workday', '个?工作日|个?工作天'],
  ['visit', '人次'],
  ['lesson', '个?学时|个?课时'],
  ['hour', '个?小时|个?钟头'],
  ['minute', '分钟'],
  ['quarter', '个?季度'],
  ['week', '个?星期|个?礼拜|周(?!岁|年|边)'],
  ['month', '个月'],
  ['age', '周岁|岁'],
  ['day', '个?自然日|天|日(?!常)'],
  ['monthlike', '月(?!底|末|初)'],
  ['year', '周年|年(?!底|末|初|级)'],
  ['point', '个?百分点'],
  ['ratio', '%', 0.01],
  ['permille', '‰', 0.001],
  ['discount', '折'],
  ['times', '倍'],
  ['doubling', '番'],
  ['yuan', '元|块钱|块|圆|人民币'],
  ['jiao', '角|毛(?!发)'],
  ['area', '平方公里|平方米|平米|m2|亩|公顷'],
  ['length', '公里|千米|厘米|毫米|米'],
  ['weight', '公斤|千克|克(?!服)|吨|斤'],
  ['volume', '毫升|升(?!级)'],
  ['noise', '分贝'],
  ['occasion', '次|回(?!复|应|避)|遍|趟|期(?!限|间)|场(?!所)|轮(?!训)'],
  ['batch', '批(?!准|复)|届'],
  ['person', '个?人(?!民|才|力|大)|名|位|员'],
  ['household', '户|家(?!庭|长|属)'],
  [
    'thing',
    '方面|环节|部分|部(?!门|委)|项|类|种|条(?!件|例)|件|份|张|本(?!级|人)|套|支(?!付|持)|处(?!罚|理)|间|台|辆|艘|座|栋|幢|所|款|节|章|级|步|桩|档|组|队|样|句|门|层|把|只|笔|宗|起(?!诉|草)|例|段|页|列|点',
  ],
  ['piece', '个'],
];

const ALL = new RegExp(`^(?:${CLASSES.map(([unit, forms]) => `(?<${unit}>${forms})`).join('|')})`);
const FACTORS = new Map(CLASSES.map(([unit, , factor]) => [unit, factor ?? 1]));
/** Sub-units of what is measured in several: 平方公里 is no 平方米. */
const MEASURED = new Set(['area', 'length', 'weight', 'volume']);
const SAME = new Map([
  ['平米', '平方米'],
  ['m2', '平方米'],
  ['千米', '公里'],
  ['千克', '公斤'],
]);
const COUNTED = new Set(['person', 'household', 'thing', 'piece', 'batch']);

/** A unit as it stands behind a numeral. */
export interface UnitFound {
  unit: string;
  factor: number;
  length: number;
}

/** The unit at the beginning of a text; `null` where none stands there. */
export function unitAt(text: string): UnitFound | null {
  const found = ALL.exec(text);
  if (!found) return null;
  const [unit = '', form = ''] = Object.entries(found.groups ?? {}).find(([, matched]) => matched !== undefined) ?? [];
  const factor = FACTORS.get(unit) ?? 1;
  return { unit: MEASURED.has(unit) ? `${unit}:${SAME.get(form) ?? form}` : unit, factor, length: form.length };
}

/** Whether it is a unit by which things or people are merely counted, so that 一 before it is an article: 一个, 一项. */
export function isCounter(unit: string): boolean {
  return COUNTED.has(unit);
}

/** Whether a figure in one unit may be borne out by one in another: 两名 by 两个, but 三人 not by 三项. */
export function unitsAgree(claimed: string, held: string): boolean {
  if (claimed === held || claimed === 'bare') return true;
  if (claimed === 'monthlike' || held === 'monthlike') return claimed === 'month' || held === 'month';
  if (claimed === 'batch' || held === 'batch')
    return [claimed, held].some((unit) => unit === 'occasion' || unit === 'piece');
  return COUNTED.has(claimed) && COUNTED.has(held) && (claimed === 'piece' || held === 'piece');
}
