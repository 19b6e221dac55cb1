import type { Span } from '../../domain/passage.ts';

/** The words that a reader typed, as they are looked for in a text: in small letters, one by one, the longest first. */
export function wordsTyped(q: string): string[] {
  const words = q
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，、。;；]+/);
  return [...new Set(words.filter((word) => word !== ''))].sort((a, b) => b.length - a.length);
}

/** Where words stand in a text, in its order, those that touch made one. */
export function spansOf(text: string, words: readonly string[]): Span[] {
  const small = text.toLowerCase();
  // A letter whose small form is longer would move all places behind it.
  if (small.length !== text.length) return [];
  const found: Span[] = [];
  for (const word of words)
    for (let at = small.indexOf(word); at >= 0 && word !== ''; at = small.indexOf(word, at + word.length))
      found.push({ start: at, end: at + word.length });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** So short a run of characters is in both by chance. */
const RUN = 3;

/**
 * Where a text holds what was asked: the words as typed, else the longer runs of the question's pairs of characters, so
 * that a question in a sentence is marked too.
 */
export function spansAsked(text: string, q: string, pairs: readonly string[]): Span[] {
  const typed = spansOf(text, wordsTyped(q));
  if (typed.length) return typed;
  return spansOf(text, pairs).filter(({ start, end }) => end - start >= RUN);
}

const EXCERPT = 90;
/** So much stands before the first marked word. */
const BEFORE = 24;

/** A stretch of a text about its first marked word, on one line, the words marked; what stands before `from` is left out. */
export function Excerpt({ text, spans, from = 0 }: { text: string; spans: readonly Span[]; from?: number }) {
  const first = spans[0]?.start ?? 0;
  const start = first + BEFORE > EXCERPT ? Math.max(from, first - BEFORE) : from;
  const end = Math.min(text.length, start + EXCERPT);
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const pieces = [];
  let at = start;
  for (const span of inside) {
    pieces.push(text.slice(at, Math.max(at, span.start)));
    at = Math.min(end, span.end);
    pieces.push(<mark class="hit">{text.slice(Math.max(start, span.start), at)}</mark>);
  }
  return (
    <>
      {start > from ? '…' : ''}
      {pieces}
      {text.slice(at, end)}
      {end < text.length ? '…' : ''}
    </>
  );
}
