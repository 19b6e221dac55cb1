import type { FactKind } from '../domain/corpus.ts';
import type { Ref } from '../domain/reference.ts';
import { articleFor } from './follow-up-law.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { heldIn, ownContentOf, plainWords, sizeOf } from './follow-up-words.ts';

/** 谁负责, 什么时候, 一年几次, 最多多久: one side of what was just answered. */

const ATTRIBUTES: [FactKind[], RegExp][] = [
  [
    ['deadline', 'recurring'],
    /期限|时限|其限|什么时候|哪年|哪一年|何时|多久|几年|几天|几个?月|多少天|截止|时间|到哪年|哪天|到期|几号|延长|再延/,
  ],
  [['body'], /谁|哪(个|些)(部门|单位|机构)|负责|牵头|归哪|哪个/],
  [['figure', 'recurring'], /多少|几(次|个|遍|期|回|场|成)|比例|指标|最低|最高|最多|至少|最少|标准/],
  [['instrument'], /依据|哪(个|份|部)(文件|条例|办法|规定|法)|什么(文件|办法|条例|规定)|条例|办法/],
  [['publication'], /公开|公布|公示|哪里(查|看)|在哪(里)?看|挂(到|在)?网|上网|登(在|到)|给人看/],
  [
    [],
    /写在哪|哪一?项|哪一?条|第几(项|条)|出处|怎么算|怎么(办|处理)|为什么|从哪|有没有|要不要|能不能|可不可以|可以|有什么|哪些/,
  ],
];
/** Whether a message asks for a side of something and names no thing. */
export function isAttribute(plain: string): boolean {
  return ATTRIBUTES.some(([, pattern]) => pattern.test(plain)) && sizeOf(ownContentOf(plain)) <= 1;
}

/** So much of what a message speaks of stands in what was just answered. */
const HELD = 0.34;
const LONGEST = 20;
/** From so many characters and this probability on. */
const CLEAR = { words: 4, score: 0.9 };

/** About the task or article of the last answer, or the task beside it that holds such a fact. */
export function askAttribute(scene: Scene): Whole | null {
  const { plain, anchor } = scene;
  if (!anchor || plain.length > LONGEST) return null;
  const asked = ATTRIBUTES.filter(([, pattern]) => pattern.test(plain));
  if (asked.length === 0) return null;
  if (!isAboutLast(scene, anchor) || isOfAnother(scene)) return null;
  return scene.about(
    placeFor(
      asked.flatMap(([kinds]) => kinds),
      scene,
    ) ?? anchor,
  );
}

/** Whether a message speaks of nothing that was not spoken of. */
function isAboutLast(scene: Scene, anchor: Ref): boolean {
  const around = ownContentOf(scene.plain);
  if (sizeOf(around) <= 1) return true;
  const { question, resolved } = scene.last;
  const context = `${plainWords(question)}\n${plainWords(resolved)}\n${scene.textOf(anchor)}`;
  return sizeOf(around) <= 8 && heldIn(around, context) >= HELD;
}

/** It names enough to be clear by itself, and what it names stands in a place that was not cited. */
function isOfAnother(scene: Scene): boolean {
  if (sizeOf(ownContentOf(scene.plain)) < CLEAR.words) return false;
  const { ref, score } = scene.inPlan();
  return score >= CLEAR.score && ref !== undefined && !scene.last.refs.includes(ref);
}

/** Of what was cited in laws, the article that speaks of what is asked; of the tasks cited, or else of their section, the one that holds a fact of the kind. */
function placeFor(kinds: FactKind[], scene: Scene): Ref | undefined {
  const { last, parts } = scene;
  const { corpus } = parts;
  if (!last.refs[0]?.startsWith('plan:')) return articleFor(scene);
  const { tasks } = corpus.plan;
  const taskOf = (ref: Ref) => tasks.find((task) => task.ref === ref);
  const holds = (ref: Ref): boolean => !!taskOf(ref)?.facts.some(({ kind }) => kinds.includes(kind));
  const section = taskOf(last.refs[0] as Ref)?.section;
  const beside = tasks.filter((task) => task.section === section).map(({ ref }) => ref);
  return last.refs.find(holds) ?? (section === undefined ? undefined : beside.find(holds));
}
