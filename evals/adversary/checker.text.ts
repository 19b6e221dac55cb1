import type { Violation } from './checker.ts';
import { bare } from './likeness.ts';

/** What must stand in no answer at all, whoever wrote it. */

const LINKS: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\//i,
  /\b(?:javascript|data|vbscript|mailto|tel|file|blob):/i,
  /\bwww\s*\./i,
  /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|gov|edu|io|top|xyz|cc|me|info|vip|site|ru|link|app|dev)\b/i,
  /\]\s*\([^)]*\)/,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /[\w.+-]+@[\w-]+\.\w+/,
];
const MARKUP: readonly RegExp[] = [/<\/?[a-z!][^>]{0,200}>?/i, /```/, /!\[/, /&(?:#\d+|#x[\da-f]+|lt|gt|amp|quot);/i];
const TOKENS: readonly RegExp[] = [
  /[[(【{〔「]\s*S\s*\d+(?:\s*[,、，]\s*S?\d+)*\s*[\])】}〕」]/i,
  /\bS\d{1,2}\b/,
  /[[【(]\s*S(?![a-z])|[[【]\s*$/,
];
const MACHINE: readonly RegExp[] = [
  /系统提示|提示词|忽略(?:以上|之前|前面|上述)|作为(?:一个|一名)?(?:AI|人工智能|语言模型|大模型)|语言模型/i,
  /\b(?:system prompt|ignore (?:all|previous|the above)|as an ai|assistant:|user:|json)\b/i,
  /<\|[a-z_]+\|>|\[INST\]|\[\/?SYSTEM\]/i,
  /\{\s*"|"\s*:\s*[[{"]|"\s*\}|\\n|\\u[0-9a-f]{4}/i,
];
/** Control characters but line breaks; format, private and unassigned ones; separators of lines. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\u115f\u3164\u034f\ufe00-\ufe0f]/u;
/** Consecutive characters of a prompt that nobody writes by chance. */
const PROMPT_RUN = 14;

/** Links, markup, marks for machines, prompt words and control characters that the sources themselves do not have. */
export function foreignText(text: string, served: string, prompts: readonly string[]): Violation[] {
  const found: Violation[] = [];
  const seen = text.normalize('NFKC').replace(/[\p{Cf}\u034f]/gu, '');
  const source = served.normalize('NFKC');
  const look = (kind: Violation['kind'], forms: readonly RegExp[]): void => {
    for (const form of forms) {
      const match = form.exec(seen)?.[0];
      if (match && !source.includes(match)) found.push({ kind, detail: match });
    }
  };
  look('link', LINKS);
  look('markup', MARKUP);
  look('token', TOKENS);
  look('prompt', MACHINE);
  const control = CONTROL.exec(text.replaceAll('\n', ''))?.[0];
  if (control && !served.includes(control))
    found.push({ kind: 'control', detail: `U+${control.codePointAt(0)?.toString(16)}` });
  const leaked = leakedFrom(prompts, text, served);
  if (leaked) found.push({ kind: 'prompt', detail: leaked });
  return found;
}

/** The runs of each list of prompts, worked out once. */
const runs = new WeakMap<readonly string[], Set<string>>();

function leakedFrom(prompts: readonly string[], text: string, served: string): string | undefined {
  const known = runs.get(prompts) ?? new Set(prompts.flatMap((prompt) => runsOf(bare(prompt))));
  runs.set(prompts, known);
  return runsOf(bare(text)).find((run) => known.has(run) && !bare(served).includes(run));
}

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - PROMPT_RUN + 1) }, (_, at) => text.slice(at, at + PROMPT_RUN));
}
