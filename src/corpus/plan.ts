import type { Erratum, Fact, Part, Plan, Section, Task } from '../domain/corpus.ts';
import type { Passage, Span } from '../domain/passage.ts';
import { type PlanTarget, planLabel, planRef, planUrl, readNumber } from '../domain/reference.ts';
import type { FaultList } from './files.ts';

const EXPECTED = { parts: 10, sections: 32, tasks: 108 };

/**
 * Reads `plan/plan.md`: front matter, then one paragraph of the published text a line, parts behind `## `,
 * sections behind `### `. The marks are ours, every other character is the publisher's.
 */
export function parsePlan(path: string, source: string, faults: FaultList): Plan {
  const { meta, body, bodyLine } = splitFrontMatter(source);
  for (const key of ['title', 'issuer', 'period_from', 'period_to', 'source', 'retrieved_on', 'sha256'])
    if (!meta.get(key)) faults.add(path, 1, `文件头缺少 ${key}`);
  const reader = new PlanReader(path, faults);
  body.split('\n').forEach((line, index) => {
    reader.read(line, bodyLine + index);
  });
  reader.finish();
  return {
    title: meta.get('title') ?? '',
    issuer: meta.get('issuer') ?? '',
    periodFrom: meta.get('period_from') ?? '',
    periodTo: meta.get('period_to') ?? '',
    source: meta.get('source') ?? '',
    sha256: meta.get('sha256') ?? '',
    preamble: reader.loose('preamble', '总体说明'),
    closing: reader.loose('closing', '组织落实'),
    parts: reader.parts,
    sections: reader.sections,
    tasks: reader.tasks,
  };
}

/** The text behind the front matter, over which its `sha256` is taken. */
export function splitFrontMatter(source: string): { meta: Map<string, string>; body: string; bodyLine: number } {
  const end = source.startsWith('---\n') ? source.indexOf('\n---\n', 4) : -1;
  if (end < 0) return { meta: new Map(), body: source, bodyLine: 1 };
  const meta = new Map<string, string>();
  for (const line of source.slice(4, end).split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) meta.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const bodyStart = end + '\n---\n\n'.length;
  return { meta, body: source.slice(bodyStart), bodyLine: source.slice(0, bodyStart).split('\n').length };
}

/** The sentences of a text from `from` on: each ends with its 。 (the source uses no other full stop). */
export function splitSentences(text: string, from = 0): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let index = from; index < text.length; index++) {
    if (text[index] !== '。') continue;
    spans.push({ start, end: index + 1 });
    start = index + 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** Finds every place of `needle` in `text`; an empty one stands nowhere. */
export function findAll(text: string, needle: string): Span[] {
  const spans: Span[] = [];
  if (needle === '') return spans;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length))
    spans.push({ start: at, end: at + needle.length });
  return spans;
}

class PlanReader {
  readonly parts: Part[] = [];
  readonly sections: Section[] = [];
  readonly tasks: Task[] = [];
  private readonly paragraphs = { preamble: [] as string[], closing: [] as string[] };

  constructor(
    private readonly path: string,
    private readonly faults: FaultList,
  ) {}

  read(line: string, lineNumber: number): void {
    if (line === '') return;
    if (line !== line.trim()) this.faults.add(this.path, lineNumber, '段落首尾有多余的空白');
    const part = /^## ([一二三四五六七八九十]+)、(.+)$/.exec(line);
    const section = /^### \(([一二三四五六七八九十]+)\)(.+)$/.exec(line);
    const task = /^(\d+)\.(.+?)。/.exec(line);
    if (part) this.part(line.slice(3), part, lineNumber);
    else if (section) this.section(line.slice(4), section, lineNumber);
    else if (line.startsWith('#')) this.faults.add(this.path, lineNumber, '认不出的标题');
    else if (task) this.task(line, task, lineNumber);
    else this.paragraph(line);
  }

  /** Checks the counts that the plan is known to have. */
  finish(): void {
    for (const key of ['parts', 'sections', 'tasks'] as const)
      if (this[key].length !== EXPECTED[key])
        this.faults.add(this.path, 1, `${key} 应有 ${EXPECTED[key]} 个，读到 ${this[key].length} 个`);
  }

  /** The paragraphs before the first part or behind the last task, as one passage. */
  loose(kind: 'preamble' | 'closing', heading: string): Passage {
    const text = this.paragraphs[kind].join('\n');
    if (!text) this.faults.add(this.path, 1, `缺少${planLabel({ kind })}`);
    return passage({ kind }, heading, text);
  }

  private part(text: string, match: RegExpExecArray, line: number): void {
    const number = this.expect(readNumber(match[1] as string), this.parts.length + 1, '部分', line);
    this.parts.push({
      ...passage({ kind: 'part', number }, match[2] as string, text),
      number,
      sections: [],
      tasks: [],
    });
  }

  private section(text: string, match: RegExpExecArray, line: number): void {
    const number = this.expect(readNumber(match[1] as string), this.sections.length + 1, '节', line);
    const part = this.parts.at(-1);
    if (!part) {
      this.faults.add(this.path, line, '节之前没有部分');
      return;
    }
    part.sections.push(number);
    const base = passage({ kind: 'section', number }, match[2] as string, text);
    this.sections.push({ ...base, number, part: part.number, tasks: [] });
  }

  private task(text: string, match: RegExpExecArray, line: number): void {
    const number = this.expect(Number(match[1]), this.tasks.length + 1, '任务', line);
    const part = this.parts.at(-1);
    const section = this.sections.at(-1);
    if (!part || !section) {
      this.faults.add(this.path, line, '任务之前没有部分或节');
      return;
    }
    part.tasks.push(number);
    section.tasks.push(number);
    const sentences = splitSentences(text, (match[0] as string).length);
    const base = passage({ kind: 'task', number }, match[2] as string, text);
    this.tasks.push({ ...base, number, part: part.number, section: section.number, sentences, facts: [], errata: [] });
  }

  private paragraph(line: string): void {
    const part = this.parts.at(-1);
    if (!part) this.paragraphs.preamble.push(line);
    else if (part.tasks.length === 0) part.text += `\n${line}`;
    else this.paragraphs.closing.push(line);
  }

  private expect(read: number | null, wanted: number, what: string, line: number): number {
    if (read !== wanted) this.faults.add(this.path, line, `${what}编号应为 ${wanted}，读到 ${read}`);
    return wanted;
  }
}

function passage(target: PlanTarget, heading: string, text: string): Passage {
  return {
    ref: planRef(target),
    label: planLabel(target),
    heading,
    text,
    url: planUrl(target),
    status: 'period_over',
    notes: [],
  };
}

/** Puts a fact or an erratum at its place in the task's text; `null` where the quotation does not stand there. */
export function locate<T extends Fact | Erratum>(
  task: Task | undefined,
  entry: Omit<T, 'start' | 'end'>,
  nth = 1,
): T | null {
  const span = task && typeof entry.quote === 'string' ? findAll(task.text, entry.quote)[nth - 1] : undefined;
  return span ? ({ ...entry, ...span } as T) : null;
}
