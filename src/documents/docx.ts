import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { AIGC_PROPERTY, aigcLabel, VISIBLE_LABEL } from './aigc-label.ts';
import type { Block, OfficeDocument } from './document.ts';
import { FONT_TABLE, PAGE, STYLES } from './docx-style.ts';

/** Marks of where words come from, in front of each such block. */
const QUOTED = '〔原文摘录〕';
const WRITTEN_BY_MODEL = '〔AI生成〕';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/**
 * Writes a Word document. `producer` is the name or code of the service in the label of what a model wrote. Characters
 * that XML cannot hold are left out; all others stand as they are.
 */
export async function writeDocx(document: OfficeDocument, producer = '湘问'): Promise<Uint8Array> {
  // What holds a model's block is labelled, whatever its maker says of it.
  const labelled = document.hasModelText || document.blocks.some(({ kind }) => kind === 'model');
  const label = labelled ? await aigcLabel(document, producer) : null;
  const file = new Document({
    title: clean(document.title),
    creator: '湘问',
    lastModifiedBy: '湘问',
    ...(label && {
      description: VISIBLE_LABEL,
      customProperties: [{ name: AIGC_PROPERTY, value: JSON.stringify(label) }],
    }),
    styles: STYLES,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [...head(document, labelled), ...document.blocks.flatMap(blockOf)],
      },
    ],
  });
  return Packer.pack(file, 'uint8array', undefined, [FONT_TABLE]);
}

function head({ title, facts }: OfficeDocument, labelled: boolean): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(title))] }),
    ...facts.map((fact) => styled('Facts', fact)),
    ...(labelled ? [styled('Label', VISIBLE_LABEL)] : []),
  ];
}

function blockOf(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], children: [new TextRun(clean(block.text))] })];
    case 'paragraph':
    case 'official':
      return linesOf(block.text).map((line) => styled('Text', line));
    case 'model':
      return linesOf(block.text).map((line) => styled('Text', line, WRITTEN_BY_MODEL));
    case 'list':
      return block.items.map((item) => styled('Text', `· ${item.replace(/\s*\n\s*/g, ' ')}`));
    case 'quote':
      return quotation(block);
    case 'table':
      return block.rows.length ? [table(block.rows)] : [];
  }
}

/** The quotation's own lines, the mark in front of the first, and behind them where they stand. */
function quotation({ text, source, url }: Block & { kind: 'quote' }): Paragraph[] {
  const lines = linesOf(text).map((line, at) => styled('Quotation', line, at === 0 ? QUOTED : ''));
  const words = new TextRun(`——${clean(source)}`);
  // An address within the site leads nowhere from a file.
  const linked = url && /^https?:\/\//.test(url) ? new ExternalHyperlink({ link: url, children: [words] }) : words;
  return [...lines, new Paragraph({ style: 'Quotation', alignment: 'right', children: [linked] })];
}

function table(rows: string[][]): Table {
  const columns = Math.max(...rows.map((row) => row.length));
  const share = 100 / columns;
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const cell = (text: string) =>
    new TableCell({
      width: { size: share, type: WidthType.PERCENTAGE },
      children: linesOf(text).map((line) => styled('Cell', line)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: Array.from({ length: columns }, (_, column) => cell(row[column] ?? '')),
        }),
    ),
  });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    style: 'PageNumber',
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

function styled(style: string, text: string, mark = ''): Paragraph {
  const marked = mark ? [new TextRun({ text: mark, bold: true })] : [];
  return new Paragraph({ style, children: [...marked, new TextRun(clean(text))] });
}

/** The lines of a text that hold something; one empty line where none does. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length ? lines : [''];
}

/** Without what XML 1.0 cannot hold. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out.
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
