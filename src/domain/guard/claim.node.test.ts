import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { diskLoader } from '../../corpus/loader.node.ts';
import { checkSentence, type SentenceCheck } from '../citation.ts';
import type { Corpus, Task } from '../corpus.ts';
import type { Passage } from '../passage.ts';
import { chineseNumber } from '../reference.ts';
import { ALTERED, UNSEEN } from './altered.fixture.ts';
import { HONEST } from './honest.fixture.ts';
import { STATUTES } from './statutes.fixture.ts';

let corpus: Corpus;

beforeAll(async () => {
  const result = await diskLoader(fileURLToPath(new URL('../../../corpus', import.meta.url))).load();
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  corpus = result.corpus;
});

const claim = (text: string, ...passages: Passage[]): SentenceCheck => {
  const sources = new Map(passages.map((passage, at) => [`S${at + 1}`, passage]));
  return checkSentence({ kind: 'claim', text, tokens: [...sources.keys()] }, sources);
};
const sourceOf = (name: string): Passage => (STATUTES.get(name) ?? corpus.passages.get(`plan:${name}`)) as Passage;
const checkOf = (names: string, text: string): SentenceCheck => claim(text, ...names.split(' ').map(sourceOf));

test.each(HONEST)('of %s an honest sentence passes: %s', (names, text) => {
  const check = checkOf(names, text);
  expect(check.ok ? null : [check.fault, check.detail]).toBeNull();
  if (check.ok) expect(check.sentence.evidence.length).toBeGreaterThan(0);
});

describe.each(Object.entries(ALTERED))('%s', (_, sentences) => {
  test.each(sentences)('of %s does not pass: %s', (names, text) => {
    expect(checkOf(names, text).ok).toBe(false);
  });
});

test.each(UNSEEN)('of %s is not seen to be wrong, and would belong to the others once it is: %s', (names, text) => {
  expect(checkOf(names, text).ok).toBe(true);
});

test('every sentence of the plan passes as it stands, and is its own evidence', () => {
  const failed = corpus.plan.tasks.flatMap((task) =>
    task.sentences.flatMap(({ start, end }) => {
      const text = task.text.slice(start, end);
      const check = claim(text, task);
      const quoted = check.ok && check.sentence.evidence.some((span) => span.start <= start && span.end >= end);
      return quoted ? [] : [`${task.label} ${text} ${check.ok ? '' : check.fault}`];
    }),
  );
  expect(failed).toEqual([]);
});

/** Sentences of tasks in which a pattern stands, with the places of it. */
function placesOf(pattern: RegExp): { task: Task; text: string; at: number; found: string }[] {
  return corpus.plan.tasks.flatMap((task) =>
    task.sentences.flatMap(({ start, end }) => {
      const text = task.text.slice(start, end);
      return [...text.matchAll(pattern)].map((match) => ({ task, text, at: match.index, found: match[0] }));
    }),
  );
}

/** Each place in turn with what is put there must not pass. */
function expectNone(places: ReturnType<typeof placesOf>, put: fc.Arbitrary<(found: string) => string>): void {
  expect(places.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.constantFrom(...places), put, ({ task, text, at, found }, change) => {
      const changed = change(found);
      fc.pre(changed !== found && !task.text.includes(changed));
      const altered = text.slice(0, at) + changed + text.slice(at + found.length);
      expect(claim(altered, task).ok, altered).toBe(false);
    }),
    { numRuns: 300 },
  );
}

const number = fc.integer({ min: 3, max: 3000 });

test('a real sentence with a year, an amount or a period made another never passes', () => {
  expectNone(
    placesOf(/\d+(?=年|%|学时)/g),
    number.map((value) => () => String(value)),
  );
  expectNone(
    placesOf(/(?<=每)[两五](?=年)|[两一](?=[次期遍])(?!次(?:办|告知|性))/g),
    number.filter((value) => value < 1000).map((value) => () => chineseNumber(value)),
  );
});

test('a real sentence with a unit made another never passes', () => {
  expectNone(
    placesOf(/(?<=\d)(?:%|学时)|(?<=每[两五])年|(?<=[两一])[期遍](?=法|以|本|,|$)/g),
    fc.constantFrom('个月', '小时', '元', '倍', '个工作日', '折', '公里').map((unit) => () => unit),
  );
});

test('a real sentence with an act made another never passes', () => {
  expectNone(
    placesOf(/(?<=《)[^《》]+(?=》)/g),
    fc.tuple(fc.nat(), fc.constantFrom(...'甲乙丙丁戊己庚辛')).map(
      ([at, char]) =>
        (name: string) =>
          name.slice(0, at % name.length) + char + name.slice((at % name.length) + 1),
    ),
  );
});

test('a real sentence with a character of a quotation made another never passes', () => {
  expectNone(
    placesOf(/(?<=“)[^“”]{2,}(?=”)/g),
    fc.tuple(fc.nat(), fc.constantFrom(...'甲乙丙丁戊己庚辛')).map(
      ([at, char]) =>
        (name: string) =>
          name.slice(0, at % name.length) + char + name.slice((at % name.length) + 1),
    ),
  );
});

test('a sentence that names another task or article than its own never passes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 108 }), fc.integer({ min: 1, max: 200 }), (own, other) => {
      fc.pre(own !== other);
      const task = corpus.plan.tasks[own - 1] as Task;
      for (const name of [
        `任务${other}`,
        `第${other}项任务`,
        `第${chineseNumber(other)}条`,
        `任务${chineseNumber(other)}`,
      ])
        expect(claim(`${name}要求：${task.heading}。`, task).ok, name).toBe(false);
      expect(claim(`任务${own}要求：${task.heading}。`, task).ok).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a number of the label bears out no figure, and a figure of the text no article', () => {
  const task = corpus.plan.tasks[66] as Task;
  expect(claim('实质化解行政争议率不低于67%。', task)).toMatchObject({ ok: false, fault: 'unsupported_number' });
  expect(claim('第七十条要求逐步实现实质化解行政争议。', task)).toMatchObject({
    ok: false,
    fault: 'unknown_reference',
  });
});

test('whatever is written, the guard neither throws nor lets a hidden character through', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom(...'不得应当可以一二十60%日《》“”「」（）[].@第条款,，。；：、\u200b\n'),
  );
  const passage = sourceOf('L1');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const check = claim(text, passage);
      if (check.ok) expect(check.sentence.text).not.toMatch(/[\p{Cf}\p{Co}\p{Cs}]/u);
      else expect(check.passages).toEqual([passage]);
    }),
    { numRuns: 500 },
  );
});
