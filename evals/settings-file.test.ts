import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openModel } from './model.ts';
import { parseSettings, plainSettings, publicSettings, readSettings } from './settings-file.ts';

const environment = { MY_KEY: 'sk-very-secret' };
const source = `
name: 通义
mode: model
at_once: 4
laws: data
model:
  MODEL_BASE_URL: https://someone:password@api.example.com/v1?token=abc
  MODEL_NAME: qwen-plus
  MODEL_API_KEY: env:MY_KEY
  MODEL_MAX_OUTPUT_TOKENS: 800
prices: { input: 0.8, output: 2 }
`;

test('a configuration is read with its key out of the environment and its paths beside it', () => {
  expect(parseSettings('/a/b/c.yaml', source, environment)).toEqual({
    ...{ name: '通义', mode: 'model', questions: 'all', laws: '/a/b/data', atOnce: 4 },
    model: {
      MODEL_BASE_URL: 'https://someone:password@api.example.com/v1?token=abc',
      MODEL_NAME: 'qwen-plus',
      MODEL_API_KEY: 'sk-very-secret',
      MODEL_MAX_OUTPUT_TOKENS: '800',
    },
    prices: { input: 0.8, output: 2 },
  });
});

test('what is stored of it holds no key, password or query', () => {
  const shown = publicSettings(parseSettings('c.yaml', source, environment), true);
  expect(shown.model).toEqual({
    MODEL_BASE_URL: 'https://api.example.com/v1',
    MODEL_NAME: 'qwen-plus',
    MODEL_MAX_OUTPUT_TOKENS: '800',
  });
  expect(JSON.stringify(shown)).not.toMatch(/secret|password|token=|MY_KEY/);
});

test('prices may stand among the settings of the model', () => {
  const priced = `name: 甲\nmodel: { MODEL_PRICE_INPUT: 1, MODEL_PRICE_OUTPUT: 4 }`;
  expect(parseSettings('c.yaml', priced, {}).prices).toEqual({ input: 1, output: 4 });
});

test.each([
  ['mode: extractive', 'name'],
  ['name: 甲\nmode: model', '须写 model'],
  ['name: 甲\nmode: fast', 'mode'],
  ['name: 甲\nmodel: { BASE_URL: x }', 'MODEL_ 开头'],
  ['name: 甲\nspeed: 1', 'speed'],
  ['name: 甲\nat_once: 0', 'at_once'],
  ['name: [甲', 'c.yaml:1: 不是合法的 YAML'],
  ['name: 甲\nmodel: { MODEL_API_KEY: env:NOT_SET }', '环境变量 NOT_SET 没有设'],
])('%j is a fault', (text, message) => {
  expect(() => parseSettings('c.yaml', text, {})).toThrow(message);
});

test('a key that stands in the file itself is refused without being repeated', () => {
  const read = () => parseSettings('c.yaml', 'name: 甲\nmodel: { MODEL_API_KEY: sk-abc123 }', {});
  expect(read).toThrow('不能写密钥本身');
  expect(read).not.toThrow('abc123');
  const broken = () => parseSettings('c.yaml', 'name: 甲\nmodel: { MODEL_API_KEY: "sk-abc123 }', {});
  expect(broken).toThrow('不是合法的 YAML');
  expect(broken).not.toThrow('abc123');
});

test('a file is read, and one that is not there is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-settings-'));
  const file = join(folder, 'c.yaml');
  await writeFile(file, source);
  expect((await readSettings(file, environment)).laws).toBe(join(folder, 'data'));
  await expect(readSettings(join(folder, 'd.yaml'), {})).rejects.toThrow('读不到配置');
  await rm(folder, { recursive: true });
});

test('the examples are sound', async () => {
  const folder = fileURLToPath(new URL('configs/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  expect(names.length).toBeGreaterThanOrEqual(2);
  for (const name of names) {
    const settings = await readSettings(join(folder, name), { DEEPSEEK_API_KEY: 'x' });
    expect(Boolean(await openModel(settings.model))).toBe(settings.mode !== 'extractive');
  }
});

test('a model opens without being reached; wrong variables are named, their values are not', async () => {
  const local = { MODEL_BASE_URL: 'http://127.0.0.1:9/v1', MODEL_NAME: '甲' };
  const opened = await openModel(local);
  expect(opened?.model.nameOf('judge')).toBe('甲');
  expect(opened?.prompts.get('judge')?.purpose).toBe('judge');
  expect(await openModel(plainSettings('all', undefined).model)).toBeNull();
  await expect(openModel({ ...local, MODEL_NAMES: 'x' })).rejects.toThrow('MODEL_NAMES');
  await expect(openModel({ ...local, MODEL_TIMEOUT_MS: 'sk-oops' })).rejects.toThrow(
    /^配置里 MODEL_TIMEOUT_MS 的名称或值不对$/,
  );
});
