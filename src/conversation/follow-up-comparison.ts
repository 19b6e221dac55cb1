import { isAttribute } from './follow-up-attribute.ts';
import { nameIn, withLikeness, withObject } from './follow-up-objects.ts';
import { underPremise } from './follow-up-premise.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { bareOf, contentOf, heldIn, plainWords, sizeOf } from './follow-up-words.ts';

/** 那行政许可呢, 复议人员也要吗: what was asked of one thing is asked of another. */

const ANOTHER = /^(?:那么?|还有|至于|换成|,| )|呢$|也|一样|的话$|同样/;
/** 临时工也要吗: it stays the same question, asked of somebody else. */
const WHETHER = /(?:要不要|用不用|需不需要|能不能|该不该|可不可以)[^,呢]{0,4}呢?$/;
const ALSO = /也(?:要|得|是|能|可以|算|行|一样|归|有)/;
/** From this probability on a question is clear by itself. */
const CLEAR = 0.5;
const LONGEST = 18;
const MOST_WORDS = 8;
/** It asks something of its own. */
const ASKS = /什么|怎么|多少|多久|几|谁|哪|何时|为什么|能不能|可不可以|可以/;

/** The former question about another object; `null` where the message names none. */
export function compare(scene: Scene): Whole | null {
  const { plain, last } = scene;
  if (last.outcome === 'action' || plain.length > LONGEST || !isAnother(scene)) return null;
  const [, first, own = ''] = /^(?:那么?)?([^,]{1,10}?)呢[, ]+(.+)$/.exec(plain) ?? [];
  const object = bareOf((first ?? plain).replace(WHETHER, ''))
    .replace(/^(?:如果|要是|换成)/, '')
    .replace(/(?:是不是)?(?:也|同样)(?:是|要|得|能|可以|会|有|算)[^,]{0,6}$|(?:也|同样)(?:这样|一样|不)?$/, '');
  const content = contentOf(object);
  if (content === '' || sizeOf(content) > MOST_WORDS || ASKS.test(object) || isAttribute(plain)) return null;
  const former = plainWords(scene.former);
  const replaced = withObject(former, object);
  // 复议决定书 says more than 复议.
  const more = sizeOf(content) - nameIn(object).length >= 2 ? object : own;
  if (replaced) return scene.asItIs(`${replaced} ${more}`.trim());
  const { anchor } = scene;
  if (own) return null;
  if (anchor && heldIn(content, scene.textOf(anchor)) >= 0.6) return scene.about(anchor);
  const like = withLikeness(former, object);
  if (like) return scene.asItIs(like);
  const isSame = ALSO.test(plain) || WHETHER.test(plain) || (/^那.*呢$/.test(plain) && scene.inPlan().score < CLEAR);
  return anchor?.startsWith('plan:') && isSame ? underPremise(scene, anchor, object) : null;
}

/** 那行政许可呢, 副职要不要去, or the bare object: 行政复议. A question that is clear by itself is left to itself. */
function isAnother(scene: Scene): boolean {
  const { plain } = scene;
  if (ANOTHER.test(plain)) return true;
  if (plain.length > 9) return false;
  return (plain.length <= 8 && nameIn(plain) !== '') || (WHETHER.test(plain) && scene.inPlan().score < CLEAR);
}
