import { z } from 'zod';
import type { Day, Law, Lock } from '../../domain/law.ts';
import { type CorpusFiles, type FaultList, requireFile } from '../files.ts';

/** Reads `corpus.lock.json`: which laws are indexed, in which versions, by the SHA-256 of each file. */

export const LOCK_PATH = 'corpus.lock.json';

const day = z.iso.date();
const status = z.enum(['in_force', 'amended', 'repealed', 'period_over']);
/** No path leads out of the folder that it is read from. */
const path = z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+\.md$/s);
const file = z.strictObject({ path, sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const version = z.strictObject({
  version: day,
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  files: z.array(file).min(1),
});
const change = z.strictObject({
  effectiveFrom: day,
  status: z.enum(['in_force', 'amended', 'repealed']),
  note: z.string().regex(/^待核实：/),
});
const law = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*$/),
  title: z.string().min(1),
  names: z.array(z.string().min(2)).min(1),
  kind: z.string().min(2),
  documentNumber: z.string().nullable(),
  versions: z.array(version).min(1),
  status,
  statusAsOf: day,
  replacedBy: z.string().nullable(),
  changes: z.array(change),
});
const lock = z.strictObject({
  repository: z.url({ protocol: /^https$/ }),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  snapshot: day,
  laws: z.array(law),
});

const NONE: Lock = { repository: '', commit: '', snapshot: '1970-01-01', laws: [] };

/** The lock, or an empty one and its faults. */
export function parseLock(files: CorpusFiles, faults: FaultList): Lock {
  const text = requireFile(files, LOCK_PATH, faults);
  if (!files.has(LOCK_PATH)) return NONE;
  const read = parseJson(text);
  const result = lock.safeParse(read);
  if (!result.success) {
    for (const { path, message } of result.error.issues) faults.add(LOCK_PATH, 1, `${path.join('.')}：${message}`);
    return NONE;
  }
  const lineOf = (id: string): number => text.slice(0, text.indexOf(`"id": "${id}"`)).split('\n').length;
  checkLaws(result.data.laws, (id, message) => faults.add(LOCK_PATH, lineOf(id), `${id}：${message}`));
  return result.data;
}

function checkLaws(laws: Law[], fault: (id: string, message: string) => void): void {
  const names = new Map<string, string>();
  for (const { id, names: own, versions, replacedBy } of laws) {
    if (laws.filter((other) => other.id === id).length > 1) fault(id, 'id 重复');
    for (const name of own) {
      if (names.has(name)) fault(id, `名称“${name}”与 ${names.get(name)} 相同`);
      names.set(name, id);
    }
    if (versions.some((one, at) => at > 0 && one.version <= (versions[at - 1] as { version: Day }).version))
      fault(id, '版本须由旧到新');
    if (replacedBy && !laws.some((other) => other.id === replacedBy)) fault(id, `没有 ${replacedBy}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
