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
}

/** What this site wrote of a law, set apart from the law itself. */
export function CardView({ card, articleUrl, quote, names }: CardViewProps) {
  const { text, points, notes } = card;
  const toArticles = points.flatMap(({ place, start }) => {
    const href = articleUrl(place);
    return href ? [{ start, end: start + placeLabel(place).length, href }] : [];
  });
  const dress = { quote, links: [...names(text), ...toArticles] };
  const isPoint = (line: Span): boolean => points.some(({ start }) => start === line.start);
  const lines = linesOf(text);
  return (
    <aside class="card" id="card" aria-labelledby="card-title">
      <h2 id="card-title">
        要点<span class="tag own">非原文</span>
      </h2>
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
    </aside>
  );
}
