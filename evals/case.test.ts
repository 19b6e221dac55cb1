import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { CaseFileError, parseCases } from './case.ts';

const sound = { id: 'a', stratum: 'staff', question: '问', gold: ['plan:4'], expect: 'answered' };
const lines = (...values: object[]): string => values.map((value) => JSON.stringify(value)).join('\n');

test('a sound case is read with empty lists for what it leaves out', () => {
  expect(parseCases('f', lines(sound))).toEqual([{ ...sound, acceptable: [], facts: [] }]);
});

test('every fault of a file is named with its line', () => {
  const source = `${lines(sound, { ...sound, stratum: 'staf' })}\n\n{"id": \n${lines(sound, { ...sound, id: 'b', note: '' })}`;
  const read = () => parseCases('cases/x.jsonl', source);
  expect(read).toThrow(CaseFileError);
  expect(read).toThrow(
    /x\.jsonl:2: stratum: .*\n.*x\.jsonl:4: 不是合法的 JSON\n.*x\.jsonl:5: 编号 a 与第 1 行重复\n.*x\.jsonl:6: /,
  );
});

test.each([
  [{ expect: 'refused', gold: [] }, 'reason 应当'],
  [{ expect: 'refused', reason: 'unsafe' }, '不能有 gold'],
  [{ gold: [] }, '须有 gold 或 correction'],
  [{ turns: ['前'] }, 'turns 应当'],
  [{ stratum: 'multi_turn' }, 'turns 应当'],
  [{ noise: 'typo' }, 'noise 应当'],
  [{ gold: ['31'] }, 'gold: 0: 不是引用编号'],
])('%j is a fault', (changes, message) => {
  expect(() => parseCases('f', lines({ ...sound, ...changes }))).toThrow(message);
});

test('a file without a case is a fault', () => {
  expect(() => parseCases('f', '\n')).toThrow('f:1: 没有一道题');
});

test.each(['dev', 'test'])('the cases of %s are sound', async (split) => {
  const source = await readFile(new URL(`cases/${split}.jsonl`, import.meta.url), 'utf8');
  expect(parseCases(split, source).length).toBeGreaterThan(100);
});
