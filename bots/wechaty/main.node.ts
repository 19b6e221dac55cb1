import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MemoryCard } from 'memory-card';
import pino from 'pino';
import type { Wechaty } from 'wechaty';
import type { Engine } from '../../src/assemble.ts';
import { commentPolicies } from '../../src/channels.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { StartupError } from '../../src/domain/errors.ts';
import { startEngine } from '../../src/start.node.ts';
import { takeUpLaws } from '../../src/take-up-laws.node.ts';
import { showLoginCode } from './login-code.ts';
import { type WechatySettings, wechatySettings } from './settings.ts';
import { WechatyChannel } from './wechaty.ts';

const EVERY_MS = 1_000;
const LEDGER_EVERY_MS = 5_000;

/**
 * Runs a personal WeChat account beside a server, on the same store: this process alone sends to wechaty, and works on
 * its messages. Prints one clear line of what stops it and exits with 1.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const settings = wechatySettings(process.env, config.dataDir);
  const log = pino({ level: config.logLevel });
  const { bot, memory } = await buildBot(settings);
  const engine = await startEngine(config, {
    policies: { ...commentPolicies(config), wechaty: { kind: settings.takesComments ? 'yes' : 'no' } },
    onFailure: (error, channel) => log.warn({ channel, error: String(error) }, '消息没有办成，会再试'),
    onTraining: () => console.log('检索模型与语料不一致，正在重新训练（npm run corpus -- train 可保存）……'),
  });
  const stopLooking = await takeUpLaws(engine.laws, config.dataDir, console.log);
  const channel = channelOf(engine, bot, { config, settings, log });
  const stopWorking = keepWorking(engine, log);
  console.log(`湘问已接入微信个人号：${settings.puppet}。个人号有被封的风险，政府部门请用公众号。`);
  // A puppet's stray promise is no reason to leave everybody without an answer.
  process.on('unhandledRejection', (error) => log.warn({ error: String((error as Error)?.name) }, 'puppet 出错'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      stopLooking();
      await channel.close();
      // A puppet may still be writing it, and half a login is none.
      await memory.save();
      await stopWorking();
      await engine.store.close();
      process.exit(0);
    });
  await channel.start();
}

/** Reaches no platform. Throws a `StartupError` where the puppet is not installed, or lacks settings of its own. */
async function buildBot({ puppet, login }: WechatySettings): Promise<{ bot: Wechaty; memory: MemoryCard }> {
  // At its own level wechaty writes of every event.
  process.env.WECHATY_LOG ??= 'warn';
  await import(puppet).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new StartupError(`没有安装 ${puppet}：请运行 npm install --save-exact --prefix bots/wechaty ${puppet}`);
  });
  const [{ WechatyBuilder }, { MemoryCard }] = await Promise.all([import('wechaty'), import('memory-card')]);
  // The login is as good as a password.
  await mkdir(dirname(login), { recursive: true, mode: 0o700 });
  const memory = new MemoryCard(login);
  await memory.load();
  const bot = WechatyBuilder.build({ memory, puppet: puppet as 'wechaty-puppet-service' });
  await bot.init().catch((error: Error) => {
    throw new StartupError(`${puppet} 没有准备好，可能缺它自己的设置：${error.message}`);
  });
  return { bot, memory };
}

function channelOf(
  { inbox: reception, dispatcher, clock }: Engine,
  bot: Wechaty,
  { config, settings, log }: { config: Config; settings: WechatySettings; log: pino.Logger },
): WechatyChannel {
  const publicUrl = config.publicUrl?.replace(/\/+$/, '');
  const showCode = (code: string) => showLoginCode(code, console.log);
  const channel = new WechatyChannel({ bot, reception, pause: settings.pause, publicUrl, log, clock, showCode });
  dispatcher.add(channel);
  return channel;
}

/**
 * What the server does for the other channels: sends what is due, goes on with what a killed process left. The ledger is
 * worked on by whoever holds its lease; cleaning up is the server's.
 */
function keepWorking({ inbox, dispatcher, sequencer, clock }: Engine, log: pino.Logger): () => Promise<void> {
  const deliver = async () => {
    dispatcher.wake();
    await inbox.recover(['wechaty']);
  };
  const include = () => sequencer.run().then(() => sequencer.daily(clock.now()));
  const stops = [every(EVERY_MS, deliver, log), every(LEDGER_EVERY_MS, include, log)];
  return async () => {
    for (const stop of stops) await stop();
    await dispatcher.idle();
  };
}

/** Works every so often, never twice at once, until the function that it gives is called. */
function every(milliseconds: number, work: () => Promise<unknown>, log: pino.Logger): () => Promise<void> {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .then(() => undefined)
      .catch((error) => log.warn({ error: String(error) }, '没有接着处理剩下的消息，会再试'))
      .finally(() => {
        running = null;
      });
  }, milliseconds);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof StartupError ? error.message : `启动失败：${(error as Error).stack}`);
  process.exit(1);
});
