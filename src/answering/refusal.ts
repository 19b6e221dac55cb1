import type { RefusalReason } from '../domain/answer.ts';
import type { Corpus, Office } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import { WordFinder } from '../retrieval/lexicon.ts';

const WORDS: Record<RefusalReason, string> = {
  no_basis:
    '在《湖南省法治政府建设实施方案(2021-2025年)》和本站收录的法律里，没有找到这件事的依据，我不能回答，也不猜测。',
  out_of_scope:
    '这个问题与依法行政无关，我回答不了。我只回答《湖南省法治政府建设实施方案(2021-2025年)》和有关法律里的事。',
  unsafe: '这个要求我不能照办。您可以直接问《湖南省法治政府建设实施方案(2021-2025年)》里的内容。',
  over_limit: `问题太长了（最多${LIMITS.questionChars}字）。请只留下最要紧的一两句话再问。`,
  unavailable: '现在答不出来，请稍后再试。',
};

/** Finds the office or hotline that serves a matter. */
export class OfficeFinder {
  private readonly byWord = new Map<string, Office[]>();
  private readonly words: WordFinder;
  readonly lastResort: Office;

  constructor(corpus: Corpus) {
    for (const office of corpus.offices)
      for (const word of [...office.keywords, ...office.matters])
        this.byWord.set(word, [...(this.byWord.get(word) ?? []), office]);
    this.words = new WordFinder(this.byWord.keys());
    this.lastResort = corpus.offices.find((office) => office.id === 'human-help') as Office;
  }

  /** The office whose words the key holds most of (in characters); the last resort where there is none. */
  find(key: string): Office {
    const weights = new Map<Office, number>();
    for (const { word } of this.words.find(key))
      for (const office of this.byWord.get(word) ?? []) weights.set(office, (weights.get(office) ?? 0) + word.length);
    const [best] = [...weights].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
    return best?.[0] ?? this.lastResort;
  }
}

/** The words of a refusal: why, and where a person can turn. */
export function refusalText(reason: RefusalReason, office: Office, lastResort: Office): string {
  const routes = reason === 'no_basis' && office !== lastResort ? [office, lastResort] : [lastResort];
  return [WORDS[reason], ...routes.map(routeText)].join('\n');
}

/** How to reach an office, in one line. */
export function routeText(office: Office): string {
  return `可以找：${office.name}${office.phone && !office.name.includes(office.phone) ? `(${office.phone})` : ''}。${office.guidance}`;
}
