import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law } from '../../domain/law.ts';
import { statusInWords } from '../../domain/law-time.ts';
import type { Matter } from '../../domain/matter.ts';

/** What the library may be narrowed by, in the order in which it is shown. */
export const FACETS = { kind: '类别', status: '效力', text: '原文', matter: '办事事项' } as const;

export type Facet = keyof typeof FACETS;

/** One value of a facet, and how many laws have it beside all other conditions. */
export interface Choice {
  value: string;
  name: string;
  laws: number;
}

/** What the library's address asks for. Whatever is not understood is named in `unknown`. */
export interface LawFilter extends Record<Facet, string | null> {
  q: string;
  /** Counts from 1. */
  page: number;
  unknown: string[];
}

/** The laws with what each may be narrowed by. */
export class Narrowing {
  private readonly lawsOf: Map<string, Set<string>>;

  constructor(
    private readonly shelf: LawShelf,
    private readonly matters: readonly Matter[],
  ) {
    this.lawsOf = new Map(
      matters.map(({ id, steps }) => [id, new Set(steps.flatMap(({ points }) => points.map(({ law }) => law)))]),
    );
  }

  /** Reads the address. */
  read(query: (name: string) => string | undefined, maxChars: number): LawFilter {
    const filter: LawFilter = {
      q: (query('q') ?? '').trim().slice(0, maxChars),
      ...{ kind: null, status: null, text: null, matter: null },
      page: 1,
      unknown: [],
    };
    for (const facet of Object.keys(FACETS) as Facet[]) {
      const value = query(facet);
      if (value && this.values(facet).some((known) => known.value === value)) filter[facet] = value;
      else if (value) filter.unknown.push(`${FACETS[facet]}“${value.slice(0, 20)}”`);
    }
    const page = query('page');
    if (page && /^[1-9]\d{0,3}$/.test(page)) filter.page = Number(page);
    else if (page) filter.unknown.push(`页码“${page.slice(0, 20)}”`);
    return filter;
  }

  /** Whether a law meets all conditions but the words; `but` leaves one of them out. */
  passes(law: Law, filter: LawFilter, but?: Facet): boolean {
    return (Object.keys(FACETS) as Facet[]).every((facet) => {
      const wanted = filter[facet];
      return wanted === null || facet === but || this.has(law, facet, wanted);
    });
  }

  /** The values that a facet leaves to choose, those without a law left out; the chosen one always stays. */
  choices(facet: Facet, filter: LawFilter): Choice[] {
    const laws = this.shelf.laws.filter((law) => this.passes(law, filter, facet));
    return this.values(facet)
      .map(({ value, name }) => ({ value, name, laws: laws.filter((law) => this.has(law, facet, value)).length }))
      .filter(({ value, laws: count }) => count > 0 || value === filter[facet]);
  }

  /** What people read of a facet's value. */
  nameOf(facet: Facet, value: string): string {
    return this.values(facet).find((known) => known.value === value)?.name ?? value;
  }

  private values(facet: Facet): { value: string; name: string }[] {
    switch (facet) {
      case 'kind':
        return [...new Set(this.shelf.laws.map(({ kind }) => kind))].map((kind) => ({ value: kind, name: kind }));
      case 'status':
        return (['in_force', 'amended', 'repealed'] as const).map((one) => ({ value: one, name: statusInWords(one) }));
      case 'text':
        return [
          { value: 'yes', name: '有原文' },
          { value: 'no', name: '只有要点' },
        ];
      case 'matter':
        return this.matters.map(({ id, name }) => ({ value: id, name }));
    }
  }

  private has(law: Law, facet: Facet, value: string): boolean {
    switch (facet) {
      case 'kind':
        return law.kind === value;
      case 'status':
        return this.shelf.statusOf(law) === value;
      case 'text':
        return this.shelf.hasText(law.id) === (value === 'yes');
      case 'matter':
        return this.lawsOf.get(value)?.has(law.id) ?? false;
    }
  }
}

/** The library's address under a filter; the first page goes without its number. */
export function filterUrl(filter: LawFilter, change: Partial<LawFilter> = {}): string {
  const { q, page, ...facets } = { ...filter, page: 1, ...change };
  const query = new URLSearchParams(q === '' ? {} : { q });
  for (const facet of Object.keys(FACETS) as Facet[]) if (facets[facet] !== null) query.set(facet, facets[facet]);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/laws?${query}` : '/laws';
}

/** Whether anything but words narrows the library. */
export function isNarrowed(filter: LawFilter): boolean {
  return (Object.keys(FACETS) as Facet[]).some((facet) => filter[facet] !== null);
}

/** As many laws stand on one page of the list. */
const PAGE = 100;

/** One page of those laws that pass, in the order of kinds, and how many pages there are; beyond the last is the last. */
export function pageOf(laws: readonly Law[], passes: (law: Law) => boolean, page: number) {
  const byKind = [...Map.groupBy(laws, (law) => law.kind)].flatMap(([, all]) => all.filter(passes));
  const pages = Math.max(1, Math.ceil(byKind.length / PAGE));
  const at = Math.min(page, pages);
  return { laws: byKind.slice((at - 1) * PAGE, at * PAGE), page: at, pages, total: byKind.length };
}
