import type { Law } from '../../domain/law.ts';
import { changeSince, dayInWords, versionInForce } from '../../domain/law-time.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { compareUrl } from './law-addresses.ts';
import { countArticles, stateOn } from './law-facts.ts';
import type { Mention } from './law-names.ts';
import { StateTag } from './law-state.tsx';
import { filterUrl, type LawFilter } from './laws-filter.ts';

/** One page of a list of laws. */
export interface LawListProps {
  search: LawSearch;
  filter: LawFilter;
  list: { laws: Law[]; page: number; pages: number };
  /** Where the plan names each. */
  mentions: Map<string, Mention[]>;
}

/** One page of the laws, by kind. */
export function LawList({ search, filter, list, mentions }: LawListProps) {
  return (
    <>
      {[...Map.groupBy(list.laws, ({ kind }) => kind)].map(([kind, laws], at) => (
        <section class="results" aria-labelledby={`kind-${at + 1}`}>
          <h2 id={`kind-${at + 1}`}>{kind}</h2>
          {laws.map((law) => (
            <LawEntry search={search} law={law} mentions={mentions.get(law.id) ?? []} />
          ))}
        </section>
      ))}
      <Pages filter={filter} list={list} />
    </>
  );
}

interface EntryProps {
  search: LawSearch;
  law: Law;
  mentions: Mention[];
}

/** A law in a list: its title, whether it applies and since when, its extent, its versions. */
export function LawEntry({ search: { shelf }, law, mentions }: EntryProps) {
  const version = versionInForce(law, shelf.today());
  const articles = countArticles(shelf, law);
  const change = changeSince(law, shelf.today());
  const facts = [
    change && change.status !== 'in_force'
      ? `变动自${dayInWords(change.effectiveFrom)}起`
      : `截至${dayInWords(law.statusAsOf)}`,
    version.effectiveFrom ? `${dayInWords(version.effectiveFrom)}起施行` : `${dayInWords(version.version)}的版本`,
    articles === null ? '只有要点，没有原文' : articles === 0 ? '不分条' : `${articles}条`,
    law.versions.length > 1 && `${law.versions.length}个版本`,
    mentions.length > 0 && `方案提到：${mentions.map(({ label }) => label).join('、')}`,
  ];
  const [before, last] = law.versions.slice(-2);
  return (
    <article class="result">
      <h3>
        <a href={`/laws/${law.id}`}>{law.title}</a>
      </h3>
      <p class="where">
        <StateTag state={stateOn(law, version, shelf.today())} />
        {facts.filter(Boolean).map((fact, at) => [at > 0 ? ' · ' : '', <span>{fact}</span>])}
      </p>
      {before && last ? (
        <p class="more">
          <a href={compareUrl(law, before, last)} aria-label={`比较版本：《${law.names[0]}》`}>
            比较版本
          </a>
        </p>
      ) : null}
    </article>
  );
}

function Pages({ filter, list: { page, pages } }: Pick<LawListProps, 'filter' | 'list'>) {
  if (pages < 2) return null;
  return (
    <nav class="pages" aria-label="分页">
      {page > 1 ? (
        <a rel="prev" href={filterUrl(filter, { page: page - 1 })}>
          ← 上一页
        </a>
      ) : null}
      <span>{`第${page}页，共${pages}页`}</span>
      {page < pages ? (
        <a rel="next" href={filterUrl(filter, { page: page + 1 })}>
          下一页 →
        </a>
      ) : null}
    </nav>
  );
}

/** What the plan names and this site has no text of. */
export function InstrumentList({ search: { shelf }, mentions }: Pick<LawListProps, 'search' | 'mentions'>) {
  if (shelf.instruments.length === 0) return null;
  return (
    <section class="results" aria-labelledby="instruments-title">
      <h2 id="instruments-title">方案提到、本站没有原文的文件</h2>
      {shelf.instruments.map(({ id, title, issuer }) => (
        <article class="result">
          <h3>
            <a href={`/laws/${id}`}>{title}</a>
          </h3>
          <p class="where">{[issuer, ...(mentions.get(id) ?? []).map(({ label }) => label)].join(' · ')}</p>
        </article>
      ))}
    </section>
  );
}
