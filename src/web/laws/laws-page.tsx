import { dayInWords } from '../../domain/law-time.ts';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { LawFilter, LibraryFigures } from './law-facts.ts';
import { Figures } from './laws-figures.tsx';
import { InstrumentList, LawList, type LawListProps } from './laws-list.tsx';
import { LawResults, type LawResultsProps } from './laws-results.tsx';

interface LawsPageProps extends LawListProps {
  frame: Frame;
  figures: LibraryFigures;
  /** What was looked for; `null` where nothing was. */
  results: Omit<LawResultsProps, 'filter'> | null;
}

/** The library: what there is, in figures and one by one, or what was looked for in it. */
export function LawsPage({ frame, search, figures, filter, list, mentions, results }: LawsPageProps) {
  const title = results ? `查找：${filter.q}` : '法律法规';
  return (
    <Layout frame={frame} title={title} current="laws" ownSearch>
      <div class="reader library">
        <div class="doc">
          <h1 class="title">法律法规库</h1>
          <p class="lead">
            {`收录${figures.total.laws}部法律、法规和司法解释，效力状态截至${dayInWords(figures.asOf)}，此后的变动标「待核实」。`}
          </p>
          {search.shelf.library ? null : (
            <p class="note">
              原文还没有取回，现在只有本站写的要点（非原文）。运行 <code>npm run corpus -- pull</code> 取回原文。
            </p>
          )}
        </div>
        <Kinds figures={figures} filter={filter} />
        <div class="body">
          <Finder figures={figures} filter={filter} />
          {filter.unknown.length ? (
            <p class="note">{`没有这样的条件，已略去：${filter.unknown.join('、')}。`}</p>
          ) : null}
          {results ? (
            <LawResults filter={filter} {...results} />
          ) : (
            <>
              {filter.kind === null && list.page === 1 ? <Figures figures={figures} /> : null}
              <LawList search={search} filter={filter} list={list} mentions={mentions} />
              {filter.kind === null && list.page === list.pages ? (
                <InstrumentList search={search} mentions={mentions} />
              ) : null}
            </>
          )}
        </div>
      </div>
    </Layout>
  );
}

/** The kinds beside the list, on wide screens; the form above it does the same on all. */
function Kinds({ figures: { kinds, total }, filter }: { figures: LibraryFigures; filter: LawFilter }) {
  const entries = [
    { kind: null, name: '全部', laws: total.laws },
    ...kinds.map(({ kind, laws }) => ({ kind, name: kind, laws })),
  ];
  return (
    <nav class="contents side" aria-label="类别">
      <h2>类别</h2>
      <ol class="divisions">
        {entries.map(({ kind, name, laws }) => (
          <li>
            <a
              class="division"
              href={kind === null ? '/laws' : `/laws?${new URLSearchParams({ kind })}`}
              aria-current={filter.q === '' && kind === filter.kind ? 'page' : undefined}
            >
              <span>{name}</span>
              <span class="extent">{`${laws}部`}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Finder({ figures, filter }: { figures: LibraryFigures; filter: LawFilter }) {
  return (
    <search>
      <form class="finder" method="get" action="/laws" aria-label="在法律法规里查找">
        <div class="field wide">
          <label for="q">查找法律名称、条文</label>
          <input id="q" type="search" name="q" value={filter.q} autocomplete="off" />
        </div>
        <div class="field">
          <label for="kind">类别</label>
          <select id="kind" name="kind">
            <option value="">不限</option>
            {figures.kinds.map(({ kind }) => (
              <option value={kind} selected={kind === filter.kind}>
                {kind}
              </option>
            ))}
          </select>
        </div>
        <div class="go">
          <button type="submit" class="button">
            查找
          </button>
        </div>
      </form>
    </search>
  );
}
