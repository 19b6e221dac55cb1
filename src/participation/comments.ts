import type { Clock } from '../domain/clock.ts';
import type { Comment } from '../domain/comment.ts';
import type { Decision, DecisionState, Transition } from '../domain/decision.ts';
import type { LedgerKey, SignedRoot } from '../domain/ledger.ts';
import type { ChannelName } from '../domain/message.ts';
import { parseReceipt } from '../domain/receipt.ts';
import type { AddResult, CommentStore } from '../store/comments.ts';
import type { DecisionStore } from '../store/decisions.ts';
import type { SharedStore } from '../store/shared.ts';
import { extensionsOf } from './extensions.ts';
import { publishedFeedback } from './feedback.ts';
import type { Signer } from './ledger/signing.ts';
import { Ledgers } from './ledgers.ts';
import { NOTICE } from './notice.ts';
import type { CommentInput, DecisionView, Participation, SubmitResult } from './participation.ts';
import { receiptView } from './receipts.ts';
import { publicView } from './state.ts';
import { faultOf, type Submission } from './submission.ts';
import type { WithdrawalCodes } from './withdrawal.ts';

/** What taking comments needs of the store. */
export type ParticipationStore = CommentStore & DecisionStore & SharedStore;

/** Times that a receipt's number may turn out to be taken: once in a lifetime at a million comments. */
const MOST_TRIES = 3;

/** Comments on decisions over the store. */
export class Comments implements Participation {
  readonly notice = NOTICE;
  private readonly store: ParticipationStore;
  private readonly signer: Signer;
  private readonly ledgers: Ledgers;
  private readonly submission: Submission;
  private readonly codes: WithdrawalCodes;

  /** `openParticipation` brings the parts together. */
  constructor(parts: {
    store: ParticipationStore;
    signer: Signer;
    submission: Submission;
    codes: WithdrawalCodes;
    clock: Clock;
  }) {
    this.store = parts.store;
    this.signer = parts.signer;
    this.submission = parts.submission;
    this.codes = parts.codes;
    this.ledgers = new Ledgers(parts.store, parts.signer, parts.clock);
  }

  async listDecisions(state?: DecisionState): Promise<DecisionView[]> {
    const [decisions, now] = await Promise.all([this.store.listDecisions(), this.store.databaseNow()]);
    const views = decisions.map((decision) => publicView(decision, now)).filter((view) => view !== null);
    return state === undefined ? views : views.filter((view) => view.state === state);
  }

  async findDecision(id: string): Promise<DecisionView | null> {
    const [decision, now] = await Promise.all([this.store.findDecision(id), this.store.databaseNow()]);
    return decision && publicView(decision, now);
  }

  steps(id: string): Promise<Transition[]> {
    return this.store.listTransitions(id);
  }

  async extensions(id: string) {
    const decision = await this.publicDecision(id);
    return decision ? extensionsOf(this.store, decision) : [];
  }

  async submit(id: string, input: CommentInput): Promise<SubmitResult> {
    const decision = await this.publicDecision(id);
    if (!decision) return { kind: 'unknown_decision' };
    const result = faultOf(decision, input) ?? overBefore(decision, input) ?? (await this.add(id, input));
    if (result.kind !== 'recorded' && result.kind !== 'repeat') return result;
    return { kind: 'recorded', acknowledgement: this.submission.acknowledge(result.comment) };
  }

  async receipt(written: string) {
    const comment = await this.findComment(written);
    const decision = comment && (await this.store.findDecision(comment.decision));
    if (!decision) return null;
    return receiptView(comment, decision, await this.store.databaseNow(), this.ledgers, this.signer);
  }

  async withdraw(written: string, code: string): Promise<'withdrawn' | 'wrong_code' | 'unknown'> {
    const comment = await this.findComment(written);
    if (!comment) return 'unknown';
    if (!this.codes.isRight(comment.receipt, code)) return 'wrong_code';
    // That it was withdrawn before is what the person wants.
    await this.store.withdrawComment(comment.receipt, await this.store.databaseNow());
    return 'withdrawn';
  }

  async erase(written: string, code: string): Promise<'erased' | 'wrong_code' | 'unknown'> {
    const comment = await this.findComment(written);
    if (!comment) return 'unknown';
    if (!this.codes.isRight(comment.receipt, code)) return 'wrong_code';
    await this.store.eraseComment(comment.receipt, await this.store.databaseNow());
    return 'erased';
  }

  async ledger(id: string): Promise<SignedRoot | null> {
    return (await this.publicDecision(id)) && this.ledgers.newest(id);
  }

  async leafHashes(id: string, from: number, to: number): Promise<string[] | null> {
    return (await this.publicDecision(id)) && this.ledgers.leafHashes(id, from, to);
  }

  async consistency(id: string, from: number, to: number): Promise<string[] | null> {
    return (await this.publicDecision(id)) && this.ledgers.consistency(id, from, to);
  }

  roots(id: string, limit: number): Promise<SignedRoot[]> {
    return this.store.listRoots(id, limit);
  }

  async keys(): Promise<LedgerKey[]> {
    return [this.signer.key];
  }

  async feedback(id: string) {
    return (await this.publicDecision(id)) && publishedFeedback(this.store, id);
  }

  async subscribe(id: string, who: { channel: ChannelName; chat: string; receipt: string | null }): Promise<boolean> {
    const comment = who.receipt === null ? null : await this.findComment(who.receipt);
    if (!(await this.publicDecision(id)) || (who.receipt !== null && comment?.decision !== id)) return false;
    // T44: no chat is ever written down beside a report.
    const receipt = comment && !comment.routed ? comment.receipt : null;
    const { channel, chat } = who;
    await this.store.subscribe({ decision: id, channel, chat, receipt }, await this.store.databaseNow());
    return true;
  }

  unsubscribe({ channel, chat }: { channel: ChannelName; chat: string }, id: string | null): Promise<number> {
    return this.store.unsubscribe(channel, chat, id);
  }

  private async publicDecision(id: string): Promise<Decision | null> {
    const [decision, now] = await Promise.all([this.store.findDecision(id), this.store.databaseNow()]);
    return decision && publicView(decision, now) ? decision : null;
  }

  private async findComment(written: string): Promise<Comment | null> {
    const receipt = parseReceipt(written);
    return receipt === null ? null : this.store.findComment(receipt);
  }

  private async add(id: string, input: CommentInput): Promise<AddResult> {
    for (let tries = 1; ; tries++) {
      const comment = this.submission.prepare(id, input);
      try {
        return await this.store.addComment(comment);
      } catch (error) {
        if (tries === MOST_TRIES || !(await this.store.findComment(comment.receipt))) throw error;
      }
    }
  }
}

/**
 * What comes after the end costs little, as a burst goes on beyond it. The statement that writes judges all the same, and
 * it alone where a key may stand for what was recorded in time.
 */
function overBefore({ state, closesAt }: DecisionView, { idempotencyKey }: CommentInput) {
  return state === 'processing' && idempotencyKey === undefined ? { kind: 'closed' as const, closesAt } : null;
}
