import { parseDocument, LineCounter, isMap, isScalar, isSeq, type Node } from 'yaml';
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

/** Parses YAML into entries that know their lines; a syntax error becomes a fault. */
export class YamlFile {
  private readonly counter = new LineCounter();
  private readonly root: Node | null;

  constructor(
    readonly path: string,
    text: string,
    private readonly faults: FaultList,
  ) {
    const document = parseDocument(text, { lineCounter: this.counter, uniqueKeys: true });
    for (const error of document.errors)
      faults.add(path, this.counter.linePos(error.pos[0]).line, `YAML 有误:${error.message.split('\n')[0]}`);
    this.root = document.errors.length ? null : document.contents;
  }

  /** The entries of the list under `key`; a fault where there is no list. */
  list(key: string): Located[] {
    const node = isMap(this.root) ? this.root.get(key, true) : null;
    if (!isSeq(node)) {
      if (this.root) this.faults.add(this.path, 1, `缺少列表 ${key}`);
      return [];
    }
    return node.items.map((item) => ({ value: (item as Node).toJSON(), line: this.lineOf(item as Node) }));
  }

  /** The entries of the mapping under `key`. */
  mapping(key: string): (Located & { key: string })[] {
    const node = isMap(this.root) ? this.root.get(key, true) : null;
    if (!isMap(node)) {
      if (this.root) this.faults.add(this.path, 1, `缺少映射 ${key}`);
      return [];
    }
    return node.items.map((pair) => ({
      key: String(isScalar(pair.key) ? pair.key.value : pair.key),
      value: (pair.value as Node | null)?.toJSON() ?? null,
      line: this.lineOf(pair.key as Node),
    }));
  }

  private lineOf(node: Node): number {
    return this.counter.linePos(node.range?.[0] ?? 0).line;
  }
}
