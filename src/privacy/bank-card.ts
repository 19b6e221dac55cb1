import { isAmount, isSpelled, isWhole, type NumberWindow, numbersThing } from './number-window.ts';

/** The lengths of bank cards. */
export const CARD_LENGTHS = [19, 18, 17, 16] as const;

/** UnionPay, Visa, Mastercard, JCB, Diners, Amex and the old 955 numbers. */
const ISSUER = /^(?:62|60|68|69|4|5[0-5]|3[05-8]|955)/;
const INTRODUCED = /(?:卡号?|存折|[账帐][号户]|户头|开户行?)[^\d,。;]{0,6}$/;

/**
 * Whether a number is a bank card's: an issuer's first digits and Luhn's check digit, in one piece or in fours.
 * Where the words before say so, neither is asked for, because people mistype.
 */
export function isBankCard(window: NumberWindow): boolean {
  const { digits } = window;
  if (!/^\d{16,19}$/.test(digits)) return false;
  if (INTRODUCED.test(window.before) && !window.listed) return true;
  if (!ISSUER.test(digits) || !passesLuhn(digits)) return false;
  return isWritten(window) && !isAmount(window) && !numbersThing(window);
}

/** Luhn's check (ISO/IEC 7812-1): every second digit from the right doubled, the sum a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

function isWritten(window: NumberWindow): boolean {
  if (isWhole(window) || isSpelled(window)) return true;
  if (window.listed) return false;
  return window.mixed || window.groups.slice(0, -1).every((length) => length === 4) || window.groups[0] === 6;
}
