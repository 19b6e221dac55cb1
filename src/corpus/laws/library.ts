import {
  type Article,
  type Day,
  type Law,
  type LawLibrary,
  type LawVersion,
  lawLabel,
  lawRef,
  lawUrl,
  parseLawRef,
} from '../../domain/law.ts';
import { notesOn, statusOn, versionInForce } from '../../domain/law-time.ts';
import type { Ref } from '../../domain/reference.ts';
import type { SectionArray } from '../sections.ts';
import { type LawPlace, parseLawText } from './text.ts';

/** Laws' texts in one block of memory: 64,666 articles are 25 MB of UTF-8 and no object until one is asked for. */

/** One text of a law as it was pulled. */
export interface LawSource {
  law: Law;
  version: LawVersion;
  /** The files' texts, in their order. */
  texts: string[];
  /** Reads a text into its places; as a law, where nothing is said. */
  read?: (text: string) => { places: LawPlace[] };
}

/** A library as it is saved. */
export interface PackedLaws {
  header: LawsHeader;
  sections: { text: Uint8Array; ends: Uint32Array; headings: Uint16Array | Uint32Array };
}

interface LawsHeader {
  version: string;
  laws: Law[];
  /** Of each version: the law's place in `laws`, its day, and the index of its first passage. */
  ranges: { law: number; version: Day; from: number; to: number }[];
  places: string[];
  headings: string[];
}

/** Packs texts, in the order given. `version` is a hash over what was pulled. */
export function packLaws(sources: readonly LawSource[], version: string): PackedLaws {
  const laws = [...new Set(sources.map(({ law }) => law))];
  const header: LawsHeader = { version, laws, ranges: [], places: [], headings: [] };
  const headingIds = new Map<string, number>();
  const headings: number[] = [];
  const texts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (const { law, version: day, texts: files, read = parseLawText } of sources) {
    const from = header.places.length;
    for (const { place, heading, text } of placesOf(files, read)) {
      if (!headingIds.has(heading)) headingIds.set(heading, header.headings.push(heading) - 1);
      headings.push(headingIds.get(heading) as number);
      header.places.push(place);
      texts.push(encoder.encode(text));
    }
    header.ranges.push({ law: laws.indexOf(law), version: day.version, from, to: header.places.length });
  }
  return { header, sections: { ...joined(texts), headings: Uint32Array.from(headings) } };
}

/** The places of a text that stands in several files; a place that an earlier file had is left out. */
function placesOf(files: readonly string[], read: (text: string) => { places: LawPlace[] }): LawPlace[] {
  const known = new Set<string>();
  return files.flatMap((file) => read(file).places.filter(({ place }) => !known.has(place) && known.add(place)));
}

function joined(texts: Uint8Array[]): { text: Uint8Array; ends: Uint32Array } {
  const ends = new Uint32Array(texts.length);
  const text = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  texts.forEach((bytes, index) => {
    text.set(bytes, at);
    at += bytes.length;
    ends[index] = at;
  });
  return { text, ends };
}

/** Reads what `decodeSections` gave back; `null` where it holds no laws. */
export function unpackLaws(header: unknown, sections: Record<string, SectionArray>): PackedLaws | null {
  const { text, ends, headings } = sections;
  const sound =
    text instanceof Uint8Array &&
    ends instanceof Uint32Array &&
    headings instanceof Uint32Array &&
    Array.isArray((header as LawsHeader | null)?.ranges);
  return sound ? { header: header as LawsHeader, sections: { text, ends, headings } } : null;
}

/** The library over packed laws. Statuses are those of the day that `today` gives. */
export class PackedLibrary implements LawLibrary {
  readonly size: number;
  readonly version: string;
  readonly laws: readonly Law[];
  private readonly byId: Map<string, Law>;
  private readonly decoder = new TextDecoder();

  constructor(
    private readonly packed: PackedLaws,
    private readonly today: () => Day,
  ) {
    const { laws, places, version } = packed.header;
    this.laws = laws;
    this.size = places.length;
    this.version = version;
    this.byId = new Map(laws.map((law) => [law.id, law]));
  }

  law(id: string): Law | undefined {
    return this.byId.get(id);
  }

  at(index: number): Article {
    const range = this.rangeOf(index);
    const law = this.laws[range.law] as Law;
    const version = law.versions.find((one) => one.version === range.version) as LawVersion;
    const today = this.today();
    const earlier = version === versionInForce(law, today) ? null : version.version;
    const place = this.placeAt(index);
    const name = law.names[0] as string;
    const target = { law: law.id, version: earlier, place };
    return {
      ref: lawRef(target),
      label: lawLabel(name, place, earlier),
      heading: this.headingAt(index),
      text: this.textAt(index),
      url: lawUrl(target),
      status: statusOn(law, version, today),
      notes: notesOn(law, version, today, (id) => this.byId.get(id)?.names[0]),
      law: law.id,
      version: version.version,
      place,
    };
  }

  placeAt(index: number): string {
    return this.packed.header.places[index] as string;
  }

  textAt(index: number): string {
    const { text, ends } = this.packed.sections;
    return this.decoder.decode(text.subarray(index ? (ends[index - 1] as number) : 0, ends[index]));
  }

  headingAt(index: number): string {
    const { header, sections } = this.packed;
    return header.headings[sections.headings[index] as number] as string;
  }

  find(ref: Ref): Article | undefined {
    const target = parseLawRef(ref);
    const range = target && this.range(target.law, target.version);
    if (!target || !range) return undefined;
    const index = this.packed.header.places.indexOf(target.place, range.from);
    return index >= 0 && index < range.to ? this.at(index) : undefined;
  }

  range(id: string, version: Day | null = null): { from: number; to: number } | undefined {
    const law = this.byId.get(id);
    if (!law) return undefined;
    const wanted = version ?? versionInForce(law, this.today()).version;
    const at = this.laws.indexOf(law);
    return this.packed.header.ranges.find((range) => range.law === at && range.version === wanted);
  }

  /** The range that holds a passage, by bisection. */
  private rangeOf(index: number): LawsHeader['ranges'][number] {
    const { ranges } = this.packed.header;
    let low = 0;
    let high = ranges.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((ranges[middle] as { from: number }).from <= index) low = middle;
      else high = middle - 1;
    }
    return ranges[low] as LawsHeader['ranges'][number];
  }
}
