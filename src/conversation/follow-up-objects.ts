import { KINDS, type Thing } from './follow-up-things.ts';

/** Objects are put in one another's place: what was asked of one is asked of another. */

/** What is said of one thing only, in the words that go with another: 起诉 with a lawsuit, 申请 with a review. */
const LAWSUIT = '行政诉讼';
const OF_LAWSUITS: [RegExp, string][] = [
  [/申请行政诉讼的?期限/g, '行政诉讼的起诉期限'],
  [/行政诉讼的?(?:申请|时限)期限/g, '行政诉讼的起诉期限'],
  [/申请(?=行政诉讼)/g, '提起'],
  [/行政诉讼机关/g, '人民法院'],
];
const OF_OTHERS: [RegExp, string][] = [
  [/(?:直接)?向(?:人民)?法院(?:提起|提出|申请)?/g, '申请'],
  [/第?[一二]审/g, ''],
  [/提起/g, '申请'],
  [/(行政复议|行政许可|行政裁决|行政调解)(.{0,12}?)\1/g, '$1$2申请'],
];

function fitting(question: string, name: string): string {
  const words = name === LAWSUIT ? OF_LAWSUITS : OF_OTHERS;
  return words.reduce((text, [pattern, word]) => text.replace(pattern, word), question);
}

/** 行政诉讼法第四十六条 in a question about lawsuits: another thing has another article. */
const ARTICLE =
  /(?:《[^》]+》|(?<=^|[,。?? ])\p{Script=Han}{2,12}?(?:法|条例))?第[\d零一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?(?:规定的?)?/gu;

/** 行政强制 and 行政强制执行 are not put in one another's place. */
function isPartOf(one: Thing, other: Thing): boolean {
  return one.name.startsWith(other.name) || other.name.startsWith(one.name);
}

/** Where a message's object stands in its question, and what it is called. */
interface Found {
  members: Thing[];
  member: Thing;
  text: string;
}

function foundIn(members: Thing[], text: string): Found | null {
  for (const member of members) {
    const match = member.said.exec(text);
    if (match) return { members, member, text: match[0] };
  }
  return null;
}

/** The words by which a text names one of the objects; empty where it names none. */
export function nameIn(text: string): string {
  for (const members of KINDS) {
    const found = foundIn(members, text);
    if (found) return found.text;
  }
  return '';
}

/**
 * The former question with the message's object in the place of its own; `null` where they hold none of one kind.
 * 申请行政复议的期限是多少天, 行政诉讼 → 申请行政诉讼的期限是多少天.
 */
export function withObject(former: string, message: string): string | null {
  const question = former.replace(ARTICLE, '');
  for (const members of KINDS) {
    const wanted = foundIn(members, message);
    if (!wanted) continue;
    const present = members.find((member) => !isPartOf(member, wanted.member) && member.said.test(question));
    if (!present) continue;
    const replaced = question.replace(new RegExp(present.said.source, 'g'), wanted.member.name);
    return [present.name, wanted.member.name].includes(LAWSUIT) ? fitting(replaced, wanted.member.name) : replaced;
  }
  return null;
}

/**
 * The former question with a stretch of its own replaced by one that looks like it: 先进单位 by 先进个人.
 * `null` where none shares half of its characters.
 */
export function withLikeness(former: string, object: string): string | null {
  const size = object.length;
  if (size < 3 || size > 10 || former.includes(object)) return null;
  let best = { at: -1, same: 0 };
  for (let at = 0; at + size <= former.length; at++) {
    const same = [...object].filter((char, index) => former[at + index] === char).length;
    if (same > best.same) best = { at, same };
  }
  if (best.same * 2 < size) return null;
  return former.slice(0, best.at) + object + former.slice(best.at + size);
}
