import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { StartupError } from './domain/errors.ts';
import { trainModels } from './retrieval/examples.ts';
import { QueryReader } from './retrieval/query.ts';
import { encodeModels, trainingInputs } from './retrieval/saved-models.ts';
import { CORPUS_FOLDER, loadCorpus, loadModels, MODELS_FILE, startEngine } from './start.node.ts';

const USAGE = `用法:
  npm run ask -- "问题"        在终端里问一句
  npm run corpus -- check      检查语料,列出全部错误
  npm run corpus -- train      训练并保存检索模型`;

/** Commands by their words; each returns the exit code. */
const COMMANDS: Record<string, (rest: string[]) => Promise<number>> = {
  ask: async (words) => {
    const question = words.join(' ').trim();
    if (!question) return usage();
    const engine = await startEngine(readConfig(process.env).dataDir, () =>
      console.error('检索模型与语料不一致，正在重新训练……'),
    );
    const result = await engine.conversation.ask({ question });
    if (result.kind === 'answer') {
      const { text, notices, related } = result.answer;
      console.log(
        [
          text,
          ...notices.map((notice) => `※ ${notice}`),
          ...related.map((near) => `另见：${near.label} ${near.heading}`),
        ].join('\n'),
      );
    }
    await engine.store.close();
    return 0;
  },
  'corpus check': async () => {
    const { plan, questions, beyond, version } = await loadCorpus();
    console.log(
      `语料无误：${plan.tasks.length} 项任务，${questions.length} 条问法，${beyond.length} 条答不了的问法；${version}`,
    );
    return 0;
  },
  'corpus train': async () => {
    const corpus = await loadCorpus();
    const begin = performance.now();
    const models = trainModels(corpus, new QueryReader(corpus.lexicon));
    const file = encodeModels(models, await trainingInputs(corpus));
    await writeFile(join(CORPUS_FOLDER, MODELS_FILE), file);
    console.log(
      `已训练：${corpus.questions.length + corpus.beyond.length} 条问法，${models.passage.data.hashes.length} 个特征，${(file.length / 1e6).toFixed(1)} MB,用时 ${((performance.now() - begin) / 1000).toFixed(1)} 秒`,
    );
    return 0;
  },
  'corpus stale': async () => {
    const current = await loadModels(await loadCorpus());
    console.log(current ? '检索模型是由当前语料训练的。' : '检索模型与语料不一致：请运行 npm run corpus -- train');
    return current ? 0 : 1;
  },
};

function usage(): number {
  console.error(USAGE);
  return 2;
}

async function main([first = '', second = '', ...rest]: string[]): Promise<number> {
  const pair = COMMANDS[`${first} ${second}`];
  if (pair) return pair(rest);
  const single = COMMANDS[first];
  return single ? single([second, ...rest]) : usage();
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
