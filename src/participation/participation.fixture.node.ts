import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Clock } from '../domain/clock.ts';
import type { Office } from '../domain/corpus.ts';
import type { DecisionDocument, DecisionState } from '../domain/decision.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import type { Comments } from './comments.ts';
import { openParticipation } from './opening.ts';
import type { CommentInput, SubmitResult } from './participation.ts';
import { Sequencer } from './sequencer.ts';

const DAY = 24 * 3_600_000;

/** The corpus' own offices. */
export async function theOffices(): Promise<Office[]> {
  const text = await readFile(new URL('../../corpus/offices.yaml', import.meta.url), 'utf8');
  return (load(text) as { offices: Office[] }).offices;
}

/** A decision of two clauses for tests. */
export const aDocument = (id: string, changes: Partial<DecisionDocument> = {}): DecisionDocument => ({
  id,
  title: '餐饮油烟管理办法（草案）',
  aliases: [],
  track: 'major_decision',
  leadUnit: { name: '城市管理局', phone: '0731-00000000' },
  consentReference: '目录〔2026〕1号',
  startApproval: '启动〔2026〕1号',
  period: { from: '2026-11-01', to: '2026-12-01' },
  shortPeriodReason: null,
  exemption: null,
  explanation: '为减少油烟。',
  clauses: [
    { id: '1', label: '第一条', text: '本办法适用于餐饮服务。' },
    { id: '2', label: '第二条', text: '油烟净化设施应当每季清洗。' },
  ],
  ways: [],
  outlets: [],
  affected: [],
  ...changes,
});

/** Participation over a new SQLite file; `close` takes it away. The clock can be moved, the database's cannot. */
export async function aService() {
  const folder = await mkdtemp(join(tmpdir(), 'participation-'));
  const store = await openSqliteStore(join(folder, 'store.db'));
  const time = { now: Date.now() };
  const clock: Clock = { now: () => time.now };
  const offices = await theOffices();
  const { participation, signer } = await openParticipation(store, offices, clock);
  return {
    ...{ store, clock, time, offices, participation, signer },
    sequencer: new Sequencer(store, signer, clock, 'one'),
    /** Puts in a decision whose consultation began yesterday and ends tomorrow. */
    async consult(id: string, times: { opensAt?: number; closesAt?: number; state?: DecisionState } = {}) {
      const now = await store.databaseNow();
      const { opensAt = now - DAY, closesAt = now + DAY, state = 'consulting' } = times;
      await store.putDecision(aDocument(id), state, { opensAt, closesAt, now }, []);
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type Service = Awaited<ReturnType<typeof aService>>;

/** Hands a comment in, over the web where nothing else is said. */
export const comment = (
  participation: Comments,
  decision: string,
  input: Partial<CommentInput> & { text: string },
): Promise<SubmitResult> =>
  participation.submit(decision, { noticeVersion: participation.notice.version, channel: 'web', ...input });

/** Hands a comment in and gives its acknowledgement. Throws where it was not taken. */
export async function acknowledged(...[participation, decision, input]: Parameters<typeof comment>) {
  const result = await comment(participation, decision, input);
  if (result.kind !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(result)}`);
  return result.acknowledgement;
}
