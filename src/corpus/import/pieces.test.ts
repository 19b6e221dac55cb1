import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PIECE_CHARS, piecesOf } from './pieces.ts';

const joined = async (text: string) => (await piecesOf(text)).map(({ start, end }) => text.slice(start, end));

test('a place that is not over-long stays whole, whatever stands in it', async () => {
  const text = `${'甲，'.repeat(299)}。\n`;
  expect(await joined(text)).toEqual([text]);
});

test('an over-long paragraph is cut behind a full stop, else behind a semicolon, else behind a comma', async () => {
  const sentence = (char: string, mark: string) => char.repeat(249) + mark;
  const text = ['甲', '乙', '丙'].map((char) => sentence(char, '。')).join('');
  expect(await joined(text)).toEqual([sentence('甲', '。') + sentence('乙', '。'), sentence('丙', '。')]);
  const long = `${sentence('丁', '；') + sentence('戊', '；') + sentence('己', '，') + sentence('庚', '，')}${sentence('辛', '。')}`;
  const pieces = await joined(long);
  expect(pieces[0]).toBe(sentence('丁', '；') + sentence('戊', '；'));
  expect(pieces[1]).toBe(sentence('己', '，') + sentence('庚', '，'));
});

test('joined pieces are the text, none is longer than the limit, none cuts a character', async () => {
  const unit = fc.constantFrom('甲', '𠀀', '。', '；', '，', '\n', ' ', '\u3000', 'a', '1');
  const long = fc.array(unit, { minLength: 500, maxLength: 3_000 }).map((units) => units.join(''));
  await fc.assert(
    fc.asyncProperty(long, async (text) => {
      const pieces = await joined(text);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.trim().length).toBeLessThanOrEqual(PIECE_CHARS);
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
