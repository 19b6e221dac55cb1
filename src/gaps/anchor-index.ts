/** A question's features and their weights, of unit length. */
export type Vector = ReadonlyMap<string, number>;

/** The anchor found, and how like it is, 0…1. */
export interface AnchorHit {
  anchor: number;
  score: number;
}

/** A feature that weighs less than this changes no likeness that counts, and would fill long lists. */
const LEAST_WEIGHT = 0.05;
/** A feature that so many anchors have tells nothing: its list is not looked through. */
const MOST_POSTINGS = 2_000;
/** The longest lists are left out, together this much of a wording. */
const LEFT = 0.25;

interface Posting {
  anchors: number[];
  weights: number[];
}

/** An anchor's features by their numbers, with their weights. */
interface Packed {
  features: Int32Array;
  weights: Float32Array;
}

/**
 * Finds the most alike of many wordings. Sums up, by the lists of the features, what each has in common with the one
 * that is asked for, and looks closely only at those that can still be near enough.
 */
export class AnchorIndex {
  private readonly numbers = new Map<string, number>();
  private readonly postings: Posting[] = [];
  private readonly anchors: Packed[] = [];
  private sums = new Float32Array(1024);
  /** The weights of the wording that is asked for, by feature. */
  private asked = new Float32Array(1024);

  /** @param least what is less like than this is not found. */
  constructor(private readonly least: number) {}

  /** Adds a wording; gives its number, counted from 0. */
  add(wording: Vector): number {
    const kept = [...wording].filter(([, weight]) => weight >= LEAST_WEIGHT);
    const anchor = this.anchors.length;
    const features = Int32Array.from(kept, ([feature]) => this.numberOf(feature));
    const weights = Float32Array.from(kept, ([, weight]) => weight);
    this.anchors.push({ features, weights });
    features.forEach((feature, at) => {
      const { anchors, weights: values } = this.postings[feature] as Posting;
      anchors.push(anchor);
      values.push(weights[at] as number);
    });
    if (this.anchors.length > this.sums.length) this.sums = new Float32Array(this.sums.length * 2);
    return anchor;
  }

  /** The anchors that are near enough, the most alike first, the older one of two alike. */
  near(wording: Vector): AnchorHit[] {
    const known = this.ask(wording);
    const { touched, left } = this.sumUp(known);
    const hits: AnchorHit[] = [];
    for (const anchor of touched) {
      if ((this.sums[anchor] as number) + left < this.least) continue;
      const score = this.exact(anchor);
      if (score >= this.least) hits.push({ anchor, score });
    }
    for (const anchor of touched) this.sums[anchor] = 0;
    for (const [feature] of known) this.asked[feature] = 0;
    return hits.sort((one, other) => other.score - one.score || one.anchor - other.anchor);
  }

  /** How alike two anchors are, 0…1. */
  likeness(one: number, other: number): number {
    const known = this.anchors[one] as Packed;
    known.features.forEach((feature, at) => {
      this.asked[feature] = known.weights[at] as number;
    });
    const score = this.exact(other);
    for (const feature of known.features) this.asked[feature] = 0;
    return score;
  }

  /** Lays the wording out by its features' numbers; gives those that some anchor has. */
  private ask(wording: Vector): [number, number][] {
    const known: [number, number][] = [];
    for (const [feature, weight] of wording) {
      const number = this.numbers.get(feature);
      if (number === undefined || weight < LEAST_WEIGHT) continue;
      known.push([number, weight]);
      this.asked[number] = weight;
    }
    return known;
  }

  /**
   * What each anchor has in common with the wording, by the shortest lists; `left` is the most that those not looked
   * through may add.
   */
  private sumUp(known: [number, number][]): { touched: number[]; left: number } {
    const lengthOf = (feature: number): number => (this.postings[feature] as Posting).anchors.length;
    known.sort((a, b) => lengthOf(a[0]) - lengthOf(b[0]) || a[0] - b[0]);
    let squares = known.reduce((sum, [, weight]) => sum + weight * weight, 0);
    const touched: number[] = [];
    for (const [feature, weight] of known) {
      if (squares <= LEFT * LEFT || lengthOf(feature) > MOST_POSTINGS) break;
      this.sumList(this.postings[feature] as Posting, weight, touched);
      squares -= weight * weight;
    }
    return { touched, left: Math.sqrt(Math.max(0, squares)) };
  }

  private sumList({ anchors, weights }: Posting, weight: number, touched: number[]): void {
    const { sums } = this;
    for (let at = 0; at < anchors.length; at++) {
      const anchor = anchors[at] as number;
      const sum = sums[anchor] as number;
      if (sum === 0) touched.push(anchor);
      sums[anchor] = sum + weight * (weights[at] as number);
    }
  }

  private exact(anchor: number): number {
    const { features, weights } = this.anchors[anchor] as Packed;
    let sum = 0;
    for (let at = 0; at < features.length; at++)
      sum += (weights[at] as number) * (this.asked[features[at] as number] as number);
    return sum;
  }

  private numberOf(feature: string): number {
    const known = this.numbers.get(feature);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(feature, number);
    this.postings.push({ anchors: [], weights: [] });
    if (number >= this.asked.length) {
      const wider = new Float32Array(this.asked.length * 2);
      wider.set(this.asked);
      this.asked = wider;
    }
    return number;
  }
}
