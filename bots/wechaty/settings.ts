import { join, resolve } from 'node:path';
import { StartupError } from '../../src/domain/errors.ts';
import { GAP_MS, type Pause } from './pace.ts';

/** The settings of the personal account. */
export interface WechatySettings {
  /** The puppet's npm package; it reads variables of its own. */
  puppet: string;
  pause: Pause;
  /** Whether comments on decisions are taken here. */
  takesComments: boolean;
  /** Where the login is kept; wechaty puts `.memory-card.json` behind it. */
  login: string;
}

const PUPPET = /^(?:@[\w.-]+\/)?wechaty-puppet-[\w.-]+$/;
const DEFAULT_PAUSE = '1000-3000';
const LONGEST_PAUSE_MS = 15_000;

/** Reads the environment. Throws a `StartupError` that names the setting that lacks or is of the wrong form. */
export function wechatySettings(environment: Record<string, string | undefined>, dataDir: string): WechatySettings {
  const { WECHATY_PUPPET: puppet, WECHATY_PAUSE: pause, WECHATY_COMMENTS: comments } = environment;
  if (!puppet)
    throw new StartupError(
      '启用微信个人号要设 WECHATY_PUPPET（wechaty 的 puppet 包名；风险见 bots/wechaty/README.md）',
    );
  if (!PUPPET.test(puppet)) throw new StartupError('配置有误：WECHATY_PUPPET 要是 wechaty-puppet-… 形式的包名');
  if (comments && !['0', '1'].includes(comments)) throw new StartupError('配置有误：WECHATY_COMMENTS 只能是 0 或 1');
  return {
    puppet,
    pause: pauseOf(pause || DEFAULT_PAUSE),
    takesComments: comments === '1',
    login: resolve(join(dataDir, 'wechaty', 'login')),
  };
}

function pauseOf(written: string): Pause {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(written) ?? [];
  const pause = { minMs: Number(from), maxMs: Number(to) };
  if (from && pause.minMs >= GAP_MS && pause.maxMs >= pause.minMs && pause.maxMs <= LONGEST_PAUSE_MS) return pause;
  throw new StartupError(`配置有误：WECHATY_PAUSE 要是“最短-最长”毫秒，在 ${GAP_MS}-${LONGEST_PAUSE_MS} 之间`);
}
