import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { INTENTS } from './conversation/intent-pieces.ts';
import type { IntentExample } from './conversation/intent-training.ts';
import type { Intent } from './domain/answer.ts';

const exampleSchema = z.strictObject({
  text: z.string().min(1),
  expect: z
    .array(z.enum(INTENTS as readonly [Intent, ...Intent[]]))
    .min(1)
    .max(2),
  after: z.enum(['list', 'answer', 'receipt', 'result']).nullable(),
});

/**
 * Every example of `corpus/intents/*.jsonl`, file by file in the order of their names, line by line. Throws an `Error`
 * that names file and line where one is damaged.
 */
export async function readIntentExamples(corpusFolder: string): Promise<IntentExample[]> {
  const folder = join(corpusFolder, 'intents');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file, at) =>
    file
      .split('\n')
      .map((line, index) => ({ line, place: `corpus/intents/${names[at]}:${index + 1}` }))
      .filter(({ line }) => line.trim() !== '')
      .map(({ line, place }) => exampleOf(line, place)),
  );
}

function exampleOf(line: string, place: string): IntentExample {
  try {
    return exampleSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${place}：例句有误：${(error as Error).message}`);
  }
}
