import { StartupError } from '../../src/domain/errors.ts';
import { COMMANDS } from './commands.ts';
import { type Access, apiOf, checkSecret } from './settings.ts';
import { ALLOWED_UPDATES } from './updates.ts';

/** Where the platform is to deliver, and the secret that it is to show. */
export interface Webhook {
  /** The server's own address as the platform reaches it. */
  publicUrl: string;
  secret: string;
}

/** Below a server's address. */
const WEBHOOK_PATH = '/webhooks/telegram';

const PORTS = ['', '80', '88', '443', '8443'];
const CALL_SECONDS = 30;

/**
 * Sets the menu of commands and the webhook; without a webhook takes it away, so that long polling works. Reaches the
 * platform, so it is the operator's command, never part of starting. Throws a `StartupError` for an address that
 * Telegram would not deliver to.
 */
export async function setUpBot(access: Access, webhook: Webhook | null): Promise<void> {
  const api = apiOf(access, CALL_SECONDS);
  if (webhook) checkWebhook(webhook, access);
  await api.setMyCommands(COMMANDS.map(({ command, description }) => ({ command, description })));
  if (!webhook) {
    await api.deleteWebhook();
    return;
  }
  await api.setWebhook(`${webhook.publicUrl.replace(/\/+$/, '')}${WEBHOOK_PATH}`, {
    secret_token: webhook.secret,
    allowed_updates: ALLOWED_UPDATES,
  });
}

function checkWebhook({ publicUrl, secret }: Webhook, { apiRoot }: Access): void {
  checkSecret(secret);
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  // A Bot API server of one's own delivers to any port, by plain http too.
  if (url && (apiRoot || (url.protocol === 'https:' && PORTS.includes(url.port)))) return;
  throw new StartupError('PUBLIC_URL 须是 https 地址，端口为 443、80、88 或 8443，Telegram 才能送达');
}
