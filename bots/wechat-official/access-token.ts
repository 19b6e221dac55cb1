import type { Clock, NewId } from '../../src/domain/clock.ts';
import { WECHAT } from './limits.ts';
import { callPlatform, PlatformError } from './platform.ts';
import { ask, type SharedState } from './shared-state.ts';

/** The account that a token is for, and where the platform is. */
export interface Account {
  appId: string;
  appSecret: string;
  /** Without a path. */
  apiRoot: string;
}

/** How long one instance may take to fetch the token while the others wait for it. */
const FETCH_MS = 2 * WECHAT.callMs;

/**
 * The platform's access token: one for all instances, kept in the store, fetched by whichever instance holds the lease.
 * Both methods throw a `PlatformError` where there is none to be had.
 */
export class AccessToken {
  readonly #account: Account;
  readonly #shared: SharedState;
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #name: string;

  constructor(account: Account, shared: SharedState, clock: Clock, newId: NewId) {
    this.#account = account;
    this.#shared = shared;
    this.#clock = clock;
    this.#newId = newId;
    this.#name = `wechat:token:${account.appId}`;
  }

  /** The token that is kept, or a new one. */
  async get(): Promise<string> {
    return (await this.#kept()) ?? this.#fetchOnce(null);
  }

  /** Another token than this one, which the platform has refused. */
  async renewed(refused: string): Promise<string> {
    const kept = await this.#kept();
    return kept !== null && kept !== refused ? kept : this.#fetchOnce(refused);
  }

  #kept(): Promise<string | null> {
    return this.#shared.getShared(this.#name, this.#clock.now());
  }

  /** Fetches where this instance gets the lease, else waits for the one that has it. */
  async #fetchOnce(refused: string | null): Promise<string> {
    const token = await ask(() => this.#keptOrFetched(refused), FETCH_MS, 100);
    if (token === null) throw new PlatformError(-1, '等待接口凭据超时');
    return token;
  }

  /** `null` where another instance is fetching. */
  async #keptOrFetched(refused: string | null): Promise<string | null> {
    const lease = `${this.#name}:lease`;
    const holder = this.#newId();
    const isOurs = await this.#shared.lease(lease, holder, this.#clock.now(), FETCH_MS);
    try {
      // Looked at again under the lease: another may have put it there in the meantime.
      const kept = await this.#kept();
      if (kept !== null && kept !== refused) return kept;
      return isOurs ? await this.#fetch(refused) : null;
    } finally {
      if (isOurs) await this.#shared.lease(lease, holder, this.#clock.now(), 0);
    }
  }

  /** The platform gives the same token again until its end; only one that it refuses itself is replaced by force. */
  async #fetch(refused: string | null): Promise<string> {
    let fetched = await this.#request(false);
    if (fetched.token === refused) fetched = await this.#request(true);
    const expiresAt = this.#clock.now() + fetched.seconds * 1000 - WECHAT.tokenMarginMs;
    await this.#shared.putShared(this.#name, fetched.token, expiresAt);
    return fetched.token;
  }

  async #request(force: boolean): Promise<{ token: string; seconds: number }> {
    const { appId, appSecret, apiRoot } = this.#account;
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force };
    const answer = await callPlatform(apiRoot, '/cgi-bin/stable_token', body);
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string' || typeof seconds !== 'number') throw new PlatformError(-1, '接口凭据不合接口');
    return { token, seconds };
  }
}
