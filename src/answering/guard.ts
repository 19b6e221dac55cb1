import {
  bestEvidence,
  type CheckedSentence,
  type CitationFault,
  checkSentence,
  type DraftSentence,
  type Evidence,
  type SentenceCheck,
} from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import { afterDenial, unquoted } from './own-words.ts';

/** What the guard found of one sentence, as it is kept for those who evaluate. */
export interface Check {
  text: string;
  fault: CitationFault | null;
  /** What of it is at fault: a figure, a name, a quotation. */
  detail?: string | undefined;
  /** How well its sources support it, 0…1. */
  support: number;
}

/** A bare yes or no, by its length: no source can bear it out, and what follows says the same with its source. */
const VERDICT = { chars: 12, support: 0.3 };
/** That a source says nothing of something: none can bear that out either. */
const SILENCE =
  /(资料|材料|原文|条文|方案|文件|规定|法律|任务|里面|当中)[里中上]?[都也并]*(没有?|未)[^。，,]{0,6}(写|说|提|讲|规定|载明|列|给出|设|涉及|要求)/;

/** A sentence without a mark of its own is shown where the source of its neighbour bears out this much of it. */
const SHARED_FROM = 0.6;

/** A sentence that failed is worth a quotation in its place where its source comes at least this near to it. */
const WORTH_QUOTING = 0.3;

/**
 * Stands between a writer and the reader: lets a sentence through once it is checked, and puts a quotation of its source
 * in the place of one that failed, or nothing. One guard an answer.
 */
export class Guard {
  readonly checks: Check[] = [];
  /** How many of a model's sentences were let through. */
  claims = 0;
  /** How many failed, replaced or not. What is only a remark is left out without being counted. */
  failed = 0;
  /** Whether a sentence named no source. */
  hasUnsourced = false;
  private readonly quoted: Evidence[] = [];
  /** What was shown, without marks and spaces, so that nothing is shown twice. */
  private readonly shown: string[] = [];

  /** @param question as it was put to the writer; its words are no source's. */
  constructor(
    private readonly sources: ReadonlyMap<string, Passage>,
    private readonly question = '',
  ) {}

  /** The sentence, what stands in for it, or `null`. */
  pass(sentence: DraftSentence): CheckedSentence | null {
    const result = this.check(sentence);
    if (result.ok) return this.isSaid(sentence, result.sentence) ? null : this.note(sentence, result.sentence);
    const text = textOf(sentence);
    const { fault, detail, support } = result;
    this.checks.push({ text, fault, detail: detail === text ? undefined : detail, support });
    this.hasUnsourced ||= fault === 'no_source';
    if (fault === 'no_source' || isRemark(text, support)) return null;
    this.failed += 1;
    return this.inPlaceOf(text, result.passages);
  }

  /** Whether these characters were shown already. */
  hasShown({ passage, start, end }: Evidence): boolean {
    return this.quoted.some((shown) => shown.passage === passage && shown.start <= start && shown.end >= end);
  }

  /** A claim is checked without the marks around the person's own words and, if need be, without denying them. */
  private check(sentence: DraftSentence): SentenceCheck {
    if (sentence.kind !== 'claim') return checkSentence(sentence, this.sources);
    const text = unquoted(sentence.text, this.question);
    const result = ownOrBorneOut(sentence, checkSentence({ ...sentence, text }, this.sources));
    const rest = result.ok ? null : afterDenial(text);
    if (rest === null) return result;
    const again = checkSentence({ ...sentence, text: rest }, this.sources);
    return again.ok ? again : result;
  }

  /** A model that says again what was quoted in place of an earlier sentence adds nothing. */
  private isSaid({ kind }: DraftSentence, { text, support }: CheckedSentence): boolean {
    const isSaid = kind === 'claim' && this.shown.some((shown) => shown.includes(bareOf(text)));
    if (isSaid) this.checks.push({ text, fault: null, support });
    return isSaid;
  }

  private note(draft: DraftSentence, checked: CheckedSentence): CheckedSentence {
    if (draft.kind === 'claim') {
      this.claims += 1;
      this.checks.push({ text: checked.text, fault: null, support: checked.support });
    } else if (draft.kind === 'quote') this.quoted.push(...checked.evidence);
    this.shown.push(bareOf(checked.text));
    return checked;
  }

  private inPlaceOf(text: string, passages: Passage[]): CheckedSentence | null {
    const [best] = passages
      .flatMap((passage) => {
        const found = bestEvidence(text, passage);
        return found && found.support >= WORTH_QUOTING ? [{ ...found, passage }] : [];
      })
      .sort((a, b) => b.support - a.support);
    if (!best || this.hasShown(best)) return null;
    const { passage, start, end } = best;
    const quotation = passage.text.slice(start, end);
    if (this.shown.some((shown) => shown.includes(bareOf(quotation)))) return null;
    this.quoted.push({ passage, start, end });
    this.shown.push(bareOf(quotation));
    return { kind: 'quote', text: quotation, passages: [passage], evidence: [{ passage, start, end }], support: 1 };
  }
}

/** A mark that is not a sentence's own counts only where its source says the very same. */
function ownOrBorneOut(sentence: DraftSentence & { kind: 'words' | 'claim' }, result: SentenceCheck): SentenceCheck {
  if (!result.ok || !sentence.isShared || result.sentence.support >= SHARED_FROM) return result;
  const { passages, support } = result.sentence;
  return { ok: false, fault: 'no_source', detail: sentence.text, passages, support };
}

function isRemark(text: string, support: number): boolean {
  const bare = bareOf(text);
  const isVerdict = bare.length <= VERDICT.chars && support < VERDICT.support;
  return (isVerdict && !/[\d一二三四五六七八九十百千万]/.test(bare)) || SILENCE.test(text);
}

function bareOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function textOf(sentence: DraftSentence): string {
  return sentence.kind === 'quote' ? sentence.quote : sentence.text;
}
