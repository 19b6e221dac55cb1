import { z } from 'zod';
import type { Corpus } from '../src/domain/corpus.ts';
import { type Case, CaseFileError } from './case.ts';
import { RefReader } from './case-refs.ts';

/** One row of other people's cases, before it is understood: the headings as they stand, with text below. */
export interface TableRow {
  /** Where it stands in the file, from 1. */
  number: number;
  cells: ReadonlyMap<string, string>;
}

/** What is taken from other people's files at most. */
export const TABLE_LIMITS = {
  /** Bytes of a file, and what a workbook may unpack to. */
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  rows: 20_000,
  /** Characters of one cell. */
  cellChars: 10_000,
  faultsShown: 50,
} as const;

const COLUMNS: Record<string, readonly string[]> = {
  id: ['id', '编号', '题号', '序号'],
  question: ['question', '问题', '问法', '提问', '题目'],
  turns: ['turns', '此前各轮', '前文', '上文'],
  gold: ['gold', '依据', '应引依据', '正确依据'],
  acceptable: ['acceptable', '也可引用', '可接受依据'],
  expect: ['expect', '应答或拒答', '期望', '是否应答'],
  reason: ['reason', '拒答理由'],
  facts: ['facts', '要点'],
  correction: ['correction', '纠正', '应纠正为'],
  stratum: ['stratum', '分层', '类别', '类型'],
};

const EXPECT: Record<string, Case['expect']> = {
  ...{
    answered: 'answered',
    answer: 'answered',
    应答: 'answered',
    答: 'answered',
    答复: 'answered',
    应答复: 'answered',
  },
  ...{ refused: 'refused', refuse: 'refused', 拒答: 'refused', 拒: 'refused', 应拒答: 'refused', 不答: 'refused' },
};
const REASONS = z.enum(['no_basis', 'out_of_scope', 'unsafe', 'over_limit', 'unavailable']);
/** What a case of theirs is counted under where they say nothing. */
const NO_STRATUM = '未分层';

/** What a file held: its cases, and the headings that nobody here knows. */
export interface TableRead {
  cases: Case[];
  ignored: string[];
}

/** Understands rows as cases. Throws `CaseFileError` naming each fault by file and row. */
export function casesOfTable(file: string, rows: readonly TableRow[], corpus: Corpus): TableRead {
  const keyOf = new Map(Object.entries(COLUMNS).flatMap(([key, names]) => names.map((name) => [name, key] as const)));
  const headings = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  if (!headings.some((heading) => keyOf.get(plainHeading(heading)) === 'question'))
    throw new CaseFileError(`${file}: 没有“问题”(question)这一列`);
  if (rows.length > TABLE_LIMITS.rows) throw new CaseFileError(`${file}: 超过 ${TABLE_LIMITS.rows} 题`);
  const reader = new RowReader(new RefReader(corpus));
  const read = rows.map(({ number, cells }) => {
    const known = [...cells].map(([heading, text]) => [keyOf.get(plainHeading(heading)) ?? '', text.trim()] as const);
    return reader.read(number, new Map(known.filter(([key, text]) => key && text)));
  });
  const faults = [...read.flatMap((one) => one.faults), ...reader.repeated()];
  if (faults.length) {
    const shown = faults.slice(0, TABLE_LIMITS.faultsShown).map((fault) => `${file} ${fault}`);
    const more = faults.length - shown.length;
    throw new CaseFileError([...shown, ...(more ? [`……另有 ${more} 处`] : [])].join('\n'));
  }
  return { cases: read.map((one) => one.case), ignored: headings.filter((name) => !keyOf.has(plainHeading(name))) };
}

const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\(.*\)$/, '');
const listOf = (text = ''): string[] => text.split(/[\n;；]/).flatMap((part) => part.trim() || []);

class RowReader {
  private readonly rowsOf = new Map<string, number[]>();

  constructor(private readonly refs: RefReader) {}

  read(number: number, cells: ReadonlyMap<string, string>): { case: Case; faults: string[] } {
    const faults: string[] = [];
    const fault = (column: string, message: string) => faults.push(`第${number}行 ${COLUMNS[column]?.[1]}:${message}`);
    for (const [column, text] of cells)
      if (text.length > TABLE_LIMITS.cellChars) fault(column, `超过 ${TABLE_LIMITS.cellChars} 字`);
    const question = cells.get('question') ?? '';
    if (!question) fault('question', '是空的');
    const refsIn = (column: string): string[] => {
      const read = this.refs.read(cells.get(column) ?? '');
      if (!read.ok) fault(column, read.message);
      return read.ok ? read.refs : [];
    };
    const gold = refsIn('gold');
    const written = cells.get('expect');
    const expect = written ? EXPECT[written.toLowerCase()] : gold.length ? 'answered' : undefined;
    if (written && !expect) fault('expect', `“${written.slice(0, 20)}”不认得,请写 应答 或 拒答`);
    if (expect === 'refused' && gold.length) fault('gold', '应拒答的题不能有依据');
    const reason = REASONS.safeParse(cells.get('reason'));
    if (cells.has('reason') && !reason.success) fault('reason', `只能是 ${REASONS.options.join('、')} 之一`);
    const id = cells.get('id') ?? `第${number}行`;
    this.rowsOf.set(id, [...(this.rowsOf.get(id) ?? []), number]);
    const lists = { facts: listOf(cells.get('facts')), turns: listOf(cells.get('turns')) };
    const correction = listOf(cells.get('correction'));
    return {
      faults,
      case: {
        ...{ id, question, gold, acceptable: refsIn('acceptable'), facts: lists.facts, expect },
        stratum: cells.get('stratum') ?? NO_STRATUM,
        ...(lists.turns.length && { turns: lists.turns }),
        ...(correction.length && { correction }),
        ...(reason.success && { reason: reason.data }),
      },
    };
  }

  /** Ids that stand more than once. */
  repeated(): string[] {
    return [...this.rowsOf].flatMap(([id, rows]) =>
      rows.length > 1 ? [`第${rows.join('、')}行 编号:${id} 重复`] : [],
    );
  }
}
