import { parseLawRef, placeLabel } from '../domain/law.ts';
import { parsePlanRef, planLabel, type Ref, readNumber } from '../domain/reference.ts';
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
  `^(?:那么?|再看|再说|看看|说说|讲讲|还有|换成?|到|,| )*(?:任务)?第? ?(${NUM}) ?(条|项|号|个?任务)?(?:之(${NUM}))?(?!个|种|类|样|点|步|方面|次|句|件|块)(?:的|任务)*(.*)$`,
);
const TAIL =
  /^(?:呢|是|吗|又|说|讲|写|规定|内容|怎么|什么|的|了|些|意思|个|点|呀|啊|呐|任务|一下|看|听|给我|[?,。! ])*$/;

/** A step from the last place, or another number beside it; `null` for any other message. */
export function stepOn(scene: Scene): Whole | null {
  const anchor = anchorOf(scene);
  if (!anchor) return null;
  const relative = RELATIVE.exec(scene.plain);
  if (relative) {
    const direction = new RegExp(`^${BEFORE}$`).test(relative[1] as string) ? -1 : 1;
    const by = direction * (/上上|下下|前前/.test(relative[1] as string) ? 2 : 1);
    const unit = relative[2] as string;
    if (unit === '款') return scene.about(anchor);
    const place = beside(scene, anchor, by, unit);
    const rest = scene.plain.slice(relative[0].length).replace(/^[呢, ]+/, '');
    if (!place) return null;
    return named(place, TAIL.test(rest) ? '' : rest);
  }
  return byNumber(scene, anchor);
}

/** The place that the last question named by number, where it named one; else what its answer cited first. */
function anchorOf({ last, ...scene }: Scene): Ref | undefined {
  if (last.outcome !== 'answered') return undefined;
  return last.refs.find((ref) => parseLawRef(ref) || parsePlanRef(ref)) && scene ? last.refs[0] : undefined;
}

function byNumber(scene: Scene, anchor: Ref): Whole | null {
  const { plain } = scene;
  const law = parseLawRef(anchor);
  if (law && PART.test(plain) && sizeBehind(plain) <= 14) return scene.about(anchor);
  const match = NUMBERED.exec(law ? plain.replace(/^[^第]{1,6}[, ](?=第)/, '') : plain);
  if (!match || /任务|方案/.test(plain) !== /任务|方案/.test(match[0])) return null;
  const [, numeral, unit, sub, rest] = match as unknown as [string, string, string?, string?, string?];
  const number = readNumber(numeral);
  if (number === null || number < 1 || !isPlace(plain, unit, rest ?? '')) return null;
  if (law && unit !== '项' && !/任务|方案/.test(plain)) {
    const place = sub ? `${number}-${readNumber(sub)}` : String(number);
    return named(`${lawNameOf(scene, anchor)}${placeLabel(place)}`, rest ?? '');
  }
  const task = parsePlanRef(anchor);
  const known = task?.kind === 'task' && number <= scene.parts.corpus.plan.tasks.length;
  return known ? named(planLabel({ kind: 'task', number }), rest ?? '') : null;
}

/** 第30条 is a place, 30天 is none; a number by itself only where nothing but talk follows. */
function isPlace(plain: string, unit: string | undefined, rest: string): boolean {
  if (unit) return true;
  return TAIL.test(rest) && /^.{0,3}(第|\d{2,}|[零〇一二两三四五六七八九十百]{2,})/.test(plain);
}

function sizeBehind(plain: string): number {
  return plain.replace(PART, '').length;
}

function lawNameOf(scene: Scene, anchor: Ref): string {
  return /^《[^》]+》/.exec(scene.nameOf(anchor) ?? '')?.[0] ?? '';
}

/** The place before or behind an anchor; `null` at the ends and where an anchor has no neighbours. */
function beside(scene: Scene, anchor: Ref, by: number, unit: string): string | null {
  const law = parseLawRef(anchor);
  if (law) return besideArticle(scene, anchor, by);
  const target = parsePlanRef(anchor);
  if (!target || !('number' in target)) return null;
  const { plan } = scene.parts.corpus;
  const kind = unit === '节' ? 'section' : /部分|章/.test(unit) ? 'part' : target.kind;
  const task = target.kind === 'task' ? plan.tasks[target.number - 1] : undefined;
  const from = kind === target.kind ? target.number : kind === 'section' ? task?.section : task?.part;
  const all = { task: plan.tasks, section: plan.sections, part: plan.parts }[kind];
  const place = from ? all[from - 1 + by] : undefined;
  return place ? place.label : null;
}

/** The articles stand in the library in their order, those between two numbers (第二十九条之一) among them. */
function besideArticle(scene: Scene, anchor: Ref, by: number): string | null {
  const { library } = scene.parts.laws.current.shelf;
  const target = parseLawRef(anchor);
  const range = target && library?.range(target.law, target.version);
  if (!target || !range || !library) return null;
  for (let at = range.from; at < range.to; at++) {
    if (library.placeAt(at) !== target.place) continue;
    const next = at + by;
    const isThere = next >= range.from && next < range.to && /^\d/.test(library.placeAt(next));
    return isThere ? library.at(next).label : null;
  }
  return null;
}

function named(label: string, rest: string): Whole {
  return { text: `${label} ${rest}`.trim(), notices: [] };
}
