import { expect, test } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import { Backlog } from './backlog.ts';
import { memoryShared } from './wechat.fixture.node.ts';

const backlog = () => new Backlog(memoryShared(), systemClock);

test('each asking gets the next part, the same asking the same part, and then there is none', async () => {
  const kept = backlog();
  await kept.keep('o', ['二', '三']);
  expect(await Promise.all(['a', 'a', 'a'].map((id) => kept.next('o', id)))).toEqual(Array(3).fill({ text: '二' }));
  expect(await kept.next('o', 'b')).toEqual({ text: '三' });
  expect(await kept.next('o', 'b')).toEqual({ text: '三' });
  expect(await kept.next('o', 'c')).toEqual({ text: null });
  expect(await kept.next('another', 'a')).toBeNull();
});

test('askings at once get different parts', async () => {
  const kept = backlog();
  await kept.keep('o', ['二', '三', '四']);
  const parts = await Promise.all(['a', 'b', 'c'].map((id) => kept.next('o', id)));
  expect(new Set(parts.map((part) => part?.text))).toEqual(new Set(['二', '三', '四']));
});

test('what is pushed is not asked for again, and what could not be pushed is', async () => {
  const kept = backlog();
  const pushed: string[] = [];
  await kept.keep('o', ['二', '三', '四']);
  await kept.send('o', async (text) => pushed.length < 2 && pushed.push(text) > 0);
  expect(pushed).toEqual(['二', '三']);
  expect(await kept.next('o', 'a')).toEqual({ text: '四' });
  await kept.send('o', async (text) => pushed.push(text) > 0);
  expect(pushed).toEqual(['二', '三']);
});

test('asking while a part is on its way gives nothing twice', async () => {
  const kept = backlog();
  await kept.keep('o', ['二']);
  let arrive = () => {};
  const sending = kept.send(
    'o',
    () =>
      new Promise((done) => {
        arrive = () => done(true);
      }),
  );
  const asked = kept.next('o', 'a');
  await new Promise((done) => setTimeout(done, 100));
  arrive();
  await sending;
  expect(await asked).toEqual({ text: null });
});

test("a newer reply's rest comes before an older one's", async () => {
  const kept = backlog();
  await kept.keep('o', ['旧']);
  await kept.keep('o', ['新']);
  expect(await kept.next('o', 'a')).toEqual({ text: '新' });
  expect(await kept.next('o', 'b')).toEqual({ text: '旧' });
});
