import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Disposition } from '../domain/comment.ts';
import { acknowledged, aService, type Service } from './participation.fixture.node.ts';

const DISPOSITION: Disposition = {
  ...{ verdict: 'partly_adopted', reason: '改为每半年清洗一次', clauseChanged: '2', signer: '城市管理局', signedAt: 0 },
};
const PERSONAL = '我叫张三，电话13800138000，同意';

let service: Service;
beforeEach(async () => {
  service = await aService();
  await service.consult('oil-smoke');
});
afterEach(() => service.close());

const submit = (text: string, publishPersonalData = false) =>
  acknowledged(service.participation, 'oil-smoke', { text, publishPersonalData });

/** Disposes of all, publishes, and records the step at the database's now. */
async function publish(receipts: string[]) {
  const { store } = service;
  await store.disposeComments(
    'oil-smoke',
    receipts.map((receipt) => ({ receipt, ...DISPOSITION })),
  );
  const at = await store.databaseNow();
  const step = { decision: 'oil-smoke', at, by: '承办单位', basis: ['D18'], note: '' };
  await store.moveDecision({ ...step, from: 'consulting', to: 'processing' });
  await store.publishDispositions('oil-smoke');
  await store.moveDecision({ ...step, from: 'processing', to: 'feedback_published' });
}

test('before it is published nothing is told of a disposition, by feedback or receipt', async () => {
  const { store, participation } = service;
  const { receipt } = await submit('半年一次合适');
  await store.disposeComments('oil-smoke', [{ receipt, ...DISPOSITION }]);
  expect(await participation.feedback('oil-smoke')).toEqual([]);
  const hidden = { state: 'processing', verdict: null, verdictInWords: null, reason: null, clauseChanged: null };
  expect(await participation.receipt(receipt)).toMatchObject(hidden);
});

test('what is published is there with its verdict in words, for the receipt as well', async () => {
  const { receipt } = await submit('半年一次合适');
  await publish([receipt]);
  const told = {
    verdict: 'partly_adopted',
    verdictInWords: '部分采纳',
    reason: '改为每半年清洗一次',
    clauseChanged: '2',
  };
  const [published, ...others] = (await service.participation.feedback('oil-smoke')) ?? [];
  expect(others).toEqual([]);
  expect(published).toMatchObject({ receipt, text: '半年一次合适', signer: '城市管理局', ...told });
  expect(await service.participation.receipt(receipt)).toMatchObject({ state: 'published', ...told });
});

test('personal data is redacted, or shown where the person agreed to that, but never what identifies for good', async () => {
  const plain = await submit(PERSONAL);
  const agreed = await submit(PERSONAL);
  const open = await submit(`${PERSONAL}，身份证430199198503070013`, true);
  await publish([plain, agreed, open].map(({ receipt }) => receipt));
  const texts = (await service.participation.feedback('oil-smoke'))?.map(({ text }) => text) ?? [];
  for (const text of texts.slice(0, 2)) expect(text).not.toMatch(/张三|13800138000/);
  expect(texts[2]).toContain(PERSONAL);
  expect(texts[2]).not.toContain('430199198503070013');
});

test('withdrawn or erased after publishing: the text is gone; before: the comment is not there', async () => {
  const { participation } = service;
  const [early, withdrawn, erased] = [await submit('同意一'), await submit('同意二'), await submit('同意三')];
  await participation.withdraw(early.receipt, early.withdrawalCode);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await publish([early, withdrawn, erased].map(({ receipt }) => receipt));
  await participation.withdraw(withdrawn.receipt, withdrawn.withdrawalCode);
  await participation.erase(erased.receipt, erased.withdrawalCode);
  const shown = (await participation.feedback('oil-smoke'))?.map(({ receipt, text }) => [receipt, text]);
  expect(shown).toEqual([
    [withdrawn.receipt, null],
    [erased.receipt, null],
  ]);
});

test('the text of what is held is withheld, and a report is not there at all', async () => {
  const held = await submit('一群畜生写的');
  const report = await submit('检举：交警中队协警收钱放行超载车，一车两百');
  const later = await submit('同意');
  await publish([held, later].map(({ receipt }) => receipt));
  await service.store.routeComment(later.receipt, { office: '纪检监察机关', address: '电话12388' });
  const shown = (await service.participation.feedback('oil-smoke'))?.map(({ receipt, text }) => [receipt, text]);
  expect(shown).toEqual([[held.receipt, null]]);
  expect(await service.participation.receipt(report.receipt)).toMatchObject({ verdict: null, state: 'routed' });
});
