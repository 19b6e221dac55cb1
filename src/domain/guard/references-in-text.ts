import type { Passage } from '../passage.ts';
import { fold } from './fold.ts';
import { namesOfLaws } from './law-names.ts';
import { CHINESE, readNumeral } from './numerals.ts';
import { readPassage } from './reading.ts';

const N = `(?:\\d{1,4}|${CHINESE})`;
const PLACE = new RegExp(
  `第(?<number>${N})(?:-(?<sub>\\d+))?(?<kind>条|款|项任务|项|部分|章|节|编|段)(?:第?之(?<of>${N}))?|任务(?<task>${N})|\\((?<item>${N})\\)项`,
  'g',
);
const NAME = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》/g;

/** A place that a text names: `条:29`, `条:29-1`, `任务:31`, `款:2`. */
interface PlaceNamed {
  key: string;
  text: string;
  at: number;
}

/** A place or an act that a sentence names, and that none of its sources is or mentions; `null` where there is none. */
export function foreignReference(sentence: string, passages: readonly Passage[]): string | null {
  const quoted = [...sentence.matchAll(NAME)];
  const plain = namesOfLaws(sentence.replace(NAME, '\u0001'));
  const places = placesIn(sentence);
  if (quoted.length + plain.length + places.length === 0) return null;
  const held = passages.map(heldBy);
  for (const [text, name] of quoted) if (!held.some((one) => isNamed(name as string, one))) return text;
  for (const name of new Set(plain)) if (!held.some(({ all }) => all.includes(name))) return name;
  const checked = new Set<string>();
  for (const { key, text, at } of places) {
    const law = nameBefore(sentence, at);
    if (checked.has(`${law} ${key}`)) continue;
    checked.add(`${law} ${key}`);
    if (!held.some((one) => (law ? isPlaceOf(law, key, one) : isPlace(key, one)))) return text;
  }
  return null;
}

interface Held {
  passage: Passage;
  label: string;
  text: string;
  /** Label, heading and text, without 中华人民共和国. */
  all: string;
  /** Places in the label and in the text. */
  places: ReadonlySet<string>;
  textPlaces: PlaceNamed[];
  /** How many paragraphs there are, and the numbers of the items that they list. */
  paragraphs: number;
  items: ReadonlySet<number | null>;
}

const known = new WeakMap<Passage, Held>();

function heldBy(passage: Passage): Held {
  const before = known.get(passage);
  if (before?.passage.text === passage.text) return before;
  const label = short(fold(passage.label));
  const text = short(readPassage(passage).folded);
  const textPlaces = placesIn(text);
  const places = new Set([...placesIn(label), ...textPlaces].map(({ key }) => key));
  // 任务31 is the plan's thirty-first item, too.
  const task = /^任务(\d+)$/.exec(label)?.[1];
  if (task) places.add(`项:${task}`).add(`项任务:${task}`);
  const lines = passage.text
    .split('\n')
    .map(fold)
    .filter((line) => line !== '');
  const items = lines.flatMap((line) => ITEM_LINE.exec(line)?.[1] ?? []);
  const paragraphs = lines.length - items.length;
  const all = `${label} ${short(fold(passage.heading))} ${text}`;
  const held = {
    passage: { ...passage },
    label,
    text,
    all,
    places,
    textPlaces,
    paragraphs,
    items: new Set(items.map(readNumeral)),
  };
  known.set(passage, held);
  return held;
}

const short = (text: string): string => text.replaceAll('中华人民共和国', '');

function placesIn(text: string): PlaceNamed[] {
  return [...text.matchAll(PLACE)].map((match) => {
    const { number, sub, kind, of, task, item } = match.groups ?? {};
    const below = sub ?? (of && readNumeral(of));
    const key = kind
      ? `${kind}:${readNumeral(number as string)}${below ? `-${below}` : ''}`
      : task
        ? `任务:${readNumeral(task)}`
        : `项:${readNumeral(item as string)}`;
    return { key, text: match[0], at: match.index };
  });
}

function isPlace(key: string, { places, paragraphs, items }: Held): boolean {
  if (places.has(key)) return true;
  const [kind, number] = [key.split(':')[0], Number(key.split(':')[1])];
  return (kind === '款' && number <= paragraphs) || (kind === '项' && items.has(number));
}
const ITEM_LINE = new RegExp(`^\\((${N})\\)`);

/** The place of a named act: of the passage's own act, or right behind the act's name in its text. */
function isPlaceOf(law: string, key: string, held: Held): boolean {
  const isOwn = nameIn(held.label)?.includes(law) || /^本/.test(law);
  if (isOwn && isPlace(key, held)) return true;
  return held.textPlaces.some(
    (place) => place.key === key && (nameBefore(held.text, place.at)?.includes(law) ?? false),
  );
}

const nameIn = (label: string): string | null => /《([^》]*)》/.exec(label)?.[1] ?? null;

/** The act whose name ends where a place begins, with the places between them: 《X法》第八条第二款. */
function nameBefore(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 60), at).replace(new RegExp(`(?:第${N}(?:条|款)(?:之${N})?)+$`), '');
  const quoted = /《([^《》]+)》(?:的|中)?$/.exec(before)?.[1];
  if (quoted) return short(quoted);
  const tail = before.slice(-16);
  return namesOfLaws(tail).findLast((name) => tail.endsWith(name)) ?? null;
}

/** Whether a name in 《》 is the source's own or stands in its text. The plan may be called by what it is. */
function isNamed(name: string, { all, passage }: Held): boolean {
  const plain = short(name).replaceAll(/[<>〈〉]/g, '');
  if (plain.length < 2) return false;
  if (passage.ref.startsWith('plan:') && /^(?:\p{Script=Han}{2,8}省?)?(?:法治政府建设)?(?:实施)?方案$/u.test(plain))
    return true;
  return all.replaceAll(/[<>〈〉]/g, '').includes(plain);
}
