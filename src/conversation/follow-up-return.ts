import type { Turn } from '../domain/answer.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, heldIn, plainWords } from './follow-up-words.ts';

/** 回到刚才那个, 还是讲最先那个, 说回复议: back to an earlier turn, and what is asked about it now. */

const PAST = '(?:刚才|前面|之前|先前|上面|最开始|一开始|开始|最先|最前面|最早|开头|原来|上一个|头一个|第一个)';
const GO_BACK =
  '(?:再|又|还是|就|继续|接着|我们?)?(?:回到|说回|讲回|转回|返回|回过头(?:来)?|回头|倒回去|还是(?=刚才|前面|之前|先前|最|一开始|开头)|继续|接着|还是(?:继续)?(?:说|讲|问|聊|回到))(?:到|说|讲|问|聊|回|去)*';
const BACK = new RegExp(`${GO_BACK}(?:你|我)?(${PAST})([^,。;?!]{0,10}?)(?:的?那(?:个|件|条|项|里)|的)?(?:问题|话题|事情|事)?(?=$|[,。;?! ]|(?<=那[个件条项]|[的题事]))`);
const BACK_TO = /(?:回到|说回|讲回|转回|接着(?:说|讲))(?:到)?([^,。;?! ]{2,12}?)(?:的?(?:那(?:个|件|条|项|里|块)|问题|话题|事情|事))?(?=[,。;?! ]|$)/;
const EARLIER_THING = new RegExp(`^(?:那|我)?(?:问的|说的|讲的)?(${PAST})(?:我?(?:问|说|讲|提)的)?([^,。;?!]{0,10}?)(?:的?那(?:个|件|条|项)|的)(?:问题|话题|事情|事)?`);
const FIRST = /最|开始|开头|第一个|头一个/;
const GIVEN_UP = /^(?:算了|好了|好吧|不说了|不管了|不管(?:这|那|它)个?了?|行吧?|嗯|哦)[,。! ]*/;

/** A message that goes back is asked at the turn that it goes back to. */
export function goBack(scene: Scene, again: (scene: Scene) => Whole): Whole | null {
  const plain = scene.plain.replace(GIVEN_UP, '');
  const match = BACK.exec(plain) ?? BACK_TO.exec(plain) ?? EARLIER_THING.exec(plain);
  if (!match) return null;
  const isNamed = match.length === 2;
  const [when, named] = isNamed ? ['', match[1] as string] : [match[1] as string, match[2] as string];
  const rest = plain.slice(match.index + match[0].length).replace(/^[,。;?! ]+/, '');
  const turn = turnMeant(scene, when, named, rest, BACK.test(plain));
  if (!turn) return null;
  const content = contentOf(rest);
  if (rest === '' || (content === '' && /^(呢|问题)?$/.test(rest))) return scene.asItIs(turn.resolved);
  const inside = scene.at(turn, rest);
  const whole = again(inside);
  const [ref] = turn.refs;
  return whole.text === rest && ref && turn.outcome === 'answered' ? inside.about(ref) : whole;
}

/** The turn that is meant: the first; the one whose words are named; else the subject before the present one. */
function turnMeant({ turns, last, ...scene }: Scene, when: string, named: string, rest: string, isBack: boolean) {
  const subjects = turns.filter(({ outcome, reason }) => outcome === 'answered' || reason === 'no_basis');
  if (FIRST.test(when) && isBack) return subjects[0];
  const textOf = (turn: Turn): string => plainWords(turn.resolved) + (scene.parts.corpus ? '' : '');
  const best = (content: string): Turn | undefined => {
    const scored = subjects.map((turn) => ({ turn, held: heldIn(content, textOf(turn)) }));
    const most = Math.max(0, ...scored.map(({ held }) => held));
    return most >= 0.5 ? scored.findLast(({ held }) => held === most)?.turn : undefined;
  };
  const content = contentOf(named);
  const byName = content ? best(content) : undefined;
  if (byName) return byName;
  if (!isBack) return undefined;
  const answered = subjects.filter(({ outcome }) => outcome === 'answered');
  if (last.outcome !== 'answered') return answered.at(-1);
  return answered.findLast(({ refs }) => refs[0] !== last.refs[0]) ?? best(contentOf(rest)) ?? answered.at(-1);
}
