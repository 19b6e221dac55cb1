import type { Page } from 'playwright-core';
import { ask, choose } from './asking.fixture.node.ts';
import type { Content } from './content.fixture.node.ts';

/** A page in a state that people meet, and the way there from a site that `fillSite` filled. */
export interface State {
  name: string;
  /** `go` opens an address of the site. */
  reach(page: Page, go: (path: string) => Promise<unknown>): Promise<void>;
}

/** Answered with a citation of the plan. */
export const ANSWERED = '省级部门的权责清单要不要公开';
const REFUSED = '补办身份证要交多少钱';
const UNCLEAR = '我想投诉';

/** The pages that an address alone leads to. */
export function pagesOf(content: Content): State[] {
  return pagesAt(pathsOf(content));
}

/** The first views of these addresses. */
export function pagesAt(paths: string[]): State[] {
  return paths.map((path) => ({ name: path, reach: async (_, go) => void (await go(path)) }));
}

function pathsOf({ open, finished, receipt, shared, expired }: Content): string[] {
  return [
    ...['/', '/plan', '/plan?q=罚款', '/plan?q=没有这样的词甲乙丙', '/plan?deadline=2022', '/plan/31?quote=0-20'],
    ...['/plan/106', '/plan/deadlines', '/plan/figures', '/plan/999'],
    ...['/laws', '/laws?q=桥梁', '/laws/xzfy', '/laws/hngfxwj', '/laws/qiao', '/laws/qiao?article=4&quote=0-10'],
    ...['/laws/qiao?version=2019-05-01', '/laws/jiuqiao', '/laws/qiao/compare', '/laws/xzfy/compare'],
    ...['/guide', '/guide/review', '/guide/information-request', '/guide/information-request/draft'],
    ...['/decisions', '/decisions?state=results', `/decisions/${open}`, `/decisions/${open}/comment?clause=2`],
    ...[`/decisions/${open}/ledger`, `/decisions/${finished}`, `/decisions/${finished}/feedback`],
    ...[`/decisions/${finished}/comment`, '/receipts', `/receipts/${receipt}`],
    ...['/docs', '/about', '/curated/plan-period', '/no-such-page', `/shared/${shared}`, `/shared/${expired}`],
  ];
}

/** What becomes of the chat when one asks. */
export const chatStates: State[] = [
  chatOf('an answered chat', (page) => ask(page, ANSWERED)),
  chatOf('a chat of two turns', async (page) => {
    await ask(page, ANSWERED);
    await ask(page, '那啥时候?');
  }),
  chatOf('a refused chat', (page) => ask(page, REFUSED)),
  chatOf('a chat that asks back', (page) => ask(page, UNCLEAR)),
  chatOf('feedback that says no', async (page) => {
    const turn = await ask(page, ANSWERED);
    await turn.locator('button[value=no]').click();
    await page.getByText('哪里不对').waitFor();
  }),
  chatOf('a comment begun in the chat', async (page) => {
    await ask(page, '有哪些正在征求意见');
    await choose(page);
  }),
  chatOf('the source beside the answer', (page) => openSource(page, 1280)),
  chatOf('the source over the answer', (page) => openSource(page, 390)),
];

/** Forms that found fault, a comment on its way, a receipt just given. */
export const formStates = ({ open }: Content): State[] => [
  stateOf('a question left empty', '/', (page) => page.click('#composer .send')),
  stateOf('a comment left empty', `/decisions/${open}/comment`, (page) => page.click('button[value=review]')),
  stateOf('a comment under review', `/decisions/${open}/comment`, (page) =>
    review(page, '建议每月清洗，电话13800138000'),
  ),
  stateOf('a receipt just given', `/decisions/${open}/comment`, async (page) => {
    await review(page, '建议写明清洗的间隔');
    await page.click('button[value=submit]');
    await page.waitForSelector('.ticket');
  }),
  stateOf('a receipt’s number that is wrong', '/receipts', async (page) => {
    await page.fill('input[name=receipt]', '123');
    await page.click('main button[type=submit]');
  }),
  stateOf('an application left empty', '/guide/information-request/draft', (page) =>
    page.click('main form:has(textarea) button[type=submit]'),
  ),
];

function stateOf(name: string, from: string, act: (page: Page) => Promise<unknown>): State {
  return {
    name,
    async reach(page, go) {
      await go(from);
      await act(page);
      await page.waitForLoadState();
    },
  };
}

function chatOf(name: string, act: (page: Page) => Promise<unknown>): State {
  return stateOf(name, '/', act);
}

async function review(page: Page, text: string): Promise<void> {
  await page.fill('#text', text);
  await page.click('button[value=review]');
  await page.waitForSelector('button[value=submit]');
}

async function openSource(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  const turn = await ask(page, ANSWERED);
  await turn.locator('.source a').first().click();
  await page.waitForSelector('#source-panel[open] mark');
}
