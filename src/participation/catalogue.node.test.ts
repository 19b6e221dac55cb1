import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, onTestFinished, test } from 'vitest';
import { catalogueTemplate, readCatalogueFile } from './catalogue.node.ts';
import { CATALOGUE_SHEETS } from './catalogue.sheets.ts';

const YAML = `# 事项目录
decisions:
  - id: lukou
    title: 城区路口渠化方案（征求意见稿）
    aliases: [路口方案, 渠化]
    track: major_decision
    leadUnit: { name: 县公安局, phone: 07000000000 }
    consentReference: 清委〔2026〕1号
    startApproval: 清府〔2026〕2号
    period:
      from: 2026-11-01
      to: 2026-11-30
    explanation: |
      一、背景
      二、主要内容
    clauses:
      - id: 1
        label: 第一条
        text: 八个路口渠化。
      - { id: 2, label: 第二条, text: 早晚高峰禁左。 }
    outlets:
      - outlet: 县政府网站
        evidence: https://example.invalid/1
    by: 张三
`;

/** Reads a file of this name and content; the faults as lines. */
async function read(content: string | Uint8Array, name = 'catalogue.yaml') {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), content);
  const result = await readCatalogueFile(join(folder, name));
  if (result.ok) return { decisions: result.decisions, lines: [] };
  const lines = result.faults.map(
    ({ where, message, article }) => `${where} | ${message}${article ? ` | ${article}` : ''}`,
  );
  return { decisions: [], lines };
}

/** The one line that this change of the YAML brings; all of them where there are more. */
async function faultOf(from: string | RegExp, to: string): Promise<string> {
  const changed = YAML.replace(from, to);
  expect(changed).not.toBe(YAML);
  return (await read(changed)).lines.join('\n');
}

test('a catalogue in YAML is read; digits and days stay text', async () => {
  const { decisions, lines } = await read(YAML);
  expect(lines).toEqual([]);
  expect(decisions).toEqual([
    {
      document: {
        ...{
          id: 'lukou',
          title: '城区路口渠化方案（征求意见稿）',
          aliases: ['路口方案', '渠化'],
          track: 'major_decision',
        },
        leadUnit: { name: '县公安局', phone: '07000000000' },
        ...{ consentReference: '清委〔2026〕1号', startApproval: '清府〔2026〕2号' },
        ...{ period: { from: '2026-11-01', to: '2026-11-30' }, shortPeriodReason: null, exemption: null },
        explanation: '一、背景\n二、主要内容',
        clauses: [
          { id: '1', label: '第一条', text: '八个路口渠化。' },
          { id: '2', label: '第二条', text: '早晚高峰禁左。' },
        ],
        outlets: [{ outlet: '县政府网站', evidence: 'https://example.invalid/1' }],
        ...{ ways: [], affected: [] },
      },
      ...{ state: 'consulting', by: '张三', where: '第3行 decisions[0]' },
    },
  ]);
});

test('each fault of form is named with its line and field', async () => {
  const at = (line: number, field: string, message: string) => `第${line}行 decisions[0]${field} | ${message}`;
  expect(await faultOf('id: lukou', 'id: 路口')).toBe(at(3, '.id', '编号 id 用3到40个小写字母、数字和连字符'));
  expect(await faultOf('id: lukou', 'id: ab')).toBe(at(3, '.id', '编号 id 用3到40个小写字母、数字和连字符'));
  expect(await faultOf('- id: lukou\n    title', '- title')).toBe(at(3, '.id', '缺少编号 id'));
  expect(await faultOf(/title: .*/, 'title:')).toBe(at(4, '.title', '缺少事项名称 title'));
  expect(await faultOf(/title: .*/, `title: ${'长'.repeat(201)}`)).toBe(
    at(4, '.title', 'title 最多200字，这里有201字'),
  );
  expect(await faultOf(/title: .*/, 'title: "一\\n二"')).toBe(at(4, '.title', 'title 应当写在一行里'));
  expect(await faultOf(/title: .*/, 'title: "一\\u0000二"')).toBe(at(4, '.title', 'title 里有无法保存的字符'));
  expect(await faultOf(/title: .*/, 'title: [一]')).toBe(at(4, '.title', 'title 应当是文字'));
  expect(await faultOf('aliases: [路口方案, 渠化]', 'aliases: 路口方案')).toBe(at(5, '.aliases', 'aliases 应当是列表'));
  expect(await faultOf('track: major_decision', 'track: law')).toBe(
    at(
      6,
      '.track',
      '程序类型 track 只能是major_decision（重大行政决策）、rule（规章）、normative_document（规范性文件）',
    ),
  );
  expect(await faultOf('    track: major_decision\n', '')).toBe(at(3, '.track', '缺少程序类型 track'));
  expect(await faultOf('by: 张三', 'recorder: 张三')).toContain('不认识的字段 recorder（可用：id、title');
  expect(await faultOf('by: 张三', 'by: ""')).toBe(at(24, '.by', '缺少录入人 by'));
  expect(await faultOf('by: 张三', 'by: 张三\n    state: 开始')).toMatch(
    /^第25行 .*state \| 不认识状态 state，可用：listed/,
  );
  expect(await faultOf('from: 2026-11-01', 'from: 2026-02-30')).toBe(
    at(11, '.period.from', '2026-02-30 不是日期，请写成 2026-11-01 这样'),
  );
  expect(await faultOf('      to: 2026-11-30\n', '')).toBe(at(10, '.period.to', '期限缺少截止日期 | D15'));
  expect(await faultOf('to: 2026-11-30', 'to: 2036-11-30')).toBe(at(12, '.period.to', '期限最多366天，请核对年份'));
  expect(await faultOf('id: 2,', 'id: 1,')).toBe(at(20, '.clauses[1].id', '编号 1 重复'));
  expect(await faultOf('id: 2,', 'id: 二,')).toBe(at(20, '.clauses[1].id', '条款的编号 id 用字母、数字和连字符'));
  expect(await faultOf(', label: 第二条', '')).toBe(at(20, '.clauses[1].label', '条款缺少名称 label'));
  expect(await faultOf('text: 八个路口渠化。', 'text: ~')).toBe(at(19, '.clauses[0].text', '条款缺少正文 text'));
  expect(await faultOf('https://example', 'javascript:example')).toBe(
    at(23, '.outlets[0].evidence', '公布渠道的链接只能以 http:// 或 https:// 开头'),
  );
});

test('each fault against the procedure is named with its article', async () => {
  const at = (line: number, field: string, message: string) => `第${line}行 decisions[0]${field} | ${message}`;
  expect(await faultOf(/ {4}consentReference.*\n/, '')).toBe(
    at(3, '.consentReference', '缺少同级党委同意目录的文号 | D3'),
  );
  expect(await faultOf(/ {4}startApproval.*\n/, '')).toBe(at(3, '.startApproval', '缺少启动程序的批准 | D10'));
  expect(await faultOf('name: 县公安局, ', '')).toBe(
    at(7, '.leadUnit.name', '缺少承办单位（有几个的写牵头的一个） | D11'),
  );
  expect(await faultOf(', phone: 07000000000', '')).toBe(at(7, '.leadUnit.phone', '缺少承办单位的联系电话 | D15'));
  expect(await faultOf(/explanation: \|\n.*\n.*\n/, 'explanation: ""\n')).toBe(
    at(13, '.explanation', '缺少草案说明 | D15'),
  );
  expect(await faultOf(/clauses:[\s\S]*outlets/, 'outlets')).toBe(at(3, '.clauses', '缺少草案条款 | D15'));
  expect(await faultOf(/outlets:[\s\S]*by/, 'by')).toMatch(/outlets \| 缺少公布草案的渠道.*\| D15$/);
  expect(await faultOf(/ {8}evidence.*\n/, '')).toBe(
    at(22, '.outlets[0].evidence', '公布渠道“县政府网站”缺少链接或者其他证明 | D15'),
  );
  expect(await faultOf('to: 2026-11-30', 'to: 2026-11-29')).toBe(
    at(3, '.shortPeriodReason', '征求意见只有29天，一般不少于30天；缩短的须在公布时说明理由 | D15'),
  );
  expect(await faultOf(/track: major_decision([\s\S]*)to: 2026-11-30/, 'track: 规章$1to: 2026-11-29')).toBe(
    at(12, '.period.to', '征求意见只有29天，一般不少于30天，规章不予缩短 | R15'),
  );
  expect(await faultOf('by: 张三', 'by: 张三\n    state: exempt')).toBe(
    [
      at(3, '.exemption.basis', '不公开征求意见的，缺少法律依据 | D14'),
      at(3, '.exemption.approver', '不公开征求意见的，缺少批准人 | D14'),
      at(10, '.period', '依法不予公开的事项不设征求意见期限 | D14'),
    ].join('\n'),
  );
});

test('all faults of a file are told at once, also those of doubled decisions', async () => {
  const second = YAML.split('\n').slice(2).join('\n').replace('title: ', 'titel: ');
  expect((await read(YAML + second)).lines).toEqual([
    expect.stringMatching(/^第26行 decisions\[1\]\.titel \| 不认识的字段 titel/),
    '第25行 decisions[1].title | 缺少事项名称 title',
    '第25行 decisions[1].id | 编号 lukou 重复',
  ]);
});

test('broken YAML, marks that multiply, doubled keys and several documents are refused with their line', async () => {
  expect((await read('decisions:\n  - id: [1\n    title: x')).lines).toEqual([
    expect.stringMatching(/^第3行 \| YAML 写法有误：/),
  ]);
  expect(await faultOf('id: lukou', 'id: &a lukou')).toMatch(/^第3行 \| 不支持锚点、别名和标签/);
  expect(await faultOf('id: lukou', 'id: !!str lukou')).toMatch(/^第3行 \| 不支持锚点、别名和标签/);
  expect(await faultOf('id: lukou', 'id: lukou\n    id: lukou2')).toBe('第4行 | 字段 id 重复');
  expect(await faultOf('# 事项目录', 'a: 1\n---')).toContain('只能有一份 YAML');
  expect((await read(`a: ${'['.repeat(5_000)}`)).lines).toEqual([expect.stringMatching(/^第1行 \| YAML 写法有误：/)]);
  expect((await read('')).lines).toEqual([expect.stringMatching(/YAML 写法有误|没有决策事项/)]);
  expect((await read('decisions: []')).lines).toEqual(['第1行 decisions | 文件里没有决策事项']);
  expect((await read('- 1')).lines[0]).toBe('第1行 | 文件 应当是一组“字段: 值”');
});

test('a file that is too large, of another kind, of another encoding or missing is refused', async () => {
  expect((await read('x'.repeat(5_000_001))).lines).toEqual(['文件 | 文件最大5 MB，这个有5.0 MB']);
  expect((await read('x', 'catalogue.csv')).lines).toEqual(['文件 | 只能导入 .xlsx 或 .yaml 文件']);
  expect((await read(Buffer.from([0xff, 0xfe, 0x31]))).lines).toEqual(['文件 | 文件不是 UTF-8 编码，请另存为 UTF-8']);
  expect((await read('x', 'catalogue.xlsx')).lines[0]).toContain('不是能读的 .xlsx 文件');
  expect(await readCatalogueFile('没有.yaml')).toMatchObject({ ok: false, faults: [{ message: '没有这个文件' }] });
});

test('201 decisions are one too many', async () => {
  const many = Array.from({ length: 201 }, (_, at) => `  - { id: x-${at}, title: 甲 }`).join('\n');
  expect((await read(`decisions:\n${many}`)).lines[0]).toBe('第1行 decisions | decisions 最多200项，这里有201项');
});

/** The template filled in as an office would, and changed. */
async function filled(change: (book: ExcelJS.Workbook) => void = () => undefined): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await catalogueTemplate()).buffer as ArrayBuffer);
  fill(book, CATALOGUE_SHEETS.decisions, {
    ...{
      编号: 'lukou',
      名称: '城区路口渠化方案',
      别名: '路口方案\n渠化',
      程序类型: '重大行政决策',
      承办单位: '县公安局',
    },
    ...{ 联系电话: '0700-0000000', 同意目录的文号: '清委〔2026〕1号', 启动批准: '清府〔2026〕2号', 草案说明: '说明' },
    ...{ 开始日期: new Date(Date.UTC(2026, 10, 1)), 截止日期: '2026-11-30', 录入人: '张三' },
  });
  fill(book, CATALOGUE_SHEETS.clauses, { 事项编号: 'lukou', 条款编号: 1, 条款名称: '第一条', 条款正文: '渠化。' });
  fill(book, CATALOGUE_SHEETS.outlets, { 事项编号: 'lukou', 渠道: '县报', 证明: '11月1日第2版' });
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function fill(book: ExcelJS.Workbook, name: string, values: Record<string, ExcelJS.CellValue>, row = 2): void {
  const sheet = book.getWorksheet(name) as ExcelJS.Worksheet;
  const headings = (sheet.getRow(1).values as string[]).slice(1);
  for (const [heading, value] of Object.entries(values)) {
    expect(headings).toContain(heading);
    sheet.getCell(row, headings.indexOf(heading) + 1).value = value;
  }
}

test('the template, filled in, is read as the same catalogue in YAML would be', async () => {
  const { decisions, lines } = await read(await filled(), 'x.xlsx');
  expect(lines).toEqual([]);
  expect(decisions).toEqual([
    {
      document: {
        ...{ id: 'lukou', title: '城区路口渠化方案', aliases: ['路口方案', '渠化'], track: 'major_decision' },
        leadUnit: { name: '县公安局', phone: '0700-0000000' },
        ...{ consentReference: '清委〔2026〕1号', startApproval: '清府〔2026〕2号' },
        ...{ period: { from: '2026-11-01', to: '2026-11-30' }, shortPeriodReason: null, exemption: null },
        ...{ explanation: '说明', clauses: [{ id: '1', label: '第一条', text: '渠化。' }], ways: [], affected: [] },
        outlets: [{ outlet: '县报', evidence: '11月1日第2版' }],
      },
      ...{ state: 'consulting', by: '张三', where: '事项!A2' },
    },
  ]);
});

test('the empty template says itself that nothing is in it, and explains every column', async () => {
  const file = await catalogueTemplate();
  expect((await read(file, 'x.xlsx')).lines).toEqual(['事项 | 文件里没有决策事项']);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.buffer as ArrayBuffer);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['事项', '草案条款', '公布渠道', '填写说明']);
  expect(book.getWorksheet('填写说明')?.rowCount).toBe(1 + 21 + 4 + 3);
});

test('faults in a workbook are named with sheet and cell', async () => {
  const faults = async (change: (book: ExcelJS.Workbook) => void) => (await read(await filled(change), 'x.xlsx')).lines;
  const { decisions, clauses, outlets } = CATALOGUE_SHEETS;
  expect(await faults((book) => fill(book, decisions, { 名称: '' }))).toEqual(['事项!B2 | 缺少事项名称 title']);
  expect(await faults((book) => fill(book, decisions, { 截止日期: '2026-11-29' }))).toEqual([
    '事项!O2 | 征求意见只有29天，一般不少于30天；缩短的须在公布时说明理由 | D15',
  ]);
  expect(await faults((book) => fill(book, decisions, { 联系电话: { formula: '1+1', result: 2 } }))).toEqual([
    '事项!G2 | 单元格是公式，请复制后“粘贴为值”',
  ]);
  expect(await faults((book) => fill(book, clauses, { 事项编号: 'other' }))).toEqual([
    '草案条款!A2 | “事项”表里没有编号 other',
  ]);
  expect(await faults((book) => fill(book, clauses, { 条款正文: '' }))).toEqual(['草案条款!D2 | 条款缺少正文 text']);
  expect(await faults((book) => fill(book, outlets, { 证明: '' }))).toEqual([
    '公布渠道!C2 | 公布渠道“县报”缺少链接或者其他证明 | D15',
  ]);
  expect(await faults((book) => book.removeWorksheet('公布渠道'))).toEqual(['文件 | 缺少工作表“公布渠道”']);
  expect(await faults((book) => fill(book, decisions, { 编号: '=1+1' }))).toEqual([
    '草案条款!A2 | “事项”表里没有编号 lukou',
    '公布渠道!A2 | “事项”表里没有编号 lukou',
  ]);
  const heading = (book: ExcelJS.Workbook) => {
    (book.getWorksheet('事项') as ExcelJS.Worksheet).getCell('B1').value = '题目';
  };
  expect(await faults(heading)).toEqual(['事项!1 | 第一行缺少表头“名称”']);
});
