import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type YAMLException } from 'js-yaml';
import type { Path, Places } from './catalogue.fields.ts';
import type { FileFault } from './table.ts';

/** YAML as plain data in which every scalar is text, so that no telephone number or day is read as something else. */
export type YamlResult = { ok: true; data: unknown; places: Places } | { ok: false; faults: FileFault[] };

const MOST_DEPTH = 10;

/** Parses YAML. Anchors, aliases and tags are refused: nobody needs them here, and they make much out of little. */
export function readYaml(text: string): YamlResult {
  try {
    const tree = new Tree(text);
    const data = tree.build(parseEvents(text, { maxDepth: MOST_DEPTH }));
    return tree.faults.length > 0 ? { ok: false, faults: tree.faults } : { ok: true, data, places: tree.places };
  } catch (error) {
    const { reason, mark } = error as YAMLException;
    if (reason === undefined) throw error;
    return { ok: false, faults: [{ where: `第${(mark?.line ?? 0) + 1}行`, message: `YAML 写法有误：${reason}` }] };
  }
}

type Container = { path: Path; list: unknown[] } | { path: Path; map: Record<string, unknown>; key: string | null };

class Tree {
  readonly faults: FileFault[] = [];
  private readonly lineStarts: number[];
  private readonly offsets = new Map<string, number>();
  private readonly open: Container[] = [];
  private root: unknown = null;
  private documents = 0;

  constructor(private readonly text: string) {
    this.lineStarts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
  }

  build(events: Event[]): unknown {
    for (const event of events) this.take(event);
    return this.root;
  }

  /** 第12行 decisions[0].title; where a value is not there, the line of what it belongs to. */
  readonly places: Places = (path) => {
    const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    for (let length = path.length; length >= 0; length--) {
      const offset = this.offsets.get(path.slice(0, length).join('\n'));
      if (offset !== undefined) return `第${this.lineOf(offset)}行 ${name.replace(/^\./, '')}`.trimEnd();
    }
    return '第1行';
  };

  private take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.documents += 1;
        if (this.documents > 1)
          this.faults.push({ where: '文件', message: '一个文件里只能有一份 YAML（不要用 --- 分成几份）' });
        this.open.push({ path: [], list: [] });
        return;
      case EVENT_ID.POP:
        this.open.pop();
        return;
      case EVENT_ID.ALIAS:
        this.refuse(event.anchorStart);
        this.place(null, event.anchorStart);
        return;
      case EVENT_ID.SCALAR:
        this.refuseMarks(event);
        this.scalar(event);
        return;
      default: {
        this.refuseMarks(event);
        const isList = event.type === EVENT_ID.SEQUENCE;
        const value: unknown[] | Record<string, unknown> = isList ? [] : Object.create(null);
        const path = this.place(value, event.start);
        this.open.push(
          isList ? { path, list: value as unknown[] } : { path, map: value as Record<string, unknown>, key: null },
        );
      }
    }
  }

  private scalar(event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): void {
    const value = getScalarValue(this.text, event);
    const within = this.open.at(-1);
    if (within && 'map' in within && within.key === null) this.key(within, value, event.valueStart);
    else this.place(event.style === SCALAR_STYLE.PLAIN && /^(|~|null)$/i.test(value) ? null : value, event.valueStart);
  }

  private key(within: Extract<Container, { map: unknown }>, key: string, offset: number): void {
    if (key in within.map)
      this.faults.push({ where: `第${this.lineOf(offset)}行`, message: `字段 ${key.slice(0, 40)} 重复` });
    within.key = key;
    this.offsets.set([...within.path, key].join('\n'), offset);
  }

  /** Puts a value where it belongs, and gives its path. A value in a mapping stands where its key does. */
  private place(value: unknown, offset: number): Path {
    const within = this.open.at(-1);
    if (!within || ('list' in within && this.open.length === 1)) {
      this.root = value;
      this.offsets.set('', Math.max(offset, 0));
      return [];
    }
    if ('list' in within) {
      const path = [...within.path, within.list.push(value) - 1];
      if (offset >= 0) this.offsets.set(path.join('\n'), offset);
      return path;
    }
    if (within.key === null) {
      this.faults.push({ where: `第${this.lineOf(offset)}行`, message: '字段名只能是文字' });
      within.key = '';
    }
    const path = [...within.path, within.key];
    within.map[within.key] = value;
    within.key = null;
    return path;
  }

  private refuseMarks({ anchorStart, tagStart }: { anchorStart: number; tagStart: number }): void {
    if (anchorStart >= 0 || tagStart >= 0) this.refuse(Math.max(anchorStart, tagStart));
  }

  private refuse(offset: number): void {
    this.faults.push({
      where: `第${this.lineOf(offset)}行`,
      message: '不支持锚点、别名和标签（& * !）；文字里有这些符号请加引号',
    });
  }

  private lineOf(offset: number): number {
    return this.lineStarts.findLastIndex((start) => start <= offset) + 1;
  }
}
