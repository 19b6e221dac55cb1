import { placeLabel } from '../../domain/law.ts';
import { type Division, extentOf } from './law-outline.ts';

interface LawContentsProps {
  outline: Division;
  /** `side` stands beside the text on wide screens, `fold` is folded above it on narrow ones; CSS shows one of them. */
  way: 'side' | 'fold';
}

/** The contents of a law: its divisions, or its articles where it has none. */
export function LawContents({ outline, way }: LawContentsProps) {
  const list = (
    <>
      <a href="#card">要点（非原文）</a>
      {outline.articles.length ? <Places division={outline} /> : null}
      <Divisions division={outline} />
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
    <nav class="contents side" aria-label="法律目录">
      <h2>目录</h2>
      {list}
    </nav>
  );
}

function Places({ division }: { division: Division }) {
  return (
    <ol class="places">
      {division.articles.map(({ place }) => (
        <li>
          <a href={`#a${place}`}>{placeLabel(place)}</a>
        </li>
      ))}
    </ol>
  );
}

function Divisions({ division }: { division: Division }) {
  if (division.divisions.length === 0) return null;
  return (
    <ol class="divisions">
      {division.divisions.map((one) => (
        <li>
          <a class={one.depth === 1 ? 'division sec' : 'division'} href={`#${one.id}`}>
            <span>{one.title}</span>
            <span class="extent">{extentOf(one)}</span>
          </a>
          <Divisions division={one} />
        </li>
      ))}
    </ol>
  );
}
