/** A quotation with its marks; those of each pair. */
const QUOTATION = /[「『“"'‘]([^「」『』“”"'‘’]{1,30})[」』”"'’]/g;
/** That something is not as the question has it, before it is said how it is. */
const DENIAL = /^(?:不对[,，])?(?:并?不是|并非|没有|不只是?)[^,，。；;]{1,24}[,，](?:而是|而)?(?=[^,，。；;]{5})/;

/**
 * A sentence in which what the person wrote stands without quotation marks: these are words that are asked about, and
 * in marks they would pass for words of a source.
 */
export function unquoted(sentence: string, question: string): string {
  const asked = keyOf(question);
  return sentence.replace(QUOTATION, (whole, inside: string) => (asked.includes(keyOf(inside)) ? inside : whole));
}

/** What is left of a sentence that begins by denying what was asked; `null` where it does not. */
export function afterDenial(sentence: string): string | null {
  return DENIAL.test(sentence) ? sentence.replace(DENIAL, '') : null;
}

function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
