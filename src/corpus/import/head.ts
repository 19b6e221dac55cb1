import type { Day } from '../../domain/law.ts';
import type { CleanLine } from './clean.ts';
import {
  ARTICLE,
  CHAPTER,
  ISSUER_END,
  ITEM,
  isDayLine,
  LETTERHEAD,
  readDay,
  readDocumentNumber,
  readRegistration,
} from './forms.ts';
import { findTitle, notesUnder, type Title } from './title.ts';

/** What a document says of itself before its text begins, and behind it. */
export interface DocumentHead {
  title: string;
  /** Whether the title was only guessed. */
  guessed: boolean;
  documentNumber: string | null;
  /** The number under which a normative document is registered. */
  registration: string | null;
  issuer: string | null;
  /** The day of the signature, or of adoption. */
  date: Day | null;
  /** First day in force, where the text says it. */
  effectiveFrom: Day | null;
  /** Last day in force, where the text says for how long it applies. */
  effectiveTo: Day | null;
  /** Adoption and amendments, as they stand in brackets under the title. */
  history: string[];
  /** The lines that are the head's and not the text's. */
  taken: ReadonlySet<CleanLine>;
}

/** Reads the head of cleaned lines. */
export function readHead(lines: readonly CleanLine[]): DocumentHead {
  const { title, under, head, start } = partsOf(lines);
  const numbered = head.filter(({ text }) => readDocumentNumber(text)?.alone || readRegistration(text) === text);
  const letterhead = head.filter(({ text }) => LETTERHEAD.test(text));
  const again = head.filter(({ text }) => text === title.text);
  const signed = signature(lines, start);
  const history = under
    .filter((line) => !numbered.includes(line))
    .map(({ text }) => text.replace(/^[（(]|[）)]$/g, ''));
  const adopted = history.filter((note) => !/(施行|实施|生效)$/.test(note) || /(通过|公布|发布|修)/.test(note));
  const date = signed.date ?? adopted.map(readDay).findLast(Boolean) ?? null;
  return {
    title: title.text,
    guessed: title.guessed,
    documentNumber: numberOf([...numbered, ...under, ...head]),
    registration: lines.map(({ text }) => readRegistration(text)).find(Boolean) ?? null,
    issuer: signed.issuer ?? issuerOf(title.text, letterhead[0]?.text, history),
    date,
    ...inForce(lines, date),
    history,
    taken: new Set([...title.lines, ...under, ...numbered, ...letterhead, ...again, ...signed.closing]),
  };
}

/** The title, the notes under it, and the lines above the text; as they are given in the laws' own form, or as found. */
function partsOf(lines: readonly CleanLine[]) {
  const given = lines.filter(({ isHead }) => isHead);
  const start = Math.max(bodyStart(lines), given.length);
  if (given.length) {
    const title: Title = { text: given[0]?.text ?? '', at: 0, lines: given, guessed: false };
    return { title, under: given.slice(1), head: given, start };
  }
  const head = lines.slice(0, start);
  const title = findTitle(head.length ? head : lines.slice(0, 1));
  return { title, under: title.at === null ? [] : notesUnder(lines, title.at + 1), head, start };
}

/** The first number that stands by itself, or in a line that is no sentence: a sentence names others' numbers. */
function numberOf(lines: readonly CleanLine[]): string | null {
  const found = lines.map(({ text }) =>
    /[。，；《]/.test(text) || text.length > 60 ? null : readDocumentNumber(text),
  );
  return found.find(Boolean)?.number ?? null;
}

/** Where the first chapter, article or item stands; the ninth line where there is none of them. */
function bodyStart(lines: readonly CleanLine[]): number {
  const at = lines.findIndex(({ text }) => CHAPTER.test(text) || ARTICLE.test(text) || ITEM.test(text));
  return at >= 0 ? at : Math.min(lines.length, 8);
}

/** The office and the day at the end, or at the end of the notice that a regulation came with. */
function signature(lines: readonly CleanLine[], start: number) {
  const at = lines.findLastIndex(({ text }) => isDayLine(text));
  const day = lines[at];
  const office = lines[at - 1];
  if (!day || !office) return { issuer: null, date: null, closing: [] };
  const signed = office.text.length <= 40 && ISSUER_END.test(office.text) && !/[。；，：]/.test(office.text);
  const issuer = signed
    ? office.text.replace(/[ \u3000]+/g, signed && /[ \u3000]{2,}/.test(office.text) ? '、' : '')
    : null;
  const closing = at >= start && (signed || at === lines.length - 1) ? (signed ? [office, day] : [day]) : [];
  return { issuer, date: readDay(day.text), closing };
}

function issuerOf(title: string, letterhead: string | undefined, notes: string[]): string | null {
  if (letterhead) return letterhead.replace(/[ \u3000]/g, '').replace(/文件$/, '');
  const signed = notes.map((note) => /^\d{4}年\d{1,2}月\d{1,2}日 (\S{3,40})$/.exec(note)?.[1]).find(Boolean);
  if (signed && ISSUER_END.test(signed)) return signed;
  const named = /^(.{2,30}?)关于/.exec(title)?.[1];
  if (named && ISSUER_END.test(named)) return named;
  return notes.map((note) => /日([\p{Script=Han}]{4,30}?(?:政府|委员会|厅|局))/u.exec(note)?.[1]).find(Boolean) ?? null;
}

/** 自2021年5月1日起施行，有效期5年. */
function inForce(
  lines: readonly CleanLine[],
  date: Day | null,
): { effectiveFrom: Day | null; effectiveTo: Day | null } {
  const text = lines.findLast(({ text: one }) => /自.{0,24}起(施行|实施|生效|执行)/.test(one))?.text ?? '';
  const begin = /自(.{0,24}?)起(?:施行|实施|生效|执行)/.exec(text)?.[1] ?? '';
  const effectiveFrom = readDay(begin) ?? (/(公布|发布|印发|下发)之日/.test(begin) ? date : null);
  const years = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };
  const told = /有效期(?:为|限为|限)?[ \u3000]*([一二两三四五1-5])[ \u3000]*年/.exec(
    lines.map((line) => line.text).join('\n'),
  )?.[1];
  const count = told && (years[told as keyof typeof years] ?? Number(told));
  return { effectiveFrom, effectiveTo: effectiveFrom && count ? lastDay(effectiveFrom, count) : null };
}

function lastDay(from: Day, years: number): Day {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10);
}
