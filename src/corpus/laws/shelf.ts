import type { Corpus } from '../../domain/corpus.ts';
import type { Card, CardSource, Day, Instrument, Law, LawLibrary, LawVersion } from '../../domain/law.ts';
import { placeLabel } from '../../domain/law.ts';
import { changeSince, dayInWords, statusInWords, statusOn, versionInForce } from '../../domain/law-time.ts';
import type { Passage, Status } from '../../domain/passage.ts';
import type { Ref } from '../../domain/reference.ts';

/** What we say and hold of the laws: the lock, the cards, and the texts where they were pulled. */
export class LawShelf {
  /** The pinned laws, then what else is in the library. */
  readonly laws: readonly Law[];
  readonly instruments: readonly Instrument[];
  private readonly byId: Map<string, Law>;
  private readonly cards: Map<string, CardSource>;

  constructor(
    readonly corpus: Corpus,
    readonly library: LawLibrary | null,
    readonly today: () => Day,
  ) {
    const pinned = corpus.lock.laws;
    const more = (library?.laws ?? []).filter(({ id }) => !pinned.some((law) => law.id === id));
    this.laws = [...pinned, ...more];
    this.instruments = corpus.instruments;
    this.byId = new Map(this.laws.map((law) => [law.id, law]));
    this.cards = new Map(corpus.cards.map((card) => [card.law, card]));
  }

  law(id: string): Law | undefined {
    return this.byId.get(id);
  }

  /** Whether the text of a law is at hand. */
  hasText(id: string): boolean {
    return this.library?.range(id) !== undefined;
  }

  /** Whether a law's version in force applies today. */
  statusOf(law: Law): Status {
    return statusOn(law, versionInForce(law, this.today()), this.today());
  }

  /** The card of a law or of an instrument. */
  card(id: string): Card | undefined {
    const law = this.byId.get(id);
    const source = this.cards.get(id);
    if (law) return this.lawCard(law, source);
    const instrument = this.instruments.find((one) => one.id === id);
    return instrument && instrumentCard(instrument);
  }

  /** The instrument without a text that a search key names by its title. */
  instrumentNamed(key: string): Instrument | undefined {
    const plain = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[《》〈〉\s]/g, '');
    return this.instruments.find(({ title }) => plain(key).includes(plain(title)));
  }

  /** The repealed laws that a text names in 《》, with the law that took their place. */
  replacedIn(text: string): { old: Law; by: Law }[] {
    const named = [...text.matchAll(/《([^《》]+)》/g)].map((match) => match[1] as string);
    return this.laws.flatMap((old) => {
      const by = old.replacedBy && this.byId.get(old.replacedBy);
      const isNamed = named.some((name) => name === old.title || old.names.includes(name));
      return by && isNamed ? [{ old, by }] : [];
    });
  }

  /** What a `law:` or `card:` reference names. */
  find(ref: Ref): Passage | undefined {
    if (ref.startsWith('card:')) return this.card(ref.slice('card:'.length));
    return this.library?.find(ref);
  }

  private lawCard(law: Law, source: CardSource | undefined): Card {
    const writer = new CardWriter();
    const time = writer.line(this.timeLine(law));
    if (source) {
      writer.line(`用途：${source.purpose}`);
      writer.line(`使用者：${source.users}`);
    }
    const points = (source?.points ?? []).map(({ place, says }) => {
      return { place, ...writer.line(`${placeLabel(place)}：${says}`) };
    });
    const notes = ['这是本站写的要点，不是法律原文，以原文为准。', ...law.changes.map(({ note }) => note)];
    const base = cardBase(law.id, law.names[0] as string, law.title, this.statusOf(law));
    return { ...base, text: writer.text, notes, law: law.id, points, time };
  }

  /** Adopted, in force from, and whether it still is, as of which day. */
  private timeLine(law: Law): string {
    const today = this.today();
    const version = versionInForce(law, today);
    const parts = [
      `《${law.title}》`,
      law.documentNumber,
      `${dayInWords(version.version)}${law.versions.length > 1 ? '的版本' : '公布或最近一次修改'}`,
      version.effectiveFrom && `自${dayInWords(version.effectiveFrom)}起施行`,
      `截至${dayInWords(law.statusAsOf)}${this.stateOf(law)}`,
    ];
    const earlier = law.versions.slice(0, law.versions.indexOf(version)).map(earlierVersion);
    return `${[...parts.filter(Boolean), ...earlier].join('，')}。`;
  }

  private stateOf(law: Law): string {
    const by = law.replacedBy && this.byId.get(law.replacedBy);
    const replaced = by ? `，由《${by.names[0]}》取代` : '';
    const since = changeSince(law, this.today());
    return `${statusInWords(law.status)}${replaced}${since ? `；${since.note.replace(/。$/, '')}` : ''}`;
  }
}

function earlierVersion({ version, effectiveTo }: LawVersion): string {
  const until = effectiveTo ? `适用至${dayInWords(effectiveTo)}` : '已被取代';
  return `此前${dayInWords(version)}的版本${until}`;
}

function instrumentCard({ id, title, issuer, tasks, whereToGet }: Instrument): Card {
  const writer = new CardWriter();
  const time = writer.line(`《${title}》，制定机关：${issuer}。`);
  const places = tasks.length ? tasks.map((task) => `任务${task}`).join('、') : '序言';
  writer.line(`方案中提到它的地方：${places}。`);
  writer.line(`本站没有收录它的原文，不引用条文。${whereToGet}`);
  const notes = ['这是本站写的说明，不是原文。'];
  return { ...cardBase(id, title, title, 'in_force'), text: writer.text, notes, law: id, points: [], time };
}

function cardBase(id: string, name: string, heading: string, status: Status) {
  return { ref: `card:${id}`, label: `《${name}》要点（非原文）`, heading, url: `/laws/${id}#card`, status };
}

/** Writes a text line by line, knowing where each stands. */
class CardWriter {
  text = '';

  line(line: string): { start: number; end: number } {
    if (this.text) this.text += '\n';
    const start = this.text.length;
    this.text += line;
    return { start, end: this.text.length };
  }
}
