import {
  bestEvidence,
  type CheckedSentence,
  type CitationFault,
  checkSentence,
  type DraftSentence,
  type Evidence,
} from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';

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
const VERDICT_CHARS = 6;
/** That a source says nothing of something: none can bear that out either. */
const SILENCE =
  /(资料|材料|原文|条文|方案|文件|规定|法律|任务|里面|当中)[里中上]?[都也并]*(没有?|未)[^。，,]{0,6}(写|说|提|讲|规定|载明|列|给出|设|涉及|要求)/;

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
  private readonly quoted: Evidence[] = [];

  constructor(private readonly sources: ReadonlyMap<string, Passage>) {}

  /** The sentence, what stands in for it, or `null`. */
  pass(sentence: DraftSentence): CheckedSentence | null {
    const result = checkSentence(sentence, this.sources);
    if (result.ok) return this.note(sentence, null, result.sentence);
    const text = textOf(sentence);
    const { fault, detail, support } = result;
    this.checks.push({ text, fault, detail: detail === text ? undefined : detail, support });
    if (fault === 'no_source' || isRemark(text)) return null;
    this.failed += 1;
    return this.inPlaceOf(text, result.passages);
  }

  /** Whether these characters were shown already. */
  hasShown({ passage, start, end }: Evidence): boolean {
    return this.quoted.some((shown) => shown.passage === passage && shown.start <= start && shown.end >= end);
  }

  private note(draft: DraftSentence, fault: null, checked: CheckedSentence): CheckedSentence | null {
    if (draft.kind === 'claim') {
      this.claims += 1;
      this.checks.push({ text: draft.text, fault, support: checked.support });
    } else if (draft.kind === 'quote') this.quoted.push(...checked.evidence);
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
    this.quoted.push({ passage, start, end });
    const quotation = passage.text.slice(start, end);
    return { kind: 'quote', text: quotation, passages: [passage], evidence: [{ passage, start, end }], support: 1 };
  }
}

function isRemark(text: string): boolean {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  return (bare.length <= VERDICT_CHARS && !/[\d一二三四五六七八九十百千万]/.test(bare)) || SILENCE.test(text);
}

function textOf(sentence: DraftSentence): string {
  return sentence.kind === 'quote' ? sentence.quote : sentence.text;
}
