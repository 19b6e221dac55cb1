import type { AnswerContent, Citation, RefusalReason, Related } from '../domain/answer.ts';
import type { Clock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { dayInWords } from '../domain/law-time.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Passage } from '../domain/passage.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { LawFound } from '../retrieval/laws/search.ts';
import { type Courtesy, courtesyText } from './courtesy.ts';
import { OfficeFinder, refusalText, routeText } from './refusal.ts';
import type { Composed } from './writing.ts';

/** Makes what a person is given: an answer with its notices, or a refusal with the way to somebody who can help. */
export class Composer {
  private readonly offices: OfficeFinder;

  constructor(
    private readonly corpus: Corpus,
    private readonly laws: Laws,
    private readonly clock: Clock,
  ) {
    this.offices = new OfficeFinder(corpus);
  }

  /** An answer out of checked sentences, labelled and with all that has to be said beside it. */
  answered({ text, mode, notices, ...composed }: Composed, seen: Seen): AnswerContent {
    const citations = officialFirst(composed.citations.map((citation) => this.withNotes(citation)));
    return {
      ...this.base(),
      outcome: 'answered',
      mode,
      text,
      citations,
      related: relatedTo(seen, citations),
      notices: [...notices, ...this.planNotices(citations), ...new Set(citations.flatMap(noticesOf))],
    };
  }

  /** A citation with the remarks on what it quotes. */
  withNotes(citation: Citation): Citation {
    return { ...citation, notes: this.notesOn(citation) };
  }

  /** A refusal. `key` is the question's search key, in which the office is looked for. */
  refused(reason: RefusalReason, key: string, seen: Seen | null): AnswerContent {
    const text = refusalText(reason, this.offices.find(key), this.offices.lastResort);
    // What lies outside may still lie near something; for a legal matter the nearest are shown in any case.
    const near = seen && reason !== 'no_basis' ? { retrieved: { ...seen.retrieved, rejected: [] }, found: null } : seen;
    const related = near ? relatedTo(near, []) : [];
    return { ...this.base(), outcome: 'refused', reason, text, related };
  }

  /** A greeting is not in scope, but it is met kindly; who wants a person is told where one is. */
  courteous(courtesy: Courtesy): AnswerContent {
    if (courtesy === 'human_help')
      return { ...this.base(), outcome: 'action', intent: 'human_help', text: routeText(this.offices.lastResort) };
    const text = courtesyText(courtesy, this.corpus.plan.title);
    return { ...this.base(), outcome: 'refused', reason: 'out_of_scope', text };
  }

  private base() {
    const corpusVersion = this.laws.version;
    return {
      intent: 'ask' as const,
      mode: 'extractive' as const,
      reason: null,
      citations: [],
      related: [],
      notices: [],
      corpusVersion,
    };
  }

  /** What is said where the plan is cited: its period, and what was replaced of that which the quoted words name. */
  private planNotices(citations: Citation[]): string[] {
    const quoted = citations.filter(({ ref }) => ref.startsWith('plan:'));
    if (quoted.length === 0) return [];
    const { shelf } = this.laws.current;
    const replaced = shelf.replacedIn(quoted.map(({ quote }) => quote).join('\n')).map(({ old, by }) => {
      const since = by.versions[0]?.effectiveFrom;
      const when = since ? `，自${dayInWords(since)}起施行` : '';
      return `方案提到的《${old.names[0]}》已经废止，由《${by.names[0]}》取代${when}。`;
    });
    return [this.periodNotice(), ...replaced];
  }

  /** Every answer that rests on the plan says when its period ended; whether a task was met the plan does not say. */
  private periodNotice(): string {
    const { periodFrom, periodTo } = this.corpus.plan;
    const years = `${periodFrom.slice(0, 4)}—${periodTo.slice(0, 4)}年`;
    const over = this.clock.now() > Date.parse(`${periodTo}T23:59:59+08:00`);
    return over ? `本方案实施期为${years}，已经期满。任务是否完成，方案没有说明。` : `本方案实施期为${years}。`;
  }

  private notesOn({ ref, start, end, notes }: Citation): string[] {
    if (!ref.startsWith('plan:')) return notes;
    const errata = this.corpus.plan.tasks.find((task) => task.ref === ref)?.errata ?? [];
    return errata.filter((erratum) => erratum.start < end && erratum.end > start).map(({ note }) => note);
  }
}

/** What an office answered stands behind the texts that it rests on. */
function officialFirst(citations: Citation[]): Citation[] {
  const isCurated = ({ ref }: Citation) => ref.startsWith('curated:');
  return [...citations.filter((one) => !isCurated(one)), ...citations.filter(isCurated)];
}

/** A citation's notes as notices, where a law's standing needs the law's name. */
function noticesOf({ label, notes }: Citation): string[] {
  const name = /^《[^》]+》/.exec(label)?.[0] ?? '';
  return notes.map((note) => (note.startsWith('截至') ? `${name}${note}` : note));
}

/** What was looked at for an answer. */
export interface Seen {
  retrieved: Retrieved;
  found: LawFound | null;
}

/** What stands near what is cited: after an answer from laws other articles first, else tasks, and an article last. */
function relatedTo({ retrieved, found }: Seen, citations: Citation[]): Related[] {
  const cited = new Set(citations.map(({ ref }) => ref));
  const fromLaws = citations.length > 0 && !citations.some(({ ref }) => ref.startsWith('plan:'));
  const tasks = fromLaws ? retrieved.kept : [...retrieved.kept, ...retrieved.rejected];
  const places = once((found?.hits ?? []).map(({ passage }) => passage));
  const laws = places.filter(({ ref }) => !cited.has(ref)).slice(0, fromLaws ? LIMITS.related - 1 : 1);
  const plan = tasks.map(({ passage }) => passage).filter(({ ref }) => !cited.has(ref));
  const both = fromLaws ? [...laws, ...plan] : [...plan.slice(0, LIMITS.related - laws.length), ...laws];
  return both.slice(0, LIMITS.related).map(({ ref, label, heading }) => ({ ref, label, heading }));
}

function once(passages: Passage[]): Passage[] {
  const seen = new Set<string>();
  return passages.filter(({ ref }) => !seen.has(ref) && seen.add(ref));
}
