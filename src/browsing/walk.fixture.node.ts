import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './site.fixture.node.ts';
import type { State } from './states.fixture.node.ts';

const WIDE = { width: 1280, height: 900 };
/** A state that is not reached within this time is a fault, milliseconds. */
const REACH_MS = 15_000;

/** What the person has chosen: the browser's settings, and the size of the type. */
export interface Walk extends BrowserContextOptions {
  size?: '1' | '1.25' | '1.67';
}

/**
 * Goes through the states one after the other in one page and gives what `look` finds, by state; those in which it finds
 * nothing are left out. A state that is not reached is a finding, too.
 */
export async function walk(site: Site, states: State[], look: (page: Page) => Promise<string[]>, how: Walk = {}) {
  const { size = '1', viewport = WIDE, ...options } = how;
  const { page } = await site.open(`/settings/size?value=${size}&back=/about`, { viewport, ...options });
  page.setDefaultTimeout(REACH_MS);
  const wrong: Record<string, string[]> = {};
  for (const { name, reach } of states) {
    if (viewport) await page.setViewportSize(viewport);
    // Else a conversation would be there again in the next state.
    await page.evaluate(() => [localStorage, sessionStorage].map((kept) => kept.clear()));
    const found = await reach(page, (path) => page.goto(site.base + path)).then(
      () => look(page),
      (error: Error) => [`not reached: ${error.message.split('\n')[0]}`],
    );
    if (found.length) wrong[name] = found;
  }
  await page.context().close();
  return wrong;
}
