/** Reads numerals in every way of writing them: 20万, 二十万, 贰拾万, 廿, 两千五, 二〇二二, 3.5, 七点五. */

const DIGITS: Record<string, number> = {};
for (const [value, chars] of [
  '零〇○',
  '一壹弌幺',
  '二贰貳两俩',
  '三叁仨',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries())
  for (const char of chars) DIGITS[char] = value;
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
const TENS: Record<string, number> = { 廿: 20, 卅: 30, 卌: 40 };

const DIGIT = `[${Object.keys(DIGITS).join('')}]`;
/** Source of a pattern for one Chinese numeral with its decimals. */
export const CHINESE = `[${[...Object.keys(DIGITS), ...Object.keys(SMALL), ...Object.keys(LARGE), ...Object.keys(TENS)].join('')}]{1,16}(?:点${DIGIT}{1,8})?`;
/** Source of a pattern for one Arabic numeral with the multipliers behind it; a comma only before each three digits. */
export const ARABIC = '(?:\\d{1,3}(?:,\\d{3}){1,5}(?!\\d)|\\d{1,16})(?:\\.\\d{1,8})?[十百千万萬亿億]{0,3}';

/** The value of a numeral as `CHINESE` or `ARABIC` finds it; `null` where it is none that can be read. */
export function readNumeral(numeral: string): number | null {
  const arabic = /^([\d,]+(?:\.\d+)?)(\D*)$/.exec(numeral);
  if (arabic) return rounded(multiplied(Number((arabic[1] as string).replaceAll(',', '')), arabic[2] as string));
  const [whole = '', decimals] = numeral.split('点');
  const value = whole === '' ? null : readWhole([...whole]);
  if (value === null || decimals === undefined) return value;
  return rounded(Number(`${value}.${[...decimals].map((char) => DIGITS[char]).join('')}`));
}

function multiplied(value: number, multipliers: string): number {
  return [...multipliers].reduce((product, char) => product * (SMALL[char] ?? LARGE[char] ?? 1), value);
}

/** Floating point must not make two of the same amount: 1.1万 is 11000. */
const rounded = (value: number): number => Number(value.toPrecision(12));

function readWhole(chars: string[]): number | null {
  if (chars.every((char) => char in DIGITS))
    return chars.length > 12 ? null : Number(chars.map((char) => DIGITS[char]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  /** The unit right before a last digit that has none: 两千五 is 2500. */
  let unit = 0;
  for (const char of chars) {
    if (char in DIGITS) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[char] as number;
      if (digit === 0) unit = 0;
    } else if (char in TENS) {
      section += TENS[char] as number;
      unit = 10;
      digit = null;
    } else if (char in SMALL) {
      unit = SMALL[char] as number;
      section += (digit ?? (section === 0 || unit === 10 ? 1 : 0)) * unit;
      digit = null;
    } else {
      unit = LARGE[char] as number;
      const before = section + (digit ?? 0);
      total = unit > total && total > 0 ? (total + before) * unit : total + (before || 1) * unit;
      section = 0;
      digit = null;
    }
  }
  const last = digit === null ? 0 : unit >= 100 ? (digit * unit) / 10 : digit;
  return rounded(total + section + last);
}
