import { PackedLibrary, packLaws } from '../corpus/laws/library.ts';
import { randomId } from '../domain/clock.ts';
import { dayInChina } from '../domain/law-time.ts';
import { acknowledged } from '../participation/participation.fixture.node.ts';
import { buildLawIndex } from '../retrieval/laws/word-index.ts';
import { madeUpSources } from '../web/laws/law.fixture.node.ts';
import type { Site } from './site.fixture.node.ts';

const DAY = 24 * 3_600_000;

/** What was put in, by the ids that addresses hold. */
export interface Content {
  /** A decision that is open for comments, with two clauses. */
  open: string;
  /** One whose reasons are published. */
  finished: string;
  /** A receipt of the open one, included in its ledger. */
  receipt: string;
  /** Tokens of an answer that is shared, and of one whose time is over. */
  shared: string;
  expired: string;
}

/** Fills a site with one of everything that pages show: decisions, a receipt, shared answers, two versions of a law. */
export async function fillSite(site: Site): Promise<Content> {
  const { participation, sequencer } = site.engine;
  await takeLaws(site);
  await site.consult('open');
  await site.consult('finished');
  const { receipt } = await acknowledged(participation, 'open', { text: '建议写明清洗的间隔', clause: '2' });
  const answered = await acknowledged(participation, 'finished', { text: '每季一次太少', clause: '2' });
  const other = await acknowledged(participation, 'finished', { text: '小店有困难' });
  await sequencer.run();
  await publish(site, 'finished', [answered.receipt, other.receipt]);
  return { open: 'open', finished: 'finished', receipt, ...(await share(site)) };
}

/** Made-up laws with texts, one of them in two versions: `/laws/qiao`. */
async function takeLaws({ engine: { laws, corpus, clock } }: Site): Promise<void> {
  const packed = packLaws(madeUpSources(), 'sha256:made-up');
  const library = new PackedLibrary(packed, () => dayInChina(clock.now()));
  const index = buildLawIndex(library, { questions: [], says: [] });
  await laws.take({ packed, index, vectors: null, corpusVersion: corpus.version });
}

/** Publishes what became of the comments: the first adopted, the others not. */
async function publish({ engine: { store } }: Site, decision: string, receipts: string[]): Promise<void> {
  const signed = { signer: '城市管理局', signedAt: Date.now() };
  const dispositions = receipts.map((receipt, at) => {
    if (at > 0) return { receipt, verdict: 'not_adopted' as const, reason: '已有补助', clauseChanged: null, ...signed };
    return { receipt, verdict: 'adopted' as const, reason: '改为每月一次', clauseChanged: '2', ...signed };
  });
  await store.disposeComments(decision, dispositions);
  const step = { decision, at: await store.databaseNow(), by: '张某某', basis: ['D18', 'T31'], note: '' };
  await store.moveDecision({ ...step, from: 'consulting', to: 'processing' });
  await store.publishDispositions(decision);
  await store.moveDecision({ ...step, from: 'processing', to: 'feedback_published' });
}

async function share({ engine: { conversation, store } }: Site): Promise<Pick<Content, 'shared' | 'expired'>> {
  const asked = await conversation.ask({ question: '重大行政决策要公开征求意见吗' });
  if (asked.kind !== 'answer') throw new Error(asked.kind);
  const { id: answerId, conversationId } = asked.answer;
  const now = Date.now();
  const [shared, expired] = [randomId(), randomId()];
  await store.shareAnswer({ token: shared, answerId, conversationId, expiresAt: now + DAY }, now);
  await store.shareAnswer({ token: expired, answerId, conversationId, expiresAt: now - DAY }, now - 2 * DAY);
  return { shared, expired };
}
