import { OfficeFinder } from '../answering/refusal.ts';
import type { RefusalReason, Related } from '../domain/answer.ts';
import type { Corpus, Office } from '../domain/corpus.ts';
import { type Day, lawLabel, parseLawRef } from '../domain/law.ts';
import { dayInChina } from '../domain/law-time.ts';
import type { ChannelName } from '../domain/message.ts';
import type { Ref } from '../domain/reference.ts';
import { type GapSources, type Gathered, gather, representative, sameAs } from './gathering.ts';
import type { Period, Week } from './period.ts';
import { ranked, type Tally } from './tally.ts';

/** One gap as an editor sees it: questions that ask the same, and what may be done about them. */
export interface Gap {
  /** The same as long as the representative is: `g-1a2b3c4d`. */
  id: string;
  representative: string;
  /** Other wordings, the most frequent first. */
  variants: { text: string; count: number }[];
  /** Within the period. */
  count: number;
  /** In the weeks before it. */
  earlier: number;
  state: 'new' | 'again';
  /** In the order of time. */
  weeks: { week: Week; count: number }[];
  first: Day;
  last: Day;
  refused: { reason: RefusalReason; count: number }[];
  unhelpful: number;
  complaints: string[];
  channels: { channel: ChannelName; count: number }[];
  /** The nearest places of the corpus. */
  near: Related[];
  /** Who may be able to answer; the last resort where no office is known for it. */
  office: Office;
}

/** The gaps of a period, the most asked first. */
export interface GapReport extends Pick<Gathered, 'asked' | 'leftOut'> {
  period: Period;
  gaps: Gap[];
}

const VARIANTS = 8;
const PLACES = 3;

/** Reads and describes the gaps of a period. */
export async function readGaps(sources: GapSources & { corpus: Corpus }, period: Period): Promise<GapReport> {
  const { groups, asked, leftOut } = await gather(sources, period);
  const offices = new OfficeFinder(sources.corpus);
  const officeFor = (text: string): Office => offices.find(sources.retriever.reader.keyOf(text));
  const gaps = await Promise.all(groups.map((tally) => describe(tally, sources.corpus, officeFor)));
  return { period, gaps, asked, leftOut };
}

async function describe(tally: Tally, corpus: Corpus, officeFor: (text: string) => Office): Promise<Gap> {
  const text = representative(tally);
  const variants = ranked(tally.wordings).filter(([wording]) => wording !== text);
  const near = ranked(tally.near).map(([ref]) => tally.pointed.get(ref) ?? placeOf(ref, corpus));
  return {
    id: await idOf(text),
    representative: text,
    variants: variants.slice(0, VARIANTS).map(([wording, count]) => ({ text: wording, count })),
    ...{ count: tally.count, earlier: tally.earlier, state: tally.earlier > 0 ? 'again' : 'new' },
    weeks: [...tally.weeks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([week, count]) => ({ week, count })),
    first: dayInChina(tally.first),
    last: dayInChina(tally.last),
    refused: ranked(tally.refused).map(([reason, count]) => ({ reason, count })),
    ...{ unhelpful: tally.unhelpful, complaints: [...tally.complaints] },
    channels: ranked(tally.channels).map(([channel, count]) => ({ channel, count })),
    near: near.filter((place) => place !== null).slice(0, PLACES),
    office: officeFor(text),
  };
}

/** How people read a reference; `null` for what is not there (any more). */
function placeOf(ref: Ref, { passages, lock }: Corpus): Related | null {
  const passage = passages.get(ref);
  if (passage) return { ref, label: passage.label, heading: passage.heading };
  const place = parseLawRef(ref);
  const id = place?.law ?? /^card:([a-z][a-z0-9]*)$/.exec(ref)?.[1];
  const name = lock.laws.find((law) => law.id === id)?.names[0];
  if (name === undefined) return null;
  return { ref, label: place ? lawLabel(name, place.place) : `《${name}》要点（非原文）`, heading: '' };
}

async function idOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sameAs(text)));
  return `g-${[...new Uint8Array(digest).subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
