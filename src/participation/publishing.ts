import type { Decision, DecisionState, Transition } from '../domain/decision.ts';
import type { SignedRoot } from '../domain/ledger.ts';
import type { CommentStore } from '../store/comments.ts';
import type { DecisionStore } from '../store/decisions.ts';
import type { OutboxStore } from '../store/outbox.ts';
import type { SharedStore } from '../store/shared.ts';
import { allComments, isCounted, isDisposed } from './counted.ts';
import type { ProcedureFault } from './procedure.evidence.ts';
import { canMove } from './procedure.ts';
import { resultNotices, WITHOUT_PUSH } from './result-notices.ts';
import type { Sequencer } from './sequencer.ts';

/** What moving a decision on takes. */
export interface PublishingParts {
  store: CommentStore & DecisionStore & SharedStore & OutboxStore;
  sequencer: Pick<Sequencer, 'seal'>;
  publicUrl: string | null;
  /** Waits so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** Who takes a step, as they call themselves, and what they note. */
export interface StepTaken {
  by: string;
  note: string;
}

type Outcome<Value> = ({ ok: true } & Value) | { ok: false; faults: ProcedureFault[] };

/** Longer than another instance that died holds the ledger's lease. */
const SEAL_TRIES = 40;
const SEAL_PAUSE_MS = 1_000;
const BATCH = 200;

/** Seals a decision's set of comments, once its end has passed by the database's clock. Waits for a running server. */
export async function sealComments(parts: PublishingParts, id: string): Promise<Outcome<{ root: SignedRoot }>> {
  const decision = await parts.store.findDecision(id);
  if (!decision) return unknown(id);
  const { closesAt } = decision;
  if (closesAt === 0 || (await parts.store.databaseNow()) < closesAt)
    return refused('D15', '征求意见的期限还没有结束（以数据库的时间为准），不能封存');
  for (let tries = 0; tries < SEAL_TRIES; tries++) {
    const root = await parts.sequencer.seal(id);
    if (root) return { ok: true, root };
    await parts.pause(SEAL_PAUSE_MS);
  }
  return refused('D18', '存证链正由另一个程序编制，没有封存，请稍后再试');
}

/** Takes one step where its guards allow it. Publishing the feedback is more than a step: `publishFeedback`. */
export async function takeStep(
  { store }: PublishingParts,
  id: string,
  to: DecisionState,
  { by, note }: StepTaken,
): Promise<Outcome<{ transition: Transition }>> {
  const decision = await store.findDecision(id);
  if (!decision) return unknown(id);
  const now = await store.databaseNow();
  const undisposed = to === 'feedback_published' ? await listUndisposed(store, id) : undefined;
  const verdict = canMove(decision, to, { now, study: note, undisposed });
  if (!verdict.ok) return verdict;
  const transition = { decision: id, from: decision.state, to, at: now, by, basis: verdict.basis, note };
  const moved = await store.moveDecision(transition);
  return moved ? { ok: true, transition } : refused('T30', '这个事项刚才被别人改动，请再看一遍');
}

/**
 * Publishes what became of a decision's comments: seals the set, moves on, publishes, and has every subscriber told.
 * Goes on with what a kill interrupted; done twice, nothing is told twice.
 */
export async function publishFeedback(
  parts: PublishingParts,
  id: string,
  step: StepTaken,
): Promise<Outcome<{ published: number; notices: number }>> {
  const { store } = parts;
  const decision = await store.findDecision(id);
  if (!decision) return unknown(id);
  if (decision.state !== 'feedback_published') {
    const before = await beforePublishing(parts, decision, step);
    if (!before.ok) return before;
    const moved = await takeStep(parts, id, 'feedback_published', step);
    if (!moved.ok) return moved;
  }
  const published = await store.publishDispositions(id);
  return { ok: true, published, notices: await tellSubscribers(parts, decision) };
}

async function beforePublishing(parts: PublishingParts, decision: Decision, step: StepTaken): Promise<Outcome<object>> {
  const { id, state, sealedAt } = decision;
  const isWhole = sealedAt !== null && (await parts.store.listPromised(id, 1)).length === 0;
  if (state === 'consulting' || state === 'processing') {
    const sealed = isWhole ? { ok: true as const } : await sealComments(parts, id);
    if (!sealed.ok) return sealed;
  }
  return state === 'consulting' ? takeStep(parts, id, 'processing', { ...step, note: '' }) : { ok: true };
}

async function tellSubscribers({ store, publicUrl }: PublishingParts, decision: Decision): Promise<number> {
  const [comments, subscriptions] = [await allComments(store, decision.id), await store.listSubscriptions(decision.id)];
  const notices = resultNotices(decision, comments, subscriptions, publicUrl);
  const now = await store.databaseNow();
  let told = 0;
  for (let at = 0; at < notices.length; at += BATCH) told += await store.enqueue(notices.slice(at, at + BATCH), now);
  for (const { key, channel } of notices)
    if (WITHOUT_PUSH.has(channel)) await store.settle(key, { kind: 'parked' }, now);
  return told;
}

async function listUndisposed(store: CommentStore, id: string): Promise<string[]> {
  const lacking = (await allComments(store, id)).filter((comment) => isCounted(comment) && !isDisposed(comment));
  return lacking.map(({ receipt }) => receipt);
}

const refused = (article: string, text: string): { ok: false; faults: ProcedureFault[] } => ({
  ok: false,
  faults: [{ article, text }],
});

const unknown = (id: string) => refused('D3', `没有编号是 ${id} 的事项`);
