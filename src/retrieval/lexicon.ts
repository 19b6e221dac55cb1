import type { Lexicon } from '../domain/corpus.ts';

/** Finds a list's words in a text: at each place the longest. Latin words match whole words only. */
export class WordFinder {
  private readonly byFirst = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const first = word.slice(0, 1);
      const list = this.byFirst.get(first);
      if (list) list.push(word);
      else this.byFirst.set(first, [word]);
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.length - a.length);
  }

  /** The words found, with their places, left to right without overlaps. */
  find(text: string): { word: string; start: number; end: number }[] {
    const found: { word: string; start: number; end: number }[] = [];
    for (let at = 0; at < text.length; at++) {
      const word = this.byFirst
        .get(text[at] as string)
        ?.find((entry) => text.startsWith(entry, at) && wholeWord(text, at, entry));
      if (!word) continue;
      found.push({ word, start: at, end: at + word.length });
      at += word.length - 1;
    }
    return found;
  }
}

const LATIN = /[a-z0-9]/;

function wholeWord(text: string, at: number, word: string): boolean {
  if (!LATIN.test(word[0] as string)) return true;
  const before = text[at - 1] ?? '';
  const behind = text.slice(at + word.length, at + word.length + 2);
  // A plural's s may follow, where nothing follows that: 'laws', but neither 'lawyer' nor 'lawsuit'.
  return !LATIN.test(before) && !LATIN.test(behind.replace(/^s/, '').slice(0, 1));
}

/** Keys are searched for in search keys, which are lower case. */
function lowerCased(...lists: Map<string, string[]>[]): Map<string, string[]> {
  return new Map(lists.flatMap((list) => [...list].map(([word, terms]) => [word.toLowerCase(), terms] as const)));
}

/** Turns everyday, dialect, English and shortened words of a question into the terms of the texts. */
export class Expander {
  private readonly replaced: WordFinder;
  private readonly expanded: WordFinder;
  private readonly terms: Map<string, string[]>;
  private readonly plain: Map<string, string[]>;

  constructor(lexicon: Lexicon) {
    this.plain = lowerCased(lexicon.dialect, lexicon.shorthand);
    this.terms = lowerCased(lexicon.everyday, lexicon.english);
    this.replaced = new WordFinder(this.plain.keys());
    this.expanded = new WordFinder(this.terms.keys());
  }

  /** The key with dialect and shorthand put into plain words. */
  plainWords(key: string): string {
    let text = '';
    let from = 0;
    for (const { word, start, end } of this.replaced.find(key)) {
      text += key.slice(from, start) + (this.plain.get(word)?.[0] ?? word);
      from = end;
    }
    return text + key.slice(from);
  }

  /** The legal terms that the key's everyday and English words stand for, each once. */
  termsOf(key: string): string[] {
    return [...new Set(this.expanded.find(key).flatMap(({ word }) => this.terms.get(word) ?? []))];
  }
}
