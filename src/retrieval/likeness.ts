import { occurringNumbers } from '../domain/numbers.ts';
import type { Query } from './query.ts';

/**
 * How alike two questions are worded: for curated answers, which must not catch a question that is not theirs, and for
 * putting near-alike questions together. What passages answer a question is for the retriever.
 */

/** A question's characters, pairs and terms with their weights, brought to unit length. */
export type Wording = ReadonlyMap<string, number>;

/** How much a feature tells, by how few of people's questions have it. */
export type IdfOf = (feature: string) => number;

/** Pairs also come about where words only happen to meet: they count less than characters. */
const PAIR = 0.5;

/** Weighs a question's features by how much they tell. */
export function wordingOf({ features }: Query, idfOf: IdfOf): Wording {
  const wording = new Map<string, number>();
  let squares = 0;
  for (const [feature, weight] of features) {
    const value = weight * kindWeight(feature) * idfOf(feature);
    if (value === 0) continue;
    wording.set(feature, value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [feature, value] of wording) wording.set(feature, value / length);
  return wording;
}

/** Cosine of two wordings, 0…1. */
export function likeness(one: Wording, other: Wording): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [feature, value] of few) sum += value * (many.get(feature) ?? 0);
  return sum;
}

/** Sounds find what is misspelt; two questions that only sound alike are not alike. */
function kindWeight(feature: string): number {
  if (feature.startsWith('~')) return 0;
  const isPair = feature.length === 2 && !/^[@\da-z]/.test(feature);
  return isPair ? PAIR : 1;
}

/** Characters that carry no matter of their own. What asks for a thing, a person, an amount (谁, 几, 多少) is not here. */
const EMPTY = new Set(
  '的了吗呢吧啊呀嘛么啦咯不没有是在到就都也还又再很太要会能可以应该得着过给把被让和与跟对从向其所之于而但' +
    '我们你您他她它这那个些里上下去来想请问怎样如何咋啥什时候后已经底',
);
const NUMERAL = /[零〇一二两三四五六七八九十百千]/;

/** What a question speaks of: its telling Han characters, Latin words, and numbers in one form (108项 is 一百零八项). */
export function matterOf({ key }: Pick<Query, 'key'>): Set<string> {
  const words = key.match(/\p{Script=Han}|[a-z]+/gu) ?? [];
  const numbers = [...occurringNumbers(key)].map((number) => `#${number}`);
  return new Set([...words.filter((word) => !EMPTY.has(word) && !NUMERAL.test(word)), ...numbers]);
}

/** What of one question's matter stands in none of another's. */
export function foreignIn(matter: ReadonlySet<string>, known: ReadonlySet<string>): string[] {
  return [...matter].filter((one) => !known.has(one));
}
