/**
 * Reads the figures of a text for the checker: Arabic, full-width and Chinese numerals come to the same value, and each
 * bears its unit. Written apart from the product's own reading of numbers, so that the two do not share their faults.
 */

/** A number as it stands in a text. */
export interface Figure {
  /** Its value in plain decimal writing (`50000` for 5万), or a fraction (`2/3`). */
  value: string;
  /** 年, 个月, 工作日, 元, % …; empty where none of the known ones follows. */
  unit: string;
  /** 底, 初 or 中 behind a year or a month. */
  part: string;
  /** Whether it is a least or a most: `≥`, `≤`, or empty. */
  bound: '≥' | '≤' | '';
  /** Whether it is surely a number and not a piece of a word such as 统一 or 三高四新. */
  sure: boolean;
  /** Where it begins in the normalised text. */
  at: number;
}

/** Width and hidden characters made equal; a full-width comma stays apart from one within a number. */
export function plain(text: string): string {
  const apart = text.replace(/[，､]/g, '、').replace(/[−–—―－~～]/g, '-');
  return apart.normalize('NFKC').replace(/[\p{Cf}\u034f\ufe00-\ufe0f]/gu, '');
}

const UNITS: readonly [RegExp, string][] = [
  [/^(?:个)?工作日/, '工作日'],
  [/^个月/, '个月'],
  [/^(?:周年|年度|年)/, '年'],
  [/^月份?/, '月'],
  [/^(?:个)?季度/, '季度'],
  [/^(?:日|天|号)/, '日'],
  [/^(?:个)?(?:小时|钟头)/, '小时'],
  [/^分钟/, '分钟'],
  [/^(?:个)?(?:星期|周)/, '周'],
  [/^(?:元|块钱?|人民币)/, '元'],
  [/^(?:%|个百分点)/, '%'],
  [/^倍/, '倍'],
  [/^成(?!立|为|员|果|本|效|功|长|熟|年)/, '成'],
  [/^(?:名|位|人)/, '人'],
  [/^岁/, '岁'],
  [/^次/, '次'],
  [/^(?:平方米|平方公里|公里|千米|米|亩|公顷|吨|公斤|千克)/, '量'],
  [/^(?:条|款|目|章|节|部分|编)/, '条'],
  [/^(?:项|件|个|类|种|家|份|批|级|部|届|号文|所|支|处)/, '个'],
];

const DIGIT: Record<string, number> = Object.fromEntries(
  [...'零一二三四五六七八九']
    .map((char, at) => [char, at] as const)
    .concat([
      ['〇', 0],
      ['○', 0],
      ['两', 2],
    ]),
);
const FORMAL: Record<string, string> = {
  ...{ 壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七', 捌: '八', 玖: '九', 拾: '十' },
  ...{ 佰: '百', 仟: '千', 貳: '二', 陸: '六', 萬: '万', 億: '亿', 兩: '两', 卅: '三十', 廿: '二十' },
};
const SIZES: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 };
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[十百千万亿]+(?:[\d零一二三四五六七八九两]+[十百千万亿]+)*)?|[零〇○一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+)?`;
const RUN = new RegExp(NUMBER, 'g');
const DATE = /(?<!\d)(\d{4})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?!\d)/g;
const SHARE = new RegExp(`(百|千|${NUMBER})分之(${NUMBER})`, 'g');

/** Words in which a numeral counts nothing. */
const WORDS =
  /一(?:律|致|体|旦|般|定|些|切|样|起|直|并|方面|把手|刀切|视同仁|系列|贯|带一路|下|窗|站|网|张|家之|经|审|线|票否决|头|边|同|道|时|目了然|如既往|清二楚|来|心|手|面|端|度|味|举|流|概|应|向)|(?:统|唯|之|进|同|单|某|任|逐|万|划|归|专|合|其中|不)一|千万(?!元|人|亩|吨|户)|十(?:分(?!之|钟)|足|佳)|千(?:方|家|秋|差|头|军)|百(?:姓|货|计|花|般|业|科)|万(?:户|无|物|能|全|众)|三(?:农|公|令|方|资|高|重|同步|统一|定|审|权|番|角|包)|四(?:新|风|处|面|方|有|个(?:意识|自信|全面))|五(?:申|花|险|位)|六(?:稳|保|亲)|七(?:嘴|上)|八(?:方|门|下|项规定)|九龙|双/g;

const bounds = (before: string, after: string): Figure['bound'] => {
  if (/(?:不低于|不少于|至少|不得少于|不得低于|最少|超过|高于|多于|大于)[^,。;、]{0,2}$/.test(before))
    return /不(?:得)?(?:超过|高于|多于|大于)[^,。;、]{0,2}$/.test(before) ? '≤' : '≥';
  if (/(?:至多|最多|不足|低于|少于|小于|不得多于|只限)[^,。;、]{0,2}$/.test(before)) return '≤';
  if (/^(?:及)?以[上外]/.test(after)) return '≥';
  return /^(?:之|以)[内下]|^及以下/.test(after) ? '≤' : '';
};

/** Every figure of a text, in order. */
export function readFigures(source: string): Figure[] {
  const text = plain(source).replace(/[壹贰叁肆伍陆柒捌玖拾佰仟貳陸萬億兩卅廿]/g, (char) => FORMAL[char] as string);
  const taken: [number, number][] = [];
  const isTaken = (from: number, to: number) => taken.some(([begin, end]) => from < end && to > begin);
  const figures: Figure[] = [];
  const add = (at: number, end: number, value: string, unit: string, sure: boolean) => {
    taken.push([at, end]);
    figures.push({ value, unit, part: '', bound: bounds(text.slice(0, at), text.slice(end)), sure, at });
  };
  for (const match of text.matchAll(DATE)) {
    const [, year, month, day] = match;
    const end = match.index + match[0].length;
    add(match.index, end, String(Number(year)), '年', true);
    add(match.index, end, String(Number(month)), '月', true);
    if (day) add(match.index, end, String(Number(day)), '日', true);
  }
  for (const match of text.matchAll(SHARE)) {
    if (isTaken(match.index, match.index + match[0].length)) continue;
    const [whole, below, above] = match as unknown as [string, string, string];
    const percent = below === '百' || readValue(below) === 100;
    add(
      match.index,
      match.index + whole.length,
      percent ? show(readValue(above)) : `${show(readValue(above))}/${show(readValue(below))}`,
      percent ? '%' : '',
      true,
    );
  }
  const words = [...text.matchAll(WORDS)].map((match) => [match.index, match.index + match[0].length] as const);
  for (const match of text.matchAll(RUN)) {
    const end = match.index + match[0].length;
    if (isTaken(match.index, end)) continue;
    readRun(match[0], match.index);
  }
  return figures.sort((a, b) => a.at - b.at);

  function readRun(run: string, at: number): void {
    let end = at + run.length;
    const after = text.slice(end);
    const range = /^[年月日%元]?(?:-|至|到)(?=[\d一二三四五六七八九十两])/.exec(after);
    let unit = unitOf(after);
    if (!unit && range) {
      const next = new RegExp(NUMBER).exec(after.slice(range[0].length));
      if (next?.index === 0) unit = unitOf(after.slice(range[0].length + next[0].length));
    }
    const isArabic = /\d/.test(run);
    const ordinal = text[at - 1] === '第' || /任务$/.test(text.slice(0, at));
    const inWord = !isArabic && words.some(([from, to]) => from < end && to > at);
    const loose =
      !isArabic &&
      bounds(text.slice(0, at), after.slice(1)) === '' &&
      /^[一两]$/.test(run) &&
      (unit === '个' || unit === '' || (run === '一' && unit === '次') || (unit === '人' && text[end] !== '人'));
    const big = [...run].length > 1 && /[十百千万亿]/.test(run) && !/^[百千万亿]+$/.test(run);
    const sure = isArabic || (!inWord && !loose && (unit !== '' || big)) || (ordinal && !inWord);
    let value = readValue(run);
    if (unit === '成' && value <= 10) [value, unit] = [value * 10, '%'];
    if (unit === '成') unit = '';
    const unitLength = UNITS.find(([form]) => form.test(after))?.[0].exec(after)?.[0].length ?? 0;
    end += unitLength;
    const part =
      unit === '年' || unit === '月' ? (/^[底末初中](?!央|国|小|心|介|华|部)/.exec(text.slice(end))?.[0] ?? '') : '';
    figures.push({
      value: show(value),
      unit,
      part: part === '末' ? '底' : part,
      bound: bounds(text.slice(0, at), text.slice(end)),
      sure,
      at,
    });
  }
}

function unitOf(after: string): string {
  return UNITS.find(([form]) => form.test(after))?.[1] ?? '';
}

const show = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** 三百零五 → 305, 二〇二五 → 2025, 3万5千 → 35000, 1,260.5 → 1260.5. */
function readValue(run: string): number {
  const text = run.replaceAll(',', '');
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^[零〇○一二三四五六七八九两]+$/.test(text)) return Number([...text].map((char) => DIGIT[char]).join(''));
  const [whole = '', behind] = text.split('点');
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const [part] of whole.matchAll(/\d+(?:\.\d+)?|./g)) {
    const size = SIZES[part];
    if (/^\d/.test(part)) digit = Number(part);
    else if (part in DIGIT) digit = (DIGIT[part] as number) || null;
    else if (size) {
      section += (digit ?? 1) * size;
      digit = null;
    } else {
      const times = part === '亿' ? 1e8 : 1e4;
      total = (total + section + (digit ?? 0) || 1) * times;
      section = 0;
      digit = null;
    }
  }
  const fraction = behind ? Number(`0.${[...behind].map((char) => DIGIT[char]).join('')}`) : 0;
  return total + section + (digit ?? 0) + fraction;
}
