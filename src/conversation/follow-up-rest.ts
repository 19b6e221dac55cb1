import { substance } from '../retrieval/wrapping.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, heldIn, plainWords, sizeOf } from './follow-up-words.ts';

/** What no other rule took: a question that is whole, or one that goes with the last. */

/** From this probability on a question is clear by itself; from this one on it is clearly beyond the corpus. */
const CLEAR = 0.5;
const BEYOND = 0.6;
/** Longer than this, in characters of its key, a question speaks for itself. */
const SHORT = 16;
const REFERS =
  /^(那|这|它|他|她|其|还有|然后|再|哦|嗯|好|后面|前面|上面|刚才|之前|哪个|哪一项|由谁|谁|何时|什么时候|多久|多少|几|为什么|依据|隔|不|具体)|呢$|来着|刚才|上面说的|前面说的|同一个|这话|这条|这项/;
const UNSAFE = 0.4;
/** 这个数, 那种人: it points at something said before. */
const POINTS_AT = /这个|那个|这种|那种|这样|那样|[它其](?!他)/;
const POINTS = /^[那这它其].{0,5}呢?$/;

/** The message as it is, or behind the last question, or about the place last cited. */
export function takeTheRest(scene: Scene): Whole {
  const { plain, query, last, anchor } = scene;
  const { score, beyond, doubt } = scene.inPlan();
  if (scene.lawsIn(scene.question).length > 0 && sizeOf(scene.content) >= 4) return scene.asItIs();
  if (query.key.length > SHORT && !REFERS.test(plain)) return scene.asItIs();
  if (score >= CLEAR && !POINTS.test(plain)) return scene.asItIs();
  if (doubt >= BEYOND && substance(query.key).length >= 4 && !/^[那这它其]/.test(plain)) return scene.asItIs();
  if (beyond.out_of_scope >= BEYOND || beyond.unsafe >= UNSAFE) return scene.asItIs();
  if (anchor && heldIn(contentOf(plain), `${scene.textOf(anchor)}${plainWords(last.resolved)}`) >= 0.5)
    return scene.about(anchor);
  return last.outcome === 'answered' || REFERS.test(plain) || POINTS_AT.test(plain) ? scene.together() : scene.asItIs();
}
