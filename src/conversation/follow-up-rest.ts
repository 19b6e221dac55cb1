import type { Ref } from '../domain/reference.ts';
import { substance } from '../retrieval/wrapping.ts';
import { nameIn } from './follow-up-objects.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { heldIn, ownContentOf, plainWords, sizeOf } from './follow-up-words.ts';

/** What no other rule took: a question that is whole, or one that goes with the last. */

/** From this probability on a question is clear by itself, however short; from this one on if it is not short. */
const CERTAIN = 0.98;
const CLEAR = 0.5;
/** It is clearly beyond the corpus, or asks for harm. */
const BEYOND = 0.6;
const UNSAFE = 0.4;
/** Longer than this, in characters of its key, a question speaks for itself. */
const SHORT = 16;
/** A message as short as this, with as few words of substance, leaves its subject unsaid. */
const ELLIPTICAL = { chars: 12, words: 5 };
/** So much of what it speaks of stands in what was just answered. */
const HELD = 0.5;

const REFERS =
  /^(那|这|它|他|她|其|还有|然后|再|哦|嗯|好|后面|前面|上面|刚才|之前|哪个|哪一项|由谁|谁|何时|什么时候|多久|多少|几|为什么|依据|隔|不|具体)|呢$|来着|刚才|上面说的|前面说的|同一个|这话|这条|这项/;
/** 这个数, 那种人: it points at something said before. */
const POINTS_AT = /这个|那个|这种|那种|这样|那样|[它其](?!他)/;
/** It goes on from something, or puts another thing beside it. */
const LEANS = /^(?:也|又|要是|如果|但|可是|不过|而|所以|因为|换|就|都|光|除了)|呢$|的话$|也/;
/** A message that names so much, in characters, may have a subject of its own. */
const OWN = 4;
const POINTS = /^[那这它其].{0,5}呢?$/;

/** The message as it is, or behind the last question, or about the place last cited. */
export function takeTheRest(scene: Scene): Whole {
  const { plain, last } = scene;
  if (isWhole(scene)) return scene.asItIs();
  const place = placeOf(scene);
  if (place) return scene.about(place);
  const refers = REFERS.test(plain) || POINTS_AT.test(plain);
  return last.outcome === 'answered' || refers ? scene.together() : scene.asItIs();
}

function isWhole(scene: Scene): boolean {
  const { plain, query, content } = scene;
  const { score, beyond, doubt } = scene.inPlan();
  if (beyond.out_of_scope >= BEYOND || beyond.unsafe >= UNSAFE) return true;
  if (isUnconnected(scene)) return true;
  if (scene.lawsIn(scene.question).length > 0 && sizeOf(content) >= 4) return true;
  if (query.key.length > SHORT && !REFERS.test(plain)) return true;
  if (isElliptical(scene)) return !POINTS.test(plain) && (score >= CERTAIN || isElsewhere(scene));
  if (score >= CLEAR && !POINTS.test(plain)) return true;
  return doubt >= BEYOND && substance(query.key).length >= 4 && !/^[那这它其]/.test(plain);
}

/**
 * It names something, and nothing of what it names was spoken of: not in the last question, and not in what was cited.
 * 城管罚重了想告 after an answer on 低保.
 */
function isUnconnected(scene: Scene): boolean {
  const { plain, last } = scene;
  const own = ownContentOf(plain);
  if (sizeOf(own) < OWN || REFERS.test(plain) || POINTS_AT.test(plain) || LEANS.test(plain)) return false;
  const spokenOf = [last.question, last.resolved].map(plainWords);
  return heldIn(own, [...spokenOf, ...last.refs.map((ref) => scene.textOf(ref))].join('\n')) === 0;
}

/** Another task clearly holds what the message speaks of, and the one last cited does not. */
function isElsewhere(scene: Scene): boolean {
  const { anchor, content } = scene;
  const { ref, score } = scene.inPlan();
  const held = (place: Ref | undefined): number => heldIn(content, scene.textOf(place));
  return anchor?.startsWith('plan:') === true && score >= CLEAR && held(ref) >= held(anchor) + HELD;
}

/** Short, with little of substance, and naming no thing of its own: what it is about was said before. */
function isElliptical({ plain, content, former, anchor }: Scene): boolean {
  const named = nameIn(plain);
  const isNew = named !== '' && !plainWords(former).includes(named);
  return anchor !== undefined && plain.length <= ELLIPTICAL.chars && sizeOf(content) <= ELLIPTICAL.words && !isNew;
}

/** The place that holds what the message speaks of; of one that leaves its subject unsaid the place last cited. */
function placeOf(scene: Scene): Ref | undefined {
  const { anchor, content, last } = scene;
  if (!anchor) return undefined;
  const isHeld = heldIn(content, `${scene.textOf(anchor)}${plainWords(last.resolved)}`) >= HELD;
  return isHeld || isElliptical(scene) ? bestCited(scene) : undefined;
}

/** Of the places last cited the one that holds most of what the message speaks of, the first of equal ones. */
function bestCited(scene: Scene): Ref {
  const held = (ref: Ref): number => heldIn(scene.content, scene.textOf(ref));
  return scene.last.refs.reduce((best, ref) => (held(ref) > held(best) ? ref : best));
}
