/** A cell as text; `fault` says, for people, why it cannot be read as such. */
export interface SheetCell {
  text: string;
  fault?: string | undefined;
}

/** A spreadsheet's sheet as plain text: rows that are not empty, by their own numbers; the first cell is column A. */
export interface Sheet {
  name: string;
  rows: { number: number; cells: SheetCell[] }[];
}

/** One thing wrong in a file, for people; `article` such as D15. */
export interface FileFault {
  where: string;
  message: string;
  article?: string | undefined;
}

/** A column of a table: how its heading reads, and what is explained of it. */
export interface Column<Key extends string> {
  key: Key;
  heading: string;
  explanation: string;
}

/** A row below the headings. */
export interface TableRow<Key extends string> {
  /** 事项!A2, or the cell of a column. */
  where(key?: Key): string;
  /** Without blanks around it; empty where the cell is. */
  text(key: Key): string;
}

/** Column 0 → A, 27 → AB. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/**
 * Reads a sheet whose first row holds the headings, in any order; other columns are left alone. Faults: a missing or
 * doubled heading, a cell that cannot be read, more rows than `mostRows`.
 */
export function readTable<Key extends string>(
  sheet: Sheet,
  columns: readonly Column<Key>[],
  mostRows: number,
  faults: FileFault[],
): TableRow<Key>[] {
  const places = headings(sheet, columns, faults);
  const rows = sheet.rows.filter(({ number }) => number > 1);
  if (rows.length > mostRows) faults.push({ where: sheet.name, message: `最多${mostRows}行，这里有${rows.length}行` });
  return rows.slice(0, mostRows).map(({ number, cells }) => {
    const at = (key?: Key) => (key === undefined ? 0 : (places.get(key) ?? 0));
    const where = (key?: Key) => `${sheet.name}!${columnName(at(key))}${number}`;
    for (const [key, place] of places) {
      const fault = cells[place]?.fault;
      if (fault) faults.push({ where: where(key), message: fault });
    }
    const text = (key: Key) => (places.has(key) ? (cells[at(key)]?.text ?? '').trim() : '');
    return { where, text };
  });
}

function headings<Key extends string>(sheet: Sheet, columns: readonly Column<Key>[], faults: FileFault[]) {
  const first = sheet.rows.find(({ number }) => number === 1)?.cells ?? [];
  const places = new Map<Key, number>();
  for (const { key, heading } of columns) {
    const found = first.flatMap(({ text }, place) => (text.trim() === heading ? [place] : []));
    if (found.length > 1) faults.push({ where: `${sheet.name}!1`, message: `表头“${heading}”出现了${found.length}次` });
    if (found[0] === undefined) faults.push({ where: `${sheet.name}!1`, message: `第一行缺少表头“${heading}”` });
    else places.set(key, found[0]);
  }
  return places;
}
