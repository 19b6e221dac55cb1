import type { Turn } from '../domain/answer.ts';
import type { Ref } from '../domain/reference.ts';
import { planRef } from '../domain/reference.ts';
import type { FollowUpParts } from './follow-up-scene.ts';

/** Which tasks an answer put in a row, as a person counts them: also those beyond what it quoted. */

const ASKS_TASKS = /哪(几|些)?(个|项)|任务|有(哪些|什么)/;
const YEAR = /(20[23]\d) ?年?/;

/** The tasks that the turn's question listed; empty where it listed none. */
export function listedIn({ resolved, outcome, refs }: Turn, { corpus, retriever }: FollowUpParts): Ref[] {
  const { written } = retriever.reader.read(resolved);
  const section = sectionIn(written, corpus);
  if (section.length > 0) return section;
  const found = retriever.lookup.find(written);
  if (found?.kind === 'list') return [...new Set(found.places.map(({ passage }) => passage.ref))];
  if (found?.kind === 'contents') return corpus.plan.parts.map(({ ref }) => ref);
  if (found?.kind === 'places') {
    const tasks = found.targets.flatMap((target) => {
      if (target.kind === 'section') return (corpus.plan.sections[target.number - 1]?.tasks ?? []).map(taskRef);
      if (target.kind === 'part') return (corpus.plan.parts[target.number - 1]?.sections ?? []).map(sectionRef);
      return [planRef(target)];
    });
    if (tasks.length > 1) return tasks;
  }
  const year = YEAR.exec(written)?.[1];
  if (year && ASKS_TASKS.test(written) && (outcome === 'refused' || refs.length > 1)) return tasksOfYear(year, corpus);
  return outcome === 'answered' && refs.length > 1 && refs.every((ref) => ref.startsWith('plan:')) ? refs : [];
}

/** The tasks of the section whose heading or number in brackets a question holds. */
function sectionIn(written: string, { plan }: FollowUpParts['corpus']): Ref[] {
  if (!/任务|哪|什么|内容|部分|节|讲/.test(written)) return [];
  const section = plan.sections.find(({ heading }) => {
    const words = heading.normalize('NFKC').replace(/^\([^)]*\)|[\s"“”]/g, '');
    return words.length >= 4 && written.replace(/[\s"“”]/g, '').includes(words);
  });
  // A task may bear the section's own heading; one that is asked for by it alone is no list.
  return section && /哪(几|些)|这一?(部分|节|块)|那一?(部分|节|块)|任务/.test(written)
    ? section.tasks.map(taskRef)
    : [];
}

function tasksOfYear(year: string, { plan }: FollowUpParts['corpus']): Ref[] {
  const isDue = (task: (typeof plan.tasks)[number]): boolean =>
    task.facts.some(({ kind, value }) => kind === 'deadline' && value.startsWith(year));
  return plan.tasks.filter(isDue).map(({ ref }) => ref);
}

function taskRef(number: number): Ref {
  return planRef({ kind: 'task', number });
}

function sectionRef(number: number): Ref {
  return planRef({ kind: 'section', number });
}
