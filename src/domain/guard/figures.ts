import { type Bound, boundOf } from './figure-bounds.ts';
import { readDates, type StatedDate } from './figure-dates.ts';
import { unitAt } from './figure-units.ts';
import { NO_FIGURE } from './figure-words.ts';
import { BLANK, blank } from './fold.ts';
import { ARABIC, CHINESE, readNumeral } from './numerals.ts';

/** A figure that a text states: how much of what, or which day. Offsets are those of the folded text. */
export interface Figure {
  /** In the measure of its unit; `NaN` of a date. */
  value: number;
  /** What else it may mean: 1至5万元 begins at 1 or at 10,000. */
  other: number | null;
  /** A class of `figure-units.ts`, `date`, `ordinal`, or `bare` without a unit. */
  unit: string;
  date: StatedDate | null;
  bound: Bound;
  /** Whether the bound sets an amount (以上) and does not merely stress one (至少). */
  isSet: boolean;
  /** Nothing but 每 stands for the numeral (每年), or the unit is a time that comes again. */
  isEach: boolean;
  start: number;
  end: number;
  text: string;
}

const FRACTION = `(?<base>${ARABIC}|${CHINESE})分之(?<part>${ARABIC}|${CHINESE})`;
const SLASHED = '(?<![\\d/.])(?<top>\\d{1,3})/(?<bottom>\\d{1,3})(?![\\d/.])';
const TENTHS = `(?<tenths>${ARABIC}|${CHINESE})成(?![为立果本员年人功长熟交品])(?<half>半|[一二三四五六七八九])?`;
const ORDINAL = `(?:第|头)(?<ordinal>\\d+|${CHINESE})|(?<first>首次|初次|首个|首批|首届|首家|首例)`;
const HALF = '(?<halves>一半|半数|过半|半(?=年|个月|天|日|小时|个小时))';
const EACH = '(?<each>每)(?=年|月|日|天|周|季度|个月|个季度|星期|个星期|小时)';
const YEARLY = '(?<yearly>年度)';
const NUMERAL = `(?<numeral>${ARABIC}|${CHINESE})`;
const ANY = new RegExp([FRACTION, SLASHED, TENTHS, ORDINAL, HALF, EACH, YEARLY, NUMERAL].join('|'), 'g');
const RANGE = /^(?:个|名|位|人|元|日|天|年)?[-—–~至到或]$/;
const CLAUSE_END = /[,;:。!?\n]/;

/** Every figure of a folded text, in order. Words that merely hold a numeral are none. */
export function readFigures(folded: string): Figure[] {
  const text = blank(folded, NO_FIGURE);
  const dates = readDates(text);
  let rest = text;
  for (const { start, end } of dates) rest = rest.slice(0, start) + BLANK.repeat(end - start) + rest.slice(end);
  const figures = [...dates.map(ofDate), ...[...rest.matchAll(ANY)].flatMap((match) => ofMatch(match, rest))];
  figures.sort((a, b) => a.start - b.start);
  joinRanges(figures, text);
  return figures.map((figure, at) => withBound(figure, figures[at - 1]?.end ?? 0, text));
}

const BASE = { other: null, date: null, bound: null, isSet: false, isEach: false, text: '' } as const;

function ofDate({ start, end, ...date }: StatedDate & { start: number; end: number }): Figure {
  return { ...BASE, value: Number.NaN, unit: 'date', date, start, end };
}

function ofMatch(match: RegExpExecArray, text: string): Figure[] {
  const groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const make = (value: number | null, unit: string, length = 0, more: Partial<Figure> = {}): Figure[] =>
    value === null ? [] : [{ ...BASE, value, unit, start, end: end + length, ...more }];
  if (groups.base) return make(divided(readNumeral(groups.part as string), readNumeral(groups.base)), 'ratio');
  if (groups.top) return make(divided(Number(groups.top), Number(groups.bottom)), 'ratio');
  if (groups.tenths) {
    const last = groups.half === '半' ? 5 : groups.half ? (readNumeral(groups.half) as number) : 0;
    return make(divided((readNumeral(groups.tenths) ?? Number.NaN) * 10 + last, 100), 'ratio');
  }
  if (groups.first) return make(1, 'ordinal');
  if (groups.ordinal) return make(readNumeral(groups.ordinal), 'ordinal');
  if (groups.yearly) return make(1, 'year', 0, { isEach: true });
  if (groups.halves && groups.halves !== '半') return make(0.5, 'ratio');
  const found = unitAt(text.slice(skipApprox(text, end), end + 8));
  const length = found ? skipApprox(text, end) - end + found.length : 0;
  if (groups.each) return found ? make(1, found.unit, length, { isEach: true }) : [];
  if (groups.halves) return found ? make(0.5, found.unit, length) : [];
  const value = readNumeral(groups.numeral as string);
  if (!found) return make(value, 'bare');
  const half = /^半/.test(text.slice(end + length)) ? 0.5 : 0;
  return make(value === null ? null : scaled(value + half, found.factor), found.unit, length + (half ? 1 : 0));
}

/** Behind 多, 余 or 来 of 三十多天. */
const skipApprox = (text: string, at: number): number => (/[多余来几]/.test(text[at] ?? '') ? at + 1 : at);
const scaled = (value: number, factor: number): number => Number((value * factor).toPrecision(12));
const divided = (part: number | null, base: number | null): number | null =>
  part === null || base === null || base === 0 ? null : Number((part / base).toPrecision(9));

/** In 三至五日 and 200到500元 the first figure is of the second's unit, and may be of its multiplier. */
function joinRanges(figures: Figure[], text: string): void {
  for (let at = figures.length - 2; at >= 0; at--) {
    const low = figures[at] as Figure;
    const high = figures[at + 1] as Figure;
    const between = text.slice(low.end, high.start);
    if (low.unit === 'date' || high.unit === 'date' || !RANGE.test(between)) continue;
    if (low.unit !== 'bare' && low.unit !== high.unit) continue;
    if (low.unit === 'bare' && high.unit !== 'bare') {
      low.unit = high.unit;
      const scale = /([万亿])[^万亿]*$/.exec(text.slice(high.start, high.end))?.[1];
      low.other = scale ? scaled(low.value, scale === '万' ? 1e4 : 1e8) : null;
      if (high.unit === 'ratio') low.value = low.value >= 1 ? scaled(low.value, 0.01) : low.value;
    }
    if (low.value < high.value || (low.other ?? 0) < high.value) {
      low.bound ??= /或/.test(between) ? null : 'min';
      high.bound ??= /或/.test(between) ? null : 'max';
    }
  }
}

function withBound(figure: Figure, previousEnd: number, text: string): Figure {
  const before = text
    .slice(Math.max(previousEnd, figure.start - 40), figure.start)
    .split(CLAUSE_END)
    .at(-1) as string;
  const after = text.slice(figure.end, figure.end + 6).split(CLAUSE_END)[0] as string;
  const approx = /[多余]/.test(text.slice(figure.start, figure.end)) && figure.unit !== 'date';
  const found = boundOf(before, after, figure.unit === 'date');
  const own = figure.bound ? { bound: figure.bound, isSet: false } : found;
  const given = approx ? { bound: 'min' as const, isSet: true } : found.isSet && found.bound ? found : own;
  return { ...figure, ...given, text: text.slice(figure.start, figure.end) };
}

/** 一 before a counter says nothing of how many (一个平台) unless something makes a number of it: 至少一个. */
const ARTICLE =
  /^一(?:个?人|个|名|位|员|户|家|项|类|种|条|件|份|张|部|本|套|支|处|方面|环节|批|届|轮|起|例|笔|句|把|层|点|步|级|段|部分)$/;

/**
 * Whether a sentence that states the figure must find it in a source. 一 as an article and single numerals without a unit
 * are no statements, though they may bear one out; nor is 年度, which bears out 每年.
 */
export function isStated({ unit, text, bound }: Figure): boolean {
  if (unit === 'bare' && /^[一二两]$/.test(text)) return false;
  return text !== '年度' && !(bound === null && ARTICLE.test(text));
}
