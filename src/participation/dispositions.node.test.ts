import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { allComments } from './counted.ts';
import { disposeAll } from './disposing.ts';
import { dispositionWorkbook, readDispositionFile } from './dispositions.node.ts';
import { acknowledged, aDocument, aService, type Service } from './participation.fixture.node.ts';
import { type PublishingParts, publishFeedback, sealComments, takeStep } from './publishing.ts';

const ID = 'oil-smoke';
const STEP = { by: '李四', note: '局长办公会' };
let service: Service;
let parts: PublishingParts;
const pauses: number[] = [];

beforeEach(async () => {
  service = await aService();
  await service.consult(ID);
  pauses.length = 0;
  const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  parts = { store: service.store, sequencer: service.sequencer, publicUrl: 'https://xiangwen.example/', pause };
});
afterEach(() => service.close());

const submit = (text: string, clause?: string) => acknowledged(service.participation, ID, { text, clause });

/** The consultation is over now: the database's clock cannot be moved, the end can. */
async function close(): Promise<void> {
  const { store } = service;
  const now = await store.databaseNow();
  await store.putDecision(aDocument(ID, { ways: ['x'] }), 'consulting', { opensAt: 1, closesAt: now, now }, []);
}

const decision = async () => {
  const found = await service.store.findDecision(ID);
  if (!found) throw new Error('no decision');
  return found;
};

const COLUMNS = ['receipt', 'received', 'clause', 'text', 'held', 'verdict', 'reason', 'clauseChanged', 'signer'];
type Fill = Partial<Record<'receipt' | 'verdict' | 'reason' | 'clauseChanged' | 'signer', string>>;

/** Exports, fills every row in as `fill` says (`null`: takes it out), and gives the file's path. */
async function filled(fill: (text: string, at: number) => Fill | null, withPersonalData = false): Promise<string> {
  const comments = await allComments(service.store, ID);
  const file = await dispositionWorkbook(await decision(), comments, { withPersonalData });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.buffer as ArrayBuffer);
  const sheet = book.getWorksheet('意见处理') as ExcelJS.Worksheet;
  for (let row = sheet.rowCount; row > 1; row--) {
    const values = fill(String(sheet.getCell(row, 4).value), row - 2);
    if (!values) sheet.spliceRows(row, 1);
    for (const [key, value] of Object.entries(values ?? {})) sheet.getCell(row, COLUMNS.indexOf(key) + 1).value = value;
  }
  const folder = await mkdtemp(join(tmpdir(), 'dispositions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'x.xlsx'), Buffer.from(await book.xlsx.writeBuffer()));
  return join(folder, 'x.xlsx');
}

/** The export's cells as text. */
async function exported(withPersonalData = false): Promise<string[][]> {
  const comments = await allComments(service.store, ID);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(
    (await dispositionWorkbook(await decision(), comments, { withPersonalData })).buffer as ArrayBuffer,
  );
  const rows: string[][] = [];
  book
    .getWorksheet('意见处理')
    ?.eachRow((row) => rows.push(Array.from(COLUMNS, (_, at) => String(row.getCell(at + 1).value ?? ''))));
  return rows;
}

async function disposed(path: string, isDraft = false): Promise<string[]> {
  const file = await readDispositionFile(path);
  if (!file.ok) return file.faults.map(({ where, message }) => `${where} ${message}`);
  const result = await disposeAll(parts, ID, file.rows, { ...STEP, isDraft });
  if (result.ok) return [`disposed ${result.disposed}`, `published ${result.published}`, `notices ${result.notices}`];
  return result.faults.map(({ where, message, article }) => `${where} ${message} ${article ?? ''}`.trim());
}

const FINE: Fill = { verdict: '采纳', reason: '有道理', signer: '王局' };

test('the export holds what counts, in the order received: no report, nothing withdrawn, personal data hidden', async () => {
  await submit('半年洗一次，我电话13800138000', '2');
  const gone = await submit('撤回的');
  await service.participation.withdraw(gone.receipt, gone.withdrawalCode);
  await submit('我要举报镇上城管的刘队长，每个月找我们夜宵摊收500块好处费');
  await submit('狗官就晓得收钱');
  const [headings, ...rows] = await exported();
  expect(headings).toEqual([
    '回执号',
    '收到时间',
    '所指条款',
    '意见',
    '暂不公开的原因',
    '处理意见',
    '理由',
    '修改条款',
    '签发人',
  ]);
  expect(rows.map((row) => row.slice(2))).toEqual([
    ['第二条', '半年洗一次，我电话【电话号码已隐去】', '', '', '', '', ''],
    ['', '狗官就晓得收钱', '含有侮辱性语言', '', '', '', ''],
  ]);
  expect(rows[0]?.[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect((await exported(true))[1]?.[3]).toBe('半年洗一次，我电话13800138000');
});

test('a comment that begins like a formula is exported as text (security 21)', async () => {
  const texts = ['=HYPERLINK("http://evil","点我")', '+1', '-2+3', '@SUM(A1)', '\t=1+1'];
  for (const text of texts) await submit(text);
  const comments = await allComments(service.store, ID);
  const file = await dispositionWorkbook(await decision(), comments, { withPersonalData: false });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.buffer as ArrayBuffer);
  const cells = texts.map((_, at) => book.getWorksheet('意见处理')?.getCell(at + 2, 4));
  expect(cells.map((cell) => cell?.value)).toEqual(texts);
  expect(cells.map((cell) => [cell?.type, cell?.numFmt])).toEqual(texts.map(() => [ExcelJS.ValueType.String, '@']));
});

test('every fault in the file is named with its cell, and nothing is stored', async () => {
  for (const text of ['一', '二', '三']) await submit(text);
  await close();
  const faults = (first: Fill) =>
    filled((_, at) => (at === 0 ? { ...FINE, ...first } : FINE)).then((path) => disposed(path));
  expect(await faults({ verdict: '' })).toEqual(['意见处理!F2 缺少处理意见 D18']);
  expect(await faults({ verdict: '同意' })).toEqual([
    '意见处理!F2 处理意见只能是采纳、部分采纳、不予采纳、已有规定、不属于本事项范围 D18',
  ]);
  expect(await faults({ reason: ' ' })).toEqual(['意见处理!G2 缺少理由 T31']);
  expect(await faults({ reason: '长'.repeat(2_001) })).toEqual(['意见处理!G2 理由最多2000字']);
  expect(await faults({ reason: '已电话13800138000回复' })).toEqual([
    '意见处理!G2 理由会公布，里面有电话号码，请删去 P25',
  ]);
  expect(await faults({ clauseChanged: '第九条' })).toEqual(['意见处理!H2 草案里没有条款“第九条”']);
  expect(await faults({ verdict: '不予采纳', clauseChanged: '2' })).toEqual([
    '意见处理!H2 不予采纳的意见没有改草案，不应当写修改条款',
  ]);
  expect(await faults({ signer: '' })).toEqual(['意见处理!I2 缺少签发人 D18']);
  const [first, second] = (await allComments(service.store, ID)).map(({ receipt }) => receipt);
  const lacking = `意见处理 缺少回执号 ${first} 的处理意见 D18`;
  expect(await faults({ receipt: '' })).toEqual(['意见处理!A2 缺少回执号', lacking]);
  expect(await faults({ receipt: '4829-1730-5526-17' })).toEqual([
    '意见处理!A2 回执号 4829-1730-5526-17 不对，请照导出的填',
    lacking,
  ]);
  expect(await faults({ receipt: '4829-1730-5526-16' })).toEqual([
    '意见处理!A2 这个事项没有回执号 4829-1730-5526-16',
    lacking,
  ]);
  expect(await faults({ receipt: second ?? '' })).toEqual([`意见处理!A3 回执号 ${second} 重复`, lacking]);
  expect(await disposed(await filled((_, at) => (at === 0 ? null : FINE)))).toEqual([lacking]);
  const all = await filled(() => ({ verdict: '', reason: '', signer: '' }));
  expect(await disposed(all)).toHaveLength(9);
  expect((await allComments(service.store, ID)).map(({ disposition }) => disposition)).toEqual([null, null, null]);
  expect(await decision()).toMatchObject({ state: 'consulting', sealedAt: null });
});

test('a file that is no such workbook is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dispositions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'x.xlsx'), 'x');
  expect(await readDispositionFile(join(folder, 'x.xlsx'))).toMatchObject({ ok: false });
  const book = new ExcelJS.Workbook();
  book.addWorksheet('别的');
  await writeFile(join(folder, 'y.xlsx'), Buffer.from(await book.xlsx.writeBuffer()));
  expect(await readDispositionFile(join(folder, 'y.xlsx'))).toEqual({
    ok: false,
    faults: [{ where: '文件', message: '缺少工作表“意见处理”' }],
  });
});

test('before the end nothing is disposed', async () => {
  await submit('一');
  expect(await disposed(await filled(() => FINE))).toEqual([`${ID} 征求意见还没有结束，结束以后才能处理 D15`]);
  expect(await sealComments(parts, ID)).toMatchObject({ ok: false, faults: [{ article: 'D15' }] });
  expect(await takeStep(parts, ID, 'processing', STEP)).toMatchObject({ ok: false, faults: [{ article: 'D15' }] });
});

test('a draft stores what is there and publishes nothing; the export shows it again', async () => {
  for (const text of ['一', '二']) await submit(text, '2');
  await close();
  const path = await filled((_, at) => (at === 0 ? { ...FINE, clauseChanged: '第二条' } : {}));
  expect(await disposed(path, true)).toEqual(['disposed 1', 'published 0', 'notices 0']);
  expect(await service.participation.feedback(ID)).toEqual([]);
  expect((await exported()).slice(1).map((row) => row.slice(5))).toEqual([
    ['采纳', '有道理', '第二条', '王局'],
    ['', '', '', ''],
  ]);
  expect(await publishFeedback(parts, ID, STEP)).toMatchObject({
    ok: false,
    faults: [{ article: 'D18' }, { article: 'T31' }],
  });
});

test('publishing seals, moves on with its articles, publishes and tells every subscriber once', async () => {
  const [one, two] = [await submit('一', '2'), await submit('二的原文')];
  const { participation, store } = service;
  const chat = { channel: 'telegram' as const, chat: '42' };
  await participation.subscribe(ID, { ...chat, receipt: two.receipt });
  await participation.subscribe(ID, { ...chat, receipt: null });
  await participation.subscribe(ID, { channel: 'wechat', chat: 'openid', receipt: null });
  await participation.subscribe(ID, { channel: 'web', chat: 'conversation', receipt: one.receipt });
  await close();
  const path = await filled((text) =>
    text === '一' ? { ...FINE, clauseChanged: '2' } : { ...FINE, verdict: '不予采纳', reason: '理由二' },
  );
  expect(await disposed(path)).toEqual(['disposed 2', 'published 2', 'notices 3']);
  expect(await decision()).toMatchObject({ state: 'feedback_published', sealedAt: expect.any(Number) });
  expect((await store.listTransitions(ID)).map(({ from, to, basis, by }) => `${from}→${to} ${basis} ${by}`)).toEqual([
    ...['consulting→processing D15,D18 李四', 'processing→feedback_published D18,T31 李四'],
  ]);
  expect(
    (await participation.feedback(ID))?.map(({ verdictInWords, reason, clauseChanged, signer }) => [
      ...[verdictInWords, reason, clauseChanged, signer],
    ]),
  ).toEqual([
    ['采纳', '有道理', '2', '王局'],
    ['不予采纳', '理由二', null, '王局'],
  ]);
  expect((await participation.ledger(ID))?.size).toBe(2);

  const now = await store.databaseNow();
  const sent = await store.claimOutgoing(['telegram', 'wechat'], now, 1_000, 10);
  expect(sent.map(({ key }) => key).toSorted()).toEqual([`feedback:${ID}:telegram:42`, `feedback:${ID}:wechat:openid`]);
  expect(sent.find(({ channel }) => channel === 'telegram')?.body).toEqual({
    kind: 'notice',
    text: [
      '《餐饮油烟管理办法（草案）》的公众意见处理情况公布了。共2份意见：采纳1份，不予采纳1份。',
      `您的意见 ${two.receipt}：不予采纳。理由：理由二`,
      `每一份的处理和理由：https://xiangwen.example/decisions/${ID}/feedback`,
    ].join('\n'),
    choices: [{ label: '看结果', text: '结果 #1' }],
  });
  expect(JSON.stringify(sent)).not.toContain('二的原文');
  expect((await store.listUntold('web', 'conversation', Date.now(), 10)).map(({ key }) => key)).toEqual([
    `feedback:${ID}:web:conversation`,
  ]);

  expect(await disposed(path)).toEqual(['disposed 2', 'published 0', 'notices 0']);
  const other = await filled(() => ({ ...FINE, reason: '改口' }));
  expect(await disposed(other)).toEqual([one, two].map(({ receipt }) => `${receipt} 采纳情况已经公布，不能再改 T31`));
  expect(await disposed(path, true)).toEqual([`${ID} 采纳情况已经公布 T31`]);
});

test('a file exported before a comment was withdrawn, or turned out to be a report, is still good', async () => {
  const [one, two, three] = [await submit('一'), await submit('二'), await submit('三')];
  const path = await filled(() => FINE);
  await service.participation.withdraw(two.receipt, two.withdrawalCode);
  await service.store.routeComment(three.receipt, { office: '某处', address: '电话' });
  await close();
  expect(await disposed(path)).toEqual(['disposed 1', 'published 1', 'notices 0']);
  expect((await service.participation.feedback(ID))?.map(({ receipt }) => receipt)).toEqual([one.receipt]);
});

test('what a kill left half published is finished', async () => {
  await submit('一');
  await service.participation.subscribe(ID, { channel: 'telegram', chat: '42', receipt: null });
  await close();
  const path = await filled(() => FINE);
  const killed: PublishingParts = {
    ...parts,
    store: { ...service.store, publishDispositions: () => Promise.reject(new Error('killed')) },
  };
  const file = await readDispositionFile(path);
  if (!file.ok) throw new Error('unreadable');
  await expect(disposeAll(killed, ID, file.rows, { ...STEP, isDraft: false })).rejects.toThrow('killed');
  expect(await service.participation.feedback(ID)).toEqual([]);
  expect(await disposed(path)).toEqual(['disposed 1', 'published 1', 'notices 1']);
});

test('a consultation without a single comment is published, too', async () => {
  await service.participation.subscribe(ID, { channel: 'telegram', chat: '42', receipt: null });
  await close();
  expect(await publishFeedback({ ...parts, publicUrl: null }, ID, STEP)).toEqual({
    ok: true,
    published: 0,
    notices: 1,
  });
  const [sent] = await service.store.claimOutgoing(['telegram'], await service.store.databaseNow(), 1_000, 10);
  expect(sent?.body).toMatchObject({
    text: expect.stringContaining('期限内没有收到意见。\n每一份的处理和理由：湘问网页的'),
  });
});

test('sealing waits while another instance has the ledger, and gives up in the end', async () => {
  await submit('一');
  await close();
  const now = service.clock.now();
  expect(await service.store.lease('ledger-sequencer', 'another', now, 10_000)).toBe(true);
  expect(await sealComments(parts, ID)).toMatchObject({ ok: false, faults: [{ article: 'D18' }] });
  expect(pauses).toHaveLength(40);
  const pause = async () => {
    service.time.now += 5_000;
  };
  const waiting = { ...parts, pause };
  const sealed = await sealComments(waiting, ID);
  expect(sealed).toMatchObject({ ok: true, root: { size: 1 } });
});

test('an unknown decision is a fault at every step', async () => {
  for (const done of [
    sealComments(parts, 'no'),
    publishFeedback(parts, 'no', STEP),
    takeStep(parts, 'no', 'listed', STEP),
  ])
    expect(await done).toMatchObject({ ok: false, faults: [{ text: '没有编号是 no 的事项' }] });
  expect(await disposeAll(parts, 'no', [], { ...STEP, isDraft: false })).toMatchObject({ ok: false });
});
