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
  /** How well its sources support it, 0…1. */
  support: number;
}

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
  /** How many failed, replaced or not; a remark that names no source is left out and not counted. */
  failed = 0;
  private readonly quoted: Evidence[] = [];

  constructor(private readonly sources: ReadonlyMap<string, Passage>) {}

  /** The sentence, what stands in for it, or `null`. */
  pass(sentence: DraftSentence): CheckedSentence | null {
    const result = checkSentence(sentence, this.sources);
    if (result.ok) return this.note(sentence, null, result.sentence);
    if (result.fault !== 'no_source') this.failed += 1;
    this.checks.push({ text: textOf(sentence), fault: result.fault, support: result.support });
    return this.inPlaceOf(textOf(sentence), result.passages);
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

function textOf(sentence: DraftSentence): string {
  return sentence.kind === 'quote' ? sentence.quote : sentence.text;
}
