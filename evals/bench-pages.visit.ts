import type { Browser, CDPSession, Page } from 'playwright-core';

/** A device: how many times slower than this machine, and behind which network. */
export interface Profile {
  name: string;
  slower: number;
  network: { latency: number; downloadThroughput: number; uploadThroughput: number } | null;
  viewport: { width: number; height: number };
}

const bytesASecond = (megabits: number): number => (megabits * 1e6) / 8;

/** This machine as it is, and a cheap phone behind a slow mobile network. */
export const PROFILES: Profile[] = [
  { name: '本机', slower: 1, network: null, viewport: { width: 1280, height: 900 } },
  {
    name: '慢手机',
    slower: 6,
    network: { latency: 150, downloadThroughput: bytesASecond(1.6), uploadThroughput: bytesASecond(0.75) },
    viewport: { width: 390, height: 844 },
  },
];

/** What the main thread was busy with, milliseconds of the processor. */
export interface Busy {
  task: number;
  script: number;
  layout: number;
}

/** What the observers of a page hold: the longest task, and how long each interaction took until it was painted. */
interface Observed extends Window {
  longest?: number;
  interactions?: { ms: number }[];
}

/** The browser tells of no interaction that took less, milliseconds. */
const LEAST_MS = 16;

/** A page in a context of its own under a profile, watched from its first moment. */
export class Visit {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async begin(browser: Browser, { slower, network, viewport }: Profile): Promise<Visit> {
    const page = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(observe);
    const session = await page.context().newCDPSession(page);
    // Processor time, not the clock's: what else the machine does is none of the page's business.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    if (network) await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
    return new Visit(page, session);
  }

  /** Since the page was begun, or rather since its process was. */
  async busy(): Promise<Busy> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
    return { task: ms('TaskDuration'), script: ms('ScriptDuration'), layout: ms('LayoutDuration') };
  }

  /** The longest task since the page was loaded, milliseconds; 0 where none took 50. */
  longestTask(): Promise<number> {
    return this.page.evaluate(() => (window as Observed).longest ?? 0);
  }

  /**
   * The interactions since it was asked last: for each the longest of its events, milliseconds, in steps of 8. The
   * browser names none that took less than 16; those that are missing of so many `presses` count as 16.
   */
  async interactions(presses: number): Promise<number[]> {
    const named = await this.page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
      return ((window as Observed).interactions ?? []).splice(0).map(({ ms }) => ms);
    });
    return [...named, ...Array<number>(Math.max(0, presses - named.length)).fill(LEAST_MS)];
  }

  /** Waits until what a load or a press set off is over. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 })));
  }

  end(): Promise<void> {
    return this.page.context().close();
  }
}

/** Runs in the page, before its own script. */
function observe(): void {
  const seen = window as Observed;
  seen.longest = 0;
  seen.interactions = [];
  const byId = new Map<number, { ms: number }>();
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest ?? 0, duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      if (!entry.interactionId) continue;
      const known = byId.get(entry.interactionId);
      if (known) known.ms = Math.max(known.ms, entry.duration);
      else {
        const interaction = { ms: entry.duration };
        byId.set(entry.interactionId, interaction);
        seen.interactions?.push(interaction);
      }
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
