import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../domain/limits.ts';
import { parseReceipt } from '../domain/receipt.ts';
import { post } from './fixture.node.ts';
import { type Json, openParticipationFixture, REPORT } from './participation.fixture.node.ts';
import { AcknowledgementBody, ReceiptBody } from './participation-schemas.ts';

const { app, store, get, send, consult, comment, publish, sequencer, noticeVersion, close } =
  await openParticipationFixture();
afterAll(close);
beforeAll(async () => void (await consult('oil-smoke')));

const PATH = '/api/decisions/oil-smoke/comments';
const sha256 = (...parts: (Buffer | string)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const newKey = (): string => crypto.randomUUID();
const body = (text: string, more: Json = {}): Json => ({ text, noticeVersion, ...more });
const counted = async (id: string): Promise<number> =>
  (await store.countComments(id)).reduce((sum, { count }) => sum + count, 0);

/** Status and body as they went over the wire. */
async function raw(sent: object, id = 'oil-smoke'): Promise<{ status: number; text: string }> {
  const response = await app.request(`/api/decisions/${id}/comments`, post(JSON.stringify(sent)));
  return { status: response.status, text: await response.text() };
}

test('a comment is acknowledged with a receipt in ASCII, a code, its salt and a promise that node:crypto confirms', async () => {
  const text = ' 每季清洗太勤了\n半年一次合适 ';
  const given = await comment('oil-smoke', text, { clause: '2' });
  expect(AcknowledgementBody.parse(given)).toEqual(given);
  expect(Object.keys(given).toSorted()).toEqual(['ledger', 'receipt', 'receivedAt', 'salt', 'withdrawalCode']);
  expect(given.receipt).toMatch(/^\d{4}-\d{4}-\d{4}-\d\d$/);
  expect(parseReceipt(given.receipt)).toBe(given.receipt);
  expect(given.withdrawalCode).toMatch(/^\d{5}-\d{5}$/);
  expect(given.salt).toMatch(/^[0-9a-f]{32}$/);
  const { leaf, promise, keyId } = given.ledger;
  const commitment = sha256(Buffer.from(given.salt, 'hex'), text);
  expect(leaf).toEqual({
    decision: 'oil-smoke',
    receipt: given.receipt,
    receivedAt: given.receivedAt,
    clause: '2',
    commitment,
  });
  const { keys } = await get('/api/ledger/keys');
  const { publicKey } = keys.find((key: Json) => key.keyId === keyId);
  const canonical = JSON.stringify({
    clause: '2',
    commitment,
    decision: 'oil-smoke',
    receipt: given.receipt,
    receivedAt: given.receivedAt,
  });
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  const signed = Buffer.from(`{"keyId":"${keyId}","leaf":${canonical}}`);
  expect(verify(null, signed, key, Buffer.from(promise, 'base64url'))).toBe(true);
});

test('the time of a comment is the database’s', async () => {
  const before = await store.databaseNow();
  const { receivedAt } = await comment('oil-smoke', '同意');
  expect(Date.parse(receivedAt)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(receivedAt)).toBeLessThanOrEqual(await store.databaseNow());
});

test.each<[string, object, string]>([
  ['an empty text', { text: '' }, 'text'],
  ['nothing that can be seen', { text: ' \n\u200b\u3000' }, 'text'],
  ['a text that is too long', { text: '字'.repeat(LIMITS.commentChars + 1) }, 'text'],
  ['a lone surrogate', { text: '不完整\ud800' }, 'text'],
  ['a NUL', { text: '不完整\0' }, 'text'],
  ['no text', { text: undefined }, 'text'],
  ['a text of the wrong type', { text: ['同意'] }, 'text'],
  ['a clause that the draft does not have', { clause: '3' }, 'clause'],
  ['a clause of the wrong type', { clause: 2 }, 'clause'],
  ['an empty clause', { clause: '' }, 'clause'],
  ['another notice’s version', { noticeVersion: 'aaaaaaaaaaaa' }, 'noticeVersion'],
  ['no notice’s version', { noticeVersion: undefined }, 'noticeVersion'],
  ['a key that is no UUID', { idempotencyKey: 'one' }, 'idempotencyKey'],
  ['an empty key', { idempotencyKey: '' }, 'idempotencyKey'],
  ['a key with something behind it', { idempotencyKey: `${newKey()} ` }, 'idempotencyKey'],
  ['a consent that is no yes or no', { publishPersonalData: 'yes' }, 'publishPersonalData'],
])('%s is 422 and names the field, and nothing is stored', async (_, changes, field) => {
  const before = await counted('oil-smoke');
  const problem = await send(PATH, { ...body('同意'), ...changes }, 422);
  expect(problem.code).toBe('invalid_input');
  expect(problem.detail).toMatch(new RegExp(`^${field}:`));
  expect(await counted('oil-smoke')).toBe(before);
});

test('a text of just the allowed length is taken whole, in characters of every width', async () => {
  for (const one of ['字', '😀', 'é', '"', '\n意'])
    await comment('oil-smoke', one.repeat(LIMITS.commentChars / one.length));
});

test('after the end 409 says when that was, before the beginning when that is', async () => {
  const { closesAt } = await consult('over', { closesIn: -1_000 });
  const late = await send('/api/decisions/over/comments', body('晚了'), 409);
  expect(late).toMatchObject({ code: 'consultation_closed', closesAt: new Date(closesAt).toISOString() });
  expect(late.detail).toContain(new Date(closesAt).toISOString());
  const { opensAt } = await consult('later', { opensIn: 3_600_000 });
  const early = await send('/api/decisions/later/comments', body('早了'), 409);
  expect(early).toMatchObject({ code: 'consultation_not_open', opensAt: new Date(opensAt).toISOString() });
  await consult('stopped', { state: 'terminated' });
  expect((await send('/api/decisions/stopped/comments', body('同意'), 409)).code).toBe('consultation_closed');
});

test('the same key and body give the same body byte for byte, one after the other and all at once', async () => {
  const sent = body('每半年一次', { clause: '2', idempotencyKey: newKey() });
  const before = await counted('oil-smoke');
  const answers = [...(await Promise.all([raw(sent), raw(sent), raw(sent)])), await raw(sent)];
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const reordered = { idempotencyKey: sent.idempotencyKey.toUpperCase(), clause: '2', noticeVersion, text: sent.text };
  expect((await raw({ ...reordered, publishPersonalData: false })).text).toBe(answers[0]?.text);
  expect(await counted('oil-smoke')).toBe(before + 1);
});

test('another body under the same key is a conflict, in the same decision alone', async () => {
  await consult('other');
  const sent = body('同意', { idempotencyKey: newKey() });
  await send(PATH, sent, 201);
  for (const changes of [{ text: '不同意' }, { clause: '1' }, { publishPersonalData: true }, { text: '同意 ' }])
    expect((await send(PATH, { ...sent, ...changes }, 409)).code).toBe('idempotency_conflict');
  expect((await raw(sent, 'other')).status).toBe(201);
});

test('a repeat stays a repeat after the end', async () => {
  const { closesAt } = await consult('short', { closesIn: 2_000 });
  const sent = body('赶上了', { idempotencyKey: newKey() });
  const first = await raw(sent, 'short');
  expect(first.status).toBe(201);
  while ((await store.databaseNow()) < closesAt) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await raw(sent, 'short')).toEqual(first);
  expect((await raw({ ...sent, idempotencyKey: newKey() }, 'short')).status).toBe(409);
});

test('a report of a violation goes to its office and appears nowhere else', async () => {
  await consult('reported');
  const sent = body(REPORT, { idempotencyKey: newKey() });
  const first = await raw(sent, 'reported');
  const given = JSON.parse(first.text);
  expect(AcknowledgementBody.parse(given)).toEqual(given);
  expect(given).toEqual({
    receipt: expect.stringMatching(/^[\d-]{17}$/),
    withdrawalCode: expect.stringMatching(/^\d{5}-\d{5}$/),
    receivedAt: expect.any(String),
    ledger: null,
    routed: { office: expect.stringMatching(/\p{Script=Han}/u), address: expect.stringContaining('电话') },
  });
  expect((await raw(sent, 'reported')).text).toBe(first.text);
  await comment('reported', '同意第二条');
  expect(await sequencer.run()).toBeGreaterThan(0);
  expect((await get('/api/decisions/reported/ledger')).size).toBe(1);
  expect(await counted('reported')).toBe(1);
  expect(JSON.stringify(await get('/api/decisions/reported/feedback'))).not.toContain(given.receipt);
  const view = await get(`/api/receipts/${given.receipt}`);
  expect(view).toMatchObject({ state: 'routed', ledger: null, routed: given.routed, disposition: null });
});

test('a receipt answers from the promise to the inclusion, and never with the text', async () => {
  await consult('followed');
  const text = '油烟要管，烧烤也要管';
  const given = await comment('followed', text);
  const promised = await get(`/api/receipts/${given.receipt}`);
  expect(ReceiptBody.parse(promised)).toEqual(promised);
  const { leaf, promise, keyId } = given.ledger;
  expect(promised).toMatchObject({ decision: 'followed', state: 'received', receivedAt: given.receivedAt });
  expect(promised.ledger).toEqual({ state: 'promised', leaf, promise, keyId });
  await sequencer.run();
  const included = await get(`/api/receipts/${given.receipt}`);
  expect(ReceiptBody.parse(included)).toEqual(included);
  expect(included.ledger).toMatchObject({ state: 'included', leaf, promise, keyId, index: 0, size: 1, inclusion: [] });
  await publish('followed', [
    { receipt: given.receipt, verdict: 'adopted', reason: '写进了第二条', clauseChanged: '2' },
  ]);
  const published = await get(`/api/receipts/${given.receipt}`);
  expect(published).toMatchObject({
    ...{
      state: 'published',
      disposition: 'adopted',
      dispositionInWords: '采纳',
      reason: '写进了第二条',
      clauseChanged: '2',
    },
  });
  for (const view of [promised, included, published]) expect(JSON.stringify(view)).not.toContain('烧烤');
});

test('a receipt is found as people write it, and what is none, or nobody’s, is 404', async () => {
  const { receipt } = await comment('oil-smoke', '同意');
  expect((await get(`/api/receipts/${receipt.replaceAll('-', '')}`)).receipt).toBe(receipt);
  const response = await app.request(`/api/receipts/${receipt}`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const wrong = `${receipt.slice(0, -2)}${String(((Number(receipt.slice(-2)) - 1) % 97) + 2).padStart(2, '0')}`;
  for (const none of [wrong, '0000-0000-0000-98', '1', 'abcd', `${receipt}1`, '%00', "' OR 1=1", '4829-1730-5526-1６'])
    await get(`/api/receipts/${none}`, 404);
});

test('a wrong code withdraws nothing, the right one does, as often as it is sent', async () => {
  const mine = await comment('oil-smoke', '撤回这条');
  const other = await comment('oil-smoke', '别人的');
  const path = `/api/receipts/${mine.receipt}/withdraw`;
  for (const withdrawalCode of ['00000-00000', '', '1', other.withdrawalCode, mine.withdrawalCode.slice(0, -1)])
    expect((await send(path, { withdrawalCode }, 403)).code).toBe('wrong_code');
  expect((await get(`/api/receipts/${mine.receipt}`)).state).toBe('received');
  const done = { receipt: mine.receipt, state: 'withdrawn' };
  expect(await send(path, { withdrawalCode: mine.withdrawalCode }, 200)).toEqual(done);
  const plain = `/api/receipts/${mine.receipt.replaceAll('-', '')}/withdraw`;
  expect(await send(plain, { withdrawalCode: mine.withdrawalCode.replace('-', ' ') }, 200)).toEqual(done);
  expect((await get(`/api/receipts/${mine.receipt}`)).state).toBe('withdrawn');
  await send('/api/receipts/0000-0000-0000-98/withdraw', { withdrawalCode: mine.withdrawalCode }, 404);
});

test('a code cannot be found by trying: after enough wrong ones the right one is refused, too', async () => {
  const { receipt, withdrawalCode } = await comment('oil-smoke', '猜猜看');
  const path = `/api/receipts/${receipt}/withdraw`;
  for (let tries = 0; tries < 100; tries++) await send(path, { withdrawalCode: String(tries).padStart(10, '0') }, 403);
  await send(path, { withdrawalCode }, 403);
  expect((await get(`/api/receipts/${receipt}`)).state).toBe('received');
});

test('erasing takes text and salt away for good, and leaves the ledger’s hash', async () => {
  await consult('erased');
  const sent = body('我家住在某某路', { idempotencyKey: newKey() });
  const { receipt, withdrawalCode, ledger } = JSON.parse((await raw(sent, 'erased')).text);
  await sequencer.run();
  const erased = await send(`/api/receipts/${receipt}/withdraw`, { withdrawalCode, erase: true }, 200);
  expect(erased).toEqual({ receipt, state: 'erased' });
  expect(await store.findComment(receipt)).toMatchObject({
    text: null,
    salt: null,
    commitment: ledger.leaf.commitment,
  });
  expect(await get(`/api/receipts/${receipt}`)).toMatchObject({
    state: 'erased',
    ledger: { state: 'included', leaf: ledger.leaf },
  });
  expect((await raw(sent, 'erased')).status).toBe(409);
});

test('a withdrawal whose code or wish is of the wrong type is 422', async () => {
  const { receipt, withdrawalCode } = await comment('oil-smoke', '同意');
  const path = `/api/receipts/${receipt}/withdraw`;
  for (const code of [null, 7, [withdrawalCode], { a: 1 }, '\ud800', '1'.repeat(101)])
    await send(path, { withdrawalCode: code }, 422);
  for (const erase of ['yes', 1, null]) await send(path, { withdrawalCode, erase }, 422);
  expect((await get(`/api/receipts/${receipt}`)).state).toBe('received');
});

test('a conversation hears of the result, by itself or for a receipt of this decision', async () => {
  await consult('heard');
  const conversationId = 'a-conversation';
  await store.createConversation(conversationId, 1);
  const [mine, foreign] = [await comment('heard', '同意'), await comment('oil-smoke', '同意')];
  const path = '/api/decisions/heard/subscriptions';
  expect(await send(path, { conversationId }, 201)).toEqual({ subscribed: true });
  await send(path, { conversationId, receipt: mine.receipt }, 201);
  await send(path, { conversationId: 'nobody', receipt: mine.receipt }, 404);
  for (const receipt of [foreign.receipt, '0000-0000-0000-98', 'x', ''])
    expect((await send(path, { conversationId, receipt }, 422)).detail).toContain('receipt:');
  const kept = await store.listSubscriptions('heard');
  expect(kept).toEqual(
    expect.arrayContaining(
      [null, mine.receipt].map((receipt) => ({ decision: 'heard', channel: 'web', chat: conversationId, receipt })),
    ),
  );
  expect(kept).toHaveLength(2);
});
