import { isCounter } from './figure-units.ts';
import type { Figure } from './figures.ts';
import type { Clause, TextRead } from './reading.ts';

/** A numbered item at the head of a line of a source: (一), 1. */
const ITEM = /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])/;

/**
 * Whether a figure only counts what its own sentence lists: 省、市、县三级, or 分三种：甲、乙、丙. Such a figure needs no source;
 * what is listed does.
 */
export function countsOwnList({ value, unit, start, end, bound }: Figure, clause: Clause, claim: TextRead): boolean {
  const isNamed = unit === 'bare' && /^\p{Script=Han}{0,2}(?:["”」]|是:?|指|即|:)/u.test(clause.text.slice(end));
  if (value < 2 || bound !== null || !(isCounter(unit) || isNamed)) return false;
  const before = clause.text.slice(0, start).replace(/[等这共的]+$/, '');
  if (before.includes('、') && itemsIn(before).includes(value)) return true;
  const at = claim.clauses.indexOf(clause);
  const following = claim.clauses.slice(at + 1).filter(({ sentence }) => sentence === clause.sentence);
  const behind = clause.text.slice(end);
  const listed = behind.slice(behind.search(/[是为有:]/) + 1);
  if (listed !== behind && listed.includes('、') && itemsIn(listed).includes(value)) return true;
  if (following.length === 0 || following[0]?.part === clause.part) return false;
  const parts = new Set(following.map(({ part }) => part)).size;
  const text = following.map((one) => one.text).join(',');
  return [...itemsIn(text), parts, following.length].includes(value);
}

/** Whether it counts cases that a source lists as its numbered items: 四种情况 of an article with （一） to （四）. */
export function countsHeldList({ value, unit, bound }: Figure, clause: Clause, sources: readonly TextRead[]): boolean {
  if (value < 2 || bound !== null || !isCounter(unit)) return false;
  const counted = clause.grams;
  return sources.some((source) =>
    listsOf(source).some(
      (one) => one.items === value && (CASES.test(clause.text) || counted.some((gram) => one.grams.has(gram))),
    ),
  );
}
const CASES = /情形|情况|条件|行为|方面|事项|内容|标准|环节/;

const known = new WeakMap<TextRead, { items: number; grams: ReadonlySet<string> }[]>();

/** How many numbered items each list of a source has, and the words that stand above them. */
function listsOf(source: TextRead): { items: number; grams: ReadonlySet<string> }[] {
  const before = known.get(source);
  if (before) return before;
  const lists = [...Map.groupBy(source.clauses, ({ block }) => block).values()].flatMap((clauses) => {
    const firsts = clauses.filter((clause, at) => clause.sentence !== clauses[at - 1]?.sentence);
    const items = firsts.filter(({ text }) => ITEM.test(text)).length;
    const head = clauses.filter(({ sentence }) => sentence === clauses[0]?.sentence);
    return items < 2 ? [] : [{ items, grams: new Set(head.flatMap(({ grams }) => grams)) }];
  });
  known.set(source, lists);
  return lists;
}

/** How many things a text lists, by its marks alone and with its words for 和. */
const itemsIn = (text: string): number[] => [/、/, /、|和|及|与|或/].map((mark) => text.split(mark).length);
