import { PackedLibrary } from '../../corpus/laws/library.ts';
import { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Corpus } from '../../domain/corpus.ts';
import type { Day } from '../../domain/law.ts';
import type { SafeText } from '../../domain/safe-text.ts';
import type { Embedder } from '../embedder.ts';
import type { Query } from '../query.ts';
import type { LawBundle } from './bundle.ts';
import { type LawFound, LawSearch } from './search.ts';

/** What turns a question into a vector: at once, or by asking a service. */
export interface QueryEmbedder extends Pick<Embedder, 'model' | 'embed'> {
  vectorOf?(text: string): Float32Array;
}

/**
 * The laws that are at hand. A pull replaces them while the server runs: whoever answers takes `current` once and
 * stays with it, so that no answer mixes two libraries.
 */
export class Laws {
  private searching: LawSearch | null = null;
  private bundle: LawBundle | null = null;
  private versionNow: string;

  constructor(
    private readonly corpus: Corpus,
    private readonly today: () => Day,
    private readonly embedder?: QueryEmbedder | undefined,
  ) {
    this.versionNow = corpus.version;
  }

  /** The laws of this moment. The cards' index is built when it is first asked for: with texts it never is. */
  get current(): LawSearch {
    this.searching ??= new LawSearch(new LawShelf(this.corpus, null, this.today), null);
    return this.searching;
  }

  /** The version of all that answers rest on: of the corpus, and of the texts that were pulled. */
  get version(): string {
    return this.versionNow;
  }

  /** Takes up a bundle. */
  async take(bundle: LawBundle): Promise<void> {
    const library = new PackedLibrary(bundle.packed, this.today);
    const search = new LawSearch(new LawShelf(this.corpus, library, this.today), bundle);
    const version = await sha256(`${this.corpus.version}\n${library.version}`);
    this.bundle = bundle;
    this.searching = search;
    this.versionNow = version;
  }

  /**
   * The question's vector from a service; `undefined` where there is none, or it fails: words go on alone. `keyOf` gives
   * the question's key as it may leave, and is asked only where there is a service.
   */
  async vectorFor(keyOf: () => SafeText): Promise<Float32Array | undefined> {
    const embedder = this.comparable();
    if (!embedder || embedder.vectorOf) return undefined;
    const vectors = await embedder.embed([keyOf()]).catch(() => []);
    return vectors[0];
  }

  /** The embedder, where the vectors of the laws at hand are its own. */
  private comparable(): QueryEmbedder | undefined {
    return this.bundle?.vectors?.model === this.embedder?.model ? this.embedder : undefined;
  }

  /** The nearest places of the laws at hand; `asked` is the question's vector where a service gave one. */
  search(query: Query, limit?: number, asked?: Float32Array | undefined): LawFound {
    const vector = asked ?? this.comparable()?.vectorOf?.(query.key);
    return this.current.search(query, { ...(limit !== undefined && { limit }), vector });
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
