import { NO_FIGURE } from './figure-words.ts';
import { blank } from './fold.ts';
import { ASKING, NEUTRAL, OPERATOR, type Polarity, polarityOf, REFUSED } from './polarity-words.ts';
import type { TextRead } from './reading.ts';

/** What governs a word: nothing, something, or perhaps what governs the clause before it. */
export type Governed = Polarity | 'plain' | 'open';

/** A stretch between any two marks, with its pairs of characters and what governs each. */
export interface Segment {
  text: string;
  grams: ReadonlyMap<string, Governed>;
  /** The pair right behind each denying word: what it denies. */
  denied: ReadonlySet<string>;
  /** The text without such words, and whether an odd number of them denies. */
  skeleton: string;
  isOdd: boolean;
  sentence: number;
}

/** A text's segments, and in which of them a pair stands. */
export interface Segments {
  all: Segment[];
  places: ReadonlyMap<string, number[]>;
  skeletons: ReadonlyMap<string, Segment[]>;
}

/** How far behind a plain denial the words lie that it denies; a ban, a duty or a leave reaches to the segment's end. */
const REACH = (word: string): number => (/^[不无]$/.test(word) ? 8 : 14);
/** Words between a denying word and what it denies: 不得随意变更. */
const BETWEEN = /^(?:随意|随便|擅自|直接|变相|依法|予以|进行|作出|将|把|对|向|同|继续|单独|自行|非法|任意|主动|及时|书面|当场|要求|再|被|经|给)*$/;
/** Characters that say nothing, and those of figures. */
const EMPTY = new Set('的了和与及或者也都就而其之于把被将使等该此这那们您你我他它吗呢予一二三四五六七八九十');
/** 停止提供 and 不再提供 may say the same of what stands so near behind. */
const SOFT = /停止|终止|拒绝|拒不|防止|避免|杜绝|逃避|缺少|缺乏|放弃|丧失|免除|禁止|无法|难以/g;
const SOFT_REACH = 5;

const known = new WeakMap<TextRead, Segments>();

/** Reads a text's segments once. */
export function segmentsOf(read: TextRead): Segments {
  const before = known.get(read);
  if (before) return before;
  const all: Segment[] = [];
  let sentence = -1;
  let block = -1;
  let carried: Governed = 'plain';
  for (const clause of read.clauses) {
    // A list goes on under what stands above it: 不得有下列行为：
    if (clause.block !== block) carried = 'plain';
    else if (clause.sentence !== sentence && carried !== 'plain') carried = 'open';
    block = clause.block;
    // What governs a clause may go on to govern the next, or not: 不能违背法规，随意减损权益.
    let inherited: Governed = carried === 'plain' ? 'plain' : 'open';
    sentence = clause.sentence;
    for (const part of clause.text.split('、')) {
      const { last, ...segment } = governed(part, inherited);
      if (segment.grams.size > 0) all.push({ text: part, sentence, ...segment });
      inherited = last === 'not' ? 'plain' : last;
    }
    if (inherited !== 'plain' || clause.text.includes('下列')) carried = inherited === 'plain' ? carried : inherited;
    else carried = 'plain';
  }
  const places = new Map<string, number[]>();
  for (const [at, { grams }] of all.entries())
    for (const gram of grams.keys()) {
      const list = places.get(gram);
      if (list) list.push(at);
      else places.set(gram, [at]);
    }
  const skeletons = Map.groupBy(all, ({ skeleton }) => skeleton);
  const segments = { all, places, skeletons };
  known.set(read, segments);
  return segments;
}

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

/** Each pair of characters with what governs it, and what governs the end of the segment. */
function governed(text: string, inherited: Governed) {
  const operators = operatorsIn(text);
  const denies = operators.some((one) => isDenial(one.kind));
  const asks = ASKING.test(text);
  const soft = [...text.matchAll(SOFT)].map(({ index, 0: word }) => index + word.length);
  const grams = new Map<string, Governed>();
  const denied = new Set<string>();
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
    if (operator && isDenial(kind) && isRightBehind(text, operator, at)) denied.add(gram);
  }
  return { grams, denied, ...skeletonOf(text, operators), last: operators.at(-1)?.kind ?? inherited };
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
  return { skeleton: skeleton.replace(/予以|给予/g, ''), isOdd };
}

/** Whether it denies: a ban, a release, a plain not. */
export function isDenial(kind: Governed): boolean {
  return kind === 'ban' || kind === 'not' || kind === 'release';
}

/** Whether it affirms; what is open does neither. */
export function isAffirmed(kind: Governed): boolean {
  return kind === 'plain' || kind === 'duty' || kind === 'leave';
}
