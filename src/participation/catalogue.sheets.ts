import { CATALOGUE_LIMITS } from './catalogue.document.ts';
import type { Path, Places } from './catalogue.fields.ts';
import { CATALOGUE_STATE_IN_WORDS, TRACK_IN_WORDS } from './catalogue.words.ts';
import { type Column, type FileFault, readTable, type Sheet, type TableRow } from './table.ts';

/** The sheets of a catalogue workbook. Their first rows hold these headings, in any order. */
export const CATALOGUE_SHEETS = { decisions: '事项', clauses: '草案条款', outlets: '公布渠道' } as const;

const column = <Key extends string>(key: Key, heading: string, explanation: string): Column<Key> => ({
  ...{ key, heading, explanation },
});
const ONE_A_LINE = '一格里有几个的，每行写一个（Alt+Enter 换行）';

/** 事项: one decision a row. */
export const DECISION_COLUMNS = [
  column('id', '编号', '3到40个小写字母、数字、连字符，如 gongjiao-piaojia；定了不要再改，网址和存证都用它'),
  column('title', '名称', '草案的名称'),
  column('aliases', '别名', `群众可能用的其他说法；${ONE_A_LINE}`),
  column('track', '程序类型', `${Object.values(TRACK_IN_WORDS).join('、')}之一`),
  column('state', '状态', `${Object.values(CATALOGUE_STATE_IN_WORDS).join('、')}之一；不写而有期限的，是公开征求意见`),
  column('leadUnit.name', '承办单位', '几个单位承办的，写牵头的一个（《重大行政决策程序暂行条例》第十一条）'),
  column('leadUnit.phone', '联系电话', '公布给群众的电话（同条例第十五条）'),
  column('leadUnit.contact', '联系人', '可以不写'),
  column('leadUnit.address', '地址', '来信、来访的地址，可以不写'),
  column('leadUnit.email', '电子邮箱', '可以不写'),
  column('consentReference', '同意目录的文号', '同级党委同意决策事项目录的文号（同条例第三条）'),
  column('startApproval', '启动批准', '决定启动决策程序的批准文号（同条例第十条）'),
  column('period.from', '开始日期', '征求意见的第一天，如 2026-11-01，从当天0时起'),
  column('period.to', '截止日期', '最后一天，含当天；一般不少于30天（同条例第十五条、《规章制定程序条例》第十五条）'),
  column('shortPeriodReason', '缩短期限的理由', '少于30天的必须写，会公布；规章不予缩短'),
  column('exemption.basis', '不公开的依据', '状态是依法不予公开的必须写（同条例第十四条）'),
  column('exemption.approver', '不公开的批准人', '同上'),
  column('explanation', '草案说明', '随草案公布（同条例第十五条）'),
  column('ways', '其他提意见的方式', `来信、来访、传真等；${ONE_A_LINE}`),
  column('affected', '涉及的特定群体', `涉及哪些群体、怎样听取他们的意见（同条例第十四条）；${ONE_A_LINE}`),
  column('by', '录入人', '谁录入的，会记在步骤里'),
] as const;

/** 草案条款: one clause a row. */
export const CLAUSE_COLUMNS = [
  column('decision', '事项编号', '与“事项”表的编号一致'),
  column('id', '条款编号', '字母、数字、连字符，如 1、2、3'),
  column('label', '条款名称', '如 第一条'),
  column('text', '条款正文', '原文'),
] as const;

/** 公布渠道: one outlet a row. */
export const OUTLET_COLUMNS = [
  column('decision', '事项编号', '与“事项”表的编号一致'),
  column('outlet', '渠道', '政府网站、政务新媒体、报刊、广播、电视等（同条例第十五条）'),
  column('evidence', '证明', '链接，或者报纸的日期版面、播出时间等'),
] as const;

const LISTS = new Set(['aliases', 'ways', 'affected']);
type Row = Record<string, unknown>;

/** The workbook's sheets as the data that `readCatalogue` takes, with the cell of every value; or what is wrong already. */
export function catalogueFromSheets(
  sheets: Sheet[],
): { ok: true; data: unknown; places: Places } | { ok: false; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const cells = new Map<string, string>();
  const { decisions, clauses, outlets } = CATALOGUE_SHEETS;
  const most = CATALOGUE_LIMITS;
  const table = <Key extends string>(name: string, columns: readonly Column<Key>[], mostRows: number) => {
    const sheet = sheets.find((each) => each.name.trim() === name);
    if (!sheet) faults.push({ where: '文件', message: `缺少工作表“${name}”` });
    return sheet ? readTable(sheet, columns, mostRows, faults) : [];
  };
  const data = table(decisions, DECISION_COLUMNS, most.decisions).map((row, at) => decisionOf(row, at, cells));
  const parts = {
    clauses: table<string>(clauses, CLAUSE_COLUMNS, most.decisions * most.clauses),
    outlets: table<string>(outlets, OUTLET_COLUMNS, most.decisions * most.listed),
  };
  for (const row of parts.clauses) attach(data, 'clauses', row, cells, faults);
  for (const row of parts.outlets) attach(data, 'outlets', row, cells, faults);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, data: { decisions: data }, places: (path) => placeIn(cells, path) };
}

type DecisionKey = (typeof DECISION_COLUMNS)[number]['key'];

function decisionOf(row: TableRow<DecisionKey>, at: number, cells: Map<string, string>): Row {
  const decision: Row = { clauses: [], outlets: [] };
  cells.set(`decisions.${at}`, row.where());
  for (const { key } of DECISION_COLUMNS) {
    cells.set(`decisions.${at}.${key}`, row.where(key));
    const text = key.startsWith('period.') ? dayOfSerial(row.text(key)) : row.text(key);
    const [outer = '', inner] = key.split('.');
    const whole = `decisions.${at}.${outer}`;
    if (!cells.has(whole)) cells.set(whole, row.where(key));
    if (inner === undefined) decision[outer] = LISTS.has(key) ? text.split('\n') : text;
    else decision[outer] = { ...(decision[outer] as Row | undefined), [inner]: text };
  }
  return decision;
}

/** A day in a cell of the format 文本 is the number of days since 1899-12-30. */
function dayOfSerial(text: string): string {
  if (!/^[45]\d{4}$/.test(text)) return text;
  return new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
}

/** Puts a clause or an outlet to the decision that it names. */
function attach(
  decisions: Row[],
  list: 'clauses' | 'outlets',
  row: TableRow<string>,
  cells: Map<string, string>,
  faults: FileFault[],
): void {
  const named = row.text('decision');
  const at = decisions.findIndex(({ id }) => id === named);
  const parts = decisions[at]?.[list] as Row[] | undefined;
  if (!parts) {
    const message = `“${CATALOGUE_SHEETS.decisions}”表里没有编号 ${named.slice(0, 40) || '（空）'}`;
    faults.push({ where: row.where('decision'), message });
    return;
  }
  const path = `decisions.${at}.${list}.${parts.length}`;
  cells.set(path, row.where());
  const columns: readonly Column<string>[] = list === 'clauses' ? CLAUSE_COLUMNS : OUTLET_COLUMNS;
  const keys = columns.map(({ key }) => key).filter((key) => key !== 'decision');
  for (const key of keys) cells.set(`${path}.${key}`, row.where(key));
  parts.push(Object.fromEntries(keys.map((key) => [key, row.text(key)])));
}

/** The cell of the value, or of the next thing around it that has one. */
function placeIn(cells: Map<string, string>, path: Path): string {
  for (let length = path.length; length > 0; length--) {
    const cell = cells.get(path.slice(0, length).join('.'));
    if (cell) return cell;
  }
  return CATALOGUE_SHEETS.decisions;
}
