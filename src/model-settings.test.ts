import { expect, test } from 'vitest';
import { z } from 'zod';
import { modelsOf, modelVariables, rerankOf } from './model-settings.ts';
import { PRESET_NAMES } from './models/presets.ts';

const read = (set: Record<string, string>) => z.object(modelVariables).parse(set);
const models = (set: Record<string, string>) => modelsOf(read(set));

test('nothing set is no model', () => {
  expect(models({})).toBeNull();
  expect(models({ MODEL_TIMEOUT_MS: '5000' })).toBeNull();
  expect(rerankOf(read({}))).toBeNull();
});

test('a base URL, a key and a name are a model for every purpose', () => {
  const set = { MODEL_BASE_URL: 'https://models.example/v1/', MODEL_API_KEY: 'k', MODEL_NAME: 'm' };
  expect(models(set)).toEqual({
    preset: null,
    baseUrl: 'https://models.example/v1',
    apiKey: 'k',
    names: { rewrite: 'm', write: 'm', judge: 'm', research: 'm' },
    timeoutMs: 20_000,
    firstTokenMs: 8_000,
    concurrency: 256,
    dailyTokens: 0,
    maxOutputTokens: 1_200,
    structured: 'auto',
    price: null,
  });
  const named = models({ ...set, MODEL_REWRITE_NAME: 's', MODEL_PRICE_INPUT: '1', MODEL_PRICE_OUTPUT: '2.5' });
  expect(named?.names).toEqual({ rewrite: 's', write: 'm', judge: 'm', research: 'm' });
  expect(named?.price).toEqual({ input: 1, output: 2.5 });
});

test.each(PRESET_NAMES)('the preset %s needs nothing but a key, and can be set otherwise', (name) => {
  const settings = models({ MODEL_PRESET: name, MODEL_API_KEY: 'k' });
  expect(settings).toMatchObject({ preset: name, baseUrl: expect.stringMatching(/^https?:/), apiKey: 'k' });
  expect(settings?.names.write).toBeTruthy();
  const own = { MODEL_PRESET: name, MODEL_API_KEY: 'k', MODEL_BASE_URL: 'https://proxy.example', MODEL_NAME: 'mine' };
  expect(models(own)).toMatchObject({ baseUrl: 'https://proxy.example', names: { write: 'mine', judge: 'mine' } });
});

test.each([
  [{ MODEL_BASE_URL: 'https://models.example/v1' }, 'MODEL_NAME'],
  [{ MODEL_BASE_URL: 'https://models.example/v1', MODEL_NAME: 'm' }, 'MODEL_API_KEY'],
  [{ MODEL_PRESET: 'deepseek' }, 'MODEL_API_KEY'],
  [{ MODEL_PRESET: 'ollama', MODEL_BASE_URL: 'https://ollama.com/v1' }, 'MODEL_API_KEY'],
  [{ MODEL_API_KEY: 'k' }, 'MODEL_BASE_URL'],
  [{ MODEL_NAME: 'm' }, 'MODEL_BASE_URL'],
  [{ MODEL_PRESET: 'ollama', MODEL_PRICE_INPUT: '1' }, 'MODEL_PRICE_OUTPUT'],
])('%o refuses to start, and names %s', (set, named) => {
  expect(() => models(set as Record<string, string>)).toThrow(named);
});

test.each([
  'http://localhost:11434/v1',
  'http://127.0.0.1:8000/v1',
  'http://10.1.2.3/v1',
  'http://172.31.0.9/v1',
  'http://192.168.1.5/v1',
  'http://[::1]:8000/v1',
  'http://[fd00::1]/v1',
  'http://vllm:8000/v1',
  'http://models.internal/v1',
])('%s needs no key', (baseUrl) => {
  expect(models({ MODEL_BASE_URL: baseUrl, MODEL_NAME: 'm' })?.apiKey).toBeUndefined();
});

test.each(['http://172.32.0.1/v1', 'http://8.8.8.8/v1', 'https://127.0.0.1.example/v1', 'http://[2001:db8::1]/v1'])(
  '%s needs a key',
  (baseUrl) => expect(() => models({ MODEL_BASE_URL: baseUrl, MODEL_NAME: 'm' })).toThrow('MODEL_API_KEY'),
);

test.each([
  ['MODEL_BASE_URL', 'ftp://models.example'],
  ['MODEL_BASE_URL', 'models.example'],
  ['MODEL_BASE_URL', 'https://user:secret@models.example/v1'],
  ['MODEL_BASE_URL', 'https://models.example/v1?key=secret'],
  ['MODEL_API_KEY', '密钥'],
  ['MODEL_PRESET', 'gemini'],
  ['MODEL_TIMEOUT_MS', '25001'],
  ['MODEL_FIRST_TOKEN_MS', 'soon'],
  ['MODEL_CONCURRENCY', '0'],
  ['MODEL_DAILY_TOKENS', '-1'],
  ['MODEL_STRUCTURED', 'xml'],
  ['MODEL_PRICE_INPUT', '-1'],
])('%s cannot be %s', (name, value) => {
  const { error } = z.object(modelVariables).safeParse({ [name]: value });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([name]);
});

test('a reranking service needs its address, its name, and abroad its key', () => {
  const set = { RERANK_BASE_URL: 'https://rerank.example/v1/', RERANK_NAME: 'r', RERANK_API_KEY: 'k' };
  expect(rerankOf(read(set))).toEqual({ baseUrl: 'https://rerank.example/v1', name: 'r', apiKey: 'k' });
  expect(() => rerankOf(read({ RERANK_NAME: 'r' }))).toThrow('RERANK_BASE_URL');
  expect(() => rerankOf(read({ RERANK_BASE_URL: 'https://rerank.example', RERANK_NAME: 'r' }))).toThrow(
    'RERANK_API_KEY',
  );
});
