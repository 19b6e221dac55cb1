import type { z } from '@hono/zod-openapi';
import type { Corpus, Fact, FactKind, Part, Section, Task } from '../domain/corpus.ts';
import { Problem } from '../domain/errors.ts';
import type { Passage } from '../domain/passage.ts';
import type { PartBody, PassageBody, PlanBody, SectionBody, TaskBody } from './schemas.ts';

/** The one of this number. Throws the problem `not_found`. */
export function pick<T extends { number: number }>(all: T[], number: number): T {
  const found = all.find((one) => one.number === number);
  if (!found) throw new Problem('not_found', '方案里没有这一项');
  return found;
}

/** A task's facts of one kind, in the text's order. */
export const factsOf = (task: Task, kind: FactKind): Fact[] => task.facts.filter((fact) => fact.kind === kind);

/** A task as the interface shows it, its facts by kind. */
export function taskJson(task: Task): z.infer<typeof TaskBody> {
  const { ref, label, number, heading, part, section, text, notes, status } = task;
  const facts = (kind: FactKind) =>
    factsOf(task, kind).map(({ value, quote, start, end }) => ({ value, quote, start, end }));
  return {
    ref,
    label,
    number,
    heading,
    part,
    section,
    text,
    deadlines: facts('deadline'),
    figures: facts('figure'),
    instruments: facts('instrument'),
    bodies: facts('body'),
    publications: facts('publication'),
    recurring: facts('recurring'),
    notes,
    status,
  };
}

/** A place of the plan as the interface shows it. */
export const passageJson = ({
  ref,
  label,
  heading,
  text,
  status,
  notes,
  url,
}: Passage): z.infer<typeof PassageBody> => ({
  ref,
  label,
  heading,
  text,
  status,
  notes,
  url,
});

/** A part with the numbers of what stands in it. */
export const partJson = (part: Part): z.infer<typeof PartBody> => ({
  ...passageJson(part),
  number: part.number,
  sections: part.sections,
  tasks: part.tasks,
});

/** A section with the numbers of its tasks. */
export const sectionJson = (section: Section): z.infer<typeof SectionBody> => ({
  ...passageJson(section),
  number: section.number,
  part: section.part,
  tasks: section.tasks,
});

/** The table of contents: parts, their sections, their tasks. */
export function outlineJson({ version, plan }: Corpus): z.infer<typeof PlanBody> {
  const { title, issuer, periodFrom, periodTo, source, sha256 } = plan;
  const entry = ({ ref, label, heading, number }: Task | Section | Part) => ({ ref, label, heading, number });
  const tasksOf = (section: Section) => section.tasks.map((number) => entry(pick(plan.tasks, number)));
  const sectionsOf = (part: Part) => part.sections.map((number) => pick(plan.sections, number));
  const parts = plan.parts.map((part) => ({
    ...entry(part),
    sections: sectionsOf(part).map((section) => ({ ...entry(section), tasks: tasksOf(section) })),
  }));
  const { status } = plan.preamble;
  return { title, issuer, periodFrom, periodTo, source, sha256, status, corpusVersion: version, parts };
}
