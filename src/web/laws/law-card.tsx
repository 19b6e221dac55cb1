import { type Card, placeLabel } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import { dressed, linesOf } from '../frame/dressing.tsx';
import type { NameFinder } from './law-names.ts';

interface CardViewProps {
  card: Card;
  /** Where an article of the version in force is shown; `null` where it is not. */
  articleUrl: (place: string) => string | null;
  quote: Span | null;
  names: NameFinder;
  /** Whether this stands in the panel beside an answer, where names and articles open too. */
  inPanel?: boolean;
}

/** What this site wrote of a law, set apart from the law itself; folded where the law's own text is at hand. */
export function CardView({ hasText, ...props }: CardViewProps & { hasText: boolean }) {
  const { points } = props.card;
  return (
    <details class="card" open={!hasText || props.quote !== null}>
      <summary>
        <h2 id="card-title">{points.length ? `要点（${points.length}条）` : '说明'}</h2>
        <span class="tag own">非原文</span>
      </summary>
      <aside id="card" aria-labelledby="card-title">
        <CardText {...props} />
      </aside>
    </details>
  );
}

/** A card's own words: what it is, its lines, its points with their articles. */
export function CardText({ card, articleUrl, quote, names, inPanel }: CardViewProps) {
  const { text, points, notes } = card;
  const toArticles = points.flatMap(({ place, start }) => {
    const href = articleUrl(place);
    return href ? [{ start, end: start + placeLabel(place).length, href }] : [];
  });
  const dress = { quote, links: [...names(text), ...toArticles], inPanel };
  const isPoint = (line: Span): boolean => points.some(({ start }) => start === line.start);
  const lines = linesOf(text);
  return (
    <>
      <p class="hint">{notes[0]}</p>
      {lines
        .filter((line) => !isPoint(line))
        .map((line) => (
          <p>{dressed(text, line, dress)}</p>
        ))}
      {points.length ? (
        <ul>
          {lines.filter(isPoint).map((line) => (
            <li>{dressed(text, line, dress)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
