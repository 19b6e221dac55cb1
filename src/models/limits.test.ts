import { expect, test } from 'vitest';
import { published } from '../domain/safe-text.ts';
import { withBreaker } from './breaker.ts';
import { withBudget } from './budget.ts';
import { withConcurrency } from './concurrency.ts';
import { withHangUp } from './hang-up.ts';
import { withLength } from './length.ts';
import type { LanguageModel, ModelEvent, ModelFailure, ModelRequest } from './model.ts';
import { type ModelObservation, withObserver } from './observer.ts';
import { ThinkingFilter } from './thinking.ts';
import type { TokenCounter } from './token-counter.ts';

const USAGE = { inputTokens: 30, outputTokens: 20 };
const usage = USAGE;
const END: ModelEvent = { kind: 'end', usage, cut: false };
const failed = (failure: ModelFailure): ModelEvent => ({ kind: 'failed', failure, detail: '', usage });
const text = (written: string): ModelEvent => ({ kind: 'text', text: written });

const request = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  purpose: 'write',
  instructions: published('请回答'),
  input: published('谁罚款'),
  maxOutputTokens: 10,
  withinMs: 1_000,
  ...changes,
});

/** A model that gives these events, one request after another; the last again and again. */
function scripted(...rounds: ModelEvent[][]): LanguageModel & { asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  async function* stream(each: ModelRequest): AsyncGenerator<ModelEvent> {
    asked.push(each);
    yield* rounds[Math.min(asked.length, rounds.length) - 1] as ModelEvent[];
  }
  return { asked, nameOf: () => 'scripted', stream };
}

async function read(model: LanguageModel, changes?: Partial<ModelRequest>): Promise<ModelEvent[]> {
  const all: ModelEvent[] = [];
  for await (const event of model.stream(request(changes))) all.push(event);
  return all;
}

async function outcome(model: LanguageModel, changes?: Partial<ModelRequest>): Promise<string | undefined> {
  const last = (await read(model, changes)).at(-1);
  return last?.kind === 'failed' ? last.failure : last?.kind;
}

function breaker(model: LanguageModel) {
  const time = { now: 0 };
  const logged: string[] = [];
  const log = (message: string) => logged.push(message);
  return { time, logged, model: withBreaker(model, { now: () => time.now, log }) };
}

async function times(count: number, model: LanguageModel, changes?: Partial<ModelRequest>) {
  for (let round = 0; round < count; round++) await read(model, changes);
}

test('a model whose time was over while it still wrote is not paused, and one that fell silent is', async () => {
  const { time, model } = breaker(scripted([text('由'), failed('timeout')]));
  await times(6, model);
  expect(await outcome(model)).toBe('timeout');
  const waiting: LanguageModel = {
    nameOf: () => 'waiting',
    async *stream() {
      yield text('由');
      time.now += 2_000;
      yield failed('timeout');
    },
  };
  const silent = withBreaker(waiting, { now: () => time.now });
  await times(5, silent);
  expect(await outcome(silent)).toBe('paused');
});

test('five failures in a row pause a model for 30 s; then one request goes through, and its success opens', async () => {
  const inner = scripted(...Array.from({ length: 5 }, () => [failed('timeout')]), [text('好'), END]);
  const { time, model, logged } = breaker(inner);
  await times(5, model);
  time.now = 29_999;
  expect(await outcome(model)).toBe('paused');
  time.now = 30_000;
  const probe = model.stream(request())[Symbol.asyncIterator]();
  expect((await probe.next()).value).toEqual(text('好'));
  expect(await outcome(model)).toBe('paused');
  await probe.next();
  expect(await outcome(model)).toBe('end');
  expect(inner.asked).toHaveLength(7);
  expect(logged).toEqual(['the model is paused for the purpose write', 'the model goes on for the purpose write']);
});

test('a probe that fails pauses again; one that tells nothing lets the next through', async () => {
  const ill = Array.from({ length: 6 }, () => [failed('unreachable')]);
  const { time, model } = breaker(scripted(...ill, [failed('busy')], [text('好'), END]));
  await times(5, model);
  time.now = 30_000;
  expect(await outcome(model)).toBe('unreachable');
  time.now = 59_999;
  expect(await outcome(model)).toBe('paused');
  time.now = 60_000;
  expect(await outcome(model)).toBe('busy');
  expect(await outcome(model)).toBe('end');
});

test('a probe that is never read to its end holds up the next for one pause only', async () => {
  const { time, model } = breaker(scripted(...Array.from({ length: 5 }, () => [failed('timeout')]), [text('好'), END]));
  await times(5, model);
  time.now = 30_000;
  await model.stream(request())[Symbol.asyncIterator]().next();
  expect(await outcome(model)).toBe('paused');
  time.now = 60_000;
  expect(await outcome(model)).toBe('end');
});

test.each(['refused', 'busy', 'over_budget'] as const)('%s pauses nothing', async (failure) => {
  const { model } = breaker(scripted([failed(failure)]));
  await times(9, model);
  expect(await outcome(model)).toBe(failure);
});

test('a request that its caller aborted pauses nothing, nor does one failure of another purpose', async () => {
  const { model } = breaker(scripted([failed('timeout')]));
  await times(9, model, { signal: AbortSignal.abort() });
  await times(4, model, { purpose: 'rewrite' });
  await times(4, model);
  expect(await outcome(model)).toBe('timeout');
  expect(await outcome(model)).toBe('paused');
  expect(await outcome(model, { purpose: 'rewrite' })).toBe('timeout');
  expect(await outcome(model, { purpose: 'rewrite' })).toBe('paused');
});

/** A counter in memory that waits a moment, as a database does. */
function memoryCounter(): TokenCounter & { sum: number } {
  return {
    sum: 0,
    async add(tokens) {
      this.sum += tokens;
      const { sum } = this;
      await new Promise((resolve) => setTimeout(resolve, 1));
      return sum;
    },
  };
}

const clock = { now: () => 0 };

test('requests go through until the day’s tokens are spent, and are counted as the service counts them', async () => {
  const counter = memoryCounter();
  const model = withBudget(scripted([text('好'), END]), { counter, clock, dailyTokens: 100 });
  expect([await outcome(model), await outcome(model), await outcome(model)]).toEqual(['end', 'end', 'over_budget']);
  expect(counter.sum).toBe(100);
});

test('of many requests at once only the last that gets through may go beyond the limit', async () => {
  const counter = memoryCounter();
  const model = withBudget(scripted([text('好'), END]), { counter, clock, dailyTokens: 100 });
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcome(model)));
  expect(outcomes.filter((each) => each === 'end').length).toBeLessThanOrEqual(Math.ceil(100 / 16));
  expect(counter.sum).toBe(outcomes.filter((each) => each === 'end').length * 50);
});

test('a request that its reader left counts what came until then', async () => {
  const counter = memoryCounter();
  const model = withBudget(scripted([text('四个汉字'), END]), { counter, clock, dailyTokens: 100 });
  for await (const _ of model.stream(request())) break;
  expect(counter.sum).toBe(6 + 4);
});

test('where the sum cannot be read nothing goes through, and nothing is thrown', async () => {
  const counter = { add: () => Promise.reject(new Error('no database')) };
  const inner = scripted([END]);
  expect(await outcome(withBudget(inner, { counter, clock, dailyTokens: 100 }))).toBe('over_budget');
  expect(inner.asked).toHaveLength(0);
});

/** A model whose requests end when they are told to. */
function held() {
  const ends: (() => void)[] = [];
  async function* stream(): AsyncGenerator<ModelEvent> {
    await new Promise<void>((resolve) => ends.push(resolve));
    yield END;
  }
  const model: LanguageModel = { nameOf: () => 'held', stream };
  return { ends, model };
}

test('beyond the most at once a request waits for another to end, in order, and then is told busy', async () => {
  const { ends, model } = held();
  const limited = withConcurrency(model, 2);
  const underWay = [outcome(limited), outcome(limited)];
  const waiting = outcome(limited);
  const impatient = outcome(limited, { withinMs: 40 });
  expect(await impatient).toBe('busy');
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(3);
  for (const end of ends) end();
  expect(await Promise.all([...underWay, waiting])).toEqual(['end', 'end', 'end']);
});

test('what is left unread gives its slot back: by return, by an abort while waiting, or by time', async () => {
  const limited = withConcurrency(scripted([text('好'), END]), 1);
  for await (const _ of limited.stream(request())) break;
  const unread = limited.stream(request({ withinMs: 60 }))[Symbol.asyncIterator]();
  await unread.next();
  expect(await outcome(limited, { withinMs: 1_000, signal: AbortSignal.abort() })).toBe('busy');
  expect(await outcome(limited)).toBe('end');
});

test('a text is cut off at four characters a token', async () => {
  const model = withLength(scripted([text('四'.repeat(30)), text('四'.repeat(30)), END]));
  const events = await read(model);
  expect(events.map((event) => (event.kind === 'text' ? event.text.length : event))).toEqual([
    30,
    10,
    { kind: 'end', usage: { inputTokens: 6, outputTokens: 40 }, cut: true },
  ]);
});

test('each request is observed once, whatever becomes of it', async () => {
  const seen: ModelObservation[] = [];
  const rounds = [[text('好'), END], [failed('timeout')], [{ ...END, cut: true }], [text('好'), END]];
  const model = withObserver(scripted(...rounds), (observation) => seen.push(observation));
  await times(3, model);
  for await (const _ of model.stream(request())) break;
  expect(seen.map(({ outcome: each }) => each)).toEqual(['ended', 'timeout', 'cut', 'left']);
  expect(seen[0]).toMatchObject({ purpose: 'write', ...USAGE });
  expect(seen[0]?.firstTextMs).toBeLessThanOrEqual(seen[0]?.ms as number);
  expect(seen[1]?.firstTextMs).toBeNull();
});

test('whatever is thrown within becomes an event', async () => {
  const stream = () => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('a fault of ours')) }),
  });
  expect(await outcome(withHangUp({ nameOf: () => 'broken', stream }))).toBe('unreachable');
});

test.each([
  ['text', ['由', '城管'], '由城管'],
  ['a thought', ['<think>嗯</think>由城管'], '由城管'],
  ['a thought in pieces', [' <', 'thi', 'nk>嗯', '</th', 'ink>', '由'], '由'],
  ['an open thought', ['<think>嗯'], ''],
  ['another tag', ['<th', 'ead>由'], '<thead>由'],
  ['a thought further on', ['由<think>嗯</think>'], '由<think>嗯</think>'],
  ['half a tag', ['<thi'], '<thi'],
])('of %s the thought is left out', (_, pieces, expected) => {
  const filter = new ThinkingFilter();
  expect(pieces.map((piece) => filter.add(piece)).join('') + filter.rest()).toBe(expected);
});
