import { load, type YAMLException } from 'js-yaml';
import type { CorpusFault } from '../domain/corpus.ts';

/** The corpus as it lies on disk: path below `corpus/` → text. Every loader hands over the same. */
export type CorpusFiles = Map<string, string>;

/** Gathers faults, so that an editor sees all of them at once. */
export class FaultList {
  readonly faults: CorpusFault[] = [];

  add(file: string, line: number, message: string): void {
    this.faults.push({ file, line, message });
  }
}

/** The text of a file, or a fault and an empty text where it is missing. */
export function requireFile(files: CorpusFiles, path: string, faults: FaultList): string {
  const text = files.get(path);
  if (text === undefined) faults.add(path, 1, '缺少这个文件');
  return text ?? '';
}

/** A YAML value with the line that it stands on. */
export interface Located {
  value: unknown;
  line: number;
}

/** Parses YAML into entries that know their lines; a syntax error becomes a fault. Entries begin a line of their own. */
export class YamlFile {
  private readonly root: Record<string, unknown> | null;
  private readonly lines: string[];

  constructor(
    readonly path: string,
    text: string,
    private readonly faults: FaultList,
  ) {
    this.lines = text.split('\n');
    this.root = this.parse(text);
  }

  /** The entries of the list under `key`; a fault where there is no list. */
  list(key: string): Located[] {
    const list = this.root?.[key];
    if (!Array.isArray(list)) {
      if (this.root) this.faults.add(this.path, 1, `缺少列表 ${key}`);
      return [];
    }
    const starts = this.itemLines(key);
    return list.map((value, at) => ({ value, line: starts[at] ?? 1 }));
  }

  /** The entries of the mapping under `key`. */
  mapping(key: string): (Located & { key: string })[] {
    const mapping = this.root?.[key];
    if (typeof mapping !== 'object' || mapping === null) {
      if (this.root) this.faults.add(this.path, 1, `缺少映射 ${key}`);
      return [];
    }
    return Object.entries(mapping).map(([name, value]) => ({ key: name, value, line: this.lineOfKey(name) }));
  }

  private parse(text: string): Record<string, unknown> | null {
    try {
      const root = load(text);
      if (typeof root === 'object' && root !== null) return root as Record<string, unknown>;
      this.faults.add(this.path, 1, '这个文件应当是 YAML 映射');
    } catch (error) {
      const { reason, mark } = error as YAMLException;
      this.faults.add(this.path, (mark?.line ?? 0) + 1, `YAML 有误：${reason}`);
    }
    return null;
  }

  /** The numbers of the lines on which the items of a top-level list begin. */
  private itemLines(key: string): number[] {
    const numbers: number[] = [];
    for (let at = this.lines.findIndex((line) => line.startsWith(`${key}:`)) + 1; at > 0 && at < this.lines.length; at++) {
      const line = this.lines[at] as string;
      if (/^[^\s#-]/.test(line)) break;
      if (/^ *- /.test(line)) numbers.push(at + 1);
    }
    return numbers;
  }

  private lineOfKey(key: string): number {
    const starts = [`  ${key}:`, `  "${key}":`, `  '${key}':`];
    return this.lines.findIndex((line) => starts.some((start) => line.startsWith(start))) + 1;
  }
}
