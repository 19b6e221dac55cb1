import { readFile } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';
import { openCopyist } from '../src/browsing/writing.fixture.node.ts';
import { Product } from './adversary/product.ts';
import { peoplesQuestions } from './adversary/questions.ts';
import { type Budget, beyond, type Measure, measureTable } from './bench-pages.measures.ts';
import { PROFILES, type Profile, Visit } from './bench-pages.visit.ts';

/** Loads of each page under each profile, where no number is given; what is pressed comes once a round. */
const ROUNDS = 5;
/** Streams of which the first byte is timed: so many for each round. */
const STREAMS_A_ROUND = 10;
const FEWEST_STREAMS = 30;
const WARM = 20;
const PAGES = ['/', '/plan', '/plan/31?quote=0-20', '/plan/deadlines', '/laws', '/laws/xzfy', '/guide', '/docs'];
const ASKED = '省级部门的权责清单要不要公开';
const TYPED = 'shengji bumen';
const SOUGHT = '2022 2023';
const BUDGETS = new URL('page-budgets.json', import.meta.url);

type Add = (name: string, ...samples: number[]) => void;

/**
 * What the pages cost a browser: the first byte of a streamed answer, the main thread's time for first views and for an
 * answer, and how long a press takes until it is painted; here, and on a phone six times slower behind 1.6 Mbit/s.
 * `pages [n]`; with `--check`, `false` where a budget of `page-budgets.json` is gone beyond.
 */
export async function benchPages(words: string[]): Promise<boolean> {
  const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? ROUNDS);
  const measures = new Map<string, Measure>();
  const add: Add = (name, ...samples) => {
    const measure = measures.get(name) ?? { name, samples: [] };
    measures.set(name, measure);
    measure.samples.push(...samples);
  };
  const model = await openCopyist({ betweenMs: 5 });
  const product = await Product.start(model.variables);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    await firstBytes(product, Math.max(FEWEST_STREAMS, rounds * STREAMS_A_ROUND), add);
    for (const profile of PROFILES)
      for (let round = 0; round < rounds; round++) {
        for (const path of PAGES) await firstView(browser, profile, product.base, path, add);
        await answer(browser, profile, product.base, add);
        await search(browser, profile, product.base, add);
      }
  } finally {
    await browser.close();
    await product.stop();
    await model.close();
  }
  const budgets = JSON.parse(await readFile(BUDGETS, 'utf8')) as Record<string, Budget>;
  const all = [...measures.values()];
  console.log(measureTable(all, budgets));
  const wrong = words.includes('--check') ? beyond(all, budgets) : [];
  for (const line of wrong) console.log(`超出：${line}`);
  return wrong.length === 0;
}

async function firstBytes(product: Product, count: number, add: Add): Promise<void> {
  const questions = await peoplesQuestions();
  // A server that has just started is not what people meet.
  for (const question of questions.slice(-WARM)) await product.chat(question);
  for (let at = 0; at < count; at++)
    for (const mode of ['extractive', 'model'] as const) {
      const { firstByteMs } = await product.chat(questions[at % questions.length] as string, mode);
      add(`流的首字节，${mode === 'model' ? '模型撰写' : '原文摘录'}`, firstByteMs);
    }
}

async function firstView(browser: Browser, profile: Profile, base: string, path: string, add: Add): Promise<void> {
  const visit = await Visit.begin(browser, profile);
  const name = `首次打开 ${path}，${profile.name}`;
  await visit.page.goto(base + path);
  await visit.settle();
  const { task, script, layout } = await visit.busy();
  add(`${name}：主线程`, task);
  add(`${name}：脚本`, script);
  add(`${name}：排版`, layout);
  add(`${name}：最长任务`, await visit.longestTask());
  await visit.end();
}

/** Types, asks, watches the answer being written, opens its source. */
async function answer(browser: Browser, profile: Profile, base: string, add: Add): Promise<void> {
  const visit = await Visit.begin(browser, profile);
  const { page } = visit;
  await page.goto(`${base}/`);
  await page.click('#question');
  await visit.settle();
  await visit.interactions(0);
  await page.keyboard.type(TYPED, { delay: 30 });
  add(`打字，${profile.name}`, ...(await visit.interactions(TYPED.length)));
  await page.fill('#question', ASKED);
  const before = await visit.busy();
  await page.click('#composer .send');
  await page.waitForSelector('.turn[data-state="done"]');
  await visit.settle();
  const { task, script, layout } = await visit.busy();
  const name = `一次流式回答，${profile.name}`;
  add(`${name}：主线程`, task - before.task);
  add(`${name}：脚本`, script - before.script);
  add(`${name}：排版`, layout - before.layout);
  add(`${name}：最长任务`, await visit.longestTask());
  add(`按“提问”，${profile.name}`, ...(await visit.interactions(1)));
  await page.click('.turn .source a');
  await page.waitForSelector('#source-panel[open] mark');
  add(`打开依据，${profile.name}`, ...(await visit.interactions(1)));
  await visit.end();
}

/** Types into the search of the plan, whose results change as one types. */
async function search(browser: Browser, profile: Profile, base: string, add: Add): Promise<void> {
  const visit = await Visit.begin(browser, profile);
  await visit.page.goto(`${base}/plan`);
  await visit.page.click('form[data-live] input[type=search]');
  await visit.settle();
  await visit.interactions(0);
  await visit.page.keyboard.type(SOUGHT, { delay: 120 });
  await visit.page.waitForTimeout(400);
  add(`边打边找，${profile.name}`, ...(await visit.interactions(SOUGHT.length)));
  await visit.end();
}
