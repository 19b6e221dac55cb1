import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Parts } from '../src/assemble.ts';
import { systemClock } from '../src/domain/clock.ts';
import { StartupError } from '../src/domain/errors.ts';
import { modelsOf, modelVariables } from '../src/model-settings.ts';
import { openLanguageModel } from '../src/models/open.ts';
import { loadPrompts } from '../src/models/prompts.node.ts';
import type { TokenCounter } from '../src/models/token-counter.ts';

/** A model with the project's prompts, as the engine takes them. */
export type Writing = NonNullable<Parts['writing']>;

/**
 * Opens the model that a configuration's `MODEL_*` name, within the same limits as in service; reaches nothing until it
 * is asked. `null` where none is set. Throws `StartupError` naming the variables of the wrong form, never their values.
 */
export async function openModel(variables: Record<string, string>): Promise<Writing | null> {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const unknown = Object.keys(set).filter((name) => !(name in modelVariables));
  const read = z.object(modelVariables).safeParse(set);
  const wrong = [...unknown, ...(read.success ? [] : read.error.issues.map(({ path }) => path.join('.')))];
  if (wrong.length || !read.success) throw new StartupError(`配置里 ${[...new Set(wrong)].join('、')} 的名称或值不对`);
  const settings = modelsOf(read.data);
  if (!settings) return null;
  const prompts = await loadPrompts(fileURLToPath(new URL('../prompts', import.meta.url)));
  return { model: openLanguageModel(settings, { clock: systemClock, counter: ownCounter() }), prompts };
}

/** Counts the tokens of this run alone. */
function ownCounter(): TokenCounter {
  let sum = 0;
  return { add: async (tokens) => (sum += tokens) };
}
