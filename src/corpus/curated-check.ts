import type { Curated } from '../domain/curated.ts';
import { curatedRef } from '../domain/curated.ts';
import { type Day, parseLawRef } from '../domain/law.ts';
import { dayInWords } from '../domain/law-time.ts';
import type { LawShelf } from './laws/shelf.ts';

/** What an editor must mend in the curated answers, and what will soon be due. */
export interface CuratedReport {
  problems: string[];
  warnings: string[];
}

/** How long before its last day an editor is told, days. */
const SOON_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/**
 * Holds the curated answers against the day, the cards, and the texts of laws where these were pulled: what has
 * expired or soon will, quotations that do not stand there, laws that no longer apply. The plan was checked at loading.
 */
export function checkCurated(shelf: LawShelf): CuratedReport {
  const today = shelf.today();
  const { curated } = shelf.corpus;
  return {
    problems: curated.flatMap((one) => faultyQuotations(one, shelf)),
    warnings: curated.flatMap((one) => [...expiry(one, today), ...standing(one, shelf)]),
  };
}

function fileOf({ id }: Curated): string {
  return `curated/${id}.yaml`;
}

function faultyQuotations(curated: Curated, shelf: LawShelf): string[] {
  return curated.citations.flatMap(({ ref, quote }) => {
    const passage = shelf.corpus.passages.get(ref) ?? shelf.find(ref);
    if (!passage) return isUnpulled(ref, shelf) ? [] : [`${fileOf(curated)} 没有 ${ref}`];
    return passage.text.includes(quote) ? [] : [`${fileOf(curated)} ${passage.label}里没有“${quote}”`];
  });
}

/** Whether an article cannot be looked at because its law's text is not at hand. */
function isUnpulled(ref: string, shelf: LawShelf): boolean {
  const law = parseLawRef(ref)?.law;
  return law !== undefined && !shelf.hasText(law);
}

function expiry(curated: Curated, today: Day): string[] {
  const { expires, signedBy } = curated;
  const by = `${fileOf(curated)}（${signedBy.office}）`;
  if (expires < today) return [`${by}${dayInWords(expires)}已经到期，不再使用`];
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / DAY_MS);
  return days <= SOON_DAYS ? [`${by}再过${days}天到期`] : [];
}

function standing(curated: Curated, shelf: LawShelf): string[] {
  const refs = new Set(curated.citations.map(({ ref }) => ref));
  return [...refs].flatMap((ref) => {
    const passage = shelf.find(ref);
    if (passage) return passage.status === 'in_force' ? [] : [`${fileOf(curated)} 所引的${passage.label}不再现行有效`];
    return isUnpulled(ref, shelf) ? [`${curatedRef(curated.id)} 引用的 ${ref} 原文没有取回，没有核对，也不会使用`] : [];
  });
}
