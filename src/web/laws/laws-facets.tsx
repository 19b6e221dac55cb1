import { FACETS, type Facet, filterUrl, type LawFilter, type Narrowing } from './laws-filter.ts';

interface FacetsProps {
  narrowing: Narrowing;
  filter: LawFilter;
}

/** What narrows the library, each value a link with its count; one value that every law has narrows nothing. */
function facetsOf({ narrowing, filter }: FacetsProps) {
  return (Object.keys(FACETS) as Facet[])
    .map((facet) => ({ facet, choices: narrowing.choices(facet, filter) }))
    .filter(({ facet, choices }) => choices.length > 1 || filter[facet] !== null);
}

/** The same folded above the list, on narrow screens. */
export function FoldedFacets(props: FacetsProps) {
  return (
    <details class="contents fold facets">
      <summary>
        {`筛选：${facetsOf(props)
          .map(({ facet }) => FACETS[facet])
          .join('、')}`}
      </summary>
      <nav aria-label="筛选">
        <FacetLists {...props} />
      </nav>
    </details>
  );
}

/** Beside the list, on wide screens; behind it, so that the keyboard comes to the results first. */
export function FacetsBeside(props: FacetsProps) {
  return (
    <nav class="contents side facets" aria-label="筛选">
      <FacetLists {...props} />
    </nav>
  );
}

function FacetLists(props: FacetsProps) {
  const { filter } = props;
  return (
    <>
      {facetsOf(props).map(({ facet, choices }) => (
        <>
          <h2>{FACETS[facet]}</h2>
          <ul>
            {filter[facet] === null ? null : <Choice href={filterUrl(filter, { [facet]: null })} name="不限" />}
            {choices.map(({ value, name, laws }) => (
              <Choice
                href={filterUrl(filter, { [facet]: value })}
                name={name}
                // The counts are the library's, not those of what the words find.
                {...(filter.q === '' && { laws })}
                chosen={filter[facet] === value}
              />
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function Choice({ href, name, laws, chosen }: { href: string; name: string; laws?: number; chosen?: boolean }) {
  return (
    <li>
      <a class="division" href={href} aria-current={chosen ? 'true' : undefined}>
        <span>{name}</span>
        {laws === undefined ? null : <span class="extent">{`${laws}部`}</span>}
      </a>
    </li>
  );
}

/** The conditions that are set, each a link that takes it away. */
export function Conditions({ narrowing, filter }: FacetsProps) {
  const set = [
    ...(filter.q === '' ? [] : [{ words: `“${filter.q}”`, without: filterUrl(filter, { q: '' }) }]),
    ...(Object.keys(FACETS) as Facet[]).flatMap((facet) => {
      const value = filter[facet];
      if (value === null) return [];
      const words = `${FACETS[facet]}：${narrowing.nameOf(facet, value)}`;
      return [{ words, without: filterUrl(filter, { [facet]: null }) }];
    }),
  ];
  if (set.length === 0) return null;
  return (
    <ul class="chips" aria-label="现在的条件">
      {set.map(({ words, without }) => (
        <li>
          <a class="chip" href={without} aria-label={`去掉条件${words}`}>
            {words}
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {set.length > 1 ? (
        <li>
          <a class="plain" href="/laws">
            全部清除
          </a>
        </li>
      ) : null}
    </ul>
  );
}
