import { expect, test } from 'vitest';
import { readTalks, withoutTalk, withTalk } from './talk-list.ts';

test('a conversation comes first when something is asked in it, under the name it began with', () => {
  const first = withTalk([], { id: 'a', question: '权责清单要公开吗', at: 1 });
  const second = withTalk(first, { id: 'b', question: '罚款任务', at: 2 });
  expect(withTalk(second, { id: 'a', question: '那啥时候?', at: 3 })).toEqual([
    { id: 'a', title: '权责清单要公开吗', at: 3 },
    { id: 'b', title: '罚款任务', at: 2 },
  ]);
});

test('the list holds twenty, the oldest go', () => {
  let talks = readTalks('');
  for (let at = 0; at < 25; at += 1) talks = withTalk(talks, { id: `t${at}`, question: '问', at });
  expect(talks).toHaveLength(20);
  expect([talks[0]?.id, talks.at(-1)?.id]).toEqual(['t24', 't5']);
});

test('a long question’s name has forty characters on one line, and no half of one', () => {
  const [talk] = withTalk([], { id: 'a', question: `第一行\n${'𠮷'.repeat(60)}`, at: 1 });
  expect(Array.from(talk?.title ?? '')).toHaveLength(40);
  expect(talk?.title).toMatch(/^第一行 𠮷+…$/u);
});

test('one is taken out by its id', () => {
  const talks = withTalk(withTalk([], { id: 'a', question: '甲', at: 1 }), { id: 'b', question: '乙', at: 2 });
  expect(withoutTalk(talks, 'b').map(({ id }) => id)).toEqual(['a']);
});

test('what is no list counts for nothing, whatever stands in storage', () => {
  for (const text of ['', '{', 'null', '{"id":"a"}', '[1,null,{"id":""},{"id":"a","title":"甲"}]'])
    expect(readTalks(text)).toEqual([]);
  expect(readTalks('[{"id":"a","title":"甲","at":1},{"id":7,"title":"乙","at":2}]')).toHaveLength(1);
});
