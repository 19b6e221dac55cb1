import type { IStylesOptions } from 'docx';

/** The look of an office's document, after GB/T 9704: A4, 仿宋 三号 for the text, 黑体 for title and headings. */

const POINT = 20;
const MILLIMETRE = 1440 / 25.4;

/** The fonts, each with the names under which other systems have one like it. */
const FONTS = {
  text: ['仿宋', 'FangSong', '仿宋_GB2312', 'STFangsong', 'Noto Serif CJK SC'],
  heading: ['黑体', 'SimHei', 'STHeiti', 'Noto Sans CJK SC'],
  number: ['宋体', 'SimSun', 'STSong', 'Noto Serif CJK SC'],
} as const;

const font = (kind: keyof typeof FONTS) => {
  const [name] = FONTS[kind];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
};

/** Two characters of the text's size, in twips: the indent of a paragraph's first line. */
const TWO_CHARACTERS = 32 * POINT;

/** A4 with the margins of official documents, in twips. */
export const PAGE = {
  size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
  margin: {
    top: Math.round(37 * MILLIMETRE),
    bottom: Math.round(35 * MILLIMETRE),
    left: Math.round(28 * MILLIMETRE),
    right: Math.round(26 * MILLIMETRE),
  },
};

/** Sizes are half points, spacing twips. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: font('text'), size: 32, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { line: 28 * POINT } },
    },
    title: {
      run: { font: font('heading'), size: 44 },
      paragraph: { alignment: 'center', spacing: { after: 12 * POINT, line: 36 * POINT } },
    },
    heading1: headingStyle(32, true),
    heading2: headingStyle(32, false),
    heading3: headingStyle(30, false),
  },
  paragraphStyles: [
    {
      id: 'Facts',
      name: '文头说明',
      basedOn: 'Normal',
      run: { size: 28 },
      paragraph: { alignment: 'center' },
    },
    {
      id: 'Label',
      name: '生成内容标识',
      basedOn: 'Normal',
      run: { font: font('heading'), size: 28 },
      paragraph: { alignment: 'center', spacing: { before: 6 * POINT, after: 6 * POINT } },
    },
    { id: 'Text', name: '正文段落', basedOn: 'Normal', paragraph: { indent: { firstLine: TWO_CHARACTERS } } },
    {
      id: 'Quotation',
      name: '原文摘录',
      basedOn: 'Normal',
      run: { size: 28 },
      paragraph: { indent: { left: TWO_CHARACTERS, right: TWO_CHARACTERS / 2 } },
    },
    {
      id: 'Cell',
      name: '表格文字',
      basedOn: 'Normal',
      run: { size: 24 },
      paragraph: { spacing: { line: 20 * POINT } },
    },
    {
      id: 'PageNumber',
      name: '页码',
      basedOn: 'Normal',
      run: { font: font('number'), size: 28 },
      paragraph: { alignment: 'center' },
    },
  ],
};

function headingStyle(size: number, spaced: boolean) {
  const before = (spaced ? 12 : 6) * POINT;
  return {
    run: { font: font('heading'), size, color: '000000' },
    paragraph: { keepNext: true, spacing: { before, after: 6 * POINT, line: 28 * POINT } },
  };
}

/** The part of the file that names each font's stand-ins, for the program that lacks it. */
export const FONT_TABLE = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(
    FONTS,
  )
    .map(
      ([name, ...others]) =>
        `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/></w:font>`,
    )
    .join('')}</w:fonts>`,
};
