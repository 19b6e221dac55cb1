import type { Source, Violation } from './checker.ts';
import { plain } from './figures.ts';
import { bare } from './likeness.ts';

/** Quotations, names of laws and of offices in a sentence that its sources do not have. */

const QUOTATIONS =
  /“([^”]+)”|‘([^’]+)’|「([^」]+)」|『([^』]+)』|〝([^〞]+)〞|«([^»]+)»|‹([^›]+)›|"([^"]+)"|'([^']{2,})'|`([^`]+)`/g;
const NAMES = /[《〈＜<]([^》〉＞>]{2,60})[》〉＞>]/g;
/** A law's name without marks before an article: 行政处罚法第三十条. */
const BARE_NAME = /(\p{Script=Han}{2,20}?(?:法|条例|规定|办法|细则|决定))第[零〇一二三四五六七八九十百\d]+条/gu;
/** A law named behind 根据 and the like without marks. */
const RESTED_ON = /(?:根据|依照|按照|依据)(\p{Script=Han}{3,20}?(?:法|条例|办法|细则))(?=[,，。;；第的、])/gu;
const OFFICES = /\p{Script=Han}{2}(?:厅|局|委员会|法院|检察院)/gu;
const NO_OFFICES = /(?:布|格|全|大|结|当|时|平|定|政|饭|步|开|残|骗|变|僵|顾|出|有关部门)局$|客厅$|餐厅$|大厅$/;

/** What gives or takes rights, or costs money: nobody says it who does not have it from the text. */
const LOADED =
  /免费|无偿|收费|罚款|罚金|没收|拘留|坐牢|吊销|赔偿|补偿|补贴|奖励|奖金|现金|免除|减免|全额|终身|永久|无限期|自愿|匿名|实名|一票否决|转账|汇款|验证码/g;
const SAME: Record<string, string> = { 免费: '无偿', 无偿: '免费', 罚款: '处罚' };

/** Checks the names, quotations and weighty words of one sentence. */
export function compareNames(sentence: string, sources: Source[]): Violation[] {
  const there = sources.map(({ all }) => keyOf(all));
  const has = (words: string): boolean => there.some((text) => text.includes(keyOf(words)));
  const found: Violation[] = [];
  for (const match of sentence.replace(/[＂＇｀]/g, (mark) => mark.normalize('NFKC')).matchAll(QUOTATIONS)) {
    const quoted = match.slice(1).find((part) => part !== undefined) as string;
    if (!has(quoted)) found.push({ kind: 'quotation', detail: match[0] });
  }
  for (const [whole, name] of sentence.matchAll(NAMES))
    if (!has(name as string)) found.push({ kind: 'name', detail: whole });
  const text = plain(sentence);
  for (const [whole, name] of text.matchAll(BARE_NAME))
    if (!has((name as string).slice(-4))) found.push({ kind: 'article', detail: whole });
  for (const [whole, name] of sentence.matchAll(RESTED_ON))
    if (!/^(?:有关|相关|国家|上述|本|该)/.test(name as string) && !has((name as string).slice(-5)))
      found.push({ kind: 'name', detail: whole });
  for (const [office] of text.matchAll(OFFICES))
    if (!NO_OFFICES.test(office) && !has(office)) found.push({ kind: 'office', detail: `${office} ← ${sentence}` });
  for (const [word] of text.matchAll(LOADED))
    if (!has(word) && !has(SAME[word] ?? word)) found.push({ kind: 'loaded', detail: `${word} ← ${sentence}` });
  return found;
}

const keyOf = (text: string): string => bare(text).replaceAll('中华人民共和国', '');
