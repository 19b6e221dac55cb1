import type { Passage } from '../passage.ts';

/** Characters that have no business in a sentence: controls, directions, tags, fillers, private use, lone surrogates. */
const HIDDEN = /[^\P{C}\r\n\t]|[\p{M}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u;
const MARKS = /[【】〔〕〖〗［］[\]〘〙〚〛⟦⟧❲❳⁽⁾\u00B9\u00B2\u00B3\u2070-\u2079†‡]/u;
const TOKEN =
  /[({<]\s*(?:(?:来源|出处|资料|材料|引用|依据|参考|源)\s*[::]?\s*)?S\s*\d+|(?<![a-z0-9])S\s?\d{1,3}(?![a-z0-9])|\{\{|\}\}|[({](?:来源|出处|引用|参考资料)\s*[::]/iu;
/** Letters and digits of other scripts: some look like ours. */
const OTHER_SCRIPT = /[^\P{L}\p{Script=Han}\p{Script=Latin}\u3007]|[^\P{N}0-9\p{Script=Han}]/u;
const DOCUMENT_NUMBER = /〔\d{4}〕\d+号/g;

/** A mark that is not the sentence's own: hidden characters, citation marks, letters of another script; else `null`. */
export function foreignMark(sentence: string, passages: readonly Passage[]): string | null {
  const hidden = HIDDEN.exec(sentence);
  if (hidden) return `U+${hidden[0].codePointAt(0)?.toString(16).toUpperCase()}`;
  const known = sentence.replace(DOCUMENT_NUMBER, (found) =>
    passages.some(({ text }) => text.includes(found)) ? '' : found,
  );
  const found = MARKS.exec(known) ?? TOKEN.exec(known.normalize('NFKC')) ?? OTHER_SCRIPT.exec(known.normalize('NFKC'));
  return found?.[0] ?? null;
}

const DOT =
  '(?:\\s*(?:[.。·•‧∙・]|[(\\[{]\\s*(?:\\.|dot|点)\\s*[)\\]}])\\s*|\\s+(?:dot|点)\\s+|点(?=(?:com|cn|net|org|gov|top|xyz|cc|io)(?![a-z]))|dot)';
const LINKS = [
  /:\/\/|h(?:tt|xx)ps?:|mailto:|tel:|javascript:|vbscript:|data:|www[.。]|\]\(|!\[|<\s*[a-z!/?]|&(?:#|[a-z]{2,8};)|\\[ux]\d|%[0-9a-f]{2}%[0-9a-f]{2}/i,
  new RegExp(`[a-z0-9-]${DOT}[a-z]{2,}`, 'i'),
  /\.\s?(?:中国|公司|网络|政务|公益|com|cn|net|org)/i,
  /\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,}|xn--|0x[0-9a-f]{6,}/i,
  /@/,
];
/** Ways to reach somebody: a source has to name them. */
const CONTACT =
  /微信|威信|v信|薇信|公众号|小程序|二维码|扫码|qq|扣扣|vx|wx|加群|群号|钉钉|飞书|抖音|微博|telegram|whatsapp|电报群|热线|电话|手机号|拨打|致电|来电|邮箱|邮件|网址|链接|点击/gi;
const DIGIT = '[0-9〇零○一二三四五六七八九幺]';
const PHONE = new RegExp(
  `${DIGIT}(?:[\\s-]?${DIGIT}){6,}|\\d{3,4}-\\d{3,}|(?:打|拨|拨打|电话|热线|致电|联系)[是为:]?\\s*\\d{3,}|(?<!\\d)(?:12345|12348|110|119|120)(?!\\d)(?![年月日天元人名个项万])`,
  'g',
);
/** Latin words of this length are looked for in the sources; an honest sentence on a law has none of its own. */
const WORD = /[a-z][a-z0-9_-]{4,}/gi;

/** A link or a way to reach somebody that no source holds, in a folded sentence; else `null`. */
export function foreignLink(sentence: string, passages: readonly Passage[]): string | null {
  for (const pattern of LINKS) {
    const found = pattern.exec(sentence);
    if (found) return found[0];
  }
  const suspects = [CONTACT, PHONE, WORD].flatMap((pattern) => sentence.match(pattern) ?? []);
  if (suspects.length === 0) return null;
  const held = passages.map(({ text, heading }) => `${heading}\n${text}`.normalize('NFKC').toLowerCase()).join('\n');
  return suspects.find((suspect) => !held.includes(suspect.toLowerCase())) ?? null;
}
