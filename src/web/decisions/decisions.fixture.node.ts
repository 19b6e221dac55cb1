import type { Disposition } from '../../domain/comment.ts';
import type { DecisionDocument, DecisionState, Transition } from '../../domain/decision.ts';
import { aDocument, aService } from '../../participation/participation.fixture.node.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { corpusWith } from '../laws/law.fixture.node.ts';
import type { WebParts } from '../pages.tsx';

const DAY = 24 * 3_600_000;

/** A decision to be put in; it is open, from yesterday for 40 days, where nothing else is said. */
export interface Put {
  changes?: Partial<DecisionDocument>;
  state?: DecisionState;
  /** Days from now. */
  from?: number;
  to?: number;
  steps?: Omit<Transition, 'decision' | 'at' | 'by' | 'note'>[];
}

/** What pages of decisions are made of: the repository's corpus, a new SQLite file, the real service over it. */
export async function aDecisionSite() {
  const service = await aService();
  const { store, participation } = service;
  const corpus = await corpusWith();
  const parts: WebParts = {
    ...{ corpus, participation, clock: service.clock, scripts: { verifier: '/* checks receipts */' } },
    laws: new Laws(corpus, () => '2026-11-22'),
    conversation: { ask: async () => ({ kind: 'unknown_conversation' }) },
    retriever: { search: () => ({ kept: [], rejected: [], beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 } }) },
    store: NO_CONVERSATIONS,
  };
  return {
    ...service,
    parts,
    async put(id: string, { changes = {}, state = 'consulting', from = -1, to = 39, steps = [] }: Put = {}) {
      const now = await store.databaseNow();
      const times = { opensAt: from === to ? 0 : now + from * DAY, closesAt: from === to ? 0 : now + to * DAY, now };
      const transitions = steps.map((step) => ({ ...step, decision: id, at: now - DAY, by: '张某某', note: '' }));
      return store.putDecision(aDocument(id, changes), state, times, transitions);
    },
    /** Disposes of these comments and publishes that. */
    async publish(id: string, dispositions: ({ receipt: string } & Partial<Disposition>)[]) {
      const usual = {
        verdict: 'adopted',
        reason: '有道理',
        clauseChanged: null,
        signer: '城市管理局',
        signedAt: 0,
      } as const;
      await store.disposeComments(
        id,
        dispositions.map((one) => ({ ...usual, ...one })),
      );
      const step = { decision: id, at: await store.databaseNow(), by: '张某某', basis: ['D18', 'T31'], note: '' };
      await store.moveDecision({ ...step, from: 'consulting', to: 'processing' });
      await store.publishDispositions(id);
      await store.moveDecision({ ...step, from: 'processing', to: 'feedback_published' });
    },
  };
}

export type DecisionSite = Awaited<ReturnType<typeof aDecisionSite>>;
