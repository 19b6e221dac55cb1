import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { Zip } from '../corpus/import/zip.node.ts';
import { AIGC_PROPERTY, VISIBLE_LABEL } from './aigc-label.ts';
import type { Block, OfficeDocument } from './document.ts';
import { writeDocx } from './docx.ts';

const QUOTE: Block = {
  kind: 'quote',
  text: '31.加大行政决策公众参与力度。\n对社会关注度高的决策事项，应当公开信息。',
  source: '任务31',
  url: '/plan/31',
};

function aDocument(blocks: Block[], changes: Partial<OfficeDocument> = {}): OfficeDocument {
  return { title: '研究报告', facts: ['2026年11月22日', '语料版本 abc'], blocks, hasModelText: false, ...changes };
}

/** The text of a file as Word's readers see it, and its parts. */
async function readBack(document: OfficeDocument) {
  const bytes = await writeDocx(document);
  const zip = Zip.open(bytes);
  if (!(zip instanceof Zip)) throw new Error('not a zip file');
  const part = (name: string): string => String(zip.text(name) ?? '');
  const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return { text: value.split('\n').filter(Boolean), messages, part, names: zip.names };
}

/** The JSON of the custom property, as its XML holds it. */
function labelOf(custom: string): unknown {
  const value = new RegExp(`name="${AIGC_PROPERTY}"[^>]*>\\s*<vt:lpwstr>([^<]*)<`).exec(custom)?.[1];
  const json = value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return json === undefined ? undefined : JSON.parse(json);
}

test('title, facts, headings, quotations with their source, lists and tables are read back in order', async () => {
  const { text, messages } = await readBack(
    aDocument([
      { kind: 'heading', level: 1, text: '一、依据' },
      { kind: 'paragraph', text: '方案里这样写：' },
      QUOTE,
      { kind: 'list', items: ['第一点', '第二点\n还有'] },
      {
        kind: 'table',
        rows: [
          ['步骤', '所得'],
          ['检索', '3处'],
        ],
      },
    ]),
  );
  expect(text).toEqual([
    ...['研究报告', '2026年11月22日', '语料版本 abc', '一、依据', '方案里这样写：'],
    '〔原文摘录〕31.加大行政决策公众参与力度。',
    '对社会关注度高的决策事项，应当公开信息。',
    ...['——任务31', '· 第一点', '· 第二点 还有', '步骤', '所得', '检索', '3处'],
  ]);
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
});

test("a document without a model's words bears no label of them", async () => {
  const { text, part } = await readBack(aDocument([QUOTE]));
  expect(text.join('')).not.toContain('人工智能');
  expect(part('docProps/custom.xml')).not.toContain(AIGC_PROPERTY);
});

test("a model's words are labelled on the first page, in each block and in the metadata", async () => {
  const blocks: Block[] = [QUOTE, { kind: 'model', text: '公众参与要贯穿决策全过程。\n意见要公开反馈。' }];
  const { text, part } = await readBack(aDocument(blocks, { hasModelText: true }));
  expect(text.slice(0, 4)).toEqual(['研究报告', '2026年11月22日', '语料版本 abc', VISIBLE_LABEL]);
  expect(text.slice(-2)).toEqual(['〔AI生成〕公众参与要贯穿决策全过程。', '〔AI生成〕意见要公开反馈。']);
  expect(labelOf(part('docProps/custom.xml'))).toEqual({
    Label: '1',
    ContentProducer: '湘问',
    ProduceID: expect.stringMatching(/^[0-9a-f]{32}$/),
    ReservedCode1: '',
    ContentPropagator: '湘问',
    PropagateID: expect.stringMatching(/^[0-9a-f]{32}$/),
    ReservedCode2: '',
  });
});

test("a model's block is labelled even where the document does not say that it holds one", async () => {
  const { text, part } = await readBack(aDocument([{ kind: 'model', text: '概括。' }]));
  expect(text).toContain(VISIBLE_LABEL);
  expect(labelOf(part('docProps/custom.xml'))).toMatchObject({ Label: '1' });
});

test('the number in the label is the same for the same document, and another for another', async () => {
  const id = async (text: string) => {
    const { part } = await readBack(aDocument([{ kind: 'model', text }]));
    return (labelOf(part('docProps/custom.xml')) as { ProduceID: string }).ProduceID;
  };
  expect(await id('甲')).toBe(await id('甲'));
  expect(await id('甲')).not.toBe(await id('乙'));
});

test('title and maker stand in the core properties', async () => {
  const core = (await readBack(aDocument([], { title: '甲<乙>&"丙"' }))).part('docProps/core.xml');
  expect(core).toContain('<dc:title>甲&lt;乙&gt;&amp;');
  expect(core).toContain('<dc:creator>湘问</dc:creator>');
});

test('it is A4 with page numbers, 仿宋 and 黑体, each font with stand-ins by name', async () => {
  const { part, names } = await readBack(aDocument([{ kind: 'heading', level: 2, text: '标题' }]));
  expect(part('word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  const footer = names.find((name) => name.startsWith('word/footer')) as string;
  expect(part(footer)).toContain('PAGE');
  expect(part('word/styles.xml')).toContain('w:eastAsia="仿宋"');
  expect(part('word/styles.xml')).toContain('w:eastAsia="黑体"');
  expect(part('word/fontTable.xml')).toContain('<w:font w:name="仿宋"><w:altName w:val="FangSong,');
  expect(names.filter((name) => name === 'word/fontTable.xml')).toHaveLength(1);
});

test('only an address of the web becomes a link', async () => {
  const links = async (url: string) =>
    (await readBack(aDocument([{ ...QUOTE, url } as Block]))).part('word/_rels/document.xml.rels');
  expect(await links('https://example.org/plan/31')).toContain('https://example.org/plan/31');
  expect(await links('/plan/31')).not.toContain('/plan/31');
  expect(await links('javascript:alert(1)')).not.toContain('javascript');
});

test('what XML cannot hold is left out, and markup stays text', async () => {
  const { text } = await readBack(aDocument([{ kind: 'model', text: '甲\u0000乙\ud800丙\u000b丁 <w:p/> &amp; ]]>' }]));
  expect(text.at(-1)).toBe('〔AI生成〕甲乙\ufffd丙丁 <w:p/> &amp; ]]>');
});

test('an empty document and empty blocks are still a document', async () => {
  const { text } = await readBack(
    aDocument(
      [
        { kind: 'paragraph', text: '' },
        { kind: 'list', items: [] },
        { kind: 'table', rows: [] },
      ],
      { facts: [] },
    ),
  );
  expect(text).toEqual(['研究报告']);
});
