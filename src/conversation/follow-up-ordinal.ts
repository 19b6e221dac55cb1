import { parseLawRef } from '../domain/law.ts';
import type { Ref } from '../domain/reference.ts';
import { chineseNumber, readNumber } from '../domain/reference.ts';
import { listedIn } from './follow-up-list.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, sizeOf } from './follow-up-words.ts';

/** 第二个呢, 最后一个, 倒数第二项, 第三种是什么意思: one of what the last answer put in a row. */

const NUM = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const UNIT = '(个|种|类|样|点|项|条|件|步|方面|情形|句|位|块)';
const COUNTED = new RegExp(`(倒数)?第? ?(${NUM}) ?${UNIT}`);
/** 第三呢: in a list the unit may be left out. */
const UNCOUNTED = new RegExp(`^(?:那?第 ?(${NUM})(?=呢|是|讲|说|$)|(\\d)$)`);
const MIDDLE = /(?:正?中间|当中|中央)的?(?:那|一)*(个|项|种|条)/;
const FIRST = /(?:头|第|最前面?的?|最上面的?)(?:一|那)?(个|种|类|样|项|条|点)/;
const LAST = /(?:最后|末尾|最末|最后面|末了|压轴)的?(?:面的?)?(?:那|这|一)*(?:一)?(个|种|类|样|项|条|点|方面|情形)?/;
const OTHER = /(?:另外?|后面?|剩下)的?(?:那|一)+(?:一)?(个|种)/;
/** How things are counted inside a text; tasks are counted as 个, 项, 条. */
const INSIDE = /种|类|样|点|情形|方面|步|句/;
/** How places are counted: only in a list does the second 项 mean another than 第二项. */
const PLACES = /项|条/;
/** 总共106项，最后一项: counted in the whole plan. */
const OF_ALL = /总共|一共|全部|整个/;
const LONGEST = 22;
const MOST_WORDS = 8;

/** `null` for a message that counts nothing. */
export function pickOne(scene: Scene): Whole | null {
  const { plain, last } = scene;
  const picked = readOrdinal(plain);
  if (!picked || plain.length > LONGEST || OF_ALL.test(plain)) return null;
  const rest = plain.replace(picked.text, ' ').trim();
  if (sizeOf(contentOf(rest)) > MOST_WORDS) return null;
  const asked = rest.replace(/^(那么?|再|说说|讲讲|的)+(?=.)/, (talk) => (/说|讲/.test(talk) ? talk : '')).trim();
  const listed = listedIn(last, scene.parts);
  if (listed.length > 1 && !INSIDE.test(picked.unit)) return fromList(scene, listed, picked.at, asked);
  const isOfPlan = scene.anchor === undefined || scene.anchor.startsWith('plan:');
  if (PLACES.test(picked.unit) && (!/最|末|倒/.test(picked.text) || !isOfPlan)) return null;
  if (scene.anchor && (INSIDE.test(picked.unit) || holdsItems(scene.textOf(scene.anchor))))
    return inside(scene, picked.at);
  const earlier = scene.turns.findLast((turn) => listedIn(turn, scene.parts).length > 1);
  if (earlier && !INSIDE.test(picked.unit)) return fromList(scene, listedIn(earlier, scene.parts), picked.at, asked);
  if (scene.last.refs.length > 1 && scene.anchor) return fromList(scene, scene.last.refs, picked.at, asked);
  return scene.anchor ? inside(scene, picked.at) : null;
}

/** Counted within the passage that was cited: all of it is about what is asked. */
function inside(scene: Scene, at: number): Whole {
  const holder = scene.last.refs.find((ref) => holdsItems(scene.textOf(ref), at + 1));
  return scene.about(
    holder ?? articleWith(scene, at + 1) ?? (scene.anchor as Ref),
    scene.question.replace(/第? ?\d+ ?(?=[项条])/g, ''),
  );
}

/** Where no article cited counts so far, the one of the same law that does and is nearest. */
function articleWith(scene: Scene, count: number): Ref | undefined {
  const law = parseLawRef(scene.anchor as Ref)?.law;
  if (!law || !(count > 1)) return undefined;
  const { hits } = scene.inLaws(scene.parts.retriever.reader.read(scene.former));
  return hits.find((hit) => hit.law.id === law && holdsItems(hit.passage.text, count))?.passage.ref;
}

/** Beyond a list's end the question stands alone. */
function fromList(scene: Scene, refs: readonly Ref[], at: number, asked: string): Whole {
  const ref = refs.at(Number.isNaN(at) ? Math.floor((refs.length - 1) / 2) : at);
  return ref ? scene.about(ref, asked || '呢') : scene.asItIs();
}

/** Where a message counts, from 0 or, below it, from the end, `NaN` for the middle; with the unit and the words that count. */
function readOrdinal(plain: string): { at: number; unit: string; text: string } | null {
  const counted = COUNTED.exec(plain);
  if (counted && (counted[0].startsWith('第') || counted[1] || /^那?[一二两三四五六七八九\d]/.test(plain))) {
    const number = readNumber(counted[2] as string) ?? 0;
    if (number < 1 || (!counted[0].includes('第') && number < 2)) return null;
    return { at: counted[1] ? -number : number - 1, unit: counted[3] as string, text: counted[0] };
  }
  const uncounted = UNCOUNTED.exec(plain);
  if (uncounted) {
    const at = (readNumber((uncounted[1] ?? uncounted[2]) as string) ?? 1) - 1;
    return { at, unit: '项', text: uncounted[0] };
  }
  const middle = MIDDLE.exec(plain);
  if (middle) return { at: Number.NaN, unit: middle[1] as string, text: middle[0] };
  const last = LAST.exec(plain);
  if (last && (last[1] || last[0].length === plain.length)) return { at: -1, unit: last[1] ?? '个', text: last[0] };
  const first = FIRST.exec(plain);
  if (first) return { at: 0, unit: first[1] as string, text: first[0] };
  const other = OTHER.exec(plain);
  return other ? { at: -1, unit: other[1] as string, text: other[0] } : null;
}

/** Whether a text counts its items as far as that: (一)…; (二)… */
function holdsItems(text: string, count = 2): boolean {
  return new RegExp(`[（(]${count < 2 ? '二' : chineseNumber(count)}[)）]`).test(text);
}
