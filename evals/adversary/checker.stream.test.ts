import { expect, test } from 'vitest';
import type { Answer } from '../../src/domain/answer.ts';
import { answerOf, KNOWN } from './checker.fixture.ts';
import { checkStreamed } from './checker.stream.ts';
import { readUiStream } from './ui-stream.ts';

const TEXT = '要求听证的，应当在行政机关告知后五日内提出。〔63〕';

function streamOf(parts: object[]): ReadableStream<Uint8Array> {
  const text = parts.map((part) => `data: ${JSON.stringify(part)}\n\n`).join('');
  return new Blob([`${text}data: [DONE]\n\n`]).stream();
}

async function checked(parts: (answer: Answer) => object[]) {
  const answer = answerOf(TEXT) as Answer;
  const streamed = await readUiStream(streamOf(parts(answer)), performance.now());
  return checkStreamed(streamed, KNOWN).map(({ kind }) => kind);
}

const cited = ({ citations }: Answer) => citations.map((data) => ({ type: 'data-citation', data }));
const delta = (text: string) => ({ type: 'text-delta', id: 't', delta: text });

test('a stream whose every step is sound passes', async () => {
  const parts = (answer: Answer) => [...cited(answer), delta(answer.text), { type: 'data-answer', data: answer }];
  expect(await checked(parts)).toEqual([]);
});

test('what was shown and taken back counts all the same', async () => {
  const wrong = answerOf('要求听证的，应当在行政机关告知后九日内提出。〔63〕').text;
  const parts = (answer: Answer) => [
    ...cited(answer),
    delta(wrong),
    { type: 'data-anew', data: { textId: 't' } },
    ...cited(answer),
    delta(answer.text),
    { type: 'data-answer', data: answer },
  ];
  expect(await checked(parts)).toEqual(['figure']);
});

test('a mark that comes before its citation is seen', async () => {
  const parts = (answer: Answer) => [
    delta(answer.text),
    ...cited(answer),
    delta(' '),
    { type: 'data-answer', data: answer },
  ];
  expect(await checked(parts)).toEqual(['stream', 'foreign_mark']);
});

test('a page that shows something else than the answer is seen, and a stream without an answer', async () => {
  expect(await checked((answer) => [delta('别的'), { type: 'data-answer', data: answer }])).toContain('stream');
  expect(await checked((answer) => [delta(answer.text)])).toEqual(['stream']);
});
