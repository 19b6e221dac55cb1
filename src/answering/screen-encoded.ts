const BASE64_OR_HEX = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
const LATIN = /[A-Za-z][A-Za-z ,.']{15,}/g;
const ESCAPED = /(?:\\u[0-9a-f]{4}){2,}|(?:%[0-9a-f]{2}){3,}/gi;
const MORSE = /[.-]{1,5}(?: +(?:\/ *)?[.-]{1,5}){3,}/g;

/** Talks of what is encoded, and of doing it; no question of its own. */
const CARRIER =
  /十六进制|二进制|\bhex\b|base\s?64|rot\s?-?13|摩斯|莫尔斯|编码|密文|解[码开密]|译出|翻出|还原成?(?:字|文|话)|转成(?:字|文)|念出来|照(?:着)?(?:做|办|念)|(?:就)?干什么|再办|接到念|你(?:晓得|懂|知道)的|这是(?:啥|什么|么子)|\b(?:decode|decipher|unscramble)\b/i;

/** Whether a clause does nothing but hand over what is encoded. For messages that hold something encoded. */
export function isCarrier(clause: string): boolean {
  return CARRIER.test(clause);
}

/** Puts what `put` returns in place of every run that may be encoded; it gets the run and its readings. */
export function replaceEncoded(text: string, put: (run: string, readings: string[]) => string): string {
  return text
    .replace(BASE64_OR_HEX, (run) => put(run, [decodeBase64(run), decodeHex(run)]))
    .replace(ESCAPED, (run) => put(run, [decodeEscaped(run)]))
    .replace(LATIN, (run) => put(run, [rot13(run)]));
}

/** All that the runs of a text which may be encoded say. */
export function readingsOf(text: string): string[] {
  const found: string[] = [];
  replaceEncoded(text, (run, readings) => {
    found.push(...readings);
    return run;
  });
  return found;
}

/** Whether something stands in a text that a person cannot read off: long base64 or hex with words in it, or Morse. */
export function holdsEncoded(text: string): boolean {
  if ((text.match(MORSE) ?? []).length > 0) return true;
  return (text.match(BASE64_OR_HEX) ?? []).some((run) =>
    [decodeBase64(run), decodeHex(run)].some((read) => /\p{L}{2}/u.test(read) && !/[\p{Cc}\ufffd]/u.test(read)),
  );
}

function decodeEscaped(run: string): string {
  if (run.startsWith('\\'))
    return run.replace(/\\u([0-9a-f]{4})/gi, (_, unit) => String.fromCharCode(Number.parseInt(unit, 16)));
  return decodeHex(run.replaceAll('%', ''));
}

function decodeHex(run: string): string {
  if (run.length % 2 || !/^[0-9a-f]+$/i.test(run)) return '';
  const bytes = Uint8Array.from(run.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(bytes);
}

function rot13(run: string): string {
  return run.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function decodeBase64(run: string): string {
  try {
    const bytes = Uint8Array.from(atob(run.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
