import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * For tests: why workerd, which runs Workers, cannot run on this machine; `undefined` where it can. The reason is
 * printed as well, so that nobody takes a skipped test for one that passed.
 */
export function whyNoWorkerd(): string | undefined {
  try {
    const wrangler = createRequire(createRequire(import.meta.url).resolve('wrangler/package.json'));
    const { default: binary } = wrangler('workerd') as { default: string };
    execFileSync(binary, ['--version']);
    return undefined;
  } catch (error) {
    const reason = `workerd cannot run on ${process.platform} ${process.arch}: ${(error as Error).message}`;
    console.warn(`skipped: ${reason}`);
    return reason;
  }
}

/** Keeps Miniflare from asking the network for a sample of what Cloudflare tells of a request. */
export function stayOffline(): void {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  process.env.WRANGLER_SEND_METRICS = 'false';
}
