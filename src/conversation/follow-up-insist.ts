import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, heldIn, plainWords, sizeOf } from './follow-up-words.ts';

/** 直接回答就行, 大概数也可以, 你肯定知道: pressing on after a refusal, without anything new. */

const PRESSING =
  /(?:你|您)?(?:就|直接|赶紧|赶快|快点?|只管|尽管|老实|痛快点?|干脆|随便|大概|大致|粗略|估计|猜|总|只要|只|说|讲|给|告诉)+(?:地)?(?:回答|答复|答|说|讲|告诉|给|写|编|猜|估|来|报|透露)+(?:我|一?下|一?个|一句|几句|点)*(?:就行|就好|吧|嘛|呗)?|(?:不要|别|不用|少|甭)(?:跟我)?(?:说教|啰嗦|罗嗦|废话|绕弯子?|绕|讲(?:大道理|那么多|道理)?|推(?:脱|辞|托)?|装|打官腔|扯|解释|引用|客气|磨叽|卖关子|拖)[^,。! ]{0,4}|just answer|(?:你|您)(?:肯定|一定|明明|应该|其实)?(?:知道|清楚|有数)的?|大概(?:数|的数)?|差不多(?:就行|就好)?|不(?:准|对)(?:也)?(?:没关系|不要紧|没事)|求(?:求)?你了?|拜托了?|行不行|到底|痛快|随便|反正|又不|就是|而已|一个|名字|数字?|答案|结果|也行|也可以|就可以|就行|就好|可以/g;
const QUESTION = /什么|怎么|多少|多久|几|谁|哪|何时|吗$|是否|是不是|能不能|要不要|会不会|[?]/;
/** What is asked for, however it is put. */
const KINDS = [
  /谁|哪(?:个|位|一|里|级|市|家)|归哪/,
  /多少|几(?!点)/,
  /多久|何时|什么时候|几天|哪年/,
  /怎么|如何/,
  /为什么/,
];
/** From this probability on the corpus answers a message by itself. */
const CLEAR = 0.5;
const NEW_WORDS = 2;
const MOST_OLD = 6;

/** After a refusal a message without a new question is the refused question again. */
export function insist(scene: Scene): Whole | null {
  const { last, plain } = scene;
  if (!isRefused(scene) || asksAnew(scene)) return null;
  const again = scene.asItIs(last.resolved);
  const left = contentOf(plain.replace(PRESSING, ' '));
  if (pressOn(scene) || (left !== '' && sizeOf(left) <= MOST_OLD && isOld(scene, left))) return again;
  // What a person says in their defence is no question; and neither is a plea.
  const isClear = scene.inPlan().score >= CLEAR || scene.lawsIn(scene.question).length > 0;
  if (last.reason === 'unsafe' && !QUESTION.test(plain) && !isClear) return again;
  return last.reason !== 'no_basis' && !isClear && sizeOf(left) <= NEW_WORDS ? again : null;
}

/** The same where a message presses in so many words, and says nothing beside that. */
export function pressOn(scene: Scene): Whole | null {
  const pressed = scene.plain.replace(PRESSING, ' ');
  if (!isRefused(scene) || pressed === scene.plain || asksAnew(scene)) return null;
  const left = contentOf(pressed);
  return sizeOf(left) <= NEW_WORDS || isOld(scene, left) ? scene.asItIs(scene.last.resolved) : null;
}

function isRefused({ last }: Scene): boolean {
  return last.outcome === 'refused' && last.reason !== 'over_limit';
}

/** Whether the words left are those of the refused question. */
function isOld({ last }: Scene, left: string): boolean {
  return heldIn(left, plainWords(last.resolved)) >= 0.5;
}

/** Whether another kind of thing is asked for than was refused. */
function asksAnew({ plain, last }: Scene): boolean {
  const before = kindsAsked(plainWords(last.resolved));
  return kindsAsked(plain.replace(PRESSING, ' ')).some((kind) => !before.includes(kind));
}

function kindsAsked(text: string): number[] {
  return KINDS.flatMap((kind, at) => (kind.test(text) ? [at] : []));
}
