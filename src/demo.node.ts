import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from './config.ts';
import { COMMENTS, FINISHED, OPEN } from './demo-decisions.ts';
import { randomId, systemClock } from './domain/clock.ts';
import type { DecisionDocument } from './domain/decision.ts';
import { StartupError } from './domain/errors.ts';
import { dayInChina } from './domain/law-time.ts';
import { importCatalogue } from './participation/catalogue.import.ts';
import type { Comments } from './participation/comments.ts';
import { disposeAll } from './participation/disposing.ts';
import type { DispositionRow } from './participation/dispositions.ts';
import { openParticipation } from './participation/opening.ts';
import { Sequencer } from './participation/sequencer.ts';
import { VERDICT_IN_WORDS } from './participation/verdicts.ts';
import { loadCorpus, openStore } from './start.node.ts';
import type { Store } from './store/store.ts';

// Fills the data folder with a finished consultation and an open one, both invented; done twice, nothing is doubled.
// A running server shows them at once.

const DAY = 24 * 3_600_000;
const BY = '演示程序';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config);
  try {
    const { participation, signer } = await openParticipation(store, (await loadCorpus()).offices);
    const sequencer = new Sequencer(store, signer, systemClock, randomId());
    const publishing = { store, sequencer, publicUrl: config.publicUrl ?? null, pause: (time: number) => pause(time) };
    await enter(store, { ...OPEN, period: await daysAround(store, -3, 41) });
    if ((await enter(store, { ...FINISHED, period: await daysAround(store, -29, 0) })) !== 'feedback_published') {
      const receipts = await comment(participation);
      await close(store);
      console.log('正在封存意见……（服务正在运行的话，最多等半分钟）');
      const result = await disposeAll(publishing, FINISHED.id, rowsFor(receipts), { by: BY, note: '', isDraft: false });
      if (!result.ok)
        throw new StartupError(result.faults.map(({ where, message }) => `${where} ${message}`).join('\n'));
    }
    for (const { id } of [FINISHED, OPEN]) console.log(await summary(store, id));
  } finally {
    await store.close();
  }
}

/** Puts a decision in, unless it is there. Gives its state. */
async function enter(store: Store, document: DecisionDocument): Promise<string> {
  const known = await store.findDecision(document.id);
  if (known) return known.state;
  const entry = { document, state: 'consulting' as const, by: BY, where: document.id };
  const result = await importCatalogue(store, [entry]);
  if (!result.ok) throw new StartupError(result.faults.map(({ message }) => message).join('\n'));
  return 'consulting';
}

async function daysAround(store: Store, from: number, to: number) {
  const now = await store.databaseNow();
  return { from: dayInChina(now + from * DAY), to: dayInChina(now + to * DAY) };
}

/** Hands the comments in like anybody's, each under its own key, so that a second run meets the first one's. */
async function comment(participation: Comments): Promise<string[]> {
  const { version: noticeVersion } = participation.notice;
  const receipts: string[] = [];
  for (const [at, { text, clause, outcome }] of COMMENTS.entries()) {
    const idempotencyKey = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const input = { text, clause, noticeVersion, idempotencyKey, channel: 'web' as const };
    const result = await participation.submit(FINISHED.id, input);
    if (result.kind !== 'recorded') throw new StartupError(`演示意见没有收下：${result.kind}`);
    const { receipt, withdrawalCode } = result.acknowledgement;
    if (!outcome) await participation.withdraw(receipt, withdrawalCode);
    receipts.push(receipt);
  }
  return receipts;
}

/**
 * Ends the consultation now: every comment really came in within the period by the database's clock, and only the end,
 * which would be tonight, is set to this moment, as a version of its own that says so.
 */
async function close(store: Store): Promise<void> {
  const decision = await store.findDecision(FINISHED.id);
  const now = await store.databaseNow();
  if (!decision?.period || decision.closesAt <= now) return;
  const ways = [...FINISHED.ways, '演示：意见由程序录入，录完当即截止，好让结果马上看得到'];
  const document = { ...FINISHED, period: decision.period, ways };
  await store.putDecision(document, 'consulting', { opensAt: decision.opensAt, closesAt: now + 1, now }, []);
  while ((await store.databaseNow()) <= now) await pause(1);
}

function rowsFor(receipts: string[]): DispositionRow[] {
  return COMMENTS.flatMap(({ outcome }, at) => {
    if (!outcome) return [];
    const { verdict, reason, clauseChanged = '' } = outcome;
    const cells = {
      receipt: receipts[at] ?? '',
      verdict: VERDICT_IN_WORDS[verdict],
      reason,
      clauseChanged,
      signer: '谭某（演示）',
    };
    return [{ where: () => `演示意见第${at + 1}份`, text: (key: keyof typeof cells) => cells[key] }];
  });
}

async function summary(store: Store, id: string): Promise<string> {
  const [decision, counts, root] = [
    await store.findDecision(id),
    await store.countComments(id),
    await store.latestRoot(id),
  ];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return `#${decision?.number} ${id}《${decision?.title}》：${total}份意见，存证链${root?.size ?? 0}条。页面 /decisions/${id}`;
}

main().catch((error: unknown) => {
  console.error(error instanceof StartupError ? error.message : error);
  process.exitCode = 1;
});
