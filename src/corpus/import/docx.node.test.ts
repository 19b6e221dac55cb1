import { deflateRawSync } from 'node:zlib';
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { expect, test } from 'vitest';
import { readDocx } from './docx.node.ts';
import { zipOf } from './zip.node.ts';

/** A Word document from paragraphs, written by the package that writes ours. */
async function word(children: ConstructorParameters<typeof Document>[0]['sections'][0]['children'], more = {}) {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }], ...more })));
}

/** A Word document from the XML of its body. */
function raw(body: string, parts: Record<string, string> = {}): Uint8Array {
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;
  return zipOf(new Map(Object.entries({ '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...parts })));
}

async function read(bytes: Uint8Array) {
  const reading = await readDocx(bytes);
  if (!reading.ok) throw new Error(reading.message);
  return { text: reading.lines.map(({ text }) => text), faults: reading.faults, lines: reading.lines };
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const run = (properties: string, text: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

test('headings, paragraphs, tables and links are read; pictures and what lies outside are named', async () => {
  const bytes = await word([
    new Paragraph({ text: '测试管理办法', heading: HeadingLevel.HEADING_1 }),
    new Paragraph({
      children: [new TextRun('第一条　为了'), new TextRun({ text: '规范', bold: true }), new TextRun('测试。')],
    }),
    new Paragraph({
      children: [new ExternalHyperlink({ children: [new TextRun('见网站')], link: 'https://example.org/' })],
    }),
    new Paragraph({
      children: [
        new ImageRun({ type: 'png', data: Buffer.from('89504e47', 'hex'), transformation: { width: 1, height: 1 } }),
      ],
    }),
    new Table({
      rows: [
        new TableRow({ children: ['甲', '乙'].map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
      ],
    }),
  ]);
  const { lines, faults } = await read(bytes);
  expect(lines).toEqual([
    { text: '测试管理办法', heading: 1 },
    ...['第一条　为了规范测试。', '见网站', '甲', '乙'].map((text) => ({ text, heading: 0 })),
  ]);
  expect(faults.map(({ code, detail }) => [code, detail])).toEqual([
    ['ignored_part', '图片'],
    ['ignored_part', '外部链接'],
  ]);
});

const STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:style w:type="character" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="quiet"><w:basedOn w:val="base"/></w:style>
  <w:style w:type="paragraph" w:styleId="pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>`;
const SECRET = '第五条已经废止';

test.each([
  ['隐藏文字', run('<w:vanish/>', SECRET)],
  ['隐藏文字', run('<w:rStyle w:val="quiet"/>', SECRET)],
  ['字号 1 磅以下', run('<w:sz w:val="2"/>', SECRET)],
  ['字压成一线', run('<w:w w:val="1"/>', SECRET)],
  ['文字与背景同色', run('<w:color w:val="FEFEFE"/>', SECRET)],
  ['文字与背景同色', run('<w:color w:val="00FF00"/><w:shd w:val="clear" w:fill="00FF00"/>', SECRET)],
  ['文字与背景同色', [...SECRET].map((letter) => run('<w:color w:val="FFFFFF"/>', letter)).join('')],
])('text that Word does not show is left out and reported where it stood: %s', async (detail, hidden) => {
  const body = `${paragraph('第一条 甲。')}<w:p><w:r><w:t>第二条 乙</w:t></w:r>${hidden}<w:r><w:t>丙。</w:t></w:r></w:p>`;
  const { text, faults } = await read(raw(body, { 'word/styles.xml': STYLES }));
  expect(text).toEqual(['第一条 甲。', '第二条 乙丙。']);
  expect(faults).toEqual([{ code: 'hidden_text', line: 1, detail, quote: SECRET }]);
});

test('a paragraph style hides, too, and white on a dark ground is seen', async () => {
  const pale = `<w:p><w:pPr><w:pStyle w:val="pale"/></w:pPr><w:r><w:t>${SECRET}</w:t></w:r></w:p>`;
  const shaded = `<w:p><w:pPr><w:shd w:val="clear" w:fill="FF0000"/></w:pPr>${run('<w:color w:val="FFFFFF"/>', '表头')}</w:p>`;
  const off = `<w:p>${run('<w:vanish w:val="0"/>', '正文')}</w:p>`;
  const { text, faults } = await read(raw(pale + shaded + off, { 'word/styles.xml': STYLES }));
  expect(text).toEqual(['', '表头', '正文']);
  expect(faults.map(({ quote }) => quote)).toEqual([SECRET]);
});

test('what old programs are shown instead, deleted text and comments are not read', async () => {
  const versions = (fallback: string) =>
    `<w:p><mc:AlternateContent><mc:Choice>${run('', '甲')}</mc:Choice><mc:Fallback>${run('', fallback)}</mc:Fallback></mc:AlternateContent><w:r><w:t>乙</w:t></w:r><w:del>${run('', '旧')}</w:del></w:p>`;
  const { text, faults } = await read(raw(versions(SECRET) + versions('甲'), { 'word/comments.xml': '<a/>' }));
  expect(text).toEqual(['乙', '甲乙']);
  expect(faults.map(({ code, detail, quote }) => [code, detail, quote])).toEqual([
    ['ignored_part', '批注', undefined],
    ['hidden_text', '留给旧程序的另一种内容', SECRET],
  ]);
});

test('numbers that Word counts are written out: chapters, articles and items below them', async () => {
  const level = (at: number, format: string, text: string, suffix = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${suffix}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '第%1条')}${level(1, 'chineseCounting', '（%2）', '<w:suff w:val="nothing"/>')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
  const numbered = (text: string, at: number, id = 1) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = [
    numbered('甲。', 0),
    numbered('子', 1),
    numbered('丑', 1),
    numbered('乙。', 0),
    numbered('寅', 1),
    numbered('点', 0, 2),
  ];
  const { text, faults } = await read(raw(body.join(''), { 'word/numbering.xml': numbering }));
  expect(text).toEqual(['第一条 甲。', '（一）子', '（二）丑', '第二条 乙。', '（一）寅', '点']);
  expect(faults).toEqual([{ code: 'numbering', line: null, detail: '5 段的编号由 Word 自动生成' }]);
});

test('macros, embedded files and outside templates are named and never opened', async () => {
  const { text, faults } = await read(
    raw(paragraph('甲。'), {
      'word/vbaProject.bin': 'x',
      'word/embeddings/a.bin': 'x',
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship Id="a" TargetMode="External" Target="http://192.0.2.1/"/></Relationships>',
    }),
  );
  expect(text).toEqual(['甲。']);
  expect(faults.map(({ detail }) => detail)).toEqual(['宏', '嵌入对象', '外部链接']);
});

/** A zip with one deflated part that says it is smaller than it is. */
function lying(size: number, says: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(size, 32));
  const bytes = Buffer.from(raw(''));
  const zip = zipOf(
    new Map([
      ['[Content_Types].xml', '<Types/>'],
      ['word/document.xml', 'PLACE'],
    ]),
  );
  const local = zip.indexOf('PLACE');
  const out = Buffer.concat([zip.subarray(0, local), packed, zip.subarray(local + 5)]);
  const central = out.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  out.writeUInt16LE(8, central + 10);
  out.writeUInt32LE(packed.length, central + 20);
  out.writeUInt32LE(says, central + 24);
  const end = out.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  out.writeUInt32LE(out.readUInt32LE(end + 16) + packed.length - 5, end + 16);
  return bytes.length ? out : bytes;
}

test('bombs are refused, by what they say of themselves and by what they are', async () => {
  expect(await readDocx(lying(1_000, 4_000_000_000))).toMatchObject({ ok: false, code: 'unpacked_too_large' });
  expect(await readDocx(lying(70_000_000, 1_000))).toMatchObject({ ok: false, code: 'unpacked_too_large' });
});

test.each([
  ['forbidden_xml', raw('', { 'word/document.xml': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:document/>' })],
  ['unreadable', raw('<w:p>')],
  ['unreadable', raw('<w:p>'.repeat(300) + '</w:p>'.repeat(300))],
  ['kind_mismatch', zipOf(new Map([['a.txt', 'a']]))],
  ['kind_mismatch', zipOf(new Map([['[Content_Types].xml', '<Types/>']]))],
  ['unreadable', new TextEncoder().encode('PK\u0003\u0004 nothing behind')],
])('a file that is no sound Word document is refused: %s', async (code, bytes) => {
  expect(await readDocx(bytes)).toMatchObject({ ok: false, code });
});
