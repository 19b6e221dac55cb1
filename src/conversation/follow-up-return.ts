import type { Turn } from '../domain/answer.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, heldIn, plainWords } from './follow-up-words.ts';

/** 回到刚才那个, 还是讲最先那个, 刚才督察的事: back to an earlier turn, and what is asked about it now. */

const PAST =
  '(?:刚才|前面|之前|先前|上面|最开始|一开始|刚开始|开始|最先|最前面|最早|开头|(?:最)?先(?=问|说|讲|提)|原来|前一个|上一个|上个|前个|头一个|第一个(?=问题|话题|问的|事))';
const GO =
  '(?:回到|说回|讲回|问回|转回|返回|回过头(?:来)?|回头|倒回去|倒回|还是(?:继续)?(?:说|讲|问|聊|回|看)?(?:到|回)?|继续|接着|再(?:说|讲|问|聊|看|回)(?:到|回)?)(?:到|说|讲|问|聊|看)*';
/** 回到刚才那个; the words between 刚才 and the comma name what is meant. */
const BACK = new RegExp(`(?:${GO})(?:你|我)?((?:${PAST}的?)+)(?:我?(?:问|说|讲|提|聊)的?)?([^,。;?! ]*)`);
/** 说回复议，… */
const BACK_TO = new RegExp(`^${GO}([^,。;?! ]{2,12})`);
/** 刚才那个台账的事，… : without a verb it has to be named. */
const EARLIER = new RegExp(`^(?:那|我|你)?((?:${PAST}的?)+)(?:我?(?:问|说|讲|提|聊)的?)?([^,。;?! ]*)`);
const FIRST = /最|开始|开头|第一个|头一个/;
const GIVEN_UP =
  /^(?:(?:算了|好了|好吧|不说了|不管了|不管(?:这|那|它)个?了?|行吧?|嗯|哦|那|不扯了?|言归正传|(?:回到|说|讲|扯回)(?:正题|正事|主题)|说正经的)[,。! ]*)+/;
/** What stands behind what is named: 督察那个, 台账的事, 许可那里. */
const THING =
  /^(?:的?那(?:个|件|条|项|里|块|一?个)?|的)?(?:问题|话题|事情|事)?(?:是|的|上)?|(?:的?那(?:个|件|条|项|里|块)|的(?=问题|话题|事)|的$)(?:问题|话题|事情|事)?/g;

interface Backward {
  /** 刚才, 最先. */
  when: string;
  named: string;
  /** What is asked behind it. */
  rest: string;
  isBack: boolean;
}

/** A message that goes back is asked at the turn that it goes back to. */
export function goBack(scene: Scene, again: (scene: Scene) => Whole): Whole | null {
  const plain = scene.plain.replace(GIVEN_UP, '');
  const read = readBackward(plain, /[扯正]/.test(scene.plain.slice(0, scene.plain.length - plain.length)));
  const turn = read && turnMeant(scene, read);
  if (!turn) return null;
  const rest = read.rest || read.named;
  if (contentOf(rest) === '' && /^(?:呢|问题)?$/.test(read.rest)) return scene.asItIs(turn.resolved);
  const inside = scene.at(turn, rest);
  const whole = again(inside);
  const [ref] = turn.refs;
  if (whole.text !== rest) return whole;
  return ref && turn.outcome === 'answered' ? inside.about(ref) : inside.together();
}

function readBackward(plain: string, isRegretted: boolean): Backward | null {
  const back = BACK.exec(plain);
  const match = back ?? EARLIER.exec(plain);
  const to = match ? null : BACK_TO.exec(plain);
  const found = match ?? to;
  if (!found) return null;
  const named = (found[match ? 2 : 1] as string).replace(THING, '');
  const rest = plain.slice(found.index + found[0].length).replace(/^[,。;?! ]+/, '');
  const when = match?.[1] ?? '';
  const isFirst = FIRST.test(when) && /^.{2,8}(?:问|说|讲|提|聊|那)/.test(found[0]);
  return { when, named, rest, isBack: back !== null || isRegretted || isFirst };
}

/** The turn that is meant: the one whose words are named; the first; else the subject before the present one. */
function turnMeant({ turns, last }: Scene, { when, named, rest, isBack }: Backward): Turn | undefined {
  const subjects = turns.filter(({ outcome, reason }) => outcome === 'answered' || reason === 'no_basis');
  const best = (content: string): Turn | undefined => {
    const held = (turn: Turn): number => heldIn(content, plainWords(turn.resolved));
    const most = Math.max(...subjects.map(held));
    return content && most >= 0.5 ? subjects.findLast((turn) => held(turn) === most) : undefined;
  };
  const byName = best(contentOf(named));
  if (byName) return byName === last && !isBack ? undefined : byName;
  if (!isBack) return undefined;
  if (FIRST.test(when)) return subjects[0];
  if (last.outcome !== 'answered') return subjects.findLast((turn) => turn !== last);
  const before = subjects.filter(({ refs }) => refs[0] !== last.refs[0]);
  return before.length > 1 ? (bestOf(before, rest) ?? before.at(-1)) : before[0];
}

/** Of several subjects the one whose question shares words with what is asked now. */
function bestOf(subjects: Turn[], rest: string): Turn | undefined {
  const content = contentOf(rest);
  return subjects.findLast((turn) => heldIn(content, plainWords(turn.resolved)) >= 0.5);
}
