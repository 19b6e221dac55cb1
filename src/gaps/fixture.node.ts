import type { Answer, Related } from '../domain/answer.ts';
import type { Store } from '../store/store.ts';

/** For tests: a question that was refused, or answered and judged. */
export interface AskedQuestion {
  text: string;
  /** Milliseconds since the epoch. */
  at: number;
  reason?: Answer['reason'];
  near?: Related[];
  helpful?: boolean;
  complaint?: string;
}

export const TASK_65: Related = { ref: 'plan:65', label: '任务65', heading: '深化行政复议体制机制改革' };

let made = 0;

/** Stores a question with its answer, in a conversation of its own; refused as `no_basis` unless it says otherwise. */
export async function ask(store: Store, { text, at, helpful, complaint, ...asked }: AskedQuestion): Promise<string> {
  made += 1;
  const id = `answer-${made}`;
  const conversationId = `conversation-${made}`;
  const reason = asked.reason === undefined ? 'no_basis' : asked.reason;
  const near = asked.near ?? [TASK_65];
  const quoted = near.map((place) => ({
    ...place,
    quote: '',
    start: 0,
    end: 0,
    url: '/',
    status: 'in_force',
    notes: [],
  }));
  const answer = {
    ...{ id, conversationId, createdAt: new Date(at).toISOString(), intent: 'ask', mode: 'extractive', text: '……' },
    ...{ outcome: reason ? 'refused' : 'answered', reason, notices: [], corpusVersion: 'sha256:00' },
    ...(reason ? { citations: [], related: near } : { citations: quoted, related: [] }),
  } as Answer;
  const retrieved = near.map(({ ref }) => ({ ref, score: 0.5, kept: true }));
  const plain = { stripped: false, promptHash: null, model: null, timings: {} };
  await store.saveAnswer(
    answer,
    { question: text, resolved: text, retrieved, ...plain },
    { newConversation: true, now: at },
  );
  if (helpful !== undefined) await store.saveFeedback(id, conversationId, { helpful, reason: complaint }, at + 1_000);
  return id;
}
