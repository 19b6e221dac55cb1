import { afterAll, beforeAll, expect, test } from 'vitest';
import { openParticipationFixture, REPORT } from './participation.fixture.node.ts';
import { ClauseBody, DecisionDetailBody, DecisionListBody, FeedbackListBody } from './participation-schemas.ts';

const HOUR = 3_600_000;
const { app, store, participation, get, consult, comment, publish, send, noticeVersion, close } =
  await openParticipationFixture();
afterAll(close);

let open: { opensAt: number; closesAt: number };
beforeAll(async () => {
  open = await consult('oil-smoke');
  await consult('later', { opensIn: HOUR }, { title: '共享单车管理办法' });
  await consult('over', { closesIn: -HOUR }, { title: '市场搬迁方案' });
  const exemption = { basis: '《重大行政决策程序暂行条例》第三十二条', approver: '市政府' };
  await consult('secret', { state: 'exempt' }, { title: '应急物资储备方案', exemption, period: null });
  for (const state of ['proposed', 'listed', 'started'] as const) await consult(`hidden-${state}`, { state });
});

const iso = (time: number): string => new Date(time).toISOString();
const ids = async (query = ''): Promise<string[]> =>
  (await get(`/api/decisions${query}`)).decisions.map(({ id }: { id: string }) => id);

test('the list holds every public decision by its number, with what is described and nothing beyond', async () => {
  const body = await get('/api/decisions');
  expect(DecisionListBody.parse(body)).toEqual(body);
  expect(body.decisions[0]).toEqual({
    id: 'oil-smoke',
    number: 1,
    title: '餐饮油烟管理办法（草案）',
    office: '城市管理局',
    track: 'major_decision',
    state: 'consulting',
    opensAt: iso(open.opensAt),
    closesAt: iso(open.closesAt),
  });
  expect(body.decisions.map(({ id, number }: { id: string; number: number }) => [id, number])).toEqual([
    ['oil-smoke', 1],
    ['later', 2],
    ['over', 3],
    ['secret', 4],
  ]);
});

test('a state in the query is what a decision is by the database’s clock now', async () => {
  expect(await ids('?state=consulting')).toEqual(['oil-smoke']);
  expect(await ids('?state=drafting')).toEqual(['later']);
  expect(await ids('?state=processing')).toEqual(['over']);
  expect(await ids('?state=exempt')).toEqual(['secret']);
  for (const state of ['proposed', 'listed', 'started', 'archived']) expect(await ids(`?state=${state}`)).toEqual([]);
  for (const state of ['open', '', 'CONSULTING', 'toString'])
    expect((await get(`/api/decisions?state=${state}`, 422)).code).toBe('invalid_input');
});

test('one decision comes with its notice, its draft, who decides, and the notice that a comment acknowledges', async () => {
  const body = await get('/api/decisions/oil-smoke');
  expect(DecisionDetailBody.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    ...{
      id: 'oil-smoke',
      state: 'consulting',
      version: 1,
      consentReference: '目录〔2026〕1号',
      explanation: '为减少油烟。',
    },
    ...{ leadUnit: { name: '城市管理局', phone: '0731-00000000' }, shortPeriodReason: null, exemption: null },
    clauses: [
      { ref: 'decision:oil-smoke:1', id: '1', label: '第一条', text: '本办法适用于餐饮服务。' },
      { ref: 'decision:oil-smoke:2', id: '2', label: '第二条', text: '油烟净化设施应当每季清洗。' },
    ],
    published: { feedback: false, sealedAt: null },
  });
  expect(body.noticeVersion).toBe(noticeVersion);
  expect(body.privacyNotice.join('')).toMatch(/《个人信息保护法》第十七条.*第四十七条/);
});

test('each clause answers under its reference, as a draft and not as law', async () => {
  const body = await get('/api/decisions/oil-smoke/clauses/2');
  expect(ClauseBody.parse(body)).toEqual(body);
  expect(body).toEqual({
    ref: 'decision:oil-smoke:2',
    label: '《餐饮油烟管理办法（草案）》征求意见稿第二条',
    heading: '《餐饮油烟管理办法（草案）》征求意见稿',
    text: '油烟净化设施应当每季清洗。',
    status: 'in_force',
    url: '/decisions/oil-smoke#clause-2',
  });
});

test('before the first moment, and of an exempt decision, there is no draft to be had', async () => {
  expect(await get('/api/decisions/later')).toMatchObject({ state: 'drafting', clauses: [], explanation: '' });
  const exempt = await get('/api/decisions/secret');
  expect(exempt).toMatchObject({ state: 'exempt', clauses: [], exemption: { approver: '市政府' } });
  for (const id of ['later', 'secret']) await get(`/api/decisions/${id}/clauses/1`, 404);
});

test('the steps taken tell their legal basis, and not who took them', async () => {
  await consult('moved');
  const [first] = await Promise.all([comment('moved', '同意')]);
  await publish('moved', [{ receipt: first.receipt }]);
  const body = await get('/api/decisions/moved');
  expect(body).toMatchObject({ state: 'feedback_published', published: { feedback: true } });
  expect(body.steps).toEqual([
    { from: 'consulting', to: 'processing', at: expect.any(String), basis: ['D18', 'T31'], note: '已研究' },
    { from: 'processing', to: 'feedback_published', at: expect.any(String), basis: ['D18', 'T31'], note: '已研究' },
  ]);
});

test('what is not public, not there or no name at all is 404 under every path', async () => {
  const names = [
    'hidden-started',
    'hidden-listed',
    'hidden-proposed',
    'unknown',
    'X',
    '..',
    '%00',
    'a'.repeat(41),
    '__proto__',
  ];
  for (const id of names) {
    for (const path of [
      '',
      '/clauses/1',
      '/feedback',
      '/ledger',
      '/ledger?from=0&to=0',
      '/ledger/consistency?from=0&to=0',
    ])
      expect((await get(`/api/decisions/${id}${path}`, 404)).code, `${id}${path}`).toBe('not_found');
    if (id === '..') continue;
    await send(`/api/decisions/${id}/comments`, { text: '同意', noticeVersion }, 404);
    await send(`/api/decisions/${id}/subscriptions`, { conversationId: 'x' }, 404);
  }
  for (const clause of ['3', '0', 'x'.repeat(21), '%2e%2e', '1%00'])
    await get(`/api/decisions/oil-smoke/clauses/${clause}`, 404);
});

test('what became of the comments is empty before it is published, then complete', async () => {
  await consult('told');
  const kept = await comment('told', '我叫张三，电话13800138000，半年一次合适', { clause: '2' });
  const [gone, taken, report] = [
    await comment('told', '撤了'),
    await comment('told', '后来撤了'),
    await comment('told', REPORT),
  ];
  await participation.withdraw(gone.receipt, gone.withdrawalCode);
  expect(await get('/api/decisions/told/feedback')).toEqual({ decision: 'told', dispositions: [] });
  await publish('told', [
    { receipt: kept.receipt, verdict: 'partly_adopted', reason: '改为每半年一次', clauseChanged: '2' },
    { receipt: taken.receipt, verdict: 'not_adopted', reason: '与上位法不符' },
  ]);
  await participation.withdraw(taken.receipt, taken.withdrawalCode);
  const body = await get('/api/decisions/told/feedback');
  expect(FeedbackListBody.parse(body)).toEqual(body);
  expect(body.dispositions).toEqual([
    {
      receipt: kept.receipt,
      clause: '2',
      text: '我叫【姓名已隐去】，电话【电话号码已隐去】，半年一次合适',
      disposition: 'partly_adopted',
      dispositionInWords: '部分采纳',
      reason: '改为每半年一次',
      clauseChanged: '2',
      signer: '城市管理局',
      signedAt: '2026-11-22T10:00:00.000Z',
    },
    expect.objectContaining({ receipt: taken.receipt, text: null, disposition: 'not_adopted' }),
  ]);
  expect(JSON.stringify(body)).not.toContain(report.receipt);
  expect((await store.listReports(report.routed.office, 9)).map(({ receipt }) => receipt)).toEqual([report.receipt]);
});

test('a method that a path does not know is 405 with those that it does', async () => {
  for (const [path, allow] of [
    ['/api/decisions', 'GET, HEAD'],
    ['/api/decisions/oil-smoke', 'GET, HEAD'],
    ['/api/decisions/oil-smoke/feedback', 'GET, HEAD'],
    ['/api/decisions/oil-smoke/ledger', 'GET, HEAD'],
    ['/api/decisions/oil-smoke/comments', 'POST'],
    ['/api/decisions/oil-smoke/subscriptions', 'POST'],
    ['/api/receipts/4829-1730-5526-16', 'GET, HEAD'],
    ['/api/receipts/4829-1730-5526-16/withdraw', 'POST'],
    ['/api/ledger/keys', 'GET, HEAD'],
    ['/api/messages', 'POST'],
  ] as const)
    for (const method of ['DELETE', 'PUT', 'PATCH']) {
      const response = await app.request(path, { method });
      expect([response.status, response.headers.get('allow')], `${method} ${path}`).toEqual([405, allow]);
    }
});

test('every route of participation is in the description of the interface', async () => {
  const { paths } = await get('/openapi.json');
  const routes = ['', '/{id}', '/{id}/clauses/{clause}', '/{id}/feedback', '/{id}/ledger', '/{id}/ledger/consistency'];
  for (const route of routes) expect(paths[`/api/decisions${route}`]?.get, route).toBeDefined();
  for (const route of ['/api/decisions/{id}/comments', '/api/decisions/{id}/subscriptions', '/api/messages'])
    expect(Object.keys(paths[route]?.post.responses ?? {}), route).toEqual(
      expect.arrayContaining(['404', '413', '422']),
    );
  expect(paths['/api/receipts/{receipt}/withdraw'].post.responses).toHaveProperty('403');
  expect(paths['/api/decisions/{id}/comments'].post.responses).toHaveProperty('409');
  expect(JSON.stringify(paths['/api/decisions/{id}/ledger'])).toContain('一次最多 5000 条');
});
