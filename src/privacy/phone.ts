import { isAmount, isSpelled, isWhole, type NumberWindow } from './number-window.ts';

/** The lengths that `isPhone` accepts, longest first: country code and area code belong to the number. */
export const PHONE_LENGTHS = [15, 14, 13, 12, 11, 10, 8, 7] as const;

/** How every number that `isPhone` accepts begins. */
export const PHONE_BEGINS =
  /0?1[3-9]\d{9}|(?:00)?86\d{9}|(?:12593|17951)1[3-9]|0(?:10|2\d|[3-9]\d\d)[2-8]\d{6}|[2-8]\d{6}/y;

const MOBILE = /^(?:0|86|0086|12593|17951)?(1[3-9]\d{9})$/;
/** A subscriber's number begins with 2 to 8: with 1 and 9 begin hotlines (0731-12345, 0731-96xxx). */
const LANDLINE = /^(?:(?:0|(?:00)?86)(?:10|2\d)[2-8]\d{7}|(?:0|(?:00)?860?)[3-9]\d{2}[2-8]\d{6,7})$/;
const LOCAL = /^[2-8]\d{6,7}$/;
const CALLED = /电话|手机|号码|联系|致电|拨|打|微信|短信|来电|座机|固话|tel|phone|call|mobile/i;
const LOCAL_CALLED = /(?:电话|座机|固话|tel)(?:号码?)?(?:是|为|:)?\s?$/i;
/** What offices and companies put before a number that is meant to be known. */
const PUBLIC = /热线|举报|监督|投诉|咨询|服务|办公|值班|总机|客服|报修|传真/;

/**
 * Whether a number is a mobile phone's or a landline's with its area code. A landline without one counts where the
 * word 电话 stands right before it and no word for a public line. Hotlines (12345, 110, 400 and 800) have neither form.
 */
export function isPhone(window: NumberWindow): boolean {
  const { digits } = window;
  if (MOBILE.test(digits)) return isMobileWritten(window);
  if (LANDLINE.test(digits)) return isLandlineWritten(window);
  return (
    LOCAL.test(digits) && LOCAL_CALLED.test(window.before) && !PUBLIC.test(window.before) && isLocalWritten(window)
  );
}

function isMobileWritten(window: NumberWindow): boolean {
  const called = CALLED.test(window.before);
  if (isAmount(window) && !called) return false;
  if (isFraction(window)) return false;
  if (isWhole(window) || isSpelled(window)) return true;
  if (window.listed) return false;
  return called || window.mixed || isGrouped(window);
}

/** 0.138… and what follows it; a 0 that is dialled first stands right before the number. */
function isFraction(window: NumberWindow): boolean {
  const zero = window.digits.startsWith('0') && window.groups[0] === 1 && !isSpelled(window);
  return zero || /(?:^|\D)0\.$/.test(window.before);
}

/** As people group eleven digits: 138-0013-8000, 138-00138000, 1380013-8000. Other groups may be columns of a table. */
function isGrouped({ digits, groups }: NumberWindow): boolean {
  const country = digits.length - 11;
  const ends = groups.map((_, place) => groups.slice(0, place + 1).reduce((sum, length) => sum + length, 0) - country);
  return groups.length <= 5 && (ends.includes(3) || ends.includes(7) || (country > 0 && ends.includes(11)));
}

function isLandlineWritten(window: NumberWindow): boolean {
  if (isAmount(window) || window.endsInWord || (window.listed && !isSpelled(window))) return false;
  return window.groups.length <= 4 || isSpelled(window);
}

function isLocalWritten(window: NumberWindow): boolean {
  return !isAmount(window) && !window.endsInWord && !window.listed && (window.groups.length <= 2 || isSpelled(window));
}
