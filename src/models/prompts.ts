import { StartupError } from '../domain/errors.ts';
import { published, type SafeText } from '../domain/safe-text.ts';
import { PURPOSES, type Purpose } from './model.ts';
import type { Prompt } from './prompt.ts';

/** The headings of the two parts. */
const INSTRUCTIONS = '# 指示';
const INPUT = '# 输入';
const VARIABLE = /\{\{(.*?)\}\}/g;
const NAME = /^[A-Za-z]\w*$/;

/**
 * Reads a prompt: between two lines `---` its `id`, `purpose` and `variables` (`[a, b]`); then `# 指示` and `# 输入`. In
 * the input each variable stands as `{{name}}`. Throws a `StartupError` that names every fault with file and line.
 */
export async function parsePrompt(file: string, source: string): Promise<Prompt> {
  const lines = new Lines(file, source);
  const { id, purpose, variables } = readHead(lines);
  const instructions = readPart(lines, INSTRUCTIONS);
  const input = readPart(lines, INPUT);
  checkVariables(lines, variables);
  lines.throwFaults();
  return {
    id,
    purpose: purpose as Purpose,
    hash: await hashOf(source),
    source,
    variables,
    instructions: published(instructions),
    input,
  };
}

/**
 * Puts values in place of the variables, once: what stands in a value stays as it is. Throws where one lacks or is not
 * known to the prompt.
 */
export function render(
  prompt: Prompt,
  values: Readonly<Record<string, SafeText>>,
): { instructions: SafeText; input: SafeText } {
  const missing = prompt.variables.filter((name) => !Object.hasOwn(values, name));
  const unknown = Object.keys(values).filter((name) => !prompt.variables.includes(name));
  if (missing.length > 0) throw new Error(`the prompt ${prompt.id} lacks ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`the prompt ${prompt.id} has no ${unknown.join(', ')}`);
  // Made of published text and safe values alone.
  const input = published(prompt.input.replace(VARIABLE, (_, name: string) => values[name.trim()] as SafeText));
  return { instructions: prompt.instructions, input };
}

/** The lines of a file, and what is wrong with them; lines count from 1. */
class Lines {
  readonly all: string[];
  private readonly faults: string[] = [];

  constructor(
    private readonly file: string,
    source: string,
  ) {
    this.all = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  }

  fault(line: number, message: string): void {
    this.faults.push(`${this.file}:${line} ${message}`);
  }

  throwFaults(): void {
    if (this.faults.length > 0) throw new StartupError(`提示词有误：\n  ${this.faults.join('\n  ')}`);
  }
}

function readHead(lines: Lines): { id: string; purpose: string; variables: string[] } {
  const end = lines.all.indexOf('---', 1);
  if (lines.all[0] !== '---' || end < 0) {
    lines.fault(1, '开头要有两行 --- 之间的 id、purpose、variables');
    lines.throwFaults();
  }
  const head = new Map<string, { value: string; line: number }>();
  for (let at = 1; at < end; at++) {
    const [, key, value] = /^(\w+):\s*(.*?)\s*$/.exec(lines.all[at] as string) ?? [];
    if (!key || value === undefined || head.has(key)) lines.fault(at + 1, '要写成“名称: 值”，每个名称一次');
    else head.set(key, { value, line: at + 1 });
  }
  return checkHead(lines, head);
}

function checkHead(lines: Lines, head: ReadonlyMap<string, { value: string; line: number }>) {
  const of = (key: string) => head.get(key) ?? { value: '', line: 1 };
  for (const [key, { line }] of head)
    if (!['id', 'purpose', 'variables'].includes(key)) lines.fault(line, `不认识 ${key}`);
  const [id, purpose, listed] = [of('id'), of('purpose'), of('variables')];
  if (!/^[a-z][a-z0-9-]*$/.test(id.value)) lines.fault(id.line, 'id 要用小写字母、数字和连字符');
  if (!(PURPOSES as readonly string[]).includes(purpose.value))
    lines.fault(purpose.line, `purpose 要是 ${PURPOSES.join('、')} 之一`);
  const [, inner] = /^\[(.*)\]$/.exec(listed.value) ?? [];
  const variables = (inner ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (inner === undefined || !variables.every((name) => NAME.test(name)) || new Set(variables).size < variables.length)
    lines.fault(listed.line, 'variables 要写成 [a, b]，每个一次');
  return { id: id.value, purpose: purpose.value, variables };
}

/** The text behind a heading, up to the other heading or the end. */
function readPart(lines: Lines, heading: string): string {
  const start = lines.all.indexOf(heading);
  if (start < 0 || lines.all.indexOf(heading, start + 1) >= 0) {
    lines.fault(start + 1 || lines.all.length, `要有一行“${heading}”，只有一行`);
    return '';
  }
  const end = lines.all.findIndex((line, at) => at > start && (line === INSTRUCTIONS || line === INPUT));
  const text = lines.all
    .slice(start + 1, end < 0 ? undefined : end)
    .join('\n')
    .trim();
  if (!text) lines.fault(start + 1, `“${heading}”之后没有内容`);
  return text;
}

/** Each variable stands in the input, what stands there is known, and none stands in the instructions. */
function checkVariables(lines: Lines, variables: readonly string[]): void {
  const input = lines.all.indexOf(INPUT);
  const unused = new Set(variables);
  lines.all.forEach((line, at) => {
    for (const [whole, inner = ''] of line.matchAll(VARIABLE)) {
      const name = inner.trim();
      if (at < input) lines.fault(at + 1, `${whole} 只能用在“${INPUT}”之后`);
      else if (!variables.includes(name)) lines.fault(at + 1, `variables 里没有 ${name}`);
      unused.delete(name);
    }
  });
  for (const name of unused) lines.fault(input + 1, `“${INPUT}”里没有用到 {{${name}}}`);
}

async function hashOf(source: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
  return `sha256:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
