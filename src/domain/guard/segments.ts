import { type Governed, type Governing, governed } from './governed.ts';
import type { TextRead } from './reading.ts';

/** A stretch between any two marks, and what governs its words. */
export interface Segment extends Governing {
  text: string;
  sentence: number;
}

/** A text's segments, and in which of them a pair stands. */
export interface Segments {
  all: Segment[];
  places: ReadonlyMap<string, number[]>;
  skeletons: ReadonlyMap<string, Segment[]>;
}

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

/** Pairs that stand in more segments than this tell no segment from another. */
const TELLING = 48;

/** How many pairs a segment shares with each segment of a text; those that it shares none with are left out. */
export function sharedWith({ grams }: Segment, { places }: Segments): Map<number, number> {
  const shared = new Map<number, number>();
  for (const gram of grams.keys()) {
    const list = places.get(gram) ?? [];
    if (list.length <= TELLING) for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return shared;
}

/** How much of the longer of two segments they share, 0…1. */
export function sharedPart(one: Segment, other: Segment): number {
  const shared = [...one.grams.keys()].filter((gram) => other.grams.has(gram)).length;
  return shared / Math.max(one.grams.size, other.grams.size);
}
