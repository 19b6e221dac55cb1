import { expect, test } from 'vitest';
import type { DraftSentence } from '../domain/citation.ts';
import { READING } from './sentence-gate.ts';
import { SentenceStream } from './sentence-stream.ts';

const TEXTS = [
  '好的。\n\n## 结论\n1. **公示**：不少于20日。[S1][S2] 收3.5元（来源：S1、S3）。\n- 𠮷县😀“先。后”办。【Ｓ２】\n\n参考来源：\n[S1] 任务1',
  '[S1] 应当公开。[S2] 应当听证。\n| 事项 | 期限 |\n|---|---|\n| 公示 | 20日[S1] |\n其他：\n（一）身份证\n（二）申请表[S3]\n```txt\n完。[S4]\n```',
  '如下：\n```json\n{"sentences" : [ {"text":"𠮷县应当\\u516c\\n开。","sources":["S1",2]},{"text":"他说"好"。","citation":"[S2]"},{"text":坏},{"text":"完😀。[S3]"}]}\n```\n谢谢！',
  '[ {"content":"A。B[S1]。","x":{"y":[1,"S2"]}}, {"te',
  "{'answer':'应当公开。[S1 任务31]应当听证[^S2]。'}{\"a\"",
  '（（（[S1]）应当[公开（。[S1,S2',
  'It ends. [S1] No. 5 applies. [S2]\r\nA。\r\n[S3]\r\n',
];

function read(pieces: readonly string[]): DraftSentence[] {
  const stream = new SentenceStream();
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()];
}

test.each(TEXTS)('cut in two anywhere, and unit by unit, it reads the same: %s', (text) => {
  const whole = read([text]);
  expect(whole.length).toBeGreaterThan(0);
  for (let at = 0; at <= text.length; at++) expect(read([text.slice(0, at), text.slice(at)])).toEqual(whole);
  expect(read(text.split(''))).toEqual(whole);
});

test('cut into pieces of any length, any mixture of the texts reads the same', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 200; round++) {
    const from = () => (TEXTS[random(TEXTS.length)] as string).slice(random(40), 40 + random(80));
    const text = from() + from() + from();
    const pieces: string[] = [];
    for (let at = 0; at < text.length; ) {
      const length = random(9);
      pieces.push(text.slice(at, at + length));
      at += length;
    }
    expect(read(pieces), text).toEqual(read([text]));
  }
});

test.each([
  ['brackets', '[('.repeat(20_000)],
  ['nested arrays', '['.repeat(10_000)],
  ['nested objects', '{"a":'.repeat(20_000)],
  ['objects in objects', '{"text":'.repeat(10_000) + '}'.repeat(10_000)],
  ['no line break', '公'.repeat(100_000)],
  ['half marks', '[S1，'.repeat(5_000)],
  ['marks alone', '[S1]'.repeat(25_000)],
  ['marks in marks', '（见[S1'.repeat(4_000)],
  ['full stops', '。'.repeat(100_000)],
  ['open quotations', '“公。'.repeat(10_000)],
  ['tiny sentences', '公。'.repeat(10_000)],
  ['heads of lines', '- 1. > '.repeat(15_000)],
  ['empty lines', '\n'.repeat(50_000)],
  ['spaces', ' '.repeat(100_000)],
  ['spaces in JSON', `[${' '.repeat(100_000)}`],
  ['quotation marks in JSON', `{"text":"${'"'.repeat(100_000)}`],
  ['backslashes in JSON', `{"text":"${'\\'.repeat(100_000)}`],
  ['a string without end', `{"text":"${'公'.repeat(100_000)}`],
  ['lost objects', '{"a"{'.repeat(20_000)],
  ['half surrogates', '\ud83d'.repeat(100_000)],
])('%s cost no more than a fixed number of steps a character', (_, text) => {
  const stream = new SentenceStream();
  const found = [...stream.push(text), ...stream.end()];
  expect(stream.steps).toBeLessThan(10 * text.length);
  expect(found.length).toBeLessThanOrEqual(READING.sentences);
  for (const one of found) expect(one.kind === 'claim' && one.text.length <= READING.sentenceChars).toBe(true);
});

test('it stops in a text without end', () => {
  const stream = new SentenceStream();
  let pieces = 0;
  for (; !stream.isFull && pieces < 100_000; pieces++) stream.push('{"x":"'.padEnd(100, '公'));
  expect(pieces).toBe(READING.outputChars / 100);
});
