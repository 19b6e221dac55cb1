import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { type Law, lawLabel, lawUrl, placeLabel } from '../../domain/law.ts';
import { statusInWords } from '../../domain/law-time.ts';
import type { CardPlace } from '../../domain/matter.ts';

/** What a card says of one place of its law. */
export interface Point {
  law: Law;
  /** 《政府信息公开条例》第二十九条. */
  label: string;
  says: string;
  url: string;
}

/** The point of a card as the shelf holds it now; `null` where the law or the point is gone. */
export function pointAt(shelf: LawShelf, { law: id, place }: CardPlace): Point | null {
  const law = shelf.law(id);
  const card = shelf.card(id);
  const point = card?.points.find((one) => one.place === place);
  if (!law || !card || !point) return null;
  const line = card.text.slice(point.start, point.end);
  return {
    law,
    label: lawLabel(law.names[0] as string, place),
    says: line.slice(placeLabel(place).length + 1),
    url: lawUrl({ law: id, version: null, place }),
  };
}

interface PointsProps {
  shelf: LawShelf;
  places: CardPlace[];
  /** The laws whose changes are told below these points; the points of others lead to where that is. */
  telling: ReadonlySet<string>;
}

/** Points of cards, each saying that it is not the text, where the text stands, and whether something changed since. */
export function Points({ shelf, places, telling }: PointsProps) {
  const points = places.map((place) => pointAt(shelf, place)).filter((point) => point !== null);
  const told = [...new Set(points.map(({ law }) => law))].filter(({ id }) => telling.has(id));
  return (
    <>
      {points.length ? (
        <ul class="points">
          {points.map(({ law, label, says, url }) => (
            <li>
              <p>{says}</p>
              <p class="where">
                要点（非原文），见<a href={url}>{label}</a> <State shelf={shelf} law={law} />
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {told.map((law) => (
        <Changes law={law} />
      ))}
    </>
  );
}

/** A law that does not simply apply says so beside its name. */
function State({ shelf, law }: { shelf: LawShelf; law: Law }) {
  const status = shelf.statusOf(law);
  if (law.changes.length === 0)
    return status === 'in_force' ? null : <span class="state">{statusInWords(status)}</span>;
  return (
    <a class="state" href={`#change-${law.id}`}>
      {status === 'in_force' ? '有变化，待核实' : `${statusInWords(status)}，待核实`}
    </a>
  );
}

function Changes({ law }: { law: Law }) {
  if (law.changes.length === 0) return null;
  return (
    <div class="note" id={`change-${law.id}`}>
      <b>{`《${law.names[0]}》有变化`}</b>
      {law.changes.map(({ note }) => (
        <p>{note}</p>
      ))}
    </div>
  );
}

/** As many laws stand open; more of them would push the offices out of sight. */
const OPEN_LAWS = 3;

/** The laws that a page rests on, each with the line that says since when it applies and as of which day. */
export function LawsUsed({ shelf, places }: { shelf: LawShelf; places: CardPlace[] }) {
  const cards = [...new Set(places.map(({ law }) => law))].flatMap((id) => shelf.card(id) ?? []);
  if (cards.length === 0) return null;
  return (
    <details class="used" open={cards.length <= OPEN_LAWS}>
      <summary>
        <h2>{`这一页用到的法律（${cards.length}部）`}</h2>
      </summary>
      <ul>
        {cards.map(({ law, text, time }) => (
          <li>
            <a href={`/laws/${law}`}>{`《${shelf.law(law)?.names[0] ?? law}》`}</a>
            <p class="hint">{text.slice(time.start, time.end)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
