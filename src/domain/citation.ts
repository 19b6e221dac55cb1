import type { Citation } from './answer.ts';
import { checkClaim } from './guard/claim.ts';
import { checkWords } from './guard/words.ts';
import type { Passage } from './passage.ts';
import type { CheckedSentence, CitationFault, Draft, DraftSentence, Evidence } from './sentence.ts';

export { bestEvidence, supportOf } from './guard/support.ts';
export type { CheckedSentence, CitationFault, Draft, DraftSentence, Evidence } from './sentence.ts';

/** What the guard says of one sentence. `support` is 0 where it could not be measured. */
export type SentenceCheck =
  | { ok: true; sentence: CheckedSentence }
  | { ok: false; fault: CitationFault; detail: string; passages: Passage[]; support: number };

/** All sentences passed, or the faults of those that did not. */
export type CitationCheck =
  | { ok: true; sentences: CheckedSentence[]; citations: Citation[] }
  | { ok: false; faults: { index: number; fault: CitationFault; detail: string }[] };

/**
 * The guard. Every sentence cites; every token names a retrieved passage; every quotation is the passage's own
 * characters; what a sentence states in words, its sources hold. Pure; nothing passes by it.
 *
 * @param sources what was retrieved, by token.
 */
export function checkCitations(draft: Draft, sources: ReadonlyMap<string, Passage>): CitationCheck {
  const checks = draft.sentences.map((sentence) => checkSentence(sentence, sources));
  const faults = checks.flatMap((check, index) =>
    check.ok ? [] : [{ index, fault: check.fault, detail: check.detail }],
  );
  if (checks.length === 0) faults.push({ index: 0, fault: 'empty', detail: '' });
  const sentences = checks.flatMap((check) => (check.ok ? [check.sentence] : []));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, sentences, citations: citationsOf(sentences) };
}

/**
 * Checks one sentence by itself. What fails tells why, and which of the passages that it names are known, so that one of
 * them may be quoted in its place.
 */
export function checkSentence(sentence: DraftSentence, sources: ReadonlyMap<string, Passage>): SentenceCheck {
  if (sentence.kind === 'quote') return checkQuote(sentence, sources);
  const { kind, text, tokens } = sentence;
  const passages = [...new Set(tokens.flatMap((token) => sources.get(token) ?? []))];
  const fail = (fault: CitationFault, detail: string, support = 0): SentenceCheck => ({
    ok: false,
    fault,
    detail,
    passages,
    support,
  });
  if (text.trim() === '') return fail('empty', '');
  if (tokens.length === 0) return fail('no_source', text);
  const unknown = tokens.find((token) => !sources.has(token));
  if (unknown !== undefined) return fail('unknown_source', unknown);
  const result = kind === 'claim' ? checkClaim(text, passages) : checkWords(text, passages);
  return 'fault' in result ? fail(result.fault, result.detail, result.support) : { ok: true, sentence: result };
}

function checkQuote(sentence: DraftSentence & { kind: 'quote' }, sources: ReadonlyMap<string, Passage>): SentenceCheck {
  const passage = sources.get(sentence.token);
  if (!passage) return { ok: false, fault: 'unknown_source', detail: sentence.token, passages: [], support: 0 };
  const { start, end, quote } = sentence;
  const passages = [passage];
  const inside =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= passage.text.length;
  if (!inside || passage.text.slice(start, end) !== quote)
    return { ok: false, fault: 'altered_quotation', detail: quote, passages, support: 0 };
  return {
    ok: true,
    sentence: { kind: 'quote', text: quote, passages, evidence: [{ passage, start, end }], support: 1 },
  };
}

/**
 * The citations of checked sentences, in the order of first use: what they quote and what bears them out. Stretches of
 * one passage that touch or overlap are one citation, so a later sentence may lengthen an earlier citation.
 */
export function citationsOf(sentences: readonly CheckedSentence[]): Citation[] {
  const merged: Evidence[] = [];
  for (const added of sentences.flatMap(({ evidence }) => evidence)) {
    const near = merged.filter((one) => one.passage.ref === added.passage.ref && meets(one, added));
    const [first, ...others] = near;
    if (!first) merged.push({ ...added });
    else {
      first.start = Math.min(added.start, ...near.map(({ start }) => start));
      first.end = Math.max(added.end, ...near.map(({ end }) => end));
      for (const other of others) merged.splice(merged.indexOf(other), 1);
    }
  }
  return merged.map(({ passage, start, end }) => {
    const { ref, label, heading, url, status, notes } = passage;
    return { ref, label, heading, quote: passage.text.slice(start, end), start, end, url, status, notes };
  });
}

const meets = (one: Evidence, other: Evidence): boolean => one.start <= other.end && other.start <= one.end;
