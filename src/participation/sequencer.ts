import type { Clock } from '../domain/clock.ts';
import type { Decision } from '../domain/decision.ts';
import type { SignedRoot } from '../domain/ledger.ts';
import type { CommentStore } from '../store/comments.ts';
import type { DecisionStore } from '../store/decisions.ts';
import type { SharedStore } from '../store/shared.ts';
import { isPromised, leafOf } from './leaf.ts';
import { appended, type Edge, EMPTY_EDGE, rootOf } from './ledger/edge.ts';
import { hashOfLeaf } from './ledger/hashing.ts';
import type { Signer } from './ledger/signing.ts';

/** What the sequencer needs of the store. */
export type SequencerStore = CommentStore & DecisionStore & SharedStore;

const LEASE = 'ledger-sequencer';
/** Renewed before each batch; after a crash another instance takes over within this time, well under the 60 s. */
const HOLD_MS = 20_000;
const BATCH = 500;
const PAGE = 5_000;
/** China has no summer time. */
const CHINA_OFFSET = 8 * 3_600_000;
const DAY = 24 * 3_600_000;

/**
 * Includes promised comments in their decisions' ledgers and signs the roots: one instance at a time, by a lease. Were
 * two to work at once all the same, the store takes only one's entries. It signs nothing over leaves that do not give
 * the root signed before.
 */
export class Sequencer {
  private readonly edges = new Map<string, Edge>();
  private queue: Promise<unknown> = Promise.resolve();

  /** @param holder names this instance among all on the store. */
  constructor(
    private readonly store: SequencerStore,
    private readonly signer: Signer,
    private readonly clock: Clock,
    private readonly holder: string,
  ) {}

  /**
   * Includes what is promised until nothing is left, decision by decision in turn. Gives how many were included; 0,
   * too, where another instance has the lease. Throws an AggregateError where ledgers failed, after the others.
   */
  run(): Promise<number> {
    return this.alone(async () => {
      let total = 0;
      for (;;) {
        const { sum, errors } = await each(await this.store.listPending(), (decision) => this.include(decision));
        total += sum;
        if (sum === 0) return withoutErrors(total, errors);
      }
    });
  }

  /** Signs each begun ledger afresh where it was not signed on this day in China. Gives how many were signed. */
  daily(now: number): Promise<number> {
    return this.alone(async () => {
      const begun = (await this.store.listDecisions()).filter((decision) => isKept(decision, now));
      const ids = begun.map(({ id }) => id);
      const { sum, errors } = await each(ids, async (id) => {
        const latest = await this.store.latestRoot(id);
        if (latest && dayOf(Date.parse(latest.signedAt)) >= dayOf(now)) return 0;
        return (await this.sign(id, now)) ? 1 : 0;
      });
      return withoutErrors(sum, errors);
    });
  }

  /**
   * Seals a decision's set of comments after its end, includes the rest and signs the last root, again where it was
   * sealed before. `null`, nothing done, where it is unknown or not over, or another instance has the lease.
   */
  seal(decision: string): Promise<SignedRoot | null> {
    return this.alone(async () => {
      const now = await this.store.databaseNow();
      const found = await this.store.findDecision(decision);
      if (!found || now < found.closesAt || !(await this.hasLease())) return null;
      await this.store.sealDecision(decision, now);
      while ((await this.include(decision)) > 0);
      return this.sign(decision, this.clock.now());
    });
  }

  /** One batch; 0 where nothing is left, or another instance has the lease or got there first. */
  private async include(decision: string): Promise<number> {
    if (!(await this.hasLease())) return 0;
    const promised = (await this.store.listPromised(decision, BATCH)).filter(isPromised);
    if (promised.length === 0) return 0;
    const edge = await this.edge(decision);
    const leafHashes = promised.map((comment) => hashOfLeaf(leafOf(comment)));
    const entries = promised.map(({ receipt }, at) => ({
      receipt,
      index: edge.size + at,
      leafHash: leafHashes[at] as string,
    }));
    const next = appended(edge, leafHashes);
    const taken = await this.store.include(decision, entries, this.signRoot(decision, next, this.clock.now()));
    if (taken) this.edges.set(decision, next);
    else this.edges.delete(decision);
    return taken ? entries.length : 0;
  }

  private async sign(decision: string, now: number): Promise<SignedRoot | null> {
    if (!(await this.hasLease())) return null;
    const root = this.signRoot(decision, await this.edge(decision), now);
    await this.store.addRoot(root);
    return root;
  }

  private signRoot(decision: string, edge: Edge, now: number): SignedRoot {
    const signedAt = new Date(now).toISOString();
    return this.signer.signRoot({ decision, size: edge.size, root: rootOf(edge), signedAt });
  }

  /** The ledger's edge as the newest root signed it. Throws where the leaves do not give that root. */
  private async edge(decision: string): Promise<Edge> {
    const latest = await this.store.latestRoot(decision);
    const { size = 0, root = rootOf(EMPTY_EDGE) } = latest ?? {};
    let edge = this.edges.get(decision) ?? EMPTY_EDGE;
    if (edge.size > size) edge = EMPTY_EDGE;
    while (edge.size < size) {
      const hashes = await this.store.listLeafHashes(decision, edge.size, Math.min(edge.size + PAGE, size));
      if (hashes.length === 0) break;
      edge = appended(edge, hashes);
    }
    if (edge.size !== size || rootOf(edge) !== root)
      throw new Error(`the ledger of ${decision} is not what was signed`);
    this.edges.set(decision, edge);
    return edge;
  }

  private hasLease(): Promise<boolean> {
    return this.store.lease(LEASE, this.holder, this.clock.now(), HOLD_MS);
  }

  /** Within the instance one thing after another: the lease tells instances apart, not two calls of one. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}

/** One broken ledger does not keep the others waiting. */
async function each(decisions: string[], work: (decision: string) => Promise<number>) {
  let sum = 0;
  const errors: unknown[] = [];
  for (const decision of decisions)
    try {
      sum += await work(decision);
    } catch (error) {
      errors.push(error);
    }
  return { sum, errors };
}

function withoutErrors(result: number, errors: unknown[]): number {
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('; '));
  return result;
}

/** A ledger is kept up from the first moment of its consultation until the decision is archived or given up. */
const isKept = ({ state, opensAt }: Decision, now: number): boolean =>
  opensAt > 0 && now >= opensAt && !['archived', 'terminated', 'exempt'].includes(state);

const dayOf = (time: number): number => Math.floor((time + CHINA_OFFSET) / DAY);
