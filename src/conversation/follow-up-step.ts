import { placeLabel } from '../domain/law.ts';
import { parsePlanRef, planLabel, type Ref, readNumber } from '../domain/reference.ts';
import { placeBeside } from './follow-up-beside.ts';
import type { Scene, Whole } from './follow-up-scene.ts';

/** 上一条, 再下一项, 那第三十条呢, 第二款: a place counted from the one last cited. */

const NUM = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百]{1,7})';
const ON = '(?:下下|下|后|往后|再下|再后|接下来|接着|紧接着|后面|下面|隔壁|挨着|跟着|(?:再)?往下|其后)';
const BEFORE = '(?:上上|前前|上|前|往前|往上|再上|再前|前面|上面|再往前|再往上|(?:倒|退|翻|往)回(?:去)?)';
const UNIT = '(?:条|项|款|个?任务|节|个?部分|章)';
const RELATIVE = new RegExp(
  `^(?:那|再|然后|接着|再看|看看|看|说说|讲讲|那么|,| )*(?:它|这[条项个]|该[条项]|其)?的?(${ON}|${BEFORE})(?:的|那|这|面|头|边)*(?:一|1|${NUM}(?=${UNIT}))?(?:个)?(${UNIT})`,
);
const PART = new RegExp(
  `^(?:那|它的?|其|这[条项]的?|其中的?|里面的?|,| )*(?:第 ?${NUM} ?款)?(?:的)?(?:第 ?${NUM} ?[款项目])`,
);
const NUMBERED = new RegExp(
  `^(?:那么?|(?:跳|翻|转)(?:到|去)|去看|念|再看|再说|看看|说说|讲讲|还有|换成?|到|,| )*(?:任务)?第? ?(${NUM}) ?(条|项|号|个?任务)?(?:之(${NUM}))?(?!个|种|类|样|点|步|方面|次|句|件|块)(?:的|任务)*(.*)$`,
);
const TWICE = /上上|下下|前前/;
const OF_PLAN = /任务|方案/;
const MOST_BEHIND = 14;
/** Nothing but talk. */
const TAIL =
  /^(?:呢|是|吗|又|说|讲|写|规定|内容|怎么|什么|的|了|些|意思|个|点|呀|啊|呐|任务|一下|看|听|给我|[?,。! ])*$/;

/** A step from the last place, or another number beside it; `null` for any other message. */
export function stepOn(scene: Scene): Whole | null {
  const { anchor } = scene;
  if (!anchor) return null;
  const relative = RELATIVE.exec(scene.plain);
  return relative ? byStep(scene, anchor, relative) : byNumber(scene, anchor);
}

function byStep(scene: Scene, anchor: Ref, [said, way, unit]: RegExpExecArray): Whole | null {
  if (unit === '款') return scene.about(anchor);
  const direction = new RegExp(`^${BEFORE}$`).test(way as string) ? -1 : 1;
  const place = placeBeside(scene, anchor, direction * (TWICE.test(way as string) ? 2 : 1), unit as string);
  const rest = scene.plain.slice(said.length).replace(/^[呢, ]+/, '');
  return place === null ? null : named(place, TAIL.test(rest) ? '' : rest);
}

function byNumber(scene: Scene, anchor: Ref): Whole | null {
  const { plain } = scene;
  const law = scene.lawNameOf(anchor);
  // A paragraph or an item of the article: all of it is quoted.
  if (law && PART.test(plain) && plain.replace(PART, '').length <= MOST_BEHIND) return scene.about(anchor);
  const match = NUMBERED.exec(law ? plain.replace(/^[^第]{1,6}[, ](?=第)/, '') : plain);
  if (!match || OF_PLAN.test(plain) !== OF_PLAN.test(match[0])) return null;
  const [, numeral = '', unit, sub, rest = ''] = match;
  const number = readNumber(numeral) ?? 0;
  if (number < 1 || !isPlace(plain, unit, rest)) return null;
  if (law && unit !== '项' && !OF_PLAN.test(plain))
    return named(`${law}${placeLabel(sub ? `${number}-${readNumber(sub)}` : String(number))}`, rest);
  // What names its place outright is whole.
  if (scene.parts.retriever.lookup.find(scene.query.written)) return null;
  const isTask = parsePlanRef(anchor)?.kind === 'task' && number <= scene.parts.corpus.plan.tasks.length;
  return isTask ? named(planLabel({ kind: 'task', number }), rest) : null;
}

/** 第30条 is a place, 30天 is none; a number by itself only where nothing but talk follows. */
function isPlace(plain: string, unit: string | undefined, rest: string): boolean {
  if (unit) return true;
  return TAIL.test(rest) && /^.{0,3}(第|\d{2,}|[零〇一二两三四五六七八九十百]{2,})/.test(plain);
}

function named(label: string, rest: string): Whole {
  return { text: `${label} ${rest}`.trim(), notices: [] };
}
