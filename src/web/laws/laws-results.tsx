import type { Law } from '../../domain/law.ts';
import { placeLabel } from '../../domain/law.ts';
import { statusInWords } from '../../domain/law-time.ts';
import type { LawFound } from '../../retrieval/laws/search.ts';
import type { LawFilter } from './law-facts.ts';

/** What a search among the laws brought. */
export interface LawResultsProps {
  filter: LawFilter;
  /** The laws that are named, or whose title holds the words. */
  laws: Law[];
  /** The nearest places, best first. */
  hits: LawFound['hits'];
}

/** Laws by name, then the nearest articles; points of cards where no text is at hand. */
export function LawResults({ filter: { q, kind }, laws, hits }: LawResultsProps) {
  return (
    <section class="results" aria-labelledby="results-title">
      <h2 id="results-title">{`“${q}”${kind ? `，${kind}` : ''}：最接近的${hits.length}处`}</h2>
      <p>
        <a href="/laws">清除条件，看全部法律</a>
      </p>
      {laws.length ? (
        <article class="result">
          <h3>名称相符的</h3>
          <ul class="plainlist">
            {laws.map(({ id, title }) => (
              <li>
                <a href={`/laws/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </article>
      ) : null}
      {hits.map((hit) => (
        <Result hit={hit} />
      ))}
      {hits.length === 0 ? (
        <p>
          没有相近的条文。换个说法再试试，也可以<a href="/">直接提问</a>。
        </p>
      ) : null}
    </section>
  );
}

const EXCERPT = 90;

function Result({ hit: { law, place, passage, span } }: { hit: LawFound['hits'][number] }) {
  const isCard = passage.ref.startsWith('card:');
  const text = span ? passage.text.slice(span.start, span.end) : passage.text.replaceAll('\n', ' ');
  const href = isCard && span ? `/laws/${law.id}?quote=${span.start}-${span.end}#card` : passage.url;
  return (
    <article class="result">
      <h3>
        <a href={href}>{isCard ? `${passage.label} ${placeLabel(place)}` : passage.label}</a>
      </h3>
      <p class="where">{[isCard ? '' : passage.heading, statusInWords(passage.status)].filter(Boolean).join(' · ')}</p>
      <p>{text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}</p>
    </article>
  );
}
