import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLawText } from './text.ts';

/** A text with its head, each line a paragraph. */
const law = (...lines: string[]): string =>
  `# 老树条例\n\n2015年3月1日通过\n\n<!-- INFO END -->\n\n${lines.join('\n\n')}\n`;
/** Place, heading and text of each place. */
const placesOf = (...lines: string[]) =>
  parseLawText(law(...lines)).places.map(({ place, heading, text }) => [place, heading, text]);

test('the title and the history stand before the text and are no part of it', () => {
  const text = '# 老树条例\n\n2015年3月1日通过\n2024年8月20日修订\n\n<!-- INFO END -->\n\n第一条 照管老树。\n';
  expect(parseLawText(text)).toEqual({
    title: '老树条例',
    history: ['2015年3月1日通过', '2024年8月20日修订'],
    places: [{ place: '1', heading: '', text: '第一条 照管老树。' }],
    faults: [],
  });
});

test('articles stand under all the headings above them, and a heading ends those of its own depth', () => {
  const lines = [
    '## 第一章 总则',
    '第一条 甲。',
    '## 第二章 照管',
    '### 第一节 浇水',
    '第二条 乙。',
    '### 第二节 立牌',
  ];
  expect(placesOf(...lines, '第三条 丙。', '## 第三章 附则', '第四条 丁。')).toEqual([
    ['1', '第一章 总则', '第一条 甲。'],
    ['2', '第二章 照管 第一节 浇水', '第二条 乙。'],
    ['3', '第二章 照管 第二节 立牌', '第三条 丙。'],
    ['4', '第三章 附则', '第四条 丁。'],
  ]);
});

test('an article keeps its paragraphs and items as published, one a line', () => {
  expect(
    placesOf('第一条 村里照管老树：', '（一）浇水；', '（二）立牌。', '前款第二项由村委会办理。', '第二条 乙。'),
  ).toEqual([
    ['1', '', '第一条 村里照管老树：\n（一）浇水；\n（二）立牌。\n前款第二项由村委会办理。'],
    ['2', '', '第二条 乙。'],
  ]);
});

test('an article that was put in between has its number behind that of the one before', () => {
  expect(placesOf('第十条 甲。', '第十条之一 乙。', '第十条之十二 丙。', '第一千零五条\u3000丁。')).toEqual([
    ['10', '', '第十条 甲。'],
    ['10-1', '', '第十条之一 乙。'],
    ['10-12', '', '第十条之十二 丙。'],
    ['1005', '', '第一千零五条\u3000丁。'],
  ]);
});

test('an article that is named within a paragraph opens nothing', () => {
  const lines = ['第一条 依照本条例', '第三条规定处罚的，从轻。', '第二条 乙。'];
  expect(placesOf(...lines)).toEqual([
    ['1', '', '第一条 依照本条例\n第三条规定处罚的，从轻。'],
    ['2', '', '第二条 乙。'],
  ]);
});

test('what stands before the first article is the preamble', () => {
  expect(placesOf('为了老树，', '制定本条例。', '## 第一章 总则', '第一条 甲。')).toEqual([
    ['preamble', '', '为了老树，\n制定本条例。'],
    ['1', '第一章 总则', '第一条 甲。'],
  ]);
});

test('a text without articles is counted by its items', () => {
  expect(placesOf('现提出意见。', '一、浇水。', '每周一次。', '十二、立牌。')).toEqual([
    ['preamble', '', '现提出意见。'],
    ['item-1', '', '一、浇水。\n每周一次。'],
    ['item-12', '', '十二、立牌。'],
  ]);
});

test('items within articles are not counted', () => {
  expect(placesOf('第一条 如下：', '一、浇水；', '二、立牌。')).toEqual([
    ['1', '', '第一条 如下：\n一、浇水；\n二、立牌。'],
  ]);
});

test('annexes are counted in their order, and an article in one belongs to it', () => {
  expect(placesOf('第一条 甲。', '## 附件一', '登记表', '第一条 填写姓名。', '## 附录 名单', '村名')).toEqual([
    ['1', '', '第一条 甲。'],
    ['annex-1', '附件一', '登记表\n第一条 填写姓名。'],
    ['annex-2', '附录 名单', '村名'],
  ]);
});

test('附则 is a chapter and no annex', () => {
  for (const heading of ['## 附则', '## 附 则', '## 附则：', '## 第五章 附则'])
    expect(placesOf('第一条 甲。', heading, '第二条 乙。')[1]).toEqual(['2', heading.slice(3), '第二条 乙。']);
});

test('a number that comes again is told, and it and all behind it are attached', () => {
  const { places, faults } = parseLawText(law('第一条 甲。', '第二条 乙。', '第一条 又一。', '第三条 又三。'));
  expect(places.map(({ place, text }) => [place, text])).toEqual([
    ['1', '第一条 甲。'],
    ['2', '第二条 乙。'],
    ['annex-1', '第一条 又一。\n第三条 又三。'],
  ]);
  expect(faults).toEqual(['1 出现两次']);
});

test('a heading that was broken over two lines is put together', () => {
  expect(placesOf('第一条 甲。', '## 第二章 老树的', '照管和保护', '第二条 乙。')).toEqual([
    ['1', '', '第一条 甲。'],
    ['2', '第二章 老树的照管和保护', '第二条 乙。'],
  ]);
});

test('comments, invisible lines and line ends of another system leave no trace', () => {
  const text = law('<!-- 注 -->', '第一条 甲。  ', '\u200b', '（一）乙。').replaceAll('\n', '\r\n');
  expect(parseLawText(text).places).toEqual([{ place: '1', heading: '', text: '第一条 甲。\n（一）乙。' }]);
});

test('a text without the mark of the head is read from its first line', () => {
  const { title, places } = parseLawText('# 老树条例\n\n第一条 甲。\n');
  expect(title).toBe('老树条例');
  expect(places.map(({ place, text }) => [place, text])).toEqual([['1', '第一条 甲。']]);
});

test('an empty text has no places', () => {
  expect(parseLawText('')).toEqual({ title: '', history: [], places: [], faults: [] });
});

test('whatever the lines, no sentence is lost, none is invented, and no place comes twice or is empty', () => {
  const article = fc
    .tuple(fc.constantFrom('一', '二', '十', '千'), fc.constantFrom('', '之一'))
    .map(([number, sub]) => `第${number}条${sub} 文。`);
  const marks = [
    '# 一',
    '## 第二章 罚则',
    '### 附件',
    '## 附则',
    '<!-- 注 -->',
    '一、甲。',
    '二、乙',
    '短句',
    '整句。',
  ];
  const any = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...marks), article, any), { maxLength: 12 }), (lines) => {
      const { places } = parseLawText(law(...lines));
      const written = lines.map((line) => line.trimEnd());
      const read = places.flatMap(({ text }) => text.split('\n'));
      const sentences = written.filter((line) => line.endsWith('。') && !line.startsWith('#'));
      expect(read.filter((line) => line.endsWith('。') && !line.startsWith('#'))).toEqual(sentences);
      expect(read.filter((line) => line === '' || !written.includes(line))).toEqual([]);
      expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
    }),
  );
});
