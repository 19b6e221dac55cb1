import { expect, test } from 'vitest';
import { findDecision } from './decision-finder.ts';
import { contextAfter, DECISIONS } from './intent.fixture.ts';
import { intentKey } from './intent-key.ts';

const [bus, market, waste] = DECISIONS;
const found = (text: string, context = contextAfter(null)): string | undefined =>
  findDecision(intentKey(text), context)?.decision?.id;

test.each([
  ['对城市公交票价调整方案提意见', bus.id],
  ['公交涨价我不同意', bus.id],
  ['公交飘价太高', bus.id],
  ['公教票价', bus.id],
  ['農貿市場搬遷', market.id],
  ['农茂市场搬迁的事', market.id],
  ['菜市场莫搬', market.id],
  ['生活垃圾处里收费', waste.id],
  ['垃圾费', waste.id],
])('%s names %s, slips and all', (text, id) => {
  expect(found(text)).toBe(id);
});

test.each(['地铁六号线延长方案', '我要提意见', '学区调整方案', '收费办法', '', '处理'])(
  '%j names no known decision',
  (text) => {
    expect(findDecision(intentKey(text), contextAfter(null))).toBeNull();
  },
);

test('a name that fits two decisions equally well names neither', () => {
  const twin = { ...bus, id: 'bus-fares-north', number: 4 };
  const context = { ...contextAfter(null), decisions: [...DECISIONS, twin] };
  expect(findDecision('公交票价太高', context)).toBeNull();
});

test('behind a list a number is a place in it, elsewhere the number that the decision bears', () => {
  const listed = [waste, bus];
  const behindList = { ...contextAfter('list'), listed };
  for (const text of ['1', '第一个', '第1个', '一 我不同意', '评论1', '1号', '头一个', 'the first one'])
    expect([text, found(text, behindList)]).toEqual([text, waste.id]);
  expect(found('最后一个', behindList)).toBe(bus.id);
  expect(found('倒数第二个', behindList)).toBe(waste.id);
  expect(found('评论1')).toBe(bus.id);
  expect(found('第二个')).toBe(market.id);
});

test('a number beyond the list is the number that a decision bears', () => {
  expect(found('3', { ...contextAfter('list'), listed: [waste, bus] })).toBe(waste.id);
  expect(found('9', contextAfter('list'))).toBeUndefined();
});

test.each(['2022年底前', '第二条写得不对', '任务3', '一点意见', '我说两句', '3310-4478-2096-15', '十几个人'])(
  '%s numbers no decision',
  (text) => {
    expect(findDecision(intentKey(text), contextAfter('list'))).toBeNull();
  },
);

test('a name counts more than a number that may mean a clause', () => {
  expect(found('公交票价方案第2个条款太笼统')).toBe(bus.id);
});

test('这个 is the decision last spoken of, where there is one', () => {
  expect(found('我对这个有意见', { ...contextAfter('answer'), current: market })).toBe(market.id);
  expect(found('刚才那个撤了', { ...contextAfter('receipt'), current: waste })).toBe(waste.id);
  expect(found('我对这个有意见')).toBeUndefined();
});
