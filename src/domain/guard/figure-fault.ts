import { countsHeldList, countsOwnList } from './enumerations.ts';
import { bearingOf } from './figure-check.ts';
import { contextsOf } from './figure-context.ts';
import { isStated } from './figures.ts';
import { isMisplaced } from './placement.ts';
import type { TextRead } from './reading.ts';

/** A figure of a sentence that no source holds, that a source bounds the other way, or holds of another matter. */
export interface FigureFault {
  fault: 'unsupported_number' | 'opposite' | 'misplaced_number';
  detail: string;
}

/** A sentence of more figures than this is none. */
const MOST = 60;

/** Looks at every figure of a sentence; the first that is wrong, or `null`. */
export function figureFault(claim: TextRead, sources: readonly TextRead[]): FigureFault | null {
  const stated = contextsOf(claim).filter(({ figure }) => isStated(figure));
  if (stated.length > MOST) return { fault: 'unsupported_number', detail: `${stated.length}` };
  const held = sources.flatMap((source) => contextsOf(source).map((context) => ({ context, source })));
  for (const context of stated) {
    const { figure, clause } = context;
    const bearings = held.map((one) => bearingOf(figure, one.context.figure));
    const isCount = countsOwnList(figure, clause, claim) || countsHeldList(figure, clause, sources);
    if (!bearings.includes('bears') && isCount) continue;
    if (!bearings.includes('bears'))
      return { fault: bearings.includes('contrary') ? 'opposite' : 'unsupported_number', detail: figure.text };
    const bearing = held.filter((_, at) => bearings[at] === 'bears');
    const others = held.filter((_, at) => bearings[at] !== 'bears').map((one) => one.context);
    if (isMisplaced(context, bearing, others, claim, sources))
      return { fault: 'misplaced_number', detail: `${figure.text}：${clause.text}` };
  }
  return null;
}
