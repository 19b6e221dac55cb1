import { type Law, lawLabel, placeLabel } from '../../domain/law.ts';
import { statusInWords } from '../../domain/law-time.ts';
import type { LawFound, LawSearch } from '../../retrieval/laws/search.ts';
import type { Mention } from './law-names.ts';
import type { LawFilter, Narrowing } from './laws-filter.ts';
import type { Found } from './laws-found.ts';
import { LawEntry } from './laws-list.tsx';
import { NothingFound } from './laws-nothing.tsx';
import { Excerpt, spansAsked } from './word-marks.tsx';

/** What a search among the laws brought. */
export interface LawResultsProps {
  search: LawSearch;
  narrowing: Narrowing;
  filter: LawFilter;
  found: Found;
  mentions: Map<string, Mention[]>;
}

/** Laws by name, then the nearest articles; points of cards where no text is at hand. */
export function LawResults({ search, narrowing, filter, found: { laws, hits, pairs }, mentions }: LawResultsProps) {
  if (laws.length + hits.length === 0) return <NothingFound filter={filter} narrowing={narrowing} />;
  return (
    <>
      {laws.length ? (
        <section class="results" aria-labelledby="names-title">
          <h2 id="names-title">{`名称相符的（${laws.length}部）`}</h2>
          {laws.map((law) => (
            <LawEntry search={search} law={law} mentions={mentions.get(law.id) ?? []} />
          ))}
        </section>
      ) : null}
      {hits.length ? (
        <section class="results" aria-labelledby="places-title">
          <h2 id="places-title">{`内容最接近的（${hits.length}处）`}</h2>
          {hits.map((hit) => (
            <Result hit={hit} q={filter.q} pairs={pairs} />
          ))}
        </section>
      ) : null}
    </>
  );
}

function Result({ hit, q, pairs }: { hit: LawFound['hits'][number]; q: string; pairs: string[] }) {
  const { law, place, passage, span } = hit;
  const isCard = passage.ref.startsWith('card:');
  if (isCard && !span) return <Unwritten law={law} place={place} />;
  const text = span ? passage.text.slice(span.start, span.end) : passage.text.replaceAll('\n', ' ');
  const href = span ? `/laws/${law.id}?quote=${span.start}-${span.end}#card` : passage.url;
  return (
    <article class="result">
      <h3>
        <a href={href}>{isCard ? `${passage.label} ${placeLabel(place)}` : passage.label}</a>
      </h3>
      <p class="where">{[isCard ? '' : passage.heading, statusInWords(passage.status)].filter(Boolean).join(' · ')}</p>
      <p>
        <Excerpt text={text} spans={spansAsked(text, q, pairs)} />
      </p>
    </article>
  );
}

/** A place that people's questions lead to, and of which there is neither the text nor a point. */
function Unwritten({ law, place }: { law: Law; place: string }) {
  return (
    <article class="result">
      <h3>
        <a href={`/laws/${law.id}#card`}>{lawLabel(law.names[0] as string, place)}</a>
      </h3>
      <p class="hint">可能有关。本站没有这部法律的原文，要点也没有写到这一条，请查官方文本。</p>
    </article>
  );
}
