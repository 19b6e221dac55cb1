import { parseLawRef, placeLabel } from '../domain/law.ts';
import { parsePlanRef, type Ref } from '../domain/reference.ts';
import type { Scene } from './follow-up-scene.ts';

/** What the place so many steps from another is called; `null` beyond the ends. `unit` is the word that counts. */
export function placeBeside(scene: Scene, anchor: Ref, by: number, unit: string): string | null {
  if (!anchor.startsWith('plan:')) return articleBeside(scene, anchor, by);
  const target = parsePlanRef(anchor);
  if (!target || !('number' in target)) return null;
  const { plan } = scene.parts.corpus;
  const kind = unit === '节' ? 'section' : /部分|章/.test(unit) ? 'part' : target.kind;
  const task = target.kind === 'task' ? plan.tasks[target.number - 1] : undefined;
  const from = kind === target.kind ? target.number : kind === 'section' ? task?.section : task?.part;
  const all = { task: plan.tasks, section: plan.sections, part: plan.parts }[kind];
  return (from && all[from - 1 + by]?.label) || null;
}

/**
 * The articles stand in the library in their order, those between two numbers (第二十九条之一) among them. Without the
 * text the number that the last question named is counted on.
 */
function articleBeside(scene: Scene, anchor: Ref, by: number): string | null {
  const { library } = scene.parts.laws.current.shelf;
  const target = parseLawRef(anchor);
  const range = target && library?.range(target.law, target.version);
  if (!target || !range || !library) return numberBeside(scene, anchor, by);
  for (let at = range.from; at < range.to; at++) {
    if (library.placeAt(at) !== target.place) continue;
    const next = at + by;
    const isThere = next >= range.from && next < range.to && /^\d/.test(library.placeAt(next));
    return isThere ? library.at(next).label : null;
  }
  return null;
}

function numberBeside(scene: Scene, anchor: Ref, by: number): string | null {
  const named = scene.lawsIn(scene.last.resolved)[0]?.places[0];
  const number = named === undefined ? Number.NaN : Number(named) + by;
  return number >= 1 ? `${scene.lawNameOf(anchor)}${placeLabel(String(number))}` : null;
}
