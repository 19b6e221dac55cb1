import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Seeded } from './seeded.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** People's questions to the plan and the development cases, each once, in an order that never changes. */
export async function peoplesQuestions(): Promise<string[]> {
  const folder = join(ROOT, 'corpus/plan/questions');
  const lists = await Promise.all((await readdir(folder)).sort().map((name) => readFile(join(folder, name), 'utf8')));
  const asked = lists.flatMap((text) => [...text.matchAll(/^- (.+)$/gm)].map((match) => match[1] as string));
  const cases = (await readFile(join(ROOT, 'evals/cases/dev.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const parsed = cases.map((line) => JSON.parse(line) as { question: string; turns?: string[]; stratum: string });
  const single = parsed.filter(({ turns, stratum }) => !turns && stratum !== 'injection');
  const all = [...new Set([...single.map(({ question }) => question), ...asked])];
  return new Seeded('questions').some(all, all.length);
}

/** The prompts as files: none of their words may be given away. */
export async function promptFiles(): Promise<string[]> {
  const folder = join(ROOT, 'prompts');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}
