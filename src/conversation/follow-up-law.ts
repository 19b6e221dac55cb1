import { parseLawRef } from '../domain/law.ts';
import type { Ref } from '../domain/reference.ts';
import type { Scene } from './follow-up-scene.ts';
import { contentOf, heldIn } from './follow-up-words.ts';

/** Which article of the law last cited a message is about. */

/** What an article says in its own words where people ask in theirs. */
const SAYS: [RegExp, RegExp][] = [
  [/延|拖|搞不完|办不完|搞不赢|来不及|不够/, /延长/],
  [/收(?:不收)?费|收(?:不收)?钱|免费|要钱|要不要钱|交钱|花钱/, /费/],
  [/(?:开始|怎么|起)算|算起|从(?:什么时候|哪天|哪一天|何时)/, /(?:之日|日)起|起计算|起算/],
  [/涉及人命|人命|死人/, /生命/],
  [/加(?:到|收)?多少|最多加|上限|封顶/, /不得超(?:出|过)|最高/],
];
/** So much of a message's words another article has to hold before it is preferred. */
const ELSEWHERE = 0.6;

/** Whether an article speaks of what a message asks: by its words, or by the law's words for them. 0…1. */
function speaksOf(text: string, plain: string): number {
  const says = SAYS.filter(([asked]) => asked.test(plain));
  if (says.some(([, said]) => said.test(text))) return 1;
  return says.length > 0 ? 0 : heldIn(contentOf(plain), text);
}

/**
 * Of the articles cited the one that speaks most of what is asked, the first of equal ones; another of the same law
 * where none of them speaks of it at all.
 */
export function articleFor(scene: Scene, plain: string = scene.plain): Ref | undefined {
  const cited = scene.last.refs.filter((ref) => parseLawRef(ref));
  const spoken = (ref: Ref): number => speaksOf(scene.textOf(ref), plain);
  const best = cited.reduce((most, ref) => (spoken(ref) > spoken(most) ? ref : most), cited[0] as Ref);
  if (!best || spoken(best) > 0) return best;
  const law = parseLawRef(best)?.law;
  const name = scene.lawNameOf(best) ?? '';
  const { hits } = scene.inLaws(scene.parts.retriever.reader.read(`${name}${scene.former} ${plain}`));
  const other = hits.find(({ passage, law: of }) => of.id === law && speaksOf(passage.text, plain) >= ELSEWHERE);
  return other && parseLawRef(other.passage.ref) ? other.passage.ref : best;
}
