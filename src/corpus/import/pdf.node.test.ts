import { expect, test } from 'vitest';
import { pdfOf, shown } from './pdf.fixture.node.ts';
import { readPdf } from './pdf.node.ts';

async function read(bytes: Uint8Array) {
  const reading = await readPdf(bytes);
  if (!reading.ok) throw new Error(reading.message);
  const faults = reading.faults.map(({ code, detail, quote }) => [code, detail, quote]);
  return { text: reading.lines.map(({ text }) => text), faults, lines: reading.lines };
}

const FULL = '甲'.repeat(38);

test('lines become paragraphs by their indents, short lines and sizes, across pages, too', async () => {
  const first = [
    shown('湖南省测试办法', 230, 780, { size: 20 }),
    shown(`第一条　${FULL.slice(6)}`, 74, 740),
    shown(FULL.slice(0, 30), 50, 720),
    shown('第二条　乙。', 74, 700),
    shown(`（一）${FULL.slice(5)}`, 74, 680),
  ];
  const second = [
    shown('尾。', 50, 780),
    shown(`第三条　${FULL.slice(6)}`, 74, 760),
    shown('第三条规定的除外。', 50, 740),
  ];
  const { lines } = await read(pdfOf([first.join(''), second.join('')], { packed: true }));
  expect(lines).toEqual([
    { text: '湖南省测试办法', heading: 1 },
    { text: `第一条 ${FULL.slice(6)}${FULL.slice(0, 30)}`, heading: 0 },
    { text: '第二条 乙。', heading: 0 },
    { text: `（一）${FULL.slice(5)}尾。`, heading: 0 },
    { text: `第三条 ${FULL.slice(6)}第三条规定的除外。`, heading: 0 },
  ]);
});

test('a line set in begins a paragraph behind a full line, too, and so does one of another size', async () => {
  const lines = [shown(FULL, 50, 760), shown(FULL.slice(2), 74, 740), shown(FULL.slice(0, 19), 50, 720, { size: 24 })];
  expect((await read(pdfOf([lines.join('')]))).text).toEqual([FULL, FULL.slice(2), FULL.slice(0, 19)]);
});

test('radicals are mended, as NFKC would and where it does not; Chinese punctuation and circled numbers stay', async () => {
  const { text } = await read(pdfOf([shown('⻓沙市⾏政处罚，⺠法：（①）１２Ａ；', 50, 700)]));
  expect(text).toEqual(['长沙市行政处罚，民法：（①）12A；']);
});

test('headers, footers and page numbers that repeat are dropped and reported; what comes once stays', async () => {
  const page = (number: number) =>
    shown('湖南省测试文件', 50, 810) +
    shown(`第${'一二三'[number - 1]}条 正文${number}。`, 74, 700) +
    shown(`— ${number} —`, 280, 40);
  const { text, faults } = await read(pdfOf([1, 2, 3].map(page)));
  expect(text).toEqual(['第一条 正文1。', '第二条 正文2。', '第三条 正文3。']);
  expect(faults).toEqual([
    ['page_furniture', '3 页', '湖南省测试文件'],
    ['page_furniture', '3 页', '页码'],
  ]);
});

const SECRET = '第五条已经废止';

test.each([
  ['白色文字', { before: 'q 1 1 1 rg', after: 'Q' }, 12],
  ['白色文字', { before: 'q 0.99 g', after: 'Q' }, 12],
  ['不着色的文字（如扫描识别层）', { before: 'q 3 Tr', after: 'Q' }, 12],
  ['字号 1 磅以下', {}, 1],
])('text that a page does not show is left out and reported: %s', async (because, around, size) => {
  const seen = [shown('第一条　甲。', 74, 700), shown('第二条　乙。', 74, 660)];
  const { text, faults } = await read(pdfOf([seen[0] + shown(SECRET, 74, 680, { ...around, size }) + seen[1]]));
  expect(text).toEqual(['第一条 甲。', '第二条 乙。']);
  expect(faults).toEqual([['hidden_text', `第 1 页：${because}`, SECRET]]);
});

test('text beside the page is left out, text between hidden words on one line stays', async () => {
  const line = shown('甲', 74, 700) + shown('暗', 86, 700, { before: 'q 1 g', after: 'Q' }) + shown('乙', 98, 700);
  const { text, faults } = await read(pdfOf([line + shown(SECRET, 700, 650) + shown(SECRET, 50, 900)]));
  expect(text).toEqual(['甲乙']);
  expect(faults).toEqual([
    ['hidden_text', '第 1 页：白色文字', '暗'],
    ['hidden_text', '第 1 页：在页面之外', SECRET + SECRET],
  ]);
});

test('text beside the page does not lend its visibility to hidden words that are the same', async () => {
  const beside = shown(SECRET, 700, 650);
  const hidden = shown(SECRET, 74, 620, { before: 'q 1 g', after: 'Q' });
  const { text } = await read(pdfOf([shown('甲。', 74, 700) + beside + hidden + beside + shown('乙。', 74, 600)]));
  expect(text).toEqual(['甲。', '乙。']);
});

test('a page without text that is seen is reported', async () => {
  const { text, faults } = await read(pdfOf([shown('甲。', 50, 700), shown(SECRET, 50, 700, { before: '3 Tr' })]));
  expect(text).toEqual(['甲。']);
  expect(faults.map(([code]) => code)).toEqual(['hidden_text', 'unchecked']);
});

test('a stream that unpacks to too much, a file with a password and a broken one are refused', async () => {
  const bomb = pdfOf([' '.repeat(70_000_000)], { packed: true });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readPdf(bomb)).toMatchObject({ ok: false, code: 'unpacked_too_large' });
  const id = '00'.repeat(16);
  const locked = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>/P -4>>/ID[<${id}><${id}>]`;
  expect(await readPdf(pdfOf([shown('甲', 50, 700)], { trailer: locked }))).toMatchObject({
    ok: false,
    code: 'encrypted',
  });
  expect(await readPdf(new TextEncoder().encode('%PDF-1.4 nothing'))).toMatchObject({ ok: false, code: 'unreadable' });
});
