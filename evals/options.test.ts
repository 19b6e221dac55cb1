import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without options the dev split is measured', () => {
  expect(readOptions([])).toMatchObject({ split: 'dev', questions: 'all', configs: [], runs: [], check: false });
});

test('several configurations and stored runs may be given', () => {
  expect(readOptions(['--config', 'a', '--config=b']).configs).toEqual(['a', 'b']);
  expect(readOptions(['--runs', 'a', '--runs', 'b']).runs).toEqual(['a', 'b']);
});

test.each([
  [['--questions', 'none'], '--questions 只能是'],
  [['--cases', 'a.xlsx', '--split', 'dev'], '不能同时给'],
  [['--config', 'a', '--laws', 'b'], '不能同时给'],
  [['--runs', 'a', '--config=b'], '不能同时给'],
  [['--update-baseline', '--config', 'a', '--config', 'b'], '基线只收一个配置'],
  [['--splitt', 'dev'], '--splitt'],
])('%j is refused', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
