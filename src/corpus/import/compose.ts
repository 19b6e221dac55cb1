import type { LawPlace } from '../laws/text.ts';
import { Cleaner } from './clean.ts';
import type { DocumentHead } from './head.ts';
import { piecesOf } from './pieces.ts';
import { readDocument } from './places.ts';
import {
  IMPORT_LIMITS,
  type ImportFault,
  type LineFault,
  type Reading,
  type Refusal,
  refuse,
  type Screen,
} from './reading.ts';
import { structure } from './structure.ts';
import type { Division } from './writing.ts';

/** A document as it would be indexed. */
export interface ImportedDocument {
  head: Omit<DocumentHead, 'taken' | 'guessed'>;
  division: Division;
  /** In the form that `readDocument` reads. */
  markdown: string;
  places: LawPlace[];
  /** How many pieces the places are searched in. */
  pieces: number;
  /** In the document's order, what concerns it as a whole first. */
  faults: ImportFault[];
}

/** Makes a document of what a reader found. `kept`: the ids of orders that a person has read and wants kept. */
export async function compose(
  reading: Reading,
  screen: Screen,
  kept: readonly string[] = [],
): Promise<{ ok: true; document: ImportedDocument } | Refusal> {
  if (!reading.ok) return reading;
  if (reading.lines.reduce((sum, { text }) => sum + text.length, 0) > IMPORT_LIMITS.textChars)
    return refuse('text_too_long');
  const cleaner = new Cleaner(screen, new Set(kept));
  const lines = cleaner.clean(reading.lines);
  if (lines.length === 0) return refuse('no_text');
  const { head, division, markdown, sources, faults } = structure(lines);
  const text = readDocument(markdown);
  if (text.places.length === 0) return refuse('no_text');
  if (text.places.length > IMPORT_LIMITS.places) return refuse('too_many_places');
  const found = [...reading.faults, ...cleaner.faults, ...faults].map((fault) => quoteCleaned(fault, screen));
  const counted = [...text.faults.map(sequenceFault), ...gaps(text.places)];
  const { taken: _taken, guessed: _guessed, ...facts } = head;
  const pieces = await Promise.all(text.places.map((place) => piecesOf(place.text)));
  return {
    ok: true,
    document: {
      head: facts,
      division,
      markdown,
      places: text.places,
      pieces: pieces.flat().length,
      faults: [...placed(found, sources, text.places), ...counted],
    },
  };
}

/** A quotation is printed to a terminal: what people cannot see is not in it either. */
function quoteCleaned(fault: LineFault, screen: Screen): LineFault {
  return fault.quote ? { ...fault, quote: screen.stripHidden(fault.quote).text } : fault;
}

/** Says at which place each fault stands. */
function placed(faults: readonly LineFault[], sources: readonly number[], places: readonly LawPlace[]): ImportFault[] {
  // Every line of the Markdown's text stands in one place, in the same order.
  const ofLine = places.flatMap(({ place, text }) => text.split('\n').map(() => place));
  const placeAt = (line: number | null): string | null => {
    if (line === null) return null;
    const at = sources.findLastIndex((source) => source <= line);
    return ofLine[at] ?? null;
  };
  const found = faults.map((fault) => ({ ...fault, place: placeAt(fault.line) }));
  const first = (fault: ImportFault, at: number): boolean =>
    fault.code !== 'hidden_characters' ||
    at === found.findIndex(({ code, place }) => code === fault.code && place === fault.place);
  return found.filter(first).sort((one, other) => (one.line ?? -1) - (other.line ?? -1));
}

/** What reading the places found (`29 出现两次`). */
function sequenceFault(found: string): ImportFault {
  const [place = '', ...detail] = found.split(' ');
  return { code: 'sequence', line: null, place, detail: detail.join(' ') };
}

/** Articles that do not follow each other. */
function gaps(places: readonly LawPlace[]): ImportFault[] {
  const numbers = places.flatMap(({ place }) => (/^\d+$/.test(place) ? [Number(place)] : []));
  return numbers.flatMap((number, at): ImportFault[] => {
    const before = at ? (numbers[at - 1] as number) : 0;
    const detail = before ? `前面是第 ${before} 条，编号不连续` : '不是从第 1 条开始';
    return number === before + 1 ? [] : [{ code: 'sequence', line: null, place: String(number), detail }];
  });
}
