/** Twelve random digits and two check digits (ISO 7064, MOD 97-10), as people can read them out over a telephone. */
const RANDOM_DIGITS = 12;
const DIGITS = RANDOM_DIGITS + 2;

/** What a message says of a receipt's number. */
export type ReceiptReading =
  | { kind: 'receipt'; receipt: string }
  /** Fourteen digits whose check digits are wrong: a slip in copying or reading out. */
  | { kind: 'wrong_check' }
  | { kind: 'none' };

/**
 * A new receipt's number as printed, 4829-1730-5526-16, each random digit equally likely.
 *
 * @param randomBytes gives that many bytes, unforeseeable.
 */
export function newReceipt(randomBytes: (length: number) => Uint8Array): string {
  let digits = '';
  while (digits.length < RANDOM_DIGITS)
    // 250 to 255 would make the digits 0 to 5 likelier than the others.
    for (const byte of randomBytes(RANDOM_DIGITS - digits.length)) if (byte < 250) digits += byte % 10;
  return printed(digits + checkDigits(digits));
}

/** The receipt's number that a text holds, as printed; `null` where there is none or its check digits are wrong. */
export function parseReceipt(text: string): string | null {
  const reading = readReceipt(text);
  return reading.kind === 'receipt' ? reading.receipt : null;
}

/**
 * Looks for a receipt's number in what a person wrote: with or without hyphens, in full-width digits or Chinese
 * numerals, with words around it. Where several stand there, the first with right check digits counts.
 */
export function readReceipt(text: string): ReceiptReading {
  let seen = false;
  for (const run of asciiDigits(text).matchAll(RUN))
    for (const candidate of candidates(run[0].match(/\d+|[a-j]+/g) as string[])) {
      if (checkDigits(candidate.slice(0, RANDOM_DIGITS)) === candidate.slice(RANDOM_DIGITS))
        return { kind: 'receipt', receipt: printed(candidate) };
      seen = true;
    }
  return seen ? { kind: 'wrong_check' } : { kind: 'none' };
}

/** Always from 02 to 98, so that of the two values that MOD 97 lets pass (01 and 98, say) only one is right. */
const checkDigits = (digits: string): string => String(98 - ((Number(digits) * 100) % 97)).padStart(2, '0');

const printed = (digits: string): string => (digits.match(/\d{1,4}/g) as string[]).join('-');

/** 幺 is how 一 is read out among digits, 两 how 二 often is. */
const CHINESE = ['零〇', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const NUMERAL = new RegExp(`[${CHINESE.join('')}]`, 'g');
/** Digits with what people put between them: spaces, hyphens of every kind, dots, characters of no width. */
const RUN = /[\da-j](?:[\s\p{Pd}\u2212_.·,、\u200b-\u200d\u2060\ufeff]*[\da-j])*/gu;

/**
 * Chinese numerals become a…j and not yet digits, so that the 一 of a sentence standing right before a number can be
 * told from it. The text's own letters must not be mistaken for them.
 */
const asciiDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[a-j]/g, 'x')
    .replace(NUMERAL, (numeral) => 'abcdefghij'[CHINESE.findIndex((each) => each.includes(numeral))] as string);

/** Every fourteen digits that begin and end where a group of digits does. */
function candidates(groups: string[]): string[] {
  const found: string[] = [];
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let at = from; at < groups.length && digits.length < DIGITS; at++) digits += groups[at];
    if (digits.length === DIGITS) found.push(digits.replace(/[a-j]/g, (letter) => String(letter.charCodeAt(0) - 97)));
  }
  return found;
}
