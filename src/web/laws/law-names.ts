import type { Plan } from '../../domain/corpus.ts';
import type { Passage, Span } from '../../domain/passage.ts';
import { parsePlanRef, planUrl } from '../../domain/reference.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';

/** A name in a text with the page that it leads to; the span holds its 《》 too. */
export interface NamedLink extends Span {
  href: string;
  /** The law or the instrument that is named. */
  id: string;
}

/** Finds the known names in a text, in its order; no two overlap. */
export type NameFinder = (text: string) => NamedLink[];

/** A place of the plan that names a law. */
export interface Mention {
  label: string;
  heading: string;
  href: string;
}

/** Finds 《names》 of the laws and instruments at hand; `own` is the one whose page it is, which needs no link. */
export function nameFinder({ shelf, lookup }: LawSearch, own?: string): NameFinder {
  const instruments = new Map(shelf.instruments.map(({ id, title }) => [nameKey(title), id]));
  const idOf = (name: string): string | undefined => lookup.byNameOf(name)?.id ?? instruments.get(nameKey(name));
  return (text) =>
    bracketed(text)
      .flatMap(({ start, end }) => {
        const id = idOf(text.slice(start + 1, end - 1));
        return id && id !== own ? [{ start, end, id, href: `/laws/${id}` }] : [];
      })
      .filter((name, _, all) => !all.some((other) => other !== name && contains(other, name)))
      .sort((a, b) => a.start - b.start);
}

/** Where the plan names each law or instrument, by its id, in the plan's order. */
export function planMentions(plan: Plan, search: LawSearch): Map<string, Mention[]> {
  const find = nameFinder(search);
  const mentions = new Map<string, Mention[]>();
  for (const passage of [plan.preamble, ...plan.parts, ...plan.tasks, plan.closing]) {
    const first = new Map(
      find(passage.text)
        .toReversed()
        .map((name) => [name.id, name]),
    );
    for (const [id, name] of first) {
      const known = mentions.get(id) ?? [];
      mentions.set(id, [...known, mention(passage, name)]);
    }
  }
  return mentions;
}

function mention({ ref, label, heading, url }: Passage, { start, end }: Span): Mention {
  const target = parsePlanRef(ref);
  const href = target?.kind === 'task' ? `${planUrl(target)}?quote=${start}-${end}#quote` : url;
  return { label, heading: heading === label ? '' : heading, href };
}

/** Every 《…》, one within another too. */
function bracketed(text: string): Span[] {
  const open: number[] = [];
  const found: Span[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[《》]/g)) {
    const start = bracket === '《' ? void open.push(index) : open.pop();
    if (start !== undefined) found.push({ start, end: index + 1 });
  }
  return found;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[《》〈〉\s]/g, '');
}
