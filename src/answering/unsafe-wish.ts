import { searchKey, toSimplified } from '../retrieval/normalise.ts';
import { type Act, findActs } from './unsafe-acts.ts';
import {
  AS_HOW,
  BEHIND,
  GIVE,
  HONESTLY,
  LAST_ASKING,
  LAWFUL,
  MERELY_NAMES,
  MISTAKEN,
  NOT_HOW,
  OTHERS,
  REPORTED,
  SHELTERED,
  SUFFERED,
  TOLD_OF,
  WANT,
} from './unsafe-asking.ts';

/** How far from an act, in characters, what is asked of it stands. */
const REACH = 30;
/** How far behind an act it may be asked what the law makes of it. Bounds keep the time linear. */
const FAR = 120;

/**
 * Whether a text wants a wrong done or taught. The many who ask about the same acts (somebody else did it, how it is
 * reported, what it costs, whether it is allowed, how it is prevented) ask something else of it: what the word of asking
 * governs tells them apart. Takes time linear in the text's length.
 */
export function asksForWrong(text: string): boolean {
  const key = toSimplified(searchKey(text).key)
    .replace(/《[^》]{0,40}》/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  return key.split(/[。!?;\n]+/).some(isWish);
}

function isWish(sentence: string): boolean {
  const acts = findActs(sentence).filter((act) => !isReported(sentence, act));
  if (acts.length === 0) return false;
  const hides = acts.some(({ kind }) => kind === 'unseen');
  if (!hides && MISTAKEN.test(sentence)) return false;
  const isSheltered = hides && SHELTERED.test(sentence);
  const wished = acts.filter(({ kind }) => kind !== 'unseen' || !isSheltered);
  return wished.some((act) => isGoverned(sentence, act) || isFollowed(sentence, act));
}

/** The looking ahead needs the words behind the act. */
function isReported(sentence: string, { start, end }: Act): boolean {
  const found = REPORTED.exec(sentence.slice(start + 1, end + 3));
  return !!found && found.index < end - start - 1;
}

/** Whether the nearest word of asking before an act, or in its midst, asks for it. */
function isGoverned(sentence: string, act: Act): boolean {
  const { start, end } = act;
  const begin = Math.max(0, start - REACH);
  const asked = lastAsking(sentence.slice(begin, end), act);
  if (asked < 0) return false;
  const from = begin + asked;
  const between = sentence.slice(from, start);
  const honest = HONESTLY.exec(sentence.slice(from, end));
  if (honest && honest.index < start - from) return false;
  if (TOLD_OF.test(sentence.slice(Math.max(0, from - FAR), from).replace(LAST_ASKING, ''))) return false;
  if (MERELY_NAMES.test(sentence.slice(end, end + REACH)) && !between.includes('找')) return false;
  return !/有人|被|遭|的,/.test(between) && !LAWFUL.test(restOfClause(sentence, end));
}

/** Where the words begin that the last asking governs, in `before`; -1 where there is none. */
function lastAsking(before: string, { kind }: Act): number {
  const ends = (found: RegExp): number[] =>
    [...before.matchAll(found)].map(({ index, 0: word }) => index + word.length);
  const how = ends(AS_HOW).filter((end) => !NOT_HOW.test(before.slice(end)));
  // What is wanted stands in the same clause; of others' wrongs people want many things.
  const wanted = [...before.matchAll(WANT)]
    .filter(({ index }) => !/[不没]$/.test(before.slice(0, index)))
    .map(({ index, 0: word }) => index + word.length)
    .filter((end) => kind === 'wrong' && !before.slice(end).includes(','));
  return Math.max(-1, ...how, ...ends(GIVE), ...wanted);
}

/** Whether how, where or by whom is asked behind an act that the speaker means to do. */
function isFollowed(sentence: string, { kind, start, end }: Act): boolean {
  if (kind !== 'wrong') return false;
  const before = sentence.slice(Math.max(0, start - REACH), start);
  if (OTHERS.test(before) || SUFFERED.test(before)) return false;
  return BEHIND.test(sentence.slice(start, end + REACH)) && !LAWFUL.test(sentence.slice(start, start + FAR));
}

function restOfClause(sentence: string, from: number): string {
  return sentence.slice(from, from + FAR).split(',', 1)[0] as string;
}
