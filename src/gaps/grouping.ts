import { foreignIn, type IdfOf, matterOf, type Wording, wordingOf } from '../retrieval/likeness.ts';
import type { Query } from '../retrieval/query.ts';
import { AnchorIndex } from './anchor-index.ts';

/**
 * Puts near-alike questions together, in one pass. A question joins the groups of the wordings that are near enough, and
 * joins these groups with one another; but only where their first questions are alike as well: so a group grows along
 * its wordings, and no chain leads from one matter to another. The same questions in the same order give the same groups.
 */

/** Two questions are one where they are at least this alike, and one of them brings next to nothing of its own. */
const JOINS = 0.45;
const MOST_OWN = 3;
/** The other brings no more than this: a short question is in many long ones. */
const MOST_MORE = 9;
/** What a character tells beyond this counts as a question's own; what a number counts, which is always its own. */
const TELLS = 2;
const NUMBER = 6;
/** Where both bring something of their own, the one word that matters may be among it (水田, 鱼塘). */
const SURELY = 0.7;
/** As alike as this are the first questions of what is joined. */
const STAYS = 0.35;
/** A wording that is nearly known already brings nothing new; a question is held against so many at most. */
const NOTHING_NEW = 0.9;
const MOST_NEAR = 12;

/** Groups questions that are handed over one by one, the most asked first. */
export class Grouping {
  private readonly index = new AnchorIndex(JOINS);
  /** Of each wording what it speaks of, and the group that it was put in. */
  private readonly matters: ReadonlySet<string>[] = [];
  private readonly groupOf: number[] = [];
  /** Of each group the one that it was joined to (itself where to none), and its first wording. */
  private readonly joined: number[] = [];
  private readonly firsts: number[] = [];
  /** Of each question the group that it was put in. */
  private readonly placed: number[] = [];

  constructor(private readonly idfOf: IdfOf) {}

  /** Takes the next question. */
  add(query: Query): void {
    const wording = wordingOf(query, this.idfOf);
    const matter = matterOf(query);
    const near = this.index
      .near(wording)
      .filter(({ anchor, score }) => this.isOne(matter, this.matters[anchor] as ReadonlySet<string>, score))
      .slice(0, MOST_NEAR);
    const isKnown = (near[0]?.score ?? 0) >= NOTHING_NEW;
    const anchor = isKnown ? null : this.keep(wording, matter);
    const [group, ...others] = new Set(near.map((hit) => this.rootOf(this.groupOf[hit.anchor] as number)));
    const own = this.groupFor(group, anchor);
    for (const other of others) this.join(own, other);
    this.placed.push(own);
  }

  /** The questions' numbers in the order in which they came, by group; the groups by their first questions. */
  groups(): number[][] {
    const byRoot = Map.groupBy(this.placed.keys(), (question) => this.rootOf(this.placed[question] as number));
    return [...byRoot.values()];
  }

  private keep(wording: Wording, matter: ReadonlySet<string>): number {
    this.matters.push(matter);
    return this.index.add(wording);
  }

  /** The group that a question comes to: the nearest one, where it is like that one's first question; else its own. */
  private groupFor(nearest: number | undefined, anchor: number | null): number {
    const fits = nearest !== undefined && (anchor === null || this.isLikeFirst(nearest, anchor));
    const group = fits ? nearest : this.joined.push(this.joined.length) - 1;
    if (!fits) this.firsts.push(anchor as number);
    if (anchor !== null) this.groupOf.push(group);
    return group;
  }

  private join(one: number, other: number): void {
    const [older, younger] = [this.rootOf(one), this.rootOf(other)].sort((a, b) => a - b) as [number, number];
    if (older !== younger && this.isLikeFirst(older, this.firsts[younger] as number)) this.joined[younger] = older;
  }

  private isLikeFirst(group: number, anchor: number): boolean {
    return this.index.likeness(anchor, this.firsts[group] as number) >= STAYS;
  }

  private rootOf(group: number): number {
    let root = group;
    while (this.joined[root] !== root) root = this.joined[root] as number;
    return root;
  }

  private isOne(matter: ReadonlySet<string>, other: ReadonlySet<string>, score: number): boolean {
    if (score >= SURELY) return true;
    const own = this.weightOf(foreignIn(matter, other));
    const others = this.weightOf(foreignIn(other, matter));
    return Math.min(own, others) <= MOST_OWN && Math.max(own, others) <= MOST_MORE;
  }

  private weightOf(own: string[]): number {
    return own.reduce((sum, one) => sum + (one.startsWith('#') ? NUMBER : Math.max(0, this.idfOf(one) - TELLS)), 0);
  }
}
