import { isAmount, isSpelled, isWhole, type NumberWindow, numbersThing } from './number-window.ts';

/** GB/T 2260's provinces, and 81–83 for residence permits of people from Hong Kong, Macau and Taiwan. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
/** A foreigner's permanent residence card of 2023. */
const FOREIGN = /^9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/;
const TODAY = /^\d{17}[\dX]$/;
const LENIENT = /^\d{15,18}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const INTRODUCED = /身份证(?:号码?|件号码?)?[^\d,。;]{0,4}$|证件号码?[^\d,。;]{0,4}$/;

/** The lengths that `isIdentityNumber` accepts: today's, the old form's, and what slips make of today's. */
export const IDENTITY_LENGTHS = [18, 15, 19, 17, 16] as const;

/** ISO 7064 MOD 11-2 of an identity number's first 17 digits. */
export function identityCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return '10X98765432'[sum % 11] as string;
}

/** Whether a number of 18 is an identity number down to its check digit: hardly ever a coincidence. */
export function isValidIdentityNumber({ digits }: NumberWindow): boolean {
  return isToday(digits) && identityCheckDigit(digits) === digits[17];
}

/**
 * Whether a number is an identity number. With a wrong check digit it still is one where province and date of birth
 * are right, because people mistype; then, and in the old form of 15 digits, it must not number a case or an order.
 * Where 身份证 stands before it, 16 to 19 digits are enough.
 */
export function isIdentityNumber(window: NumberWindow): boolean {
  const { digits } = window;
  if (isValidIdentityNumber(window)) return true;
  if (INTRODUCED.test(window.before) && !window.listed) return LENIENT.test(digits) || isOldForm(digits);
  if (!isOldForm(digits) && !(isToday(digits) && REGION.test(digits))) return false;
  if (digits.length === 15 && !isWhole(window) && !isSpelled(window)) return false;
  return !isAmount(window) && !numbersThing(window) && (!window.listed || isSpelled(window));
}

function isToday(digits: string): boolean {
  return TODAY.test(digits) && (REGION.test(digits) || FOREIGN.test(digits)) && isDate(digits.slice(6, 14));
}

function isOldForm(digits: string): boolean {
  return /^\d{15}$/.test(digits) && REGION.test(digits) && isDate(`19${digits.slice(6, 12)}`);
}

/** Years 1900 to 2049: this room has no clock, and a birth after today is a slip like any other. */
function isDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  if (year === undefined || month === undefined || day === undefined || !(year >= 1900 && year < 2050)) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
