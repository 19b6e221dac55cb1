import type { Clock } from '../domain/clock.ts';
import type { Inclusion, SignedRoot } from '../domain/ledger.ts';
import type { CommentStore } from '../store/comments.ts';
import { EMPTY_ROOT } from './ledger/hashing.ts';
import { MerkleTree } from './ledger/merkle.ts';
import type { Signer } from './ledger/signing.ts';

/** Leaf hashes read at once. */
const PAGE = 5_000;
/** Decisions whose trees are kept; those unused for longest are built again when they are needed. */
const MOST_TREES = 16;

/** The decisions' ledgers as their newest signed root has them, for reading and proving. */
export class Ledgers {
  private readonly trees = new Map<string, Promise<MerkleTree>>();

  constructor(
    private readonly store: CommentStore,
    private readonly signer: Signer,
    private readonly clock: Clock,
  ) {}

  /** The newest signed root. Nothing was ever included: the root of the empty ledger, signed now. */
  async newest(decision: string): Promise<SignedRoot> {
    const signedAt = new Date(this.clock.now()).toISOString();
    return (
      (await this.store.latestRoot(decision)) ?? this.signer.signRoot({ decision, size: 0, root: EMPTY_ROOT, signedAt })
    );
  }

  /** Where a comment stands with its proof against the newest root; `null` where it is promised only. */
  async inclusion(decision: string, receipt: string): Promise<(Inclusion & { signedRoot: SignedRoot }) | null> {
    const entry = await this.store.findEntry(receipt);
    if (!entry) return null;
    // After the entry, so that a root which covers it is there.
    const signedRoot = await this.newest(decision);
    const { size, root } = signedRoot;
    const tree = await this.tree(decision, size);
    return { index: entry.index, size, root, inclusion: tree.inclusion(entry.index, size), signedRoot };
  }

  /** Leaf hashes from `from` up to `to`; `null` where that is not within the newest root's ledger. */
  async leafHashes(decision: string, from: number, to: number): Promise<string[] | null> {
    if (!(await this.isWithin(decision, from, to))) return null;
    return this.store.listLeafHashes(decision, from, to);
  }

  /** The proof that the first `from` leaves begin the first `to`; `null` where that is not within the ledger. */
  async consistency(decision: string, from: number, to: number): Promise<string[] | null> {
    if (!(await this.isWithin(decision, from, to))) return null;
    return (await this.tree(decision, to)).consistency(from, to);
  }

  private async isWithin(decision: string, from: number, to: number): Promise<boolean> {
    const ordered = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to;
    return ordered && to <= (await this.newest(decision)).size;
  }

  /** The tree with `size` leaves or more. One catching up at a time, or leaves would stand in it twice. */
  private async tree(decision: string, size: number): Promise<MerkleTree> {
    const before = this.trees.get(decision) ?? Promise.resolve(new MerkleTree());
    const after = before.then((tree) => this.catchUp(tree, decision, size));
    this.trees.delete(decision);
    this.trees.set(decision, after);
    const [oldest] = this.trees.keys();
    if (this.trees.size > MOST_TREES && oldest !== undefined) this.trees.delete(oldest);
    try {
      return await after;
    } catch (error) {
      if (this.trees.get(decision) === after) this.trees.delete(decision);
      throw error;
    }
  }

  private async catchUp(tree: MerkleTree, decision: string, size: number): Promise<MerkleTree> {
    while (tree.size < size) {
      const hashes = await this.store.listLeafHashes(decision, tree.size, Math.min(tree.size + PAGE, size));
      if (hashes.length === 0) throw new Error(`the ledger of ${decision} lacks leaves that its root covers`);
      for (const hash of hashes) tree.append(hash);
    }
    return tree;
  }
}
