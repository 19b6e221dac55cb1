import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../domain/errors.ts';
import type { Prompt, Prompts } from './prompt.ts';
import { parsePrompt } from './prompts.ts';

const ENDING = '.zh.md';

/**
 * All prompts of a folder, by id: files that end in `.zh.md`, each named as its id. Throws a `StartupError` that names
 * the faults with file and line.
 */
export async function loadPrompts(folder: string): Promise<Prompts> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).toSorted();
  const prompts = await Promise.all(names.map(async (name) => read(name, await readFile(join(folder, name), 'utf8'))));
  return new Map(prompts.map((prompt) => [prompt.id, prompt]));
}

async function read(name: string, source: string): Promise<Prompt> {
  const prompt = await parsePrompt(`prompts/${name}`, source);
  if (`${prompt.id}${ENDING}` !== name) throw new StartupError(`提示词有误：\n  prompts/${name}:1 id 要与文件名相同`);
  return prompt;
}
