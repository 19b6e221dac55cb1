import { expect, test } from 'vitest';
import { ownPages } from './own-pages.ts';

test('a page of ours is a link by the name of its column, or by its address', () => {
  expect(ownPages('全部事项：湘问网页的“决策征求意见”栏目（/decisions）。')).toEqual([
    { text: '全部事项：', path: null },
    { text: '“决策征求意见”栏目', path: '/decisions' },
    { text: '。', path: null },
  ]);
  expect(ownPages('https://gov.example/receipts/4829-1730-5526-16')).toEqual([
    { text: 'https://gov.example/receipts/4829-1730-5526-16', path: '/receipts/4829-1730-5526-16' },
  ]);
});

test('another site’s pages, and paths that are not of replies, are words', () => {
  for (const line of ['https://other.example/login', '见 /settings', '没有链接', ''])
    expect(ownPages(line).filter(({ path }) => path !== null)).toEqual([]);
});
