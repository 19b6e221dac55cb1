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

/** A YAML file that is a mapping; a syntax error, or anything else than a mapping, becomes a fault and `null`. */
export function readMapping(path: string, text: string, faults: FaultList): Record<string, unknown> | null {
  try {
    const root = load(text);
    if (typeof root === 'object' && root !== null) return root as Record<string, unknown>;
    faults.add(path, 1, '这个文件应当是 YAML 映射');
  } catch (error) {
    const { reason, mark } = error as YAMLException;
    faults.add(path, (mark?.line ?? 0) + 1, `YAML 有误：${reason}`);
  }
  return null;
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
    this.root = readMapping(path, text, faults);
  }

  /** The entries of the list under `key`, mappings all; a fault where there is no list, or an entry is none. */
  list(key: string): Located[] {
    const list = this.root?.[key];
    if (!Array.isArray(list)) {
      if (this.root) this.faults.add(this.path, 1, `缺少列表 ${key}`);
      return [];
    }
    const starts = this.itemLines(key);
    return list.flatMap((value, at) => {
      const line = starts[at] ?? 1;
      if (typeof value === 'object' && value !== null) return [{ value, line }];
      this.faults.add(this.path, line, `${key} 的每一条都应当是映射`);
      return [];
    });
  }

  /** Whether there is anything under `key`. */
  has(key: string): boolean {
    return this.root?.[key] !== undefined;
  }

  /** The text under `key`; a fault where there is none. */
  text(key: string): string {
    const value = this.root?.[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (this.root) this.faults.add(this.path, 1, `缺少文字 ${key}`);
    return '';
  }

  /** The entries of the mapping under `key`. */
  mapping(key: string): (Located & { key: string })[] {
    const mapping = this.root?.[key];
    if (typeof mapping !== 'object' || mapping === null) {
      if (this.root) this.faults.add(this.path, 1, `缺少映射 ${key}`);
      return [];
    }
    const numbers = this.keyLines(key);
    return Object.entries(mapping).map(([name, value]) => ({ key: name, value, line: numbers.get(name) ?? 1 }));
  }

  /** The numbers of the lines on which the items of a top-level list begin. */
  private itemLines(key: string): number[] {
    const numbers: number[] = [];
    let itemDepth: number | undefined;
    for (
      let at = this.lines.findIndex((line) => line.startsWith(`${key}:`)) + 1;
      at > 0 && at < this.lines.length;
      at++
    ) {
      const line = this.lines[at] as string;
      if (/^[^\s#-]/.test(line)) break;
      // The first item sets how deep the list stands; what is deeper belongs to an item.
      const depth = /^( *)-(?: |$)/.exec(line)?.[1]?.length;
      itemDepth ??= depth;
      if (depth !== undefined && depth === itemDepth) numbers.push(at + 1);
    }
    return numbers;
  }

  /** The lines of the keys of a top-level mapping. A key that is written in an unusual way is not among them. */
  private keyLines(mapping: string): Map<string, number> {
    const numbers = new Map<string, number>();
    for (
      let at = this.lines.findIndex((line) => line.startsWith(`${mapping}:`)) + 1;
      at > 0 && at < this.lines.length;
      at++
    ) {
      const line = this.lines[at] as string;
      if (/^[^\s#]/.test(line)) break;
      const match = /^ {2}(?:"([^"]*)"|'([^']*)'|([^\s#"'].*?)) *:(?: |$)/.exec(line);
      if (match) numbers.set((match[1] ?? match[2] ?? match[3]) as string, at + 1);
    }
    return numbers;
  }
}
