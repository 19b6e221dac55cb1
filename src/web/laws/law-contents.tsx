import { placeLabel } from '../../domain/law.ts';
import { type Division, extentOf, holdsPlace } from './law-outline.ts';

interface LawContentsProps {
  outline: Division;
  /** The place that the address names: its chapter is the one being read. */
  chosen: string | null;
  /** Where a division is shown, by its anchor. */
  hrefOf: (id: string) => string;
  /** `side` stands beside the text on wide screens, `fold` is folded above it on narrow ones; CSS shows one of them. */
  way: 'side' | 'fold';
}

/** The contents of a law: its divisions, or its articles where it has none. */
export function LawContents({ outline, chosen, hrefOf, way }: LawContentsProps) {
  const list = (
    <>
      {outline.articles.length ? <Places division={outline} chosen={chosen} /> : null}
      <Divisions division={outline} chosen={chosen} hrefOf={hrefOf} />
    </>
  );
  if (way === 'fold')
    return (
      <details class="contents fold">
        <summary>目录</summary>
        <nav aria-label="法律目录">{list}</nav>
      </details>
    );
  return (
    <nav class="contents side" aria-label="法律目录" data-follow>
      <h2>目录</h2>
      {list}
    </nav>
  );
}

type PartProps = Pick<LawContentsProps, 'chosen' | 'hrefOf'> & { division: Division };

function Places({ division, chosen }: Omit<PartProps, 'hrefOf'>) {
  return (
    <ol class="places">
      {division.articles.map(({ place }) => (
        <li>
          <a href={`#a${place}`} aria-current={place === chosen ? 'true' : undefined}>
            {placeLabel(place)}
          </a>
        </li>
      ))}
    </ol>
  );
}

function Divisions({ division, chosen, hrefOf }: PartProps) {
  if (division.divisions.length === 0) return null;
  return (
    <ol class="divisions">
      {division.divisions.map((one) => (
        <li>
          <a
            class={one.depth === 1 ? 'division sec' : 'division'}
            href={hrefOf(one.id)}
            aria-current={chosen !== null && holdsPlace(one, chosen) ? 'true' : undefined}
          >
            <span>{one.title}</span>
            <span class="extent">{extentOf(one)}</span>
          </a>
          <Divisions division={one} chosen={chosen} hrefOf={hrefOf} />
        </li>
      ))}
    </ol>
  );
}
