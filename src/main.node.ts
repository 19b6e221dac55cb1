import type { ChildProcess } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import pino from 'pino';
import { clientAddressFrom } from './api/client-address.ts';
import { compression } from './api/compression.ts';
import { createMetrics, type Metrics } from './api/metrics.node.ts';
import { assembleHttp, type Engine } from './assemble.ts';
import { type Channels, commentPolicies, openChannels } from './channels.ts';
import { type Config, readConfig } from './config.ts';
import { StartupError } from './domain/errors.ts';
import { keepWorking } from './keep-working.node.ts';
import { CORPUS_FOLDER, loadPromptFiles, loadScripts, startEngine } from './start.node.ts';
import { pullInBackground, takeUpLaws } from './take-up-laws.node.ts';
import { keepVersion } from './versions.node.ts';
import type { Scripts } from './web/frame/assets.ts';

/** Starts the server, or prints one clear line of what stops it and exits with 1. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const metrics = createMetrics();
  const engine = await startEngine(config, {
    policies: commentPolicies(config),
    observe: metrics.observe,
    log: (message) => log.warn(message),
    onFailure: (error, channel) => log.warn({ channel, error: String(error) }, '消息没有办成，会再试'),
    onTraining: () => console.log('检索模型与语料不一致，正在重新训练（npm run corpus -- train 可保存）……'),
  });
  const channels = await openChannels(engine, config, log);
  const stopLooking = await takeUpLaws(engine.laws, config.dataDir, console.log, keepVersions(engine, config, log));
  const app = appOf(engine, { channels, metrics }, config, log, await loadScripts());
  const server = createAdaptorServer({ fetch: app.fetch });
  server.on('error', (error: NodeJS.ErrnoException) => fail(listenError(error, config)));
  let pull: ChildProcess | undefined;
  let stopWorking: (() => Promise<void>) | undefined;
  server.listen(config.port, config.host, () => {
    announce(engine, config, (server.address() as AddressInfo).port);
    stopWorking = keepWorking(engine, channels, log, { ...config, days: config.site.retentionDays });
    if (config.pullLaws) pull = pullInBackground(console.log);
    else console.log('没有取回法律原文（CORPUS_PULL=off）。');
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopLooking();
      pull?.kill();
      server.close(async () => {
        await stopWorking?.();
        await engine.store.close();
        process.exit(0);
      });
    });
}

/** Keeps what answers are made from, so that they can be replayed; where that fails, answers go on. */
function keepVersions({ laws, corpus }: Engine, { dataDir }: Config, log: pino.Logger) {
  const keep = async (bundle: string | null) => {
    const prompts = await loadPromptFiles();
    await keepVersion(
      dataDir,
      laws.version,
      { corpusVersion: corpus.version, bundle },
      { corpusFolder: CORPUS_FOLDER, prompts },
    );
  };
  return (bundle: string | null): Promise<void> =>
    keep(bundle).catch((error: Error) =>
      log.warn({ error: error.message }, '没有保存语料版本，以后不能重做这一版的答复'),
    );
}

function appOf(
  engine: Engine,
  { channels, metrics }: { channels: Channels; metrics: Metrics },
  config: Config,
  log: pino.Logger,
  scripts: Scripts,
) {
  const clientAddress = clientAddressFrom((c) => getConnInfo(c).remote.address ?? null, config.trustedProxies);
  const counted = { ...engine, conversation: metrics.counted(engine.conversation) };
  const options = { publicUrl: config.publicUrl, rateLimit: config.rateLimit, clientAddress, log };
  return assembleHttp(counted, options, {
    middleware: [metrics.middleware, compression()],
    apps: [metrics.app, channels.webhooks],
    channels: channels.standing,
    scripts,
    site: config.site,
  });
}

function announce({ corpus }: Engine, { host, telegram, wechat, models }: Config, port: number): void {
  const { parts, sections, tasks } = corpus.plan;
  console.log(`湘问已启动：http://${host.includes(':') ? `[${host}]` : host}:${port}`);
  console.log(
    `已索引：方案 ${parts.length} 部分、${sections.length} 节、${tasks.length} 项任务；语料版本 ${corpus.version.slice(0, 19)}`,
  );
  console.log(
    models ? `模型：${models.names.write}（${new URL(models.baseUrl).host}）` : '未配置模型：以原文摘录作答。',
  );
  const channels = [telegram && 'Telegram', wechat && '微信公众号'].filter(Boolean);
  if (channels.length) console.log(`已启用：${channels.join('、')}`);
}

function listenError(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') return `端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 指定另一个端口。`;
  if (error.code === 'EACCES') return `没有权限监听端口 ${port}：请用 PORT 指定 1024 以上的端口。`;
  return `不能在 ${host}：${port} 监听：${error.code}`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main().catch((error: unknown) =>
  fail(error instanceof StartupError ? error.message : `启动失败：${(error as Error).stack}`),
);
