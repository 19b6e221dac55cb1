import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../src/domain/answer.ts';
import { BenchServer, freePort } from '../bench-server.ts';
import type { Known } from './checker.ts';
import { readUiStream, type Streamed } from './ui-stream.ts';

/** The built product as its own process, spoken to from outside only. */
export class Product implements Known {
  private readonly texts = new Map<string, string>();

  private constructor(
    readonly base: string,
    private readonly server: BenchServer,
    private readonly folder: string,
    readonly prompts: readonly string[],
  ) {}

  /** Starts it; `laws` is a data folder whose pulled laws are taken over. */
  static async start(
    environment: Record<string, string>,
    options: { prompts?: string[]; laws?: string | undefined } = {},
  ) {
    const folder = await mkdtemp(join(tmpdir(), 'xiangwen-adversary-'));
    if (options.laws) await cp(join(options.laws, 'laws'), join(folder, 'laws'), { recursive: true });
    const server = new BenchServer(await freePort(), { DATA_DIR: folder, LOG_LEVEL: 'error', ...environment });
    await server.start();
    const product = new Product(server.base, server, folder, options.prompts ?? []);
    if (options.laws) await product.waitForLaws();
    return product;
  }

  async stop(): Promise<void> {
    await this.server.kill('SIGTERM');
    await rm(this.folder, { recursive: true });
  }

  /** `POST /api/answers`. Throws where the answer is none. */
  async ask(question: string, mode: 'model' | 'extractive' = 'model'): Promise<Answer> {
    const response = await post(`${this.base}/api/answers`, { question, mode });
    if (!response.ok) throw new Error(`HTTP ${response.status} ${(await response.text()).slice(0, 200)}`);
    const answer = (await response.json()) as Answer;
    await this.learn(answer.citations.map(({ ref }) => ref));
    return answer;
  }

  /** `POST /api/chat`, read to its end. */
  async chat(question: string, mode: 'model' | 'extractive' = 'model'): Promise<Streamed> {
    const messages = [{ id: crypto.randomUUID(), role: 'user', parts: [{ type: 'text', text: question }] }];
    const sent = performance.now();
    const response = await post(`${this.base}/api/chat`, { messages, mode });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const streamed = await readUiStream(response.body, sent);
    const citations = [...streamed.steps.flatMap((step) => step.citations), ...(streamed.answer?.citations ?? [])];
    await this.learn(citations.map(({ ref }) => ref));
    return streamed;
  }

  textOf(ref: string): string | undefined {
    return this.texts.get(ref);
  }

  /** Megabytes and seconds of processor time, by the product's own account. */
  async usage(): Promise<{ rss: number; heap: number; cpu: number }> {
    const metrics = await (await fetch(`${this.base}/metrics`)).text();
    const read = (name: string): number =>
      Number(new RegExp(`^\\w*${name}(?:\\{[^}]*\\})? ([\\d.e+]+)`, 'm').exec(metrics)?.[1]);
    const [rss, heap] = [read('process_resident_memory_bytes') / 1e6, read('nodejs_heap_size_used_bytes') / 1e6];
    return { rss, heap, cpu: read('process_cpu_seconds_total') };
  }

  private async learn(refs: string[]): Promise<void> {
    for (const ref of new Set(refs)) {
      if (this.texts.has(ref)) continue;
      const response = await fetch(this.base + pathOf(ref));
      if (response.ok) this.texts.set(ref, ((await response.json()) as { text: string }).text);
    }
  }

  private async waitForLaws(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if ((await fetch(`${this.base}/api/laws/xzcf/articles/1`)).ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the laws were not taken up');
  }
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** Where a reference is served. */
function pathOf(ref: string): string {
  const [, kind, rest = ''] = /^(\w+):(.+)$/.exec(ref) ?? [];
  if (kind === 'law') {
    const [, id, version, article] = /^(\w+)(?:@([\d-]+))?:(.+)$/.exec(rest) ?? [];
    return `/api/laws/${id}/articles/${article}${version ? `?version=${version}` : ''}`;
  }
  if (kind === 'doc') return `/api/documents/${rest.replace(':', '/')}`;
  if (kind === 'card' || kind === 'curated') return `/api/${kind === 'card' ? 'cards' : 'curated'}/${rest}`;
  const [, division, number] = /^(part|section)-(\d+)$/.exec(rest) ?? [];
  if (division) return `/api/plan/${division}s/${number}`;
  return /^\d+$/.test(rest) ? `/api/plan/tasks/${rest}` : `/api/plan/${rest}`;
}
