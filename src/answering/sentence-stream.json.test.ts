import { expect, test } from 'vitest';
import { SentenceStream } from './sentence-stream.ts';

function read(text: string): string[] {
  const stream = new SentenceStream();
  return [...stream.push(text), ...stream.end()].map((one) =>
    one.kind === 'claim' ? `${one.text} <${one.tokens.join(',')}>` : one.kind,
  );
}

const BOTH = ['应当公开。 <S1>', '应当听证。 <S2>'];

test.each([
  '{"sentences":[{"text":"应当公开。","sources":["S1"]},{"text":"应当听证。","sources":["S2"]}]}',
  '[{"text":"应当公开。","sources":["S1"]},{"text":"应当听证。","sources":["S2"]}]',
  '{"sentences":[{"sources":["[S1]"],"text":"应当公开。"},{"citation":"S2","content":"应当听证。"}]}',
  '{"answer":{"items":[{"sentence":"应当公开。","citations":[{"id":"S1","quote":"某某规定。"}]},{"statement":"应当听证。","ref":2}]}}',
  '{"sentences":[{"text":"应当公开。[S1]"},{"text":"应当听证[S2]。","sources":[]}]}',
  '{"reasoning":"先看 S1。","confidence":0.9,"sentences":[{"text":"应当公开。","sources":["S1"],"note":null,"score":1},{"text":"应当听证。","sources":["S2"]}],"sources":[{"id":"S1","title":"任务31"}]}',
  '好的，回答如下。\n\n```json\n{"sentences":[{"text":"应当公开。","sources":["S1"]},{"text":"应当听证。","sources":["S2"]}]}\n```\n希望对您有帮助！',
  '根据资料：{"sentences" : [ {"text" : "应当公开。" , "sources" : [ "S1" ] } ,\n {"text":"应当听证。","sources":"S2"} , ] , }',
  '{"text":"应当公开。","sources":["S1"]}\n{"text":"应当听证。","sources":["S2"]}',
  '{"answer":"应当公开。[S1]应当听证。[S2]"}',
  '["应当公开。[S1]","应当听证。[S2]"]',
  '{"sentences":["应当公开。[S1]","应当听证。[S2]"],"keywords":["公开","听证"]}',
  "{'sentences':[{'text':'应当公开。','sources':['S1']},{'text':'应当听证。','sources':['S2']}]}",
  '{"句子":[{"内容":"应当公开。","来源":["S1"]},{"内容":"应当听证。","来源":["S2"]}]}',
  '{"sentences":[{"claim_zh":"应当公开。","sources":[S1]},{"claim_zh":"应当听证。","sources":[2]}]}',
  '{"sentences":[{"text":"\\u5e94当公开。\\n","sources":["S1"]} {"text":"应当听证。",,"sources":["S2"]}]}',
  '{"text":"应当公开。","sources":["S1"]},{"text":"应当听证。","sources":["S2"]}',
])('this form is read: %s', (text) => {
  expect(read(text)).toEqual(BOTH);
});

test('several sentences in one object share its sources, unless they have marks of their own', () => {
  expect(read('[{"text":"应当公开。应当听证。","sources":["S1","S3"]}]')).toEqual([
    '应当公开。 <S1,S3>',
    '应当听证。 <S1,S3>',
  ]);
  expect(read('[{"text":"应当公开[S1]。应当听证[S2]。","sources":["S1","S2"]}]')).toEqual(BOTH);
  expect(read('[{"text":"应当公开[S2]。","sources":["S1"]}]')).toEqual(['应当公开。 <S2,S1>']);
});

test.each([
  ['cut off in the next text', '{"sentences":[{"text":"应当公开。","sources":["S1"]},{"text":"应当听'],
  [
    'cut off behind the next text',
    '{"sentences":[{"text":"应当公开。","sources":["S1"]},{"text":"应当听证。","sources":["S2"]',
  ],
  ['cut off in a key', '[{"text":"应当公开。","sources":["S1"]},{"te'],
  ['a value without quotes', '[{"text":"应当公开。","sources":["S1"]},{text:应当听证,"sources":["S2"]}]'],
  ['a bracket of the wrong kind', '[{"text":"应当公开。","sources":["S1"]},{"text":"应当听证。","sources":["S2"}]'],
  ['no colon', '[{"text":"应当公开。","sources":["S1"]},{"text" "应当听证。"}]'],
])('%s: the whole elements count, the broken one does not', (_, text) => {
  expect(read(text)).toEqual(['应当公开。 <S1>']);
});

test('a broken element does not hide the next one', () => {
  const after = ',{"text":"应当公开。","sources":["S1"]}]}';
  expect(read(`{"sentences":[{"text":"坏了,"sources":["S2"]}${after}`)).toContain('应当公开。 <S1>');
  expect(read(`{"sentences":[{"text":"坏了}${after}`)).toEqual(['应当公开。 <S1>']);
  expect(read(`{"sentences":[{"text":坏，"sources"】}${after}`)).toEqual(['应当公开。 <S1>']);
});

test('quotation marks and line breaks that should have been escaped do no harm', () => {
  expect(read('[{"text":"他说"应当"公开。\n应当听证。","sources":["S1"]}]')).toEqual([
    '他说"应当"公开。 <S1>',
    '应当听证。 <S1>',
  ]);
});

test('who says nothing in JSON says nothing', () => {
  for (const text of [
    '{}',
    '[]',
    '{"sentences":[]}',
    '```json\n{"sentences": []}\n```',
    '{"sentences":[{"text":"","sources":[]}]}',
  ])
    expect(read(text)).toEqual([]);
});

test('what an object says of its sources is no sentence', () => {
  expect(read('{"sources":[{"id":"S1","text":"某某规定应当公开。"}]}')).toEqual([]);
});
