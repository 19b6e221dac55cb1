import { readNumber } from './reference.ts';

/** Units behind which a Chinese numeral is a figure; elsewhere 一 and 三 are parts of words (统一, 一般). */
const UNITS =
  '年|月|日|天|周|季度|小时|学时|分钟|次|期|批|遍|倍|成|个|名|人|家|户|项|条|款|节|部分|章|类|级|元|块|万|亿|公里|米|平方米|岁|折';
/** A comma belongs to a number only before each three digits: 1,000 is one number, 2021,2022 are two. */
const ARABIC = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*/g;
const NUMERAL = '[零〇一二两三四五六七八九十百千]+(?:点[零〇一二两三四五六七八九]+)?';
const ANY = new RegExp(NUMERAL, 'g');
const CHINESE = new RegExp(`${NUMERAL}(?=[多余]?(?:${UNITS}))`, 'g');
const PERCENT = new RegExp(`百分之(${NUMERAL})`, 'g');

/**
 * Every number that a text states, in a normal form (`70%` and 百分之七十 are both `70`; 两期 is `2`).
 * A Chinese numeral counts where a unit follows it. Full-width digits are read.
 */
export function statedNumbers(text: string): Set<string> {
  const plain = text.normalize('NFKC');
  const numbers = new Set<string>();
  for (const match of plain.matchAll(ARABIC)) numbers.add(arabic(match[0]));
  for (const match of plain.matchAll(PERCENT)) addChinese(match[1] as string, numbers);
  for (const match of plain.matchAll(CHINESE)) addChinese(match[0], numbers);
  return numbers;
}

/** Every numeral that occurs in a text, units or not: what a source is allowed to support. */
export function occurringNumbers(text: string): Set<string> {
  const numbers = statedNumbers(text);
  for (const match of text.normalize('NFKC').replaceAll('百分之', '').matchAll(ANY)) addChinese(match[0], numbers);
  return numbers;
}

function arabic(digits: string): string {
  const plain = digits.replaceAll(',', '');
  return plain.includes('.') ? plain : plain.replace(/^0+(?=\d)/, '');
}

function addChinese(numeral: string, numbers: Set<string>): void {
  const [whole = '', decimals] = numeral.split('点');
  const value = readNumber(whole);
  if (value === null) return;
  numbers.add(decimals ? `${value}.${[...decimals].map(readNumber).join('')}` : String(value));
}
