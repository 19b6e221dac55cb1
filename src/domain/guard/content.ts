import { EVERYDAY } from './everyday.ts';
import { NO_FIGURE } from './figure-words.ts';
import { BLANK } from './fold.ts';
import { ARABIC, CHINESE } from './numerals.ts';

/** What a text is about, as pairs of characters: function words, figures and modality left out, everyday words made legal. */

const canonical = new Map<string, string>();
for (const [legal, words] of EVERYDAY) for (const word of words.split('|')) canonical.set(word, legal);
const everyday = new RegExp([...canonical.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** Say nothing of the matter, or are dealt with elsewhere (modality, figures). Between words of content they part nothing. */
const FUNCTION =
  /按照|根据|依照|依据|应当|应该|必须|务必|需要|可以|能够|不得|不能|不可以|不可|不许|不准|不要|不用|不需要|无须|无需|不必|禁止|严禁|进行|予以|给予|作出|如果|假如|要是|因为|所以|但是|不过|而且|并且|或者|以及|同时|还要|一个|一项|一种|这个|那个|这些|那些|这样|自己|他们|您的|已满|不满|未满|不足|超过|低于|高于|至少|最多|最少|最高|最低|不少于|不低于|不超过|不高于|方案|规定|要求|的话|时候|[的了在是并且也都就而其之于把被将使让得等该此这那些个们您你我他它吗呢吧啊么要应须可能会还再又才先后前内外上下以为对由从给向到所有只仅只]/g;
const NUMERALS = new RegExp(`${ARABIC}|${CHINESE}`, 'g');
const BREAK = /[^\p{Script=Han}a-z]+/gu;

/** So general that they prove little. */
const COMMON = new Set(
  '行政|政机|机关|政府|府部|部门|法律|法规|制度|工作|建设|管理|实施|依法|公民|法人|组织|国家|人民|单位|有关|相关|情况|加强|完善|建立|健全|推进|落实|开展|情形|决定|事项|全省|全面|各级'.split(
    '|',
  ),
);
const COMMON_WEIGHT = 0.4;

/** How much a pair of characters says. */
export function weightOf(gram: string): number {
  return COMMON.has(gram) ? COMMON_WEIGHT : 1;
}

/** The pairs of a folded text in order, repetitions included. */
export function gramsOf(folded: string): string[] {
  const grams: string[] = [];
  const words = folded
    .toLowerCase()
    .replace(NO_FIGURE, (found) => (/^[《(第]/.test(found) ? BLANK : found))
    .replace(everyday, (word) => canonical.get(word) as string)
    .replace(FUNCTION, '')
    .replace(NUMERALS, BLANK)
    .replace(BREAK, BLANK);
  for (let at = 0; at + 1 < words.length; at++)
    if (words[at] !== BLANK && words[at + 1] !== BLANK) grams.push(words.slice(at, at + 2));
  return grams;
}
