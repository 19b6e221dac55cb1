import type { Delivery, Reception, Sending } from '../../src/conversation/channel.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { AccessToken } from './access-token.ts';
import type { Backlog } from './backlog.ts';
import { sendText, WINDOW_OVER } from './customer-service.ts';
import { WECHAT } from './limits.ts';
import type { Told } from './messages.ts';
import type { SharedState } from './shared-state.ts';

interface PushingParts {
  reception: Pick<Reception, 'grantPushes' | 'spendPush'>;
  shared: SharedState;
  clock: Clock;
  accessToken: AccessToken;
  apiRoot: string;
  backlog: Backlog;
  note: (failure: string) => void;
}

/** Customer-service messages, within what a person's own doing allows. */
export class Pushing {
  readonly #parts: PushingParts;

  constructor(parts: PushingParts) {
    this.#parts = parts;
  }

  /**
   * Counts what a message or an event allows. What an event allows never takes the place of what a message of the last
   * 48 h does: the platform keeps the larger of the two, the store only the last.
   */
  async grant({ chat, allows }: Told): Promise<void> {
    const { reception, shared, clock } = this.#parts;
    const now = clock.now();
    const window = `wechat:window:${chat}`;
    if (allows === 'nothing') return;
    if (allows === 'no_more') {
      await shared.putShared(window, '', now);
      return reception.grantPushes('wechat', chat, 0, now);
    }
    if (allows === 'afterEvent' && (await shared.getShared(window, now)) !== null) return;
    const { count, ms } = WECHAT[allows];
    if (allows === 'afterMessage') await shared.putShared(window, '1', now + ms);
    await reception.grantPushes('wechat', chat, count, now + ms);
  }

  /** Sends the parts that are not out yet. What a spent budget leaves of a reply that has begun is kept as its rest. */
  async push(chat: string, texts: string[], { partsSent, sentPart }: Sending): Promise<Delivery> {
    for (let at = partsSent; at < texts.length; at++) {
      const delivery = await this.#send(chat, texts[at] as string);
      if (delivery.kind === 'parked' && at > 0) {
        await this.#parts.backlog.keep(chat, texts.slice(at));
        return { kind: 'sent' };
      }
      if (delivery.kind !== 'sent') return delivery;
      await sentPart(at + 1);
    }
    return { kind: 'sent' };
  }

  /** Sends what is kept for this chat as far as the budget goes. */
  pushRest(chat: string): Promise<void> {
    return this.#parts.backlog.send(chat, async (text) => (await this.#send(chat, text)).kind === 'sent');
  }

  async #send(chat: string, text: string): Promise<Delivery> {
    const { reception, clock, accessToken, apiRoot, note } = this.#parts;
    if (!(await reception.spendPush('wechat', chat))) return { kind: 'parked' };
    const { delivery, error } = await sendText(apiRoot, accessToken, chat, text);
    if (error) note(error.message);
    // The platform's count is the one that holds.
    if (error && WINDOW_OVER.includes(error.code)) await reception.grantPushes('wechat', chat, 0, clock.now());
    return delivery;
  }
}
