import { setUpBot } from '../bots/telegram/setup.ts';
import { readConfig } from './config.ts';

const USAGE =
  '用法：npm run telegram -- setup（要设 TELEGRAM_BOT_TOKEN；用 webhook 还要设 PUBLIC_URL 和 TELEGRAM_WEBHOOK_SECRET）';

/**
 * `npm run telegram -- setup`: tells the platform the command menu and where to deliver, or that it is asked by long
 * polling. Gives the exit code.
 */
export async function setUpTelegramCommand(): Promise<number> {
  const { telegram, publicUrl } = readConfig(process.env);
  const isReady = telegram && (telegram.polling || (publicUrl && telegram.webhookSecret));
  if (!isReady) {
    console.error(USAGE);
    return 2;
  }
  const { token, apiRoot, polling, webhookSecret: secret } = telegram;
  const webhook = polling || !publicUrl || !secret ? null : { publicUrl, secret };
  await setUpBot({ token, ...(apiRoot && { apiRoot }) }, webhook);
  console.log(webhook ? '已设好：消息由 webhook 送来' : '已设好：由长轮询取消息');
  return 0;
}
