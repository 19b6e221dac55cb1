import type { Day, Law } from '../../domain/law.ts';
import type { LawShelf } from './shelf.ts';

/**
 * The places that cards and people's questions speak of, of the laws whose text is not at hand. They are searched as
 * articles are; what is cited is the card.
 */
export class CardLibrary {
  readonly laws: readonly Law[];
  readonly size: number;
  private readonly places: { law: Law; place: string }[] = [];
  private readonly ranges = new Map<string, { from: number; to: number }>();

  constructor(shelf: LawShelf) {
    const { corpus, laws } = shelf;
    this.laws = laws;
    const asked = Map.groupBy(corpus.lawQuestions, ({ law }) => law);
    for (const { law: id, points } of corpus.cards) {
      const law = laws.find((one) => one.id === id);
      if (!law || shelf.hasText(id)) continue;
      const from = this.places.length;
      const spoken = [...points, ...(asked.get(id) ?? [])].map(({ place }) => place);
      for (const place of new Set(spoken)) this.places.push({ law, place });
      this.ranges.set(id, { from, to: this.places.length });
    }
    this.size = this.places.length;
  }

  /** The law and place at an index. */
  entry(index: number): { law: Law; place: string } {
    return this.places[index] as { law: Law; place: string };
  }

  range(law: string, version: Day | null = null): { from: number; to: number } | undefined {
    const known = this.laws.find(({ id }) => id === law);
    const isCurrent = version === null || known?.versions.at(-1)?.version === version;
    return isCurrent ? this.ranges.get(law) : undefined;
  }

  placeAt(index: number): string {
    return this.entry(index).place;
  }

  headingAt(): string {
    return '';
  }

  textAt(): string {
    return '';
  }
}
