import type { Hit, PassageKind } from '../domain/retrieval.ts';
import type { Laws } from './laws/laws.ts';
import type { HybridRetriever } from './retriever.ts';

/** Searches plan, laws and cards together; the kind of question decides which leads. */
export class Searching {
  constructor(
    private readonly retriever: HybridRetriever,
    private readonly laws: Laws,
  ) {}

  /** Best first, each reference once. */
  search(question: string, { limit = 10, kind }: { limit?: number; kind?: PassageKind } = {}): Hit[] {
    const query = this.retriever.reader.read(question);
    const { plan, law } = this.retriever.leads(query);
    const lists = [
      { kind: 'plan', share: plan, hits: kind && kind !== 'plan' ? [] : this.planHits(question, limit) },
      { kind: 'law', share: law, hits: kind === 'plan' ? [] : this.lawHits(question, limit) },
    ];
    const wanted = lists.flatMap(({ share, hits }) =>
      hits
        .filter(({ passage: { ref } }) => !kind || kind === 'plan' || ref.startsWith(`${kind}:`))
        .map(({ passage, score }) => ({ passage, score: kind ? score : score * share })),
    );
    return once(wanted.sort((a, b) => b.score - a.score)).slice(0, limit);
  }

  private planHits(question: string, limit: number): Hit[] {
    return this.retriever.search(question, { limit }).kept;
  }

  /** Articles, each followed by its law's card; where no text is at hand, the cards alone. */
  private lawHits(question: string, limit: number): Hit[] {
    const { shelf } = this.laws.current;
    const { hits } = this.laws.search(this.retriever.reader.read(question), limit * 2);
    return hits.flatMap(({ passage, law, score }) => {
      const card = shelf.card(law.id);
      return [{ passage, score }, ...(card ? [{ passage: card, score: score * BEHIND }] : [])];
    });
  }
}

/** A card stands behind the article that it speaks of. */
const BEHIND = 0.5;

function once(hits: Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ passage: { ref } }) => !seen.has(ref) && seen.add(ref));
}
