import { expect, test } from 'vitest';
import { Pace, systemSleep } from './pace.ts';
import { TestTime } from './time.fixture.ts';

function paceOf(time: TestTime, pause = { minMs: 1_000, maxMs: 3_000 }, random = () => 0.5): Pace {
  return new Pace({ pause, clock: time, sleep: time.sleep, random });
}

test('every message waits for its pause, whoever gets it, one after the other', async () => {
  const time = new TestTime();
  const pace = paceOf(time);
  const begin = time.now();
  const at = await Promise.all(
    ['a', 'b', 'c'].map(async (chat) => {
      expect(await pace.turn(chat, 20_000)).toBe(0);
      return time.now() - begin;
    }),
  );
  expect(at).toEqual([2_000, 4_000, 6_000]);
});

test('pauses lie between the two that are set, both among them', async () => {
  const time = new TestTime();
  const chances = [0, 0.999_999, 0.25];
  const pace = paceOf(time, { minMs: 1_000, maxMs: 3_000 }, () => chances.shift() ?? 0);
  for (let turn = 0; turn < 3; turn++) await pace.turn('a', 20_000);
  expect(time.slept).toEqual([1_000, 3_000, 1_500]);
});

test('what would wait too long keeps its turn, and is asked to come again before it', async () => {
  const time = new TestTime();
  time.held = true;
  const pace = paceOf(time, { minMs: 10_000, maxMs: 10_000 });
  const [first, second] = [pace.turn('a', 20_000), pace.turn('b', 20_000)];
  expect(await pace.turn('c', 20_000)).toBe(20_000);
  expect(await pace.turn('d', 20_000)).toBe(30_000);
  await time.pass(20_000);
  expect(await Promise.all([first, second])).toEqual([0, 0]);
  const begin = time.now();
  const third = pace.turn('c', 20_000);
  await time.pass(10_000);
  expect([await third, time.now() - begin]).toEqual([0, 10_000]);
  const fourth = pace.turn('d', 20_000);
  await time.pass(10_000);
  expect([await fourth, time.now() - begin]).toEqual([0, 20_000]);
});

test('a timer that is late does not push two messages together', async () => {
  const time = new TestTime();
  time.held = true;
  const pace = paceOf(time, { minMs: 1_000, maxMs: 1_000 });
  const sent: number[] = [];
  const turns = ['a', 'b'].map(async (chat) => {
    await pace.turn(chat, 20_000);
    sent.push(time.now());
  });
  await time.passLate(5_000);
  await time.pass(2_000);
  await Promise.all(turns);
  expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test('the real timer waits, and ends at once where it is aborted', async () => {
  const begin = performance.now();
  await systemSleep(20);
  expect(performance.now() - begin).toBeGreaterThan(15);
  const stop = new AbortController();
  const sleeping = systemSleep(60_000, stop.signal);
  stop.abort();
  await sleeping;
  await systemSleep(60_000, stop.signal);
  expect(performance.now() - begin).toBeLessThan(30_000);
});
