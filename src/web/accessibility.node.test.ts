import { afterAll, beforeAll, expect } from 'vitest';
import { ask } from '../browsing/asking.fixture.node.ts';
import { violationsOf } from '../browsing/axe.fixture.node.ts';
import { type Content, fillSite } from '../browsing/content.fixture.node.ts';
import { browserTest, openSite, type Site } from '../browsing/site.fixture.node.ts';
import { ANSWERED, chatStates, formStates, pagesAt, pagesOf } from '../browsing/states.fixture.node.ts';
import { walk } from '../browsing/walk.fixture.node.ts';
import { openCopyist } from '../browsing/writing.fixture.node.ts';

let site: Site;
let content: Content;

beforeAll(async () => {
  site = await openSite();
  if (site) content = await fillSite(site);
});

afterAll(() => site?.close());

/** Walking through all pages takes so long, milliseconds. */
const LONG = 180_000;

browserTest(
  'axe finds nothing against any page, light or dark',
  async () => {
    expect(await walk(site, pagesOf(content), violationsOf)).toEqual({});
  },
  LONG,
);

browserTest(
  'axe finds nothing against the chat in any of its states, nor against forms that found fault',
  async () => {
    expect(await walk(site, [...chatStates, ...formStates(content)], violationsOf)).toEqual({});
  },
  LONG,
);

browserTest(
  'axe finds nothing against the main pages in the largest type',
  async () => {
    const paths = ['/', '/plan/31?quote=0-20', '/plan/deadlines', '/laws/qiao', '/laws/qiao/compare', '/guide/review'];
    const states = [...pagesAt(paths), ...chatStates.slice(0, 3), ...formStates(content)];
    expect(await walk(site, states, violationsOf, { size: '1.67' })).toEqual({});
  },
  LONG,
);

browserTest(
  'axe finds nothing against an answer while a model writes it, nor when it is done',
  async () => {
    const model = await openCopyist({ betweenMs: 100 });
    const written = await openSite(model.variables);
    const { page } = await written.open('/');
    await page.fill('#question', ANSWERED);
    await page.click('#composer .send');
    await page.waitForSelector('.turn[data-state="writing"] .answer p');
    expect(await violationsOf(page)).toEqual([]);
    await page.waitForSelector('.turn[data-state="done"]');
    expect(await page.locator('.turn .tag.ai').first().innerText()).toContain('AI生成');
    expect(await violationsOf(page)).toEqual([]);
    await ask(page, '那啥时候?');
    expect(await violationsOf(page)).toEqual([]);
    await written.close();
    await model.close();
  },
  120_000,
);

browserTest('axe does find a faulty page', async () => {
  const { page } = await site.open('/about');
  await page.evaluate(() => {
    const faulty = document.createElement('div');
    faulty.innerHTML = '<img src="/assets/icon.svg"><input><p id="pale">太淡的字</p>';
    document.querySelector('main')?.append(faulty);
    const pale = document.getElementById('pale');
    if (pale) Object.assign(pale.style, { color: '#888', background: '#999' });
  });
  const rules = (await violationsOf(page)).map((line) => /^(dark: )?[\w-]+/.exec(line)?.[0]);
  expect(rules).toEqual(expect.arrayContaining(['image-alt', 'label', 'color-contrast', 'dark: color-contrast']));
  await page.context().close();
});
