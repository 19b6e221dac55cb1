import type { Plan } from '../domain/corpus.ts';
import type { Ref } from '../domain/reference.ts';

/** One paragraph of the published page, in its order: where it stands in the plan, and its SHA-256 in hex. */
export interface PublishedParagraph {
  ref: Ref;
  sha256: string;
}

/** The first words of the plan on the page, and the first words behind it. */
const FIRST = '为贯彻落实';
const BEHIND = '扫一扫';

/**
 * The plan's paragraphs out of a saved page: from 为贯彻落实 up to 扫一扫, without the spaces around each, without
 * empty lines. Throws an `Error` where the page holds no such stretch.
 */
export function paragraphsOfPage(page: string): string[] {
  const lines = page.split(/\r?\n/).map((line) => line.replace(/^[ \u00a0]+|[ \u00a0]+$/g, ''));
  const from = lines.findIndex((line) => line.startsWith(FIRST));
  const to = lines.findIndex((line) => line.startsWith(BEHIND));
  if (from < 0 || to < from) throw new Error(`页面里找不到“${FIRST}”与“${BEHIND}”之间的正文`);
  return lines.slice(from, to).filter((line) => line !== '');
}

/** The plan's paragraphs as we hold them, in the published order, each with its reference. */
export function paragraphsOfPlan(plan: Plan): { ref: Ref; text: string }[] {
  const passages = [plan.preamble];
  for (const part of plan.parts) {
    passages.push(part);
    for (const section of part.sections.map((number) => plan.sections[number - 1]))
      if (section) passages.push(section, ...plan.tasks.filter((task) => task.section === section.number));
  }
  passages.push(plan.closing);
  return passages.flatMap(({ ref, text }) => text.split('\n').map((paragraph) => ({ ref, text: paragraph })));
}
