import { access, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from './assemble.ts';
import { type Config, readConfig } from './config.ts';
import { StartupError } from './domain/errors.ts';
import { storeCounter } from './models/token-counter.ts';
import { reportInWords, stepInWords } from './research/in-words.ts';
import type { ResearchParts } from './research/research.ts';
import { loadPromptFiles, startEngine } from './start.node.ts';
import { takeUpLaws } from './take-up-laws.node.ts';

// Research for staff, on the command line. The report goes to standard output, the steps to standard error while they
// are made; the exit code is 0 where there is a report, 1 where there is none, 2 where the call is wrong.
const USAGE = `用法：npm run research -- "题目" [--out 文件.docx] [--steps]
  --out 文件.docx   另存为 Word 文件（不覆盖已有的文件）
  --steps           每一步都列出查到了哪些`;

/** Settings by which LangChain would send what it does to another service. */
const TRACING = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

interface Call {
  question: string;
  out: string | undefined;
  steps: boolean;
}

/** `null` where it was called wrongly. */
function parsed(words: string[]): Call | null {
  try {
    const options = { out: { type: 'string' }, steps: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const question = positionals.join(' ').trim();
    // npm runs scripts in the project's root and says here from where it was called.
    const out = values.out === undefined ? undefined : resolve(process.env.INIT_CWD ?? '', values.out);
    if (!question || (out !== undefined && !/\.docx$/i.test(out))) return null;
    return { question, out, steps: values.steps ?? false };
  } catch {
    return null;
  }
}

async function refuseExisting(out: string): Promise<void> {
  const isThere = await access(out).then(
    () => true,
    () => false,
  );
  if (isThere) throw new StartupError(`文件已经存在，请换个名字：${out}`);
}

async function partsOf(engine: Engine, { models }: Config): Promise<ResearchParts> {
  const { corpus, laws, searching, participation, retriever, clock, store } = engine;
  const prompt = models && (await loadPromptFiles()).get('research');
  const model = models && prompt ? { settings: models, prompt, counter: storeCounter(store) } : null;
  return { corpus, laws, searching, participation, retriever, clock, model };
}

async function run({ question, out, steps }: Call): Promise<number> {
  const config = readConfig(process.env);
  if (out !== undefined) await refuseExisting(out);
  const engine = await startEngine(config, {
    onTraining: () => console.error('检索模型与语料不一致，正在重新训练……'),
  });
  try {
    (await takeUpLaws(engine.laws, config.dataDir, () => undefined))();
    const { research } = await import('./research/research.ts');
    const onStep = (step: Parameters<typeof stepInWords>[0]) => console.error(stepInWords(step, steps));
    const result = await research(question, await partsOf(engine, config), { onStep });
    if (result.kind === 'refused') throw new StartupError(result.words);
    const publicUrl = config.publicUrl?.replace(/\/+$/, '');
    console.log(reportInWords(result.report, publicUrl));
    if (out !== undefined) await save(out, result.report, publicUrl);
    return 0;
  } finally {
    await engine.store.close();
  }
}

async function save(out: string, report: Parameters<typeof reportInWords>[0], publicUrl?: string): Promise<void> {
  const [{ writeDocx }, { reportDocument }] = await Promise.all([
    import('./documents/docx.ts'),
    import('./research/in-document.ts'),
  ]);
  const bytes = await writeDocx(reportDocument(report, publicUrl));
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(`无法写入 ${out}：${error.code}`);
  });
  console.error(`已另存为 ${out}`);
}

async function main(words: string[]): Promise<number> {
  for (const name of TRACING) delete process.env[name];
  const call = parsed(words);
  if (call) return run(call);
  console.error(USAGE);
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof StartupError ? error.message : error);
    process.exitCode = 1;
  },
);
