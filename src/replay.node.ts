import { parseArgs } from 'node:util';
import { Answering, type ModelParts } from './answering/answering.ts';
import { Rewriter } from './answering/rewriting.ts';
import { ModelWriter } from './answering/writer.model.ts';
import { readConfig } from './config.ts';
import { memoryLoader } from './corpus/parse.ts';
import type { Corpus } from './domain/corpus.ts';
import { StartupError } from './domain/errors.ts';
import { dayInChina } from './domain/law-time.ts';
import { loadBundle } from './law-data.node.ts';
import type { Prompt, Prompts } from './models/prompt.ts';
import { parsePrompt } from './models/prompts.ts';
import { RecordedModel } from './models/recorded.ts';
import { differences, recordingOf, replay } from './replay.ts';
import { trainModels } from './retrieval/examples.ts';
import { Laws } from './retrieval/laws/laws.ts';
import { QueryReader } from './retrieval/query.ts';
import { HybridRetriever } from './retrieval/retriever.ts';
import { loadEmbedder, loadModels, loadPromptFiles, openStore } from './start.node.ts';
import type { AnswerTrace } from './store/answers.ts';
import { findCorpusFiles, findManifest, findPrompt, type Manifest } from './versions.node.ts';

const USAGE = '用法：npm run replay -- <答复编号>    按当时的语料、提示词、设置和模型的原话重做一遍，列出差别';

/** Says what is missing for a replay, and goes on with what there is now. */
type Say = (line: string) => void;

async function corpusOf(dataDir: string, { corpusVersion }: Manifest): Promise<Corpus> {
  const files = await findCorpusFiles(dataDir, corpusVersion);
  if (!files) throw new StartupError(`没有保存语料版本 ${corpusVersion}，不能重做`);
  const result = await memoryLoader(files).load();
  if (result.ok && result.corpus.version === corpusVersion) return result.corpus;
  throw new StartupError(`保存的语料 ${corpusVersion} 已经损坏，不能重做`);
}

/** The prompts of now, with the recorded one in its place. */
async function promptsOf(dataDir: string, { promptHash }: AnswerTrace, say: Say): Promise<Prompts> {
  const prompts = new Map<string, Prompt>(await loadPromptFiles());
  if (!promptHash || prompts.get('write')?.hash === promptHash) return prompts;
  const source = await findPrompt(dataDir, promptHash);
  if (source === null) say(`没有保存提示词 ${promptHash}；用现在的代替（不影响对模型原话的核对）`);
  else prompts.set('write', await parsePrompt('write', source));
  return prompts;
}

async function lawsOf(corpus: Corpus, dataDir: string, { bundle }: Manifest, at: number, say: Say): Promise<Laws> {
  const laws = new Laws(corpus, () => dayInChina(at), await loadEmbedder());
  const loaded = bundle && (await loadBundle(dataDir, bundle));
  if (loaded) await laws.take(loaded);
  else if (bundle) say(`当时的法律原文 ${bundle} 已不在本机；以要点代替`);
  return laws;
}

async function modelOf(dataDir: string, trace: AnswerTrace, say: Say): Promise<ModelParts | null> {
  const recording = recordingOf(trace);
  if (!recording) return null;
  const prompts = await promptsOf(dataDir, trace, say);
  const model = new RecordedModel(recording);
  return { writer: new ModelWriter(model, prompts), rewriter: new Rewriter(model, prompts) };
}

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [id] = positionals;
  if (!id) throw new StartupError(USAGE);
  const config = readConfig(process.env);
  const store = await openStore(config);
  const stored = await store.findForReplay(id).finally(() => store.close());
  if (!stored) throw new StartupError(`没有答复 ${id}`);
  const { answer, trace } = stored;
  const manifest = await findManifest(config.dataDir, answer.corpusVersion);
  if (!manifest) throw new StartupError(`没有保存版本 ${answer.corpusVersion}，不能重做`);
  const say: Say = (line) => console.log(`※ ${line}`);
  const corpus = await corpusOf(config.dataDir, manifest);
  const reader = new QueryReader(corpus.lexicon);
  const retriever = new HybridRetriever(corpus, reader, (await loadModels(corpus)) ?? trainModels(corpus, reader));
  const at = Date.parse(answer.createdAt);
  const laws = await lawsOf(corpus, config.dataDir, manifest, at, say);
  const model = await modelOf(config.dataDir, trace, say);
  const again = await replay(trace, new Answering(corpus, retriever, laws, { now: () => at }, model));
  const found = differences(stored, again);
  console.log(`答复 ${id}（${answer.createdAt}，${trace.model ?? '未用模型'}）\n问：${trace.question}`);
  if (trace.resolved !== trace.question) console.log(`补全为：${trace.resolved}`);
  console.log(found.length ? `有 ${found.length} 处差别：` : '重做的结果与当时一字不差。');
  for (const { what, how } of found) console.log(`\n【${what}】\n${how}`);
  return found.length ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof StartupError ? error.message : error);
    process.exitCode = 2;
  },
);
