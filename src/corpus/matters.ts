import { z } from 'zod';
import type { Office, Plan } from '../domain/corpus.ts';
import type { CardSource } from '../domain/law.ts';
import type { CardPlace, Matter } from '../domain/matter.ts';
import { statedNumbers } from '../domain/numbers.ts';
import { type CorpusFiles, type FaultList, type Located, requireFile, YamlFile } from './files.ts';

/** Reads `matters.yaml`: what people are guided in. */

/** What the entries point at. */
interface Known {
  plan: Plan;
  offices: Office[];
  cards: CardSource[];
}

const PATH = 'matters.yaml';

const words = z.string().trim().min(1);
/** `zfxxgk/29`: a law's id and a place of its card. */
const point = z.string().regex(/^[a-z][a-z0-9]*\/[a-z0-9-]+$/, '要点应写成“法律id/条”');
const step = z
  .strictObject({ step: words, points: z.array(point).default([]), tasks: z.array(z.int()).default([]) })
  .refine(({ points, tasks }) => points.length + tasks.length > 0, '步骤要有要点或任务');
const matter = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/, 'id 应是小写字母和连字符'),
  name: words,
  purpose: words,
  asked: z.array(words).min(1),
  fits: z.array(words).min(1),
  elsewhere: z.array(z.strictObject({ when: words, go: z.string().optional() })),
  steps: z.array(step).min(1),
  tasks: z.array(z.int()),
  offices: z.array(z.string()).min(1),
  draft: point.optional(),
});
type Entry = z.infer<typeof matter>;

/** The matters in the order of the file; what points nowhere, or states a figure in our own words, is a fault. */
export function parseMatters(files: CorpusFiles, known: Known, faults: FaultList): Matter[] {
  const text = requireFile(files, PATH, faults);
  if (!text) return [];
  const lines = text.split('\n');
  const list = new YamlFile(PATH, text, faults).list('matters');
  // Of all entries, so that a fault in one is not told again at those that lead to it.
  const ids = list.map(({ value }) => String((value as { id?: unknown }).id));
  const read = list.flatMap((located) => {
    const entry = readEntry(located, faults);
    return entry ? [{ entry, line: located.line }] : [];
  });
  for (const { entry, line } of read) {
    // An entry is long: a fault stands at the line, from its beginning on, that holds what is wrong.
    const fault = (near: string, message: string): void => {
      const at = lines.findIndex((one, index) => index >= line - 1 && holds(one, near));
      faults.add(PATH, at < 0 ? line : at + 1, message);
    };
    if (ids.indexOf(entry.id) !== ids.lastIndexOf(entry.id)) fault(entry.id, `id ${entry.id} 重复`);
    checkTargets(entry, ids, known, fault);
    for (const own of ownWords(entry))
      for (const number of statedNumbers(own))
        fault(own, `自己的话里有数字 ${number}：期限、次数和金额要写在 points 里`);
  }
  return read.map(({ entry }) => matterOf(entry));
}

/** Whether a line holds a word of ours, or an id as a whole: `zfxxgk/2` is not in a line with `zfxxgk/29`. */
function holds(line: string, near: string): boolean {
  return /^[\w/-]+$/.test(near) ? line.split(/[^\w/-]+/).includes(near) : line.includes(near);
}

function readEntry({ value, line }: Located, faults: FaultList): Entry | null {
  const result = matter.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) faults.add(PATH, line, `${path.join('.')}：${message}`);
  return null;
}

function checkTargets(entry: Entry, ids: string[], known: Known, fault: (near: string, message: string) => void): void {
  for (const task of [entry.tasks, ...entry.steps.map(({ tasks }) => tasks)].flat())
    if (!known.plan.tasks[task - 1]) fault(String(task), `没有任务${task}`);
  for (const id of entry.offices)
    if (!known.offices.some((office) => office.id === id)) fault(id, `offices.yaml 里没有 ${id}`);
  for (const { go } of entry.elsewhere) if (go !== undefined && !ids.includes(go)) fault(go, `没有 id 为 ${go} 的事项`);
  for (const written of [...entry.steps.flatMap(({ points }) => points), ...(entry.draft ? [entry.draft] : [])]) {
    const { law, place } = placeOf(written);
    const card = known.cards.find((one) => one.law === law);
    if (!card) fault(written, `没有 ${law} 的要点`);
    else if (!card.points.some((one) => one.place === place)) fault(written, `${law} 的要点里没有 ${place}`);
  }
}

function ownWords({ name, purpose, fits, elsewhere, steps }: Entry): string[] {
  return [name, purpose, ...fits, ...elsewhere.map(({ when }) => when), ...steps.map((one) => one.step)];
}

function matterOf({ elsewhere, steps, draft, ...plain }: Entry): Matter {
  return {
    ...plain,
    elsewhere: elsewhere.map(({ when, go }) => ({ when, go: go ?? null })),
    steps: steps.map(({ step, points, tasks }) => ({ name: step, points: points.map(placeOf), tasks })),
    draft: draft ? placeOf(draft) : null,
  };
}

function placeOf(written: string): CardPlace {
  const [law, place] = written.split('/') as [string, string];
  return { law, place };
}
