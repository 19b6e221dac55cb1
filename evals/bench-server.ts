import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=320', 'dist/server.js'];

/** A server process as `npm start` runs it, which can be killed and begun again on the same data. */
export class BenchServer {
  private process: ChildProcess | undefined;
  base = '';

  constructor(
    private readonly port: number,
    private readonly environment: Record<string, string>,
  ) {
    this.base = `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    const settings = { PORT: String(this.port), RATE_LIMIT: '0', LOG_LEVEL: 'warn', CORPUS_PULL: 'off' };
    const env = { ...process.env, ...settings, ...this.environment };
    this.process = spawn(process.execPath, FLAGS, {
      cwd: ROOT,
      env,
      stdio: ['ignore', process.env.BENCH_LOG ? 'inherit' : 'ignore', 'inherit'],
    });
    while (!(await this.isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Without a chance to finish anything. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const ended = this.process && once(this.process, 'exit');
    this.process?.kill(signal);
    await ended;
  }

  private isReady(): Promise<boolean> {
    return fetch(`${this.base}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  }
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** p50, p99 and the largest, with n. */
export function spread(samples: number[]): string {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `n=${sorted.length} p50 ${at(0.5)} ms p99 ${at(0.99)} ms 最大 ${at(1)} ms`;
}
