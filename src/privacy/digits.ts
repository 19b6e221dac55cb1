/** What stands before a digit: nothing, what people split a number with, or what they list numbers with. */
export type Gap = 'none' | 'split' | 'list';

/** Digits of any script one after the other, with no more than separators between them; one entry a digit. */
export interface DigitRun {
  /** 0–9, and X, which an identity number may end in. */
  digits: string;
  /** Places in the reading. */
  at: number[];
  /** What stands before each. */
  gaps: Gap[];
  /** Whether each is a Chinese numeral. */
  chinese: boolean[];
}

const CHINESE = new Map(
  ['〇零○◯洞', '一壹弌幺', '二贰貳弍两兩', '三叁參叄', '四肆', '五伍', '六陆陸', '七柒拐', '八捌', '九玖勾'].flatMap(
    (characters, digit) => [...characters].map((character) => [character, String(digit)] as const),
  ),
);
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1', x: 'X', X: 'X' };
const SPLIT = /[\s\-‐‑‒–—―−_.·・•∙*~/()'"]/;
const LIST = /[\n,、;|。]/;
const LONGEST_GAP = 3;

/** Every run of digits in a reading's text: Arabic, Chinese (also 幺 and 壹), letters that look like digits, mixed. */
export function digitRuns(text: string): DigitRun[] {
  const lookalikes = lookalikeDigits(text);
  const runs: DigitRun[] = [];
  let run: DigitRun | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    const arabic = char >= '0' && char <= '9';
    const value = arabic ? char : (CHINESE.get(char) ?? lookalikes.get(at));
    if (value === undefined) continue;
    const gap = run ? gapBetween(text, run.at.at(-1) as number, at) : null;
    if (!run || gap === null) {
      run = { digits: '', at: [], gaps: [], chinese: [] };
      runs.push(run);
    }
    append(run, value, at, gap ?? 'none', !arabic && !lookalikes.has(at));
  }
  return runs;
}

function append(run: DigitRun, value: string, at: number, gap: Gap, chinese: boolean): void {
  run.digits += value;
  run.at.push(at);
  run.gaps.push(gap);
  run.chinese.push(chinese);
}

/** O and l count where no other letters stand beside them: in l38OO, not in Hello8. X may stand alone. */
function lookalikeDigits(text: string): Map<number, string> {
  const digits = new Map<number, string>();
  for (const { index, 0: token } of text.matchAll(/[A-Za-z0-9|]+/g)) {
    if (!/^[0-9OolI|]*[0-9][0-9OolI|]*[Xx]?$|^[Xx]$/.test(token)) continue;
    for (let unit = 0; unit < token.length; unit++) {
      const value = LOOKALIKES[token[unit] as string];
      if (value !== undefined) digits.set(index + unit, value);
    }
  }
  return digits;
}

function gapBetween(text: string, before: number, at: number): Gap | null {
  if (at - before - 1 > LONGEST_GAP) return null;
  let gap: Gap = 'none';
  for (let place = before + 1; place < at; place++) {
    const char = text[place] as string;
    if (LIST.test(char)) gap = 'list';
    else if (!SPLIT.test(char)) return null;
    else if (gap === 'none') gap = 'split';
  }
  return gap;
}

/**
 * Whether a number may begin or end before the digit at `place`. Arabic digits written together are one number;
 * Chinese numerals also begin the next word (…零零零一直没人接), so that a number may end anywhere among them.
 */
export function mayDivide({ digits, gaps, chinese }: DigitRun, place: number): boolean {
  if (place === 0 || place === digits.length) return true;
  return gaps[place] !== 'none' || chinese[place] === true || chinese[place - 1] === true || digits[place - 1] === 'X';
}
