import { expect, test } from 'vitest';
import { TestTime } from './channel.fixture.node.ts';
import { Pace } from './pace.ts';

/** The most that lie in one window of this length, wherever it begins. */
function mostWithin(times: number[], windowMs: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

function started() {
  const time = new TestTime();
  return { time, pace: new Pace(time, time.sleep) };
}

test('one chat gets one message a second', async () => {
  const { time, pace } = started();
  const times: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    expect(await pace.turn(1, 5_000)).toBe(0);
    times.push(time.now());
    time.pass(30);
    pace.passed(1);
  }
  expect(times.slice(1).map((at, index) => at - (times[index] as number))).toEqual([1030, 1030, 1030, 1030]);
});

test('a group gets 20 messages in any minute', async () => {
  const { time, pace } = started();
  const times: number[] = [];
  for (let at = 0; at < 70; at += 1) {
    await pace.turn(-5, 120_000);
    times.push(time.now());
  }
  expect(mostWithin(times, 60_000)).toBe(20);
  expect((times.at(-1) as number) - (times[0] as number)).toBeLessThan(4 * 60_000);
});

test('all chats together get 30 messages in any second, and none waits without need', async () => {
  const { time, pace } = started();
  const times: number[] = [];
  for (let chat = 1; chat <= 100; chat += 1) {
    await pace.turn(chat, 60_000);
    times.push(time.now());
    time.pass(3);
  }
  expect(mostWithin(times, 1_000)).toBe(30);
  expect((times.at(-1) as number) - (times[0] as number)).toBeLessThan(4_000);
});

test('many who wait at once keep to the limits too', async () => {
  const { time, pace } = started();
  const times: number[] = [];
  const one = async (chat: number) => {
    await pace.turn(chat, 60_000);
    times.push(time.now());
  };
  await Promise.all(Array.from({ length: 95 }, (_, chat) => one((chat % 50) + 1)));
  expect(times).toHaveLength(95);
  expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(30);
});

test('a turn that is too far off is not waited for, and the time that is left is told', async () => {
  const { time, pace } = started();
  pace.hold(7, 30_000);
  expect(await pace.turn(7, 5_000)).toBe(30_000);
  expect(time.slept).toEqual([]);
  expect(await pace.turn(8, 5_000)).toBe(0);
  time.pass(27_000);
  expect(await pace.turn(7, 5_000)).toBe(0);
  expect(time.slept).toEqual([3_000]);
});
