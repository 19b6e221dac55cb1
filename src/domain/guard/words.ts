import { occurringNumbers, statedNumbers } from '../numbers.ts';
import type { Passage } from '../passage.ts';
import type { CheckedSentence, CitationFault } from '../sentence.ts';

/** Addresses with or without a scheme, and Markdown's links. */
const LINK = /:\/\/|https?:|mailto:|www\.|\]\(|[a-z]\.[a-z]{2,}|\.(?:com|cn|net|org)\b/i;

/** Checks the program's own words: no link, no number and no quotation that the passages named do not hold. */
export function checkWords(
  text: string,
  passages: readonly Passage[],
): { fault: CitationFault; detail: string; support: number } | CheckedSentence {
  const fail = (fault: CitationFault, detail: string) => ({ fault, detail, support: 0 });
  if (LINK.test(text.normalize('NFKC'))) return fail('foreign_link', text);
  const held = occurringNumbers(
    passages.map((passage) => `${passage.label} ${passage.heading} ${passage.text}`).join('\n'),
  );
  for (const number of statedNumbers(text)) if (!held.has(number)) return fail('unsupported_number', number);
  for (const quotation of text.matchAll(/[「“]([^「」“”]{4,})[」”]/g))
    if (!passages.some((passage) => passage.text.includes(quotation[1] as string)))
      return fail('altered_quotation', quotation[1] as string);
  return { kind: 'words', text, passages: [...passages], evidence: [], support: 1 };
}
