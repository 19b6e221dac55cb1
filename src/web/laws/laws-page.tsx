import { dayInWords } from '../../domain/law-time.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { LibraryFigures } from './law-facts.ts';
import { Conditions, FacetsBeside, FoldedFacets } from './laws-facets.tsx';
import { Figures } from './laws-figures.tsx';
import { FACETS, type Facet, isNarrowed, type LawFilter, type Narrowing } from './laws-filter.ts';
import type { Found } from './laws-found.ts';
import { InstrumentList, LawList, type LawListProps } from './laws-list.tsx';
import { NothingFound } from './laws-nothing.tsx';
import { LawResults } from './laws-results.tsx';
import { SearchField } from './search-field.tsx';

/** The element whose contents a search as one types replaces. */
const FOUND = 'laws-found';

/** What the library shows under a filter. */
export interface LibraryProps extends Omit<LawListProps, 'list'> {
  figures: LibraryFigures;
  narrowing: Narrowing;
  list: LawListProps['list'] & { total: number };
  /** What was looked for; `null` where no words were. */
  found: Found | null;
}

/** The library: what there is, one by one and in figures, or what was looked for in it. */
export function LawsPage({ frame, ...props }: LibraryProps & { frame: Frame }) {
  const { filter, figures, search } = props;
  const title = filter.q ? `查找：${filter.q}` : '法律法规';
  return (
    <Layout frame={frame} title={title} current="laws" ownSearch>
      <div class="library">
        <div class="doc">
          <h1 class="title">法律法规库</h1>
          <p class="lead">
            {`收录${figures.total.laws}部法律、法规和司法解释，效力状态截至${dayInWords(figures.asOf)}。`}
          </p>
          {search.shelf.library ? null : <NoTexts />}
        </div>
        <Finder filter={filter} />
        <div id={FOUND}>
          <Library {...props} />
        </div>
      </div>
    </Layout>
  );
}

/** What changes with the filter; a search as one types asks for this alone. */
export function Library({ search, figures, narrowing, filter, list, found, mentions }: LibraryProps) {
  const count = found ? found.laws.length + found.hits.length : list.total;
  const plain = !isNarrowed(filter) && !found;
  return (
    <div class="found" data-count={count}>
      <FoldedFacets narrowing={narrowing} filter={filter} />
      <div class="body">
        <Conditions narrowing={narrowing} filter={filter} />
        {filter.unknown.length ? <p class="note">{`没有这样的条件，已略去：${filter.unknown.join('、')}。`}</p> : null}
        {found ? (
          <LawResults {...{ search, narrowing, filter, found, mentions }} />
        ) : (
          <>
            {plain ? null : <p class="count">{`共${list.total}部`}</p>}
            {list.total === 0 ? <NothingFound filter={filter} narrowing={narrowing} /> : null}
            <LawList search={search} filter={filter} list={list} mentions={mentions} />
          </>
        )}
        {plain && list.page === list.pages ? <InstrumentList search={search} mentions={mentions} /> : null}
        {plain && list.page === 1 ? <Figures figures={figures} /> : null}
      </div>
      <FacetsBeside narrowing={narrowing} filter={filter} />
    </div>
  );
}

function NoTexts() {
  return (
    <div class="note">
      <p>本站现在没有法律原文，只有本站写的要点（非原文）。要看原文，请到国家法律法规数据库（flk.npc.gov.cn）。</p>
      <p class="hint">
        管理员：运行 <code>npm run corpus -- pull</code> 取回并核对原文。
      </p>
    </div>
  );
}

/** The words; what else narrows the library goes along. */
function Finder({ filter }: { filter: LawFilter }) {
  return (
    <search>
      <form class="finder" method="get" action="/laws" aria-label="在法律法规里查找" data-live={FOUND}>
        <SearchField
          label="查找法律名称、条文"
          hint="例如“处罚法”“行政复议法第九条”，也可以写一句话“罚款可以分期交吗”。"
          q={filter.q}
        />
        {(Object.keys(FACETS) as Facet[]).map((facet) =>
          filter[facet] === null ? null : <input type="hidden" name={facet} value={filter[facet]} />,
        )}
      </form>
    </search>
  );
}
