/**
 * The one tokenizer, for every runtime: Han n-grams, Latin words (English endings folded), numbers. It takes search keys.
 */

/** Grams of Han runs in the given sizes, Latin words and numbers, in the order of the text. */
export function tokenize(key: string, sizes: readonly number[] = [2]): string[] {
  const tokens: string[] = [];
  for (const run of key.matchAll(/\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?/gu)) {
    const text = run[0];
    if (/^[a-z]/.test(text)) tokens.push(stem(text));
    else if (/^\d/.test(text)) tokens.push(text);
    else for (const size of sizes) pushGrams(text, size, tokens);
  }
  return tokens;
}

function pushGrams(run: string, size: number, tokens: string[]): void {
  for (let start = 0; start + size <= run.length; start++) tokens.push(run.slice(start, start + size));
}

/** Folds the commonest English endings: fine, fines, fined and fining come near each other, not always together. */
export function stem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ations?|ings?|ed|es|s|ment|ly)$/, '');
}
