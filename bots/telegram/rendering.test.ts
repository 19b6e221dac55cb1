import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutgoingBody } from '../../src/domain/message.ts';
import { reply } from './channel.fixture.node.ts';
import { parseMarkup } from './markup.fixture.node.ts';
import { keyboardOf, partsOf } from './rendering.ts';

const parsed = (html: string) => {
  const result = parseMarkup(html);
  if ('error' in result) throw new Error(`${result.error}: ${html}`);
  return result;
};
const notice = (text: string): OutgoingBody => ({ kind: 'notice', text, choices: [] });

test('an answer that fits is one message with its origin, its notices and its buttons', () => {
  const choices = [{ label: '看全部', text: '看全部任务' }];
  const body = reply('依法不公开的除外。【任务31】', { notices: ['实施期为2021—2025年。'], choices });
  const parts = partsOf(body, 'https://x.cn/');
  expect(parts).toHaveLength(1);
  expect(parts[0]?.html).toBe(
    '<i>〔原文摘录〕</i>\n依法不公开的除外。<a href="https://x.cn/plan/31">【任务31】</a>\n\n<i>※ 实施期为2021—2025年。</i>',
  );
  expect(parts[0]?.keyboard).toEqual([[{ text: '看全部', callback_data: '看全部任务' }]]);
});

test('without a public address labels are plain, and a foreign address is never linked', () => {
  const text = '依法不公开的除外。【任务31】【任务32】';
  expect(parsed(partsOf(reply(text))[0]?.html ?? '').links).toEqual([]);
  const foreign = reply(text);
  if (foreign.kind === 'reply') for (const citation of foreign.reply.citations) citation.url = '//evil.example';
  expect(parsed(partsOf(foreign, 'https://x.cn')[0]?.html ?? '').links).toEqual([]);
});

test('markup in what people or sources write is text', () => {
  const text = '<img src=x onerror=alert(1)> & <b>粗</b> "引号" [x](javascript:alert(1))【任务31】';
  const { text: shown, links } = parsed(partsOf(reply(text), 'https://x.cn/?a="b"&c')[0]?.html ?? '');
  expect(shown).toContain(text);
  expect(links).toEqual([{ text: '【任务31】', href: 'https://x.cn/?a="b"&c/plan/31' }]);
});

test("a task's number and heading, or a short line before others, is bold; a sentence is not", () => {
  expect(partsOf(reply('31.加大公众参与力度。【任务31】\n应当听取意见。'), 'https://x.cn')[0]?.html).toContain(
    '<b>31.加大公众参与力度。</b><b><a href="https://x.cn/plan/31">【任务31】</a></b>\n应当听取意见。',
  );
  expect(partsOf(notice('处理结果\n您的意见已被采纳。'))[0]?.html).toBe('<b>处理结果</b>\n您的意见已被采纳。');
  expect(partsOf(notice('您的意见已被采纳。\n谢谢。'))[0]?.html).toBe('您的意见已被采纳。\n谢谢。');
  expect(partsOf(notice('您的意见已被采纳'))[0]?.html).toBe('您的意见已被采纳');
});

test('4,096 characters after parsing are one message, one more is two', () => {
  const exact = `${'&'.repeat(4_095)}。`;
  expect(partsOf(notice(exact))).toHaveLength(1);
  expect(partsOf(notice(`${exact}字`))).toHaveLength(2);
});

test('a long answer is cut behind sentences with their labels, its tags are closed and opened again', () => {
  const sentence = '重大行政决策应当向社会公开征求意见。【任务31】';
  const long = `${'很长的提示'.repeat(400)}，到此为止。`;
  const parts = partsOf(reply(sentence.repeat(500), { notices: [long.repeat(3)] }), 'https://x.cn');
  expect(parts.length).toBeGreaterThan(3);
  const texts = parts.map(({ html, plain }) => {
    const { text } = parsed(html);
    expect(text).toBe(plain);
    expect(text.length).toBeLessThanOrEqual(4_096);
    return text;
  });
  const inside = texts.slice(0, -1).filter((text) => text.includes('重大行政决策'));
  for (const text of inside.slice(0, 2)) expect(text.endsWith('。【任务31】')).toBe(true);
  expect(parts.at(-1)?.html.startsWith('<i>')).toBe(true);
});

test('whatever the text, every part is well-formed and fits, and nothing but white space is lost', () => {
  const units = fc.constantFrom('。', '\n', '<', '&', '"', '【任务31】', '【', '】', '😀', '字', '，', ' ', '\ud800');
  fc.assert(
    fc.property(fc.array(units, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 150 }), (some, times) => {
      const text = some.join('').repeat(times);
      const parts = partsOf(reply(text, { citations: [] }), 'https://x.cn');
      for (const { html, plain } of parts) {
        expect(parsed(html).text).toBe(plain);
        expect(plain.length).toBeLessThanOrEqual(4_096);
      }
      const bare = (words: string) => words.replace(/\s/g, '');
      expect(bare(parts.map(({ plain }) => plain).join(''))).toBe(bare(`〔本站要点，非原文〕${text.toWellFormed()}`));
    }),
    { numRuns: 60 },
  );
});

test('buttons stand on the last part only, long labels one a row', () => {
  const choices = ['一', '二', '三'].map((label) => ({ label, text: label }));
  const parts = partsOf({ kind: 'notice', text: '长句子。'.repeat(2000), choices });
  expect(parts.map(({ keyboard }) => keyboard?.length ?? 0)).toEqual([...parts.slice(1).map(() => 0), 2]);
  const long = [...choices, { label: '对《某某办法（草案）》提意见', text: '提意见' }];
  expect(keyboardOf(long)?.map((row) => row.length)).toEqual([1, 1, 1, 1]);
});

test('a choice of 64 bytes is a button, one of more is written out instead of failing the answer', () => {
  const fits = { label: '正好', text: `${'意'.repeat(21)}a` };
  const over = { label: '过长', text: `${'意'.repeat(21)}ab` };
  const [part] = partsOf({ kind: 'notice', text: '请选择', choices: [fits, over] });
  expect(part?.keyboard?.flat().map(({ callback_data }) => callback_data)).toEqual([fits.text]);
  expect(new TextEncoder().encode(fits.text).length).toBe(64);
  expect(part?.plain).toBe(`请选择\n\n可以直接回复：\n${over.text}`);
});
