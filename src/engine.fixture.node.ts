import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleHttp, type Engine } from './assemble.ts';
import { type ChannelLog, type Channels, commentPolicies, openChannels } from './channels.ts';
import { readConfig } from './config.ts';
import { type StartOptions, startEngine } from './start.node.ts';

/** How long a hook may take that opens an engine, milliseconds: where the models are stale, it trains them. */
export const OPENING_MS = 240_000;

/** For tests: the engine as `main.node.ts` starts it, over a new SQLite file; `close` takes that away. */
export async function openEngine(
  environment: Record<string, string> = {},
  options: Partial<StartOptions> = {},
): Promise<{ engine: Engine; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-engine-'));
  const onTraining = () => console.warn('检索模型与语料不一致，测试先训练一次');
  const config = readConfig({ ...environment, DATA_DIR: folder });
  const engine = await startEngine(config, { policies: commentPolicies(config), onTraining, ...options });
  const close = async () => {
    await engine.dispatcher.idle();
    await engine.store.close();
    await rm(folder, { recursive: true });
  };
  return { engine, close };
}

/** The doors with the channels that the environment enables; `lines` is all that was logged. */
export async function openDoors(engine: Engine, environment: Record<string, string> = {}, rateLimit = 0) {
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const log: ChannelLog = { info: write, warn: write };
  const channels: Channels = await openChannels(engine, readConfig(environment), log);
  const app = assembleHttp(
    engine,
    { rateLimit, clientAddress: () => null, log },
    { apps: [channels.webhooks], channels: channels.standing, site: readConfig(environment).site },
  );
  const stop = channels.start();
  /** Waits until what came in is worked on and what came of it is sent. */
  const settled = async () => {
    await stop();
    await engine.dispatcher.idle();
  };
  return { app, lines, settled };
}
