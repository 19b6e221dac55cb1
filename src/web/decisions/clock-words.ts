/**
 * How long people still have. The server writes it into the page and a script keeps it right, so it is a file of its
 * own that imports nothing.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time until a moment, rounded down, in its two largest units: 剩余41天13小时, 剩余5小时20分钟; 已经截止 from it on. */
export function timeLeftInWords(until: number, now: number): string {
  const left = until - now;
  if (left <= 0) return '已经截止';
  if (left < MINUTE) return '剩余不到1分钟';
  const [days, hours, minutes] = [Math.floor(left / DAY), Math.floor(left / HOUR) % 24, Math.floor(left / MINUTE) % 60];
  const [large, small] =
    days > 0 ? [`${days}天`, hours && `${hours}小时`] : [hours && `${hours}小时`, minutes && `${minutes}分钟`];
  return `剩余${large || ''}${small || ''}`;
}
