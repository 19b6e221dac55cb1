/** Characters that nobody sees: controls but for line breaks, zero-width and bidirectional marks, tags, selectors. */
const HIDDEN = /[^\P{Cc}\n]|\p{Cf}|[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\p{Variation_Selector}/gu;

/** A key for comparing with words: compatibility forms folded (Ｖ → v), lower case, what is hidden taken out. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(HIDDEN, '');

/** Whether anything of the text can be seen. */
export const isVisible = (text: string): boolean => /\S/.test(fold(text).replace(/[\u2800\s]/g, ''));
