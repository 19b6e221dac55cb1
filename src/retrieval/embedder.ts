/** The port of what turns texts into vectors. Implementations: embedded in the product, or any compatible service. */
export interface Embedder {
  /** Names the weights, so that vectors of another model are never compared with these. */
  readonly model: string;
  readonly dimensions: number;
  /** Texts taken in one call; who has more calls more often. */
  readonly textsPerCall: number;
  /** One unit vector a text, in the order of the texts. Throws where the model cannot be reached. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
