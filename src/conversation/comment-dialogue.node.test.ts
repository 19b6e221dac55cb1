import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseReceipt } from '../domain/receipt.ts';
import { TRAINING_TIMEOUT } from '../retrieval/fixture.node.ts';
import {
  anOpenDecision,
  freshFolder,
  type OpenConversation,
  openConversation,
  openDecision,
  talkTo,
} from './fixture.node.ts';

let engine: OpenConversation;
let folder: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  [folder, remove] = await freshFolder();
  engine = await openConversation(folder);
  await openDecision(engine.store, anOpenDecision('bus-fare', '县城公交票价调整方案'));
  await openDecision(engine.store, anOpenDecision('market-move', '老城区农贸市场搬迁方案', { clauses: [] }));
}, TRAINING_TIMEOUT);

afterAll(async () => {
  await engine.store.close();
  await remove();
});

const last = async (...messages: string[]) => (await talkTo(engine, ...messages)).at(-1)?.text ?? '';

test('a comment goes from the list to a receipt that the ledger includes', async () => {
  const replies = await talkTo(
    engine,
    '有哪些征求意见',
    '1',
    '条款 1',
    '三块太贵了，',
    '一个月要多花四五十。',
    '写完了',
    '提交',
  );
  expect(replies.map(({ intent }) => intent)).toEqual(['list_decisions', ...Array(6).fill('comment_on_decision')]);
  const receipt = parseReceipt(replies.at(-1)?.text ?? '');
  expect(receipt).not.toBeNull();
  const comment = await engine.store.findComment(receipt ?? '');
  expect(comment).toMatchObject({
    decision: 'bus-fare',
    clause: '1',
    text: '三块太贵了，\n一个月要多花四五十。',
    channel: 'web',
  });
  expect((await engine.participation.receipt(receipt ?? ''))?.ledger?.state).toBe('promised');
});

test('what a comment says stays with the comment and not among the turns', async () => {
  const replies = await talkTo(engine, '评论 #2', '我家住三楼爬不动，市场莫搬', '写完了', '提交');
  const { conversationId } = replies[0] ?? { conversationId: '' };
  const stored = JSON.stringify(await engine.store.listAnswers(conversationId, 20));
  expect(stored).not.toContain('爬不动');
  expect(replies[2]?.text).toContain('爬不动');
});

test('a question in the middle is answered and the comment goes on', async () => {
  const replies = await talkTo(engine, '评论 #2', '市场莫搬', '重大行政决策公开征求意见要多少天？', '写完了', '提交');
  expect(replies[2]?.citations.length).toBeGreaterThan(0);
  expect(replies[2]?.text).toContain('您的意见还没有提交');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect((await engine.store.findComment(receipt))?.text).toBe('市场莫搬');
});

test('a receipt looked up or a comment withdrawn in the middle leaves the one that is being written as it was', async () => {
  const [, , , done] = await talkTo(engine, '评论 #2', '先交一份', '写完了', '提交');
  const other = parseReceipt(done?.text ?? '') ?? '';
  const code = /撤回码：(\d{5}-\d{5})/.exec(done?.text ?? '')?.[1] ?? '';
  const replies = await talkTo(
    engine,
    ...['评论 #2', '早市要留着', `查 ${other}`, `撤回 ${other}`, code, '撤回', '也要有公厕', '写完了', '提交'],
  );
  expect(replies[2]?.text).toContain(`回执号 ${other}`);
  expect(replies[2]?.text).toContain('您的意见还没有提交');
  expect(replies[5]?.text).toContain('已经撤回');
  expect(replies[5]?.text).toContain('您的意见还没有提交');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect((await engine.store.findComment(receipt))?.text).toBe('早市要留着\n也要有公厕');
});

test('while a text is begun no other decision is begun on, and nothing that a button writes becomes part of it', async () => {
  const replies = await talkTo(engine, '评论 #2', '早市要留着', '评论 #1', '有哪些征求意见', '写完了', '提交');
  expect(replies[2]?.text).toContain('先把手上这份办完');
  expect(replies[3]?.intent).toBe('list_decisions');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect(await engine.store.findComment(receipt)).toMatchObject({ decision: 'market-move', text: '早市要留着' });
});

test('before anything is written another decision is taken up at once', async () => {
  const replies = await talkTo(engine, '评论 #1', '评论 #2', '早市要留着', '写完了', '提交');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect(await engine.store.findComment(receipt)).toMatchObject({ decision: 'market-move', text: '早市要留着' });
});

test('the number before a clause chooses that clause, and the last one the draft as a whole', async () => {
  const [asked] = await talkTo(engine, '评论 #1');
  const { clauses } = (await engine.participation.listDecisions()).find(({ id }) => id === 'bus-fare') ?? {
    clauses: [],
  };
  expect(asked?.text).toContain(`\n1. ${clauses[0]?.label}`);
  expect(asked?.text).toContain(`\n${clauses.length + 1}. 对整体提`);
  for (const [number, clause] of [
    ['1', clauses[0]?.id],
    [String(clauses.length + 1), null],
  ]) {
    const text = await last('评论 #1', number as string, '太贵了', '写完了', '提交');
    expect((await engine.store.findComment(parseReceipt(text) ?? ''))?.clause).toBe(clause);
  }
});

test.each(['提交', '确认提交', '是的'])('%s before the text was shown shows it, and is no part of it', async (word) => {
  const replies = await talkTo(engine, '评论 #2', '早市要留着', word, '提交');
  expect(replies[2]?.text).toContain('“早市要留着”');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect((await engine.store.findComment(receipt))?.text).toBe('早市要留着');
});

test('personal data in a comment is pointed out before it is handed in, and it can be written anew', async () => {
  const replies = await talkTo(
    engine,
    '评论 #2',
    '有事打13800138000',
    '写完了',
    '重写',
    '早市要留着',
    '写完了',
    '提交',
  );
  expect(replies[2]?.text).toContain('“13800138000”像是个人信息');
  expect(replies[5]?.text).not.toContain('个人信息');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect((await engine.store.findComment(receipt))?.text).toBe('早市要留着');
});

test('to take back what was not handed in yet takes nothing else back', async () => {
  const replies = await talkTo(
    engine,
    '评论 #2',
    '先交一份',
    '写完了',
    '提交',
    '评论 #2',
    '又一份',
    '撤回',
    '写完了',
    '提交',
  );
  expect(replies[6]?.text).toContain('还没有提交，不用撤回');
  const first = parseReceipt(replies[3]?.text ?? '') ?? '';
  expect((await engine.store.findComment(first))?.state).toBe('received');
  const second = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect((await engine.store.findComment(second))?.text).toBe('又一份');
});

test('what looked like a question is added to the comment on request', async () => {
  const replies = await talkTo(engine, '评论 #2', '搬那么远我们怎么去？', '加上', '写完了', '提交');
  const receipt = parseReceipt(replies.at(-1)?.text ?? '') ?? '';
  expect((await engine.store.findComment(receipt))?.text).toBe('搬那么远我们怎么去？');
});

test.each(['取消', '算了', '不提了'])('%s ends it at any point, and nothing is stored', async (word) => {
  const before = await engine.store.countComments('market-move');
  expect(await last('评论 #2', '写了一半', word)).toContain('没有提交');
  expect(await engine.store.countComments('market-move')).toEqual(before);
});

test('it goes on in a second process on the same store', async () => {
  const [first] = await talkTo(engine, '评论 #2');
  const second = await openConversation(folder);
  const conversationId = first?.conversationId;
  for (const question of ['停车位要多一点', '写完了']) await second.conversation.ask({ question, conversationId });
  const result = await engine.conversation.ask({ question: '提交', conversationId });
  expect(result.kind === 'answer' && parseReceipt(result.answer.text)).toBeTruthy();
  await second.store.close();
});

test('a comment withdrawn in the same talk needs no code typed, and one in another does', async () => {
  const replies = await talkTo(engine, '评论 #2', '希望保留早市', '写完了', '提交', '我要撤回', '撤回');
  const receipt = parseReceipt(replies[3]?.text ?? '') ?? '';
  expect((await engine.store.findComment(receipt))?.state).toBe('withdrawn');
  const others = await talkTo(engine, '评论 #2', '希望有公厕', '写完了', '提交');
  const other = parseReceipt(others[3]?.text ?? '') ?? '';
  const code = /撤回码：(\d{5}-\d{5})/.exec(others[3]?.text ?? '')?.[1] ?? '';
  expect(await last(`撤回 ${other}`)).toContain('撤回码');
  expect(await last(`撤回 ${other}`, '00000-00000', '撤回')).toContain('撤回码');
  expect((await engine.store.findComment(other))?.state).toBe('received');
  expect(await last(`撤回 ${other}`, code, '删除')).toContain('原文也删掉了');
  expect((await engine.store.findComment(other))?.text).toBeNull();
});

test('a decision that has ended takes nothing, and says when it ended', async () => {
  const now = Date.now();
  await openDecision(engine.store, anOpenDecision('ended', '生活垃圾处理收费办法'), {
    opensAt: now - 9,
    closesAt: now - 1,
  });
  const text = await last('我要对生活垃圾处理收费办法提意见');
  expect(text).toContain('已经在');
  expect(text).toContain('结束');
});

test('in a group nobody writes a comment', async () => {
  const message = { channel: 'telegram' as const, messageId: 'g1', chat: 'g', order: 1, isGroup: true };
  await engine.inbox.receive({ ...message, content: { kind: 'text', text: '评论 #2' } });
  await engine.inbox.work('telegram', 'g');
  expect((await engine.inbox.replyTo('telegram', 'g1', 1_000))?.text).toContain('单独');
});
