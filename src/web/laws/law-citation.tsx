import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { type Article, type Law, type LawVersion, placeLabel } from '../../domain/law.ts';
import { notesOn } from '../../domain/law-time.ts';
import type { Span } from '../../domain/passage.ts';
import { versionInWords } from './law-state.tsx';

/** What is cited, and under which origin (`https://host`) its page stands. */
export interface CitationOf {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  article: Article;
  /** The characters that are cited; the whole article where it is `null`. */
  quote: Span | null;
  address: string;
}

/** A citation to put into a document: title, article, words, version, status, source and address. */
export function citationText({ shelf, law, version, article, quote, address }: CitationOf): string {
  const words = quote ? article.text.slice(quote.start, quote.end) : article.text;
  const notes = notesOn(law, version, shelf.today(), (id) => shelf.law(id)?.names[0]);
  const { repository, commit } = shelf.corpus.lock;
  return [
    `《${law.title}》${placeLabel(article.place)}：`,
    `“${words.trim()}”`,
    `（${[versionInWords(law, version), ...notes].join('；').replace(/。$/, '')}）`,
    `来源：${repository}（提交${commit.slice(0, 8)}）；不是官方发布的文本，以国家法律法规数据库公布的为准。`,
    `网址：${address}`,
  ].join('\n');
}

/** The button that copies the text of `#id`; the script shows it where copying works. */
export function CopyButton({ id, text, children }: { id: string; text: string; children: string }) {
  return (
    <div class="copying no-print">
      <pre id={id} hidden>
        {text}
      </pre>
      <button type="button" class="button quiet" data-copy={id} hidden>
        {children}
      </button>{' '}
      <span role="status" data-told></span>
    </div>
  );
}
