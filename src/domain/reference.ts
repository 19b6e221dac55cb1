/**
 * References name every thing that can be cited, and labels are what people read of them.
 * The forms are fixed by the public interface: `plan:31`, `plan:preamble`, `plan:part-1`, `plan:section-19`.
 */

/** A reference such as `plan:31`; compare with `===`. */
export type Ref = string;

/** What a reference to the plan points at. `closing` is the unnumbered paragraph behind task 108. */
export type PlanTarget =
  | { kind: 'task'; number: number }
  | { kind: 'part'; number: number }
  | { kind: 'section'; number: number }
  | { kind: 'preamble' }
  | { kind: 'closing' };

/** Writes the reference of a place in the plan. */
export function planRef(target: PlanTarget): Ref {
  if (target.kind === 'task') return `plan:${target.number}`;
  if (target.kind === 'part' || target.kind === 'section') return `plan:${target.kind}-${target.number}`;
  return `plan:${target.kind}`;
}

/** Reads a reference to the plan; `null` for any other text. Numbers are not checked against the plan. */
export function parsePlanRef(ref: Ref): PlanTarget | null {
  const match = /^plan:(?:(part|section)-)?([1-9]\d{0,2})$/.exec(ref);
  if (match) return { kind: (match[1] ?? 'task') as 'task' | 'part' | 'section', number: Number(match[2]) };
  if (ref === 'plan:preamble') return { kind: 'preamble' };
  if (ref === 'plan:closing') return { kind: 'closing' };
  return null;
}

/** The label that people read: 任务31, 第七部分, 第(十九)节, 序言, 结语. */
export function planLabel(target: PlanTarget): string {
  switch (target.kind) {
    case 'task':
      return `任务${target.number}`;
    case 'part':
      return `第${chineseNumber(target.number)}部分`;
    case 'section':
      return `第(${chineseNumber(target.number)})节`;
    case 'preamble':
      return '序言';
    case 'closing':
      return '结语';
  }
}

/** The page of the plan reader on which a reference is shown, with its anchor. */
export function planUrl(target: PlanTarget): string {
  if (target.kind === 'task') return `/plan/${target.number}`;
  if (target.kind === 'preamble' || target.kind === 'closing') return `/plan#${target.kind}`;
  return `/plan#${target.kind}-${target.number}`;
}

const DIGITS = '零一二三四五六七八九';

/** Writes 1…9999 in Chinese numerals: 19 → 十九, 108 → 一百零八, 1260 → 一千二百六十. */
export function chineseNumber(value: number): string {
  if (value >= 10 && value < 20) return `十${value % 10 ? DIGITS[value % 10] : ''}`;
  let text = '';
  for (const [unit, size] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit) text += (text && skipped(value, size) ? '零' : '') + DIGITS[digit] + unit;
  }
  return text || '零';
}

/** Whether the place before this one holds a zero, so that 零 is read: 一百零八. */
function skipped(value: number, size: number): boolean {
  return Math.floor(value / (size * 10)) % 10 === 0;
}

/** Reads Chinese or Arabic numerals up to 9999 (三十一, 一百零八, 一零八, 31); `null` where the text is no number. */
export function readNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (!/^[零〇一二两三四五六七八九十百千]+$/.test(text)) return null;
  const digitOf = (char: string): number => (char === '〇' ? 0 : char === '两' ? 2 : DIGITS.indexOf(char));
  if (!/[十百千]/.test(text)) return text.length > 4 ? null : Number([...text].map(digitOf).join(''));
  let total = 0;
  let digit = -1;
  for (const char of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[char];
    if (unit) {
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else digit = digitOf(char);
  }
  return total + Math.max(digit, 0);
}
