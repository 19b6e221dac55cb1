import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { type Law, type LawVersion, placeLabel } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import { versionUrl } from './law-addresses.ts';
import type { FoundWithin, Place } from './law-find.ts';
import { numberIn } from './law-parts.ts';
import { SearchField } from './search-field.tsx';
import { Excerpt } from './word-marks.tsx';

/** The element whose contents a search as one types replaces. */
const FOUND = 'found-within';

interface FindingProps {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  /** `null` where nothing was looked for. */
  found: FoundWithin | null;
}

/** Looks for words within the law that is read. */
export function FindWithin(props: FindingProps) {
  const { shelf, law, version, found } = props;
  const current = version === versionInForce(law, shelf.today());
  return (
    <search class="within no-print" id="find">
      <form class="finder" method="get" action={`/laws/${law.id}#find`} aria-label="在本法里查找" data-live={FOUND}>
        <SearchField label="在本法里查找" hint="词语或条号，例如“听证”“29”。" q={found?.q ?? ''} />
        {/* Says of an emptied field, which our script leaves out, that it was looked within the text. */}
        <input type="hidden" name="within" value="text" />
        {current ? null : <input type="hidden" name="version" value={version.version} />}
      </form>
      <div id={FOUND}>{found ? <PlacesFound {...props} found={found} /> : null}</div>
    </search>
  );
}

/** So many articles are listed; a word that stands in more is too common to read them one by one. */
const LISTED = 60;

/** The articles that hold the words; a search as one types asks for this alone. */
export function PlacesFound({ shelf, law, version, found }: FindingProps & { found: FoundWithin }) {
  const { q, places, near, isLong } = found;
  if (q === '') return null;
  const urlOf = (place: string): string => {
    const earlier = version !== versionInForce(law, shelf.today());
    const query = { q, ...(isLong && { article: place }), ...(earlier && { version: version.version }) };
    return `/laws/${law.id}?${new URLSearchParams(query)}#a${place}`;
  };
  const list = (some: Place[]) => (
    <ol class="places-found">
      {some.map(({ article: { place, text }, spans }) => (
        <li>
          <a href={urlOf(place)}>{placeLabel(place)}</a>{' '}
          <Excerpt text={text.replaceAll('\n', ' ')} spans={spans} from={numberIn(text)} />
        </li>
      ))}
    </ol>
  );
  return (
    <section data-count={places.length} aria-labelledby="within-title">
      <h2 id="within-title">{places.length ? `“${q}”：${places.length}条` : `没有写着“${q}”的条文`}</h2>
      {places.length > LISTED ? <p class="hint">{`太多，只列前${LISTED}条；换个更长的词会更准。`}</p> : null}
      {list(places.slice(0, LISTED))}
      {near.length ? <p class="hint">意思可能相近的：</p> : null}
      {near.length ? list(near) : null}
      {places.length + near.length === 0 ? (
        <p>
          换个词试试，或者<a href={`/laws?${new URLSearchParams({ q })}`}>在全部法律里查找</a>。
        </p>
      ) : null}
      <p>
        <a href={versionUrl(shelf, law, version)}>清除查找</a>
      </p>
    </section>
  );
}
