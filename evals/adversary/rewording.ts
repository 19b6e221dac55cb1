/** Honest rewordings by fixed means: each keeps what the sentence says. */

const WORDS: readonly [RegExp, string][] = [
  [/应当/g, '要'],
  [/不得/g, '不能'],
  [/以及/g, '和'],
  [/予以/g, '给予'],
  [/依照/g, '按照'],
  [/严禁/g, '严格禁止'],
  [/开展/g, '进行'],
  [/及时/g, '马上'],
  [/完善/g, '健全'],
];
const DIGITS = '〇一二三四五六七八九';
const NUMERALS = '零一二三四五六七八九';

/** 305 → 三百零五; up to 9,999. */
function chinese(value: number): string {
  if (value >= 10 && value < 20) return `十${value % 10 ? NUMERALS[value % 10] : ''}`;
  const places = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  const text = digits.map((digit, at) => (digit ? NUMERALS[digit] + (places[digits.length - 1 - at] ?? '') : '零'));
  return text.join('').replace(/零+/g, '零').replace(/零$/, '') || '零';
}

function arabicOf(text: string): number {
  let total = 0;
  let digit = 0;
  for (const char of text) {
    const size = { 十: 10, 百: 100, 千: 1_000 }[char];
    if (size) {
      total += (digit || 1) * size;
      digit = 0;
    } else digit = NUMERALS.indexOf(char);
  }
  return total + digit;
}

/** The rewordings by name. */
export const rewordings = {
  words: (text: string) => WORDS.reduce((all, [from, to]) => all.replace(from, to), text),
  arabic: (text: string) =>
    text.replace(/[一二三四五六七八九十百千零]+(?=个工作日|个月|日内|年内|元|倍)/g, (run) => String(arabicOf(run))),
  chinese: (text: string) =>
    text
      .replace(/\d{4}(?=年)/g, (year) => [...year].map((digit) => DIGITS[Number(digit)]).join(''))
      .replace(/(\d{1,4})%/g, (_, share: string) => `百分之${chinese(Number(share))}`)
      .replace(/(?<![\d.])\d{1,4}(?=个工作日|个月|日|元|倍|月底)/g, (run) => chinese(Number(run))),
  width: (text: string) =>
    text
      .replace(/[\d%]/g, (char) => String.fromCodePoint((char.codePointAt(0) as number) + 0xfee0))
      .replaceAll(',', '，')
      .replaceAll(';', '；'),
  /** Whole clauses only, and none that a condition or an exception stands behind. */
  shortened: (text: string) => {
    const clauses = text.replace(/。$/, '').split(/[,，]/);
    if (clauses.length < 3 || /的[,，]|除外|但是|;|；|以下|例外/.test(text)) return text;
    return `${clauses.slice(0, Math.max(2, Math.ceil(clauses.length / 2))).join('，')}。`;
  },
  introduced: (text: string) => (/^(?:根据|按照|对|除)/.test(text) ? text : `按照规定，${text}`),
};
