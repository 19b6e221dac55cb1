import { NO_FIGURE } from './figure-words.ts';
import { blank } from './fold.ts';
import { ASKING, NEUTRAL, OPERATOR, type Polarity, polarityOf, REFUSED } from './polarity-words.ts';

/** What governs a word: nothing, something, or perhaps what governs the clause before it. */
export type Governed = Polarity | 'plain' | 'open';

/** What a stretch of text says of its words. */
export interface Governing {
  /** Each pair of characters with what governs it. */
  grams: ReadonlyMap<string, Governed>;
  /** The pair right behind each denying word: what it denies. */
  denied: ReadonlySet<string>;
  /** The pair right behind each word that orders or allows. */
  ordered: ReadonlySet<string>;
  /** The pair right behind each ban. */
  banned: ReadonlySet<string>;
  /** The text without such words, and whether an odd number of them denies. */
  skeleton: string;
  isOdd: boolean;
  /** What it orders or leaves open to do, where it says only one of the two. */
  modality: 'duty' | 'leave' | null;
}

/** How far behind a plain denial the words lie that it denies; a ban, a duty or a leave reaches to the segment's end. */
const REACH = (word: string): number => (/^[不无]$/.test(word) ? 8 : 14);
/** Words between a denying word and what it denies: 不得随意变更. */
const BETWEEN =
  /^(?:随意|随便|擅自|直接|变相|依法|予以|进行|作出|将|把|对|向|同|继续|单独|自行|非法|任意|主动|及时|书面|当场|要求|再|被|经|给)*$/;
/** Characters that say nothing, and those of figures. */
const EMPTY = new Set('的了和与及或者也都就而其之于把被将使等该此这那们您你我他它吗呢予一二三四五六七八九十');
/** 停止提供 and 不再提供 may say the same of what stands so near behind. */
const SOFT = /停止|终止|拒绝|拒不|防止|避免|杜绝|逃避|缺少|缺乏|放弃|丧失|免除|禁止|无法|难以/g;
const SOFT_REACH = 5;

/** A word that governs what stands behind it. */
interface Operator {
  kind: Polarity;
  start: number;
  end: number;
  reach: number;
}

function operatorsIn(text: string): Operator[] {
  const plain = blank(blank(text, NO_FIGURE), NEUTRAL);
  return [...plain.matchAll(OPERATOR)].map(({ index, 0: word }) => ({
    kind: polarityOf(word),
    start: index,
    end: index + word.length,
    reach: REACH(word),
  }));
}

/** Reads what governs each word of a folded text. `last` governs its end; `inherited` what governs its beginning. */
export function governed(text: string, inherited: Governed): Governing & { last: Governed } {
  const operators = operatorsIn(text);
  const denies = operators.some((one) => isDenial(one.kind));
  const asks = ASKING.test(text);
  const soft = [...text.matchAll(SOFT)].map(({ index, 0: word }) => index + word.length);
  const grams = new Map<string, Governed>();
  const denied = new Set<string>();
  const ordered = new Set<string>();
  const banned = new Set<string>();
  // 变相下达也不行: what is refused stands in front.
  let current: Governed = REFUSED.test(text) ? 'ban' : inherited;
  let operator: Operator | undefined;
  let next = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    for (; next < operators.length && (operators[next] as Operator).end <= at; next++) {
      operator = operators[next] as Operator;
      current = operator.kind;
    }
    const isBeforeNext = at + 1 < (operators[next]?.start ?? Number.POSITIVE_INFINITY);
    if (!isBeforeNext || !isWord(text, at) || !isWord(text, at + 1)) continue;
    const gram = text.slice(at, at + 2);
    const isReached = current !== 'not' || !operator || at - operator.end < operator.reach;
    let kind: Governed = asks ? 'open' : isReached ? current : 'plain';
    if (isAffirmed(kind) && soft.some((end) => end <= at && at - end < SOFT_REACH)) kind = 'open';
    // 会议纪要不能作为依据: what a denial speaks of may stand in front of it.
    if (kind === 'plain' && !operator && denies) kind = 'open';
    const before = grams.get(gram);
    grams.set(gram, before === undefined || before === kind ? kind : 'open');
    if (!operator || !isRightBehind(text, operator, at)) continue;
    if (isDenial(kind)) denied.add(gram);
    if (operator.kind === 'ban') banned.add(gram);
    if (operator.kind === 'duty' || operator.kind === 'leave') ordered.add(gram);
  }
  return { grams, denied, ordered, banned, ...skeletonOf(text, operators), last: operators.at(-1)?.kind ?? inherited };
}

function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x3400 && code <= 0x9fff && !EMPTY.has(text[at] as string);
}

const isRightBehind = (text: string, { end }: Operator, at: number): boolean =>
  at - end <= 8 && BETWEEN.test(text.slice(end, at));

function skeletonOf(text: string, operators: readonly Operator[]) {
  let skeleton = text;
  for (const { start, end } of operators.toReversed()) skeleton = skeleton.slice(0, start) + skeleton.slice(end);
  const isOdd = operators.filter((one) => isDenial(one.kind)).length % 2 === 1;
  const orders = operators.some((one) => one.kind === 'duty');
  const allows = operators.some((one) => one.kind === 'leave');
  const modality = orders === allows ? null : orders ? ('duty' as const) : ('leave' as const);
  return { skeleton: skeleton.replace(/予以|给予/g, ''), isOdd, modality };
}

/** Whether it denies: a ban, a release, a plain not. */
export function isDenial(kind: Governed): boolean {
  return kind === 'ban' || kind === 'not' || kind === 'release';
}

/** Whether it affirms; what is open does neither. */
export function isAffirmed(kind: Governed): boolean {
  return kind === 'plain' || kind === 'duty' || kind === 'leave';
}
