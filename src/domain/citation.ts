import type { Citation } from './answer.ts';
import { occurringNumbers, statedNumbers } from './numbers.ts';
import type { Passage } from './passage.ts';

/**
 * A sentence as a writer hands it over. Writers name sources by tokens (`S1`), never by links or references:
 * - `quote`: the cited passage's own characters from `start` to `end`;
 * - `words`: the writer's words, resting on the passages named.
 */
export type DraftSentence =
  | { kind: 'quote'; token: string; quote: string; start: number; end: number }
  | { kind: 'words'; text: string; tokens: string[] };

/** What a writer gives back. */
export interface Draft {
  sentences: DraftSentence[];
}

/** A sentence that passed, with the passages that it rests on. */
export interface CheckedSentence {
  kind: 'quote' | 'words';
  text: string;
  passages: Passage[];
}

/** Why a sentence did not pass. */
export type CitationFault =
  | 'no_source'
  | 'unknown_source'
  | 'altered_quotation'
  | 'unsupported_number'
  | 'foreign_link'
  | 'empty';

/** All sentences passed, or the faults of those that did not. */
export type CitationCheck =
  | { ok: true; sentences: CheckedSentence[]; citations: Citation[] }
  | { ok: false; faults: { index: number; fault: CitationFault; detail: string }[] };

/**
 * The guard. Every sentence cites; every token names a retrieved passage; every quotation is the passage's own
 * characters; every number that the writer's words state occurs in what they cite. Pure; nothing passes by it.
 *
 * @param sources what was retrieved, by token.
 */
export function checkCitations(draft: Draft, sources: ReadonlyMap<string, Passage>): CitationCheck {
  const faults: { index: number; fault: CitationFault; detail: string }[] = [];
  const sentences: CheckedSentence[] = [];
  const citations: Citation[] = [];
  draft.sentences.forEach((sentence, index) => {
    const result = sentence.kind === 'quote' ? checkQuote(sentence, sources) : checkWords(sentence, sources);
    if ('fault' in result) faults.push({ index, ...result });
    else {
      sentences.push(result);
      if (sentence.kind === 'quote')
        addCitation(citations, result.passages[0] as Passage, sentence.start, sentence.end);
    }
  });
  if (draft.sentences.length === 0) faults.push({ index: 0, fault: 'empty', detail: '' });
  return faults.length ? { ok: false, faults } : { ok: true, sentences, citations };
}

type Verdict = CheckedSentence | { fault: CitationFault; detail: string };

function checkQuote(sentence: DraftSentence & { kind: 'quote' }, sources: ReadonlyMap<string, Passage>): Verdict {
  const passage = sources.get(sentence.token);
  if (!passage) return { fault: 'unknown_source', detail: sentence.token };
  const { start, end, quote } = sentence;
  const inside =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= passage.text.length;
  if (!inside || passage.text.slice(start, end) !== quote) return { fault: 'altered_quotation', detail: quote };
  return { kind: 'quote', text: quote, passages: [passage] };
}

function checkWords(sentence: DraftSentence & { kind: 'words' }, sources: ReadonlyMap<string, Passage>): Verdict {
  if (sentence.text.trim() === '') return { fault: 'empty', detail: '' };
  if (sentence.tokens.length === 0) return { fault: 'no_source', detail: sentence.text };
  const passages: Passage[] = [];
  for (const token of sentence.tokens) {
    const passage = sources.get(token);
    if (!passage) return { fault: 'unknown_source', detail: token };
    passages.push(passage);
  }
  if (LINK.test(sentence.text.normalize('NFKC'))) return { fault: 'foreign_link', detail: sentence.text };
  const held = occurringNumbers(
    passages.map((passage) => `${passage.label} ${passage.heading} ${passage.text}`).join('\n'),
  );
  for (const number of statedNumbers(sentence.text))
    if (!held.has(number)) return { fault: 'unsupported_number', detail: number };
  for (const quotation of sentence.text.matchAll(/[「“]([^「」“”]{4,})[」”]/g))
    if (!passages.some((passage) => passage.text.includes(quotation[1] as string)))
      return { fault: 'altered_quotation', detail: quotation[1] as string };
  return { kind: 'words', text: sentence.text, passages };
}

/** Addresses with or without a scheme, and Markdown's links. */
const LINK = /:\/\/|https?:|mailto:|www\.|\]\(|[a-z]\.[a-z]{2,}|\.(?:com|cn|net|org)\b/i;

/** Quotations that touch in one passage are one citation. */
function addCitation(citations: Citation[], passage: Passage, start: number, end: number): void {
  const last = citations.findLast((citation) => citation.ref === passage.ref && citation.end === start);
  if (last) {
    last.end = end;
    last.quote = passage.text.slice(last.start, end);
    return;
  }
  if (citations.some((citation) => citation.ref === passage.ref && citation.start === start && citation.end === end))
    return;
  const { ref, label, heading, url, status, notes } = passage;
  citations.push({ ref, label, heading, quote: passage.text.slice(start, end), start, end, url, status, notes });
}
