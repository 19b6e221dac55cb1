import type { Passage, Span, Status } from './passage.ts';
import { chineseNumber, type Ref } from './reference.ts';

/**
 * Laws, regulations and judicial interpretations: their versions in time, and their articles as passages.
 * A place in a law is `29`, `29-1` (第二十九条之一), `preamble`, `annex-1`, or `item-3` (三、, in a text without articles);
 * in a document that counts nothing, `para-3`.
 */

/** A day as `YYYY-MM-DD`. */
export type Day = string;

/** What a reference to a law points at; `version` is `null` for the version in force. */
export interface LawTarget {
  law: string;
  version: Day | null;
  place: string;
}

/** One text of a law, by the day on which it was adopted or last amended. */
export interface LawVersion {
  version: Day;
  /** First day in force; `null` where it is not known. */
  effectiveFrom: Day | null;
  /** Last day in force; `null` while it is. */
  effectiveTo: Day | null;
  /** Where the text lies in the pinned repository; a code may stand in several files, in their order. */
  files: LawFile[];
}

/** A file of the pinned repository with its SHA-256 in hex. */
export interface LawFile {
  path: string;
  sha256: string;
}

/** What became of a law after the day on which the pinned texts were taken. Known, not read: 待核实. */
export interface LawChange {
  effectiveFrom: Day;
  /** `in_force` where only something beside it changed. */
  status: 'in_force' | 'amended' | 'repealed';
  note: string;
}

/** A pinned law. */
export interface Law {
  id: string;
  title: string;
  /** What people call it, the usual short form first (行政处罚法, 处罚法). */
  names: string[];
  /** 法律, 行政法规, 司法解释, 党内法规和行政法规, 宪法. */
  kind: string;
  documentNumber: string | null;
  /** The newest last. */
  versions: LawVersion[];
  /** Of the newest version, as of `statusAsOf`. */
  status: Status;
  statusAsOf: Day;
  /** The law that took its place. */
  replacedBy: string | null;
  changes: LawChange[];
}

/** An article, or another place of a law, as it is retrieved and cited. */
export interface Article extends Passage {
  law: string;
  version: Day;
  place: string;
}

const PLACE = /^(?:[1-9]\d{0,3}(?:-[1-9]\d?)?|preamble|(?:annex|item|para)-[1-9]\d{0,3})$/;

/** An office's own imported document stands beside the laws under an id of this form: `doc/jzzn`. */
const DOCUMENT = /^doc\/([a-z][a-z0-9]*)$/;

/** The id under which an imported document stands beside the laws. */
export function documentLawId(document: string): string {
  return `doc/${document}`;
}

/** Writes a reference: `law:xzcf:29`, `law:xzfy@2017-09-01:9`; of an imported document `doc:jzzn:3`. */
export function lawRef({ law, version, place }: LawTarget): Ref {
  const document = DOCUMENT.exec(law)?.[1];
  if (document) return `doc:${document}:${place}`;
  return `law:${law}${version ? `@${version}` : ''}:${place}`;
}

/** Reads a reference to a law or an imported document; `null` for any other text. Whether the place exists is not checked. */
export function parseLawRef(ref: Ref): LawTarget | null {
  const document = /^doc:([a-z][a-z0-9]*):([a-z0-9-]+)$/.exec(ref);
  if (document && PLACE.test(document[2] as string))
    return { law: documentLawId(document[1] as string), version: null, place: document[2] as string };
  const match = /^law:([a-z][a-z0-9]*)(?:@(\d{4}-\d\d-\d\d))?:([a-z0-9-]+)$/.exec(ref);
  if (!match || !PLACE.test(match[3] as string)) return null;
  return { law: match[1] as string, version: match[2] ?? null, place: match[3] as string };
}

/** How people read a place: 第二十九条, 第二十九条之一, 序言, 附件一, 第三项. */
export function placeLabel(place: string): string {
  if (place === 'preamble') return '序言';
  const [kind, number] = place.split('-') as [string, string | undefined];
  if (kind === 'annex') return `附件${chineseNumber(Number(number))}`;
  if (kind === 'para') return `第${chineseNumber(Number(number))}段`;
  if (kind === 'item') return `第${chineseNumber(Number(number))}项`;
  return `第${chineseNumber(Number(kind))}条${number ? `之${chineseNumber(Number(number))}` : ''}`;
}

/** The label of a place: 《行政处罚法》第二十九条; an earlier version says its year in the name. */
export function lawLabel(name: string, place: string, earlier: Day | null = null): string {
  return `《${name}${earlier ? `（${earlier.slice(0, 4)}年版）` : ''}》${placeLabel(place)}`;
}

/** The page of the reader on which a place is shown. */
export function lawUrl({ law, version, place }: LawTarget): string {
  const document = DOCUMENT.exec(law)?.[1];
  if (document) return `/documents/${document}#a${place}`;
  return `/laws/${law}${version ? `?version=${version}` : ''}#a${place}`;
}

/** A title without 中华人民共和国 in front, inside 《》 and out: 行政处罚法. */
export function shortTitle(title: string): string {
  return title.replaceAll('中华人民共和国', '') || title;
}

/** What an editor wrote of a law, in our own words: its card. */
export interface CardSource {
  law: string;
  purpose: string;
  users: string;
  points: { place: string; says: string; line: number }[];
}

/** A card as it is retrieved and cited: 要点（非原文）, never as the law. */
export interface Card extends Passage {
  law: string;
  points: CardPoint[];
  /** The line that says when the law was adopted, when it came into force, and whether it still is. */
  time: Span;
}

/** One article of a card: what it sets, and where that stands in the card's text. */
export interface CardPoint extends Span {
  place: string;
}

/** A Hunan or other instrument that the plan names and whose text is not at hand: no article, no figure. */
export interface Instrument {
  id: string;
  title: string;
  issuer: string;
  tasks: number[];
  whereToGet: string;
}

/** The pinned laws and where their texts come from. */
export interface Lock {
  /** The public repository and the commit at which the paths are read. */
  repository: string;
  commit: string;
  /** The day of that commit: statuses are those of this day. */
  snapshot: Day;
  laws: Law[];
}

/** A people's question to a place of a law; it helps to find, and is never shown as a source. */
export interface LawQuestion {
  law: string;
  place: string;
  text: string;
}

/** Texts of laws that are at hand. One that was pulled later is another library. */
export interface LawLibrary {
  /** The laws whose text is here, in the lock's order. */
  readonly laws: readonly Law[];
  /** How many passages there are, over all versions. */
  readonly size: number;
  /** A SHA-256 over the texts; part of the corpus version. */
  readonly version: string;
  /** A law by its id. */
  law(id: string): Law | undefined;
  /** The passage at a place in the library's order. */
  at(index: number): Article;
  /** Its place, headings and text alone, for what reads all of them. */
  placeAt(index: number): string;
  headingAt(index: number): string;
  textAt(index: number): string;
  /** A passage by its reference, of the version in force where the reference names none. */
  find(ref: Ref): Article | undefined;
  /** Where a version's passages stand (`from` ≤ index < `to`); the version in force where none is named. */
  range(law: string, version?: Day | null): { from: number; to: number } | undefined;
}
