import type { Sighting } from './found.ts';

const LOCAL = '(?<![A-Za-z0-9]|[A-Za-z0-9][._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}';
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?';
const DOT = '(?:\\.|\\s{1,2}\\.\\s{1,2}|。|\\s?点\\s?|\\s?[(\\[]dot[)\\]]\\s?|\\sdot\\s)';
const AT = '\\s{0,2}(?:@|[(\\[【]\\s?(?:at|@)\\s?[)\\]】]|艾特|\\sat\\s)\\s{0,2}';
const PROVIDER = '(?:qq|vip\\.qq|163|126|139|189|yeah|sina|sohu|foxmail|gmail|outlook|hotmail|aliyun|icloud|wo)';

/** An address as it should be written, or with its at sign and dots in words; `zhangsan#qq.com` and `zhangsan@qq`. */
const EMAIL = new RegExp(
  `${LOCAL}(?:${AT}${LABEL}(?:${DOT}${LABEL}){0,3}${DOT}[A-Za-z]{2,24}|\\s?#\\s?${PROVIDER}${DOT}[A-Za-z]{2,3}|@${PROVIDER})(?![A-Za-z0-9])`,
  'gi',
);

/** E-mail addresses, offices' among them: whose an address is cannot be told from it. */
export function findEmails(text: string): Sighting[] {
  return [...text.matchAll(EMAIL)].map(({ index, 0: address }) => ({
    kind: 'email',
    start: index,
    end: index + address.length,
  }));
}
