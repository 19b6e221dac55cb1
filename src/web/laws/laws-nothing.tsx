import { FACETS, type Facet, filterUrl, isNarrowed, type LawFilter, type Narrowing } from './laws-filter.ts';

/** So many characters of a question stand on its button. */
const SHOWN = 24;

/** Nothing was found: what to take away, and where to ask. */
export function NothingFound({ filter, narrowing }: { filter: LawFilter; narrowing: Narrowing }) {
  const set = (Object.keys(FACETS) as Facet[]).filter((facet) => filter[facet] !== null);
  return (
    <section class="nothing" aria-labelledby="nothing-title">
      <h2 id="nothing-title">没有找到</h2>
      <ul>
        {set.map((facet) => (
          <li>
            <a href={filterUrl(filter, { [facet]: null })}>
              {`去掉“${FACETS[facet]}：${narrowing.nameOf(facet, filter[facet] as string)}”再找`}
            </a>
          </li>
        ))}
        {isNarrowed(filter) ? null : <li>换一个更短的词试试，例如法律名称里的两三个字，或者“第二十九条”。</li>}
        <li>
          <a href="/laws">看全部法律</a>
        </li>
      </ul>
      {filter.q === '' ? null : (
        <form class="instead" method="post" action="/#latest">
          <p>
            也可以换成提问：{' '}
            <button type="submit" class="button quiet" name="question" value={filter.q}>
              {`问“${filter.q.length > SHOWN ? `${filter.q.slice(0, SHOWN)}…` : filter.q}”`}
            </button>
          </p>
        </form>
      )}
      <p class="hint">
        本站只收录与法治政府建设有关的法律法规。没有收录的，请到国家法律法规数据库（flk.npc.gov.cn）查找。
      </p>
    </section>
  );
}
