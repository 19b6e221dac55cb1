import type { Locator, Page } from 'playwright-core';

/** A turn of the chat, the first being 1, once the server's own stands there; the same in the page that a form gives and in ours. */
export async function turnDone(page: Page, place: number): Promise<Locator> {
  const turn = page.locator(`#turns > .turn:nth-child(${place})`);
  await page.waitForSelector(`#turns > .turn:nth-child(${place})[data-state="done"]:not(:has(.progress))`);
  return turn;
}

/** Asks through the composer and gives the turn when it is done. */
export async function ask(page: Page, question: string): Promise<Locator> {
  const before = await page.locator('#turns > .turn').count();
  await page.fill('#question', question);
  await page.click('#composer .send');
  return turnDone(page, before + 1);
}

/** Presses what is offered under the newest turn, and gives the turn that comes of it when it is done. */
export async function choose(page: Page, name?: string): Promise<Locator> {
  const turns = page.locator('#turns > .turn');
  const before = await turns.count();
  const offered = turns.last().locator('.choices button');
  await (name === undefined ? offered : offered.filter({ hasText: name })).first().click();
  return turnDone(page, before + 1);
}
