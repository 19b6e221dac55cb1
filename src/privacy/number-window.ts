import type { DigitRun } from './digits.ts';
import { HIDDEN } from './reading.ts';

const BEFORE = 14;
const AFTER = 5;
const SENTENCE_TAIL = new RegExp(`[^${HIDDEN}。!?\\n]*$`);
const AMOUNT_BEFORE = /[¥$€£]\s?$/;
const AMOUNT_AFTER = /^(?:\.\d{1,2})?\s?(?:元|块钱|万(?![一望])|亿|美元|吨|立方|千瓦|平方|平米|亩|公里|%|人次)/;
/** Numbers of things, which have the look of cards and identity numbers by chance. */
const THING =
  /(?:编号|单号|订单|案号|文号|流水号|流水|受理号|办件号?|回执号?|条码|批号|备案号|许可证号?|证书号|代码)\D{0,4}$/;

/** A stretch of a run that may be a number, with what is needed to judge it. Most are dismissed by their digits. */
export class NumberWindow {
  readonly digits: string;

  /** The digits from `from` to `to` (exclusive) of a run; `before` as `wordsBefore` gives it. */
  constructor(
    private readonly text: string,
    private readonly run: DigitRun,
    private readonly from: number,
    private readonly to: number,
    readonly before: string,
  ) {
    this.digits = run.digits.slice(from, to);
  }

  /** How many digits stand together, from left to right: 138-0013-8000 is 3, 4, 4. */
  get groups(): number[] {
    const groups = [1];
    for (let place = this.from + 1; place < this.to; place++)
      if (this.run.gaps[place] !== 'none') groups.push(1);
      else groups.push((groups.pop() as number) + 1);
    return groups;
  }

  /** Whether commas and the like stand between the groups, as in a list of numbers. */
  get listed(): boolean {
    return this.run.gaps.slice(this.from + 1, this.to).includes('list');
  }

  /** Whether Arabic and Chinese digits alternate, as only somebody who hides a number writes. */
  get mixed(): boolean {
    const chinese = this.run.chinese.slice(this.from, this.to);
    return chinese.includes(true) && chinese.includes(false);
  }

  /** Whether only the last digit is Chinese, and so rather the next word's: 8312345一直. */
  get endsInWord(): boolean {
    return this.run.chinese.slice(this.from, this.to).indexOf(true) === this.digits.length - 1;
  }

  /** Up to 5 characters on the right. */
  get after(): string {
    const end = (this.run.at[this.to - 1] as number) + 1;
    return this.text.slice(end, end + AFTER);
  }
}

/**
 * Up to 14 characters before a run's digit, back to the sentence's start. Nothing between two digits that stand
 * together: what introduces the first does not introduce the second.
 */
export function wordsBefore(text: string, { at, gaps }: DigitRun, place: number): string {
  if (place > 0 && gaps[place] === 'none') return '';
  const start = at[place] as number;
  return sentenceTail(text.slice(Math.max(0, start - BEFORE), start));
}

/** What is hidden already says nothing about its neighbours, or a second redaction would find more than the first. */
function sentenceTail(before: string): string {
  return SENTENCE_TAIL.exec(before)?.[0] ?? '';
}

/** Whether every digit stands by itself: 1-3-8-0-0. */
export function isSpelled({ groups }: NumberWindow): boolean {
  return groups.every((length) => length === 1);
}

/** Whether the digits are written together. */
export function isWhole({ groups }: NumberWindow): boolean {
  return groups.length === 1;
}

/** Whether a currency or a unit says that this is a quantity. */
export function isAmount({ before, after }: NumberWindow): boolean {
  return AMOUNT_BEFORE.test(before) || AMOUNT_AFTER.test(after);
}

/** Whether the words before say that this numbers a case, an order or a file. */
export function numbersThing({ before }: NumberWindow): boolean {
  return THING.test(before);
}
