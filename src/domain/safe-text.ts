declare const safe: unique symbol;

/**
 * Text that may go to a model: a person's words after personal data was taken out (`redact` of `privacy/`), or what is
 * published anyway. A plain string does not fit, so that nothing reaches a model by oversight.
 */
export type SafeText = string & { readonly [safe]: true };

/** Marks text of the corpus, of a prompt or of our own as fit for a model. Never for what a person wrote. */
export function published(text: string): SafeText {
  return text as SafeText;
}
