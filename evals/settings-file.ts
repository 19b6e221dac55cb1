import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { CaseFileError } from './case.ts';
import type { PublicSettings } from './evaluation.ts';

/** One configuration to be measured. */
export interface Settings {
  name: string;
  mode: 'extractive' | 'model' | 'auto';
  questions: 'all' | 'draft';
  /** A data folder with pulled laws; `undefined` where cards are cited. */
  laws: string | undefined;
  /** Cases under way at once. */
  atOnce: number;
  /** `MODEL_*` with the keys filled in from the environment; empty where no model is configured. */
  model: Record<string, string>;
  prices: PublicSettings['prices'];
}

/** How a key is named without being written down: `env:DASHSCOPE_API_KEY`. */
const KEY_NAME = /^env:([A-Za-z_]\w*)$/;
const isKey = (variable: string): boolean => /_(?:KEY|TOKEN|SECRET|PASSWORD)$/.test(variable);

const schema = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    mode: z.enum(['extractive', 'model', 'auto']).default('extractive'),
    questions: z.enum(['all', 'draft']).default('all'),
    laws: z.string().min(1).optional(),
    at_once: z.number().int().min(1).max(32).default(1),
    model: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    prices: z.strictObject({ input: z.number().min(0), output: z.number().min(0) }).optional(),
  })
  .superRefine(({ mode, model }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    for (const variable of Object.keys(model))
      if (!/^MODEL_[A-Z0-9_]+$/.test(variable)) fault('model 里只能写 MODEL_ 开头的变量名');
    // The value is not repeated: it may be the key itself.
    for (const [variable, value] of Object.entries(model))
      if (isKey(variable) && !KEY_NAME.test(String(value)))
        fault(`${variable} 不能写密钥本身,请写成 env:环境变量名,如 env:DASHSCOPE_API_KEY`);
    if (mode !== 'extractive' && Object.keys(model).length === 0) fault('mode 是 model 或 auto 时须写 model');
  });

/** What is measured without a file: the extractive answer, over the flags of the command line. */
export function plainSettings(questions: 'all' | 'draft', laws: string | undefined): Settings {
  return { name: '摘录', mode: 'extractive', questions, laws, atOnce: 1, model: {}, prices: null };
}

/**
 * Reads a configuration. Paths in it are relative to it.
 *
 * @param environment where the keys that it names are looked up.
 * @throws CaseFileError naming every fault, and each variable that is not set; never a key.
 */
export async function readSettings(file: string, environment: Record<string, string | undefined>): Promise<Settings> {
  const source = await readFile(file, 'utf8').catch(() => {
    throw new CaseFileError(`读不到配置 ${file}`);
  });
  return parseSettings(file, source, environment);
}

/** The same for a text. */
export function parseSettings(file: string, source: string, environment: Record<string, string | undefined>): Settings {
  const read = schema.safeParse(yamlOf(file, source), { error: z.locales.zhCN().localeError });
  if (!read.success)
    throw new CaseFileError(
      read.error.issues.map(({ path, message }) => `${file}: ${[...path, message].join(': ')}`).join('\n'),
    );
  const { at_once: atOnce, laws, model, prices = pricesOf(model), ...rest } = read.data;
  return {
    ...rest,
    atOnce,
    laws: laws && !isAbsolute(laws) ? resolve(dirname(file), laws) : laws,
    model: withKeys(file, model, environment),
    prices,
  };
}

/** The prices among the model's own settings; `null` where they are not told. */
function pricesOf({ MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output }: Record<string, string | number>) {
  return input === undefined || output === undefined ? null : { input: Number(input), output: Number(output) };
}

function withKeys(
  file: string,
  model: Record<string, string | number>,
  environment: Record<string, string | undefined>,
): Record<string, string> {
  const entries = Object.entries(model).map(([variable, value]): [string, string] => {
    const name = isKey(variable) ? KEY_NAME.exec(String(value))?.[1] : undefined;
    if (!name) return [variable, String(value)];
    const key = environment[name];
    if (!key) throw new CaseFileError(`${file}: 环境变量 ${name} 没有设,${variable} 要用它`);
    return [variable, key];
  });
  return Object.fromEntries(entries);
}

/** The YAML as data; its parser's message may hold a piece of the file, and with it a key, so it is not passed on. */
function yamlOf(file: string, source: string): unknown {
  try {
    return load(source);
  } catch (error) {
    const line = (error as { mark?: { line: number } }).mark?.line;
    throw new CaseFileError(`${file}${line === undefined ? '' : `:${line + 1}`}: 不是合法的 YAML`);
  }
}

/** The configuration as it may be stored: without keys, and addresses without name, password and query. */
export function publicSettings({ name, mode, questions, model, prices }: Settings, laws: boolean): PublicSettings {
  const shown = Object.entries(model).filter(([variable]) => !isKey(variable));
  return {
    ...{ name, mode, questions, laws, prices },
    model: Object.fromEntries(shown.map(([variable, value]) => [variable, bareAddress(value)])),
  };
}

function bareAddress(value: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) return value;
  const { origin, pathname } = new URL(value);
  return origin + pathname;
}
