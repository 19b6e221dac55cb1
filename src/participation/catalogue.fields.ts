import type { FileFault } from './table.ts';

/** The way to a value: `['decisions', 0, 'title']`. */
export type Path = readonly (string | number)[];

/** Where a value stands in the file that it came from, for people; for one that is not there, where it belongs. */
export type Places = (path: Path) => string;

/** Nobody reads more at once. */
const MOST_FAULTS = 200;

/** Reads values of the wrong or the right form, and gathers every fault with its place. */
export class Fields {
  readonly faults: FileFault[] = [];
  private readonly faulty = new Set<string>();

  constructor(private readonly places: Places) {}

  fault(path: Path, message: string, article?: string): void {
    this.faulty.add(path.join('.'));
    if (this.faults.length < MOST_FAULTS) this.faults.push({ where: this.places(path), message, article });
  }

  placeOf(path: Path): string {
    return this.places(path);
  }

  /** Whether this value, one that it stands in or one within it has a fault already. */
  isFaulty(path: Path): boolean {
    const name = path.join('.');
    return [...this.faulty].some((other) => `${name}.`.startsWith(`${other}.`) || other.startsWith(`${name}.`));
  }

  /** A mapping's values; `null` where there is none. Keys that are not known are faults. */
  mapping(value: unknown, path: Path, known: readonly string[]): Record<string, unknown> | null {
    if (value === undefined || value === null) return null;
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.fault(path, `${nameOf(path)} 应当是一组“字段: 值”`);
      return null;
    }
    for (const key of Object.keys(value))
      if (!known.includes(key))
        this.fault([...path, key], `不认识的字段 ${key.slice(0, 40)}（可用：${known.join('、')}）`);
    return value as Record<string, unknown>;
  }

  list(value: unknown, path: Path, most: number): unknown[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.fault(path, `${nameOf(path)} 应当是列表`);
      return [];
    }
    if (value.length > most) this.fault(path, `${nameOf(path)} 最多${most}项，这里有${value.length}项`);
    return value.slice(0, most);
  }

  /** A text without blanks around it, empty where there is none. Only one of `isLong` may have several lines. */
  text(value: unknown, path: Path, most: number, { isLong = false } = {}): string {
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string' && typeof value !== 'number') {
      this.fault(path, `${nameOf(path)} 应当是文字`);
      return '';
    }
    const text = String(value).replace(/\r\n?/g, '\n').trim();
    if (text.length > most) this.fault(path, `${nameOf(path)} 最多${most}字，这里有${text.length}字`);
    else if (!text.isWellFormed() || UNFIT.test(text)) this.fault(path, `${nameOf(path)} 里有无法保存的字符`);
    else if (!isLong && text.includes('\n')) this.fault(path, `${nameOf(path)} 应当写在一行里`);
    return text;
  }

  texts(value: unknown, path: Path, most: number, mostChars: number): string[] {
    const list = this.list(value, path, most).map((each, at) => this.text(each, [...path, at], mostChars));
    return list.filter((text) => text !== '');
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for; tab and line feed are fit.
const UNFIT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

const nameOf = (path: Path): string => String(path.findLast((part) => typeof part === 'string') ?? '文件');
