import { readConfig } from './config.ts';
import { plainText } from './conversation/rendering.ts';
import {
  checkCommand,
  embedderCommand,
  pullCommand,
  staleCommand,
  trainCommand,
  trainIntentsCommand,
  trainReportsCommand,
} from './corpus-commands.node.ts';
import { addDocumentCommand, changeDocumentCommand, listDocumentsCommand } from './document-commands.node.ts';
import { StartupError } from './domain/errors.ts';
import { startEngine } from './start.node.ts';
import { takeUpLaws } from './take-up-laws.node.ts';
import { setUpTelegramCommand } from './telegram-setup.node.ts';

const USAGE = `用法:
  npm run ask -- "问题"        在终端里问一句
  npm run corpus -- check      检查语料,列出全部错误
  npm run corpus -- train      训练并保存检索模型
  npm run corpus -- train-intents
                               训练并保存对来意的识别
  npm run corpus -- train-reports
                               训练并保存对违法违纪反映的识别
  npm run corpus -- pull [--from 文件夹或镜像] [--all]
                               取回法律原文并建索引；--all 取回全部国家法律
  npm run corpus -- add 文件.docx|.pdf|.html|.md [--id 编号] [--by 谁] [--keep 句号] [--yes]
                               导入本单位的文件：先预览，加 --yes 才入库
  npm run corpus -- documents  列出导入的文件；remove|restore|rollback 编号 移出、恢复、退回上一版
  npm run telegram -- setup    设好 Telegram 的菜单和消息投递
  npm run corpus -- embedder   由已取回的法律和本站的问法训练向量模型（约十分钟）`;

const dataDir = (): string => readConfig(process.env).dataDir;

/** Commands by their words; each returns the exit code, `null` where it was called wrongly. */
const COMMANDS: Record<string, (rest: string[]) => Promise<number | null>> = {
  ask,
  'corpus check': () => checkCommand(dataDir()),
  'corpus train': trainCommand,
  'corpus train-intents': trainIntentsCommand,
  'corpus train-reports': trainReportsCommand,
  'corpus pull': (words) => pullCommand(words, readConfig(process.env)),
  'corpus embedder': () => embedderCommand(dataDir()),
  'corpus stale': staleCommand,
  'corpus add': (words) => addDocumentCommand(words, dataDir()),
  'corpus documents': () => listDocumentsCommand(dataDir()),
  'corpus remove': (words) => changeDocumentCommand('remove', words, dataDir()),
  'corpus restore': (words) => changeDocumentCommand('restore', words, dataDir()),
  'telegram setup': setUpTelegramCommand,
  'corpus rollback': (words) => changeDocumentCommand('rollback', words, dataDir()),
};

async function ask(words: string[]): Promise<number | null> {
  const question = words.join(' ').trim();
  if (!question) return null;
  const folder = dataDir();
  const onTraining = () => console.error('检索模型与语料不一致，正在重新训练……');
  const engine = await startEngine(readConfig({ ...process.env, DATA_DIR: folder }), { onTraining });
  (await takeUpLaws(engine.laws, folder, () => undefined))();
  const result = await engine.conversation.ask({ question });
  if (result.kind === 'answer') {
    const { answer } = result;
    const near = answer.related.map(({ label, heading }) => `另见：${label} ${heading}`);
    console.log(
      [plainText({ kind: 'reply', reply: { ...answer, related: [] } }, { numbered: false }), ...near].join('\n'),
    );
  }
  await engine.store.close();
  return 0;
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

async function main([first = '', second = '', ...rest]: string[]): Promise<number> {
  const pair = COMMANDS[`${first} ${second}`];
  const code = pair ? await pair(rest) : await COMMANDS[first]?.([second, ...rest]);
  return code ?? usage();
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
