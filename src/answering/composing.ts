import type { AnswerContent, Citation, RefusalReason, Related } from '../domain/answer.ts';
import type { CheckedSentence } from '../domain/citation.ts';
import type { Clock } from '../domain/clock.ts';
import type { Corpus, Passage } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import { type Courtesy, courtesyText } from './courtesy.ts';
import { OfficeFinder, refusalText, routeText } from './refusal.ts';

/** Makes what a person is given: an answer with its notices, or a refusal with the way to somebody who can help. */
export class Composer {
  private readonly offices: OfficeFinder;

  constructor(
    private readonly corpus: Corpus,
    private readonly clock: Clock,
  ) {
    this.offices = new OfficeFinder(corpus);
  }

  /** An answer out of checked sentences. */
  answered(sentences: CheckedSentence[], found: Citation[], retrieved: Retrieved): AnswerContent {
    const citations = found.map((citation) => ({ ...citation, notes: this.notesOn(citation) }));
    return {
      ...this.base(),
      outcome: 'answered',
      text: render(sentences),
      citations,
      related: relatedTo(retrieved, new Set(citations.map(({ ref }) => ref))),
      notices: [this.periodNotice(), ...new Set(citations.flatMap(({ notes }) => notes))],
    };
  }

  /** A refusal. `key` is the question's search key, in which the office is looked for. */
  refused(reason: RefusalReason, key: string, retrieved: Retrieved | null): AnswerContent {
    const text = refusalText(reason, this.offices.find(key), this.offices.lastResort);
    // What lies outside may still lie near something; for a legal matter the nearest are shown in any case.
    const near = retrieved && reason !== 'no_basis' ? { ...retrieved, rejected: [] } : retrieved;
    const related = near ? relatedTo(near, new Set()) : [];
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
    const { version: corpusVersion } = this.corpus;
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

  /** Every answer that rests on the plan says when its period ended; whether a task was met the plan does not say. */
  private periodNotice(): string {
    const { periodFrom, periodTo } = this.corpus.plan;
    const years = `${periodFrom.slice(0, 4)}—${periodTo.slice(0, 4)}年`;
    const over = this.clock.now() > Date.parse(`${periodTo}T23:59:59+08:00`);
    return over ? `本方案实施期为${years}，已经期满。任务是否完成，方案没有说明。` : `本方案实施期为${years}。`;
  }

  private notesOn({ ref, start, end }: Citation): string[] {
    const errata = this.corpus.plan.tasks.find((task) => task.ref === ref)?.errata ?? [];
    return errata.filter((erratum) => erratum.start < end && erratum.end > start).map(({ note }) => note);
  }
}

function relatedTo(retrieved: Retrieved, cited: ReadonlySet<string>): Related[] {
  return [...retrieved.kept, ...retrieved.rejected]
    .filter(({ passage }) => !cited.has(passage.ref))
    .slice(0, LIMITS.related)
    .map(({ passage: { ref, label, heading } }) => ({ ref, label, heading }));
}

/** A task's number and heading, quoted by themselves. */
const HEADING = /^\d+\.[^。]*。$/;
/** Words that rest on more passages than this introduce a list, whose lines bear the marks. */
const MOST_MARKS = 3;

/** Sentences with 【任务31】 behind each; another passage begins another line, and so does what follows a heading. */
function render(sentences: CheckedSentence[]): string {
  let text = '';
  let line: Passage | undefined;
  for (const { kind, text: sentence, passages } of sentences) {
    if (text && (passages[0] !== line || kind === 'words')) text += '\n';
    line = kind === 'words' || HEADING.test(sentence) ? undefined : passages[0];
    const marked = kind === 'words' && passages.length > MOST_MARKS ? [] : passages;
    text += sentence + marked.map(({ label }) => `【${label}】`).join('');
  }
  return text;
}
