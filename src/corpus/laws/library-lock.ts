import { type Law, type LawVersion, shortTitle } from '../../domain/law.ts';
import type { Status } from '../../domain/passage.ts';

/** Reads `library.lock.tsv`: every file of the national library by its SHA-256, with its law, version and status. */

export const LIBRARY_LOCK_PATH = 'library.lock.tsv';

/** One file of the library. */
export interface LibraryRow {
  law: string;
  version: string;
  status: Status;
  /** The law that took its place, where one did. */
  replacedBy: string | null;
  path: string;
  sha256: string;
}

const COLUMNS = 'id\tversion\tstatus\tby\tpath\tsha256\tbytes';

/** The rows. Throws an `Error` that names the line where one is not of the form. */
export function parseLibraryLock(text: string): LibraryRow[] {
  const [head, ...lines] = text.split('\n').filter((line) => line !== '');
  if (head !== COLUMNS) throw new Error(`${LIBRARY_LOCK_PATH}:1 列应为 ${COLUMNS.replaceAll('\t', '、')}`);
  return lines.map((line, at) => {
    const [law = '', version = '', status = '', by = '', path = '', sha256 = ''] = line.split('\t');
    const sound =
      /^[a-z][a-z0-9]*$/.test(law) &&
      /^\d{4}-\d\d-\d\d$/.test(version) &&
      /^(in_force|amended|repealed)$/.test(status) &&
      /^[0-9a-f]{64}$/.test(sha256) &&
      path.endsWith('.md') &&
      !path.split('/').includes('..');
    if (!sound) throw new Error(`${LIBRARY_LOCK_PATH}:${at + 2} 这一行的格式不对`);
    return { law, version, status: status as Status, replacedBy: by || null, path, sha256 };
  });
}

/** The folders of the repository whose name is the kind of what lies in them; all others hold laws. */
const KINDS = ['司法解释', '行政法规', '部门规章', '宪法'];

/** The laws that the rows tell of, beside the pinned ones. `titleOf` gives the title that a file bears. */
export function lawsOfLibrary(
  rows: readonly LibraryRow[],
  pinned: ReadonlySet<string>,
  snapshot: string,
  titleOf: (row: LibraryRow) => string,
): Law[] {
  const byLaw = Map.groupBy(
    rows.filter(({ law }) => !pinned.has(law)),
    ({ law }) => law,
  );
  return [...byLaw].map(([id, files]) => {
    const last = files.reduce((newest, row) => (row.version > newest.version ? row : newest));
    const title = titleOf(last);
    const folder = last.path.split('/')[0] as string;
    return {
      id,
      title,
      names: [shortTitle(title)],
      kind: KINDS.includes(folder) ? folder : '法律',
      documentNumber: null,
      versions: versionsOf(files),
      status: last.status,
      statusAsOf: snapshot,
      replacedBy: last.replacedBy,
      changes: [],
    };
  });
}

function versionsOf(files: readonly LibraryRow[]): LawVersion[] {
  return [...Map.groupBy(files, ({ version }) => version)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([version, rows]) => ({
      version,
      effectiveFrom: null,
      effectiveTo: null,
      files: rows.map(({ path, sha256 }) => ({ path, sha256 })),
    }));
}
