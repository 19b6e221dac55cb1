import type { Source, Violation } from './checker.ts';
import { type Figure, plain, readFigures } from './figures.ts';
import { pairs, shareIn } from './likeness.ts';
import { sentencesOf } from './stretches.ts';

/** Units that say as much as none: 31项 is what 31 in a heading or a label is. */
const COUNTING = ['', '个', '条'];
/** A sentence about something else resembles the sentence that has the figure by so much less than the best one. */
const MISPLACED = 0.18;

/** The figures of a sentence that its sources do not have, or have elsewhere, or with another bound. */
export function compareFigures(sentence: string, sources: Source[]): Violation[] {
  const there = sources.flatMap(({ all }) => readFigures(all));
  return readFigures(sentence)
    .filter(({ sure }) => sure)
    .flatMap((figure): Violation[] => {
      const same = there.filter((one) => isSame(figure, one));
      if (same.length === 0) return [{ kind: 'figure', detail: `${show(figure)} ← ${sentence}` }];
      if (figure.bound && same.every(({ bound }) => bound && bound !== figure.bound))
        return [{ kind: 'bound', detail: `${show(figure)} ← ${sentence}` }];
      return isMisplaced(figure, sentence, sources)
        ? [{ kind: 'misplaced_figure', detail: `${show(figure)} ← ${sentence}` }]
        : [];
    });
}

const show = ({ value, unit, part }: Figure): string => `${value}${unit}${part}`;

function isSame(figure: Figure, source: Figure): boolean {
  if (figure.value !== source.value || (figure.part && figure.part !== source.part)) return false;
  if (figure.unit === source.unit) return true;
  return COUNTING.includes(figure.unit) ? COUNTING.includes(source.unit) || figure.unit === '' : false;
}

/** Whether the clause around the figure is far more like a place of the sources that has another figure of the kind. */
function isMisplaced(figure: Figure, sentence: string, sources: Source[]): boolean {
  if (figure.unit === '') return false;
  const around = clauseAt(sentence, figure.at);
  const own = pairs(around.replace(/[\d零〇一二三四五六七八九十百千万亿两]+/g, ''));
  if (own.size < 4) return false;
  let withIt = 0;
  let without = 0;
  for (const clause of sources.flatMap(({ text }) => sentencesOf(text).flatMap(clausesOf))) {
    const figures = readFigures(clause).filter(({ unit }) => unit === figure.unit);
    if (figures.length === 0) continue;
    const likeness = shareIn(own, pairs(clause.replace(/[\d零〇一二三四五六七八九十百千万亿两]+/g, '')));
    if (figures.some((one) => isSame(figure, one))) withIt = Math.max(withIt, likeness);
    else without = Math.max(without, likeness);
  }
  return without - withIt > MISPLACED;
}

const clausesOf = (sentence: string): string[] => plain(sentence).split(/[,;、。:]/);

function clauseAt(sentence: string, at: number): string {
  const text = plain(sentence);
  const from = Math.max(...[',', ';', '、', '。', ':'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const to = text.slice(at).search(/[,;、。:]/);
  return text.slice(from, to < 0 ? undefined : at + to);
}
