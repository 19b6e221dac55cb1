import { beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import type { Corpus } from '../../domain/corpus.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import type { WebParts } from '../context.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import type { Site } from '../frame/frame.ts';
import { BRIDGES, corpusWith, lawPages, madeUpSources, OLD_RULES, textOf } from '../laws/law.fixture.node.ts';
import { webPages } from '../pages.tsx';

let corpus: Corpus;

beforeAll(async () => {
  corpus = await corpusWith(BRIDGES, OLD_RULES);
});

async function about(site?: Site): Promise<string> {
  const parts: WebParts = {
    ...{ corpus, laws: new Laws(corpus, () => '2026-11-22'), site },
    conversation: { ask: async () => ({ kind: 'unknown_conversation' }) },
    retriever: { search: () => ({ kept: [], rejected: [], beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 } }) },
    ...{ participation: NO_DECISIONS, store: NO_CONVERSATIONS },
  };
  return (await webPages(parts).request('/about')).text();
}

/** The text of one section. */
function section(html: string, id: string): string {
  const begin = html.indexOf(`<section aria-labelledby="${id}">`);
  expect(begin, id).toBeGreaterThan(0);
  return textOf(html.slice(begin, html.indexOf('</section>', begin)));
}

test('the anchors that other pages link to are there, each once, and the contents lead to every section', async () => {
  const html = await about();
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['basis', 'limits', 'privacy', 'complaint', 'accessibility', 'comments']));
  const leads = [...html.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
  const sections = [...html.matchAll(/<section aria-labelledby="([^"]+)"/g)].map((match) => match[1]);
  expect(sections.length).toBeGreaterThan(9);
  for (const id of sections)
    expect(
      leads.filter((lead) => lead === id),
      id,
    ).toHaveLength(2);
  for (const lead of leads) expect(ids).toContain(lead);
});

test.each([1, 2, 30, 90, 3_650])(
  'where questions are kept for %i days the page says so, and promises nothing longer',
  async (days) => {
    const html = await about(readConfig({ RETENTION_DAYS: String(days) }).site);
    const text = section(html, 'privacy');
    expect(text).toContain(`问题和回答存${days}天`);
    expect(text).toContain(`提问${days}天后删除`);
    expect(text).toContain(`停下${Math.min(7, days)}天后忘掉`);
    expect(text).toContain(`处理结果留${Math.min(3, days)}天`);
    expect(text).not.toContain('没有设定');
  },
);

test('without a setting the page tells the time that the server keeps to', async () => {
  expect(section(await about(), 'privacy')).toContain(`问题和回答存${readConfig({}).site.retentionDays}天`);
});

test('who runs the site, how to reach them and the registration numbers stand in the foot and where one looks', async () => {
  const settings = {
    ...{ SITE_OPERATOR: '某某市司法局', SITE_CONTACT: '0700-0000000' },
    SITE_IDENTIFIERS: '湘ICP备00000000号；湘公网安备00000000000000号',
  };
  const html = await about(readConfig(settings).site);
  const foot = textOf(html.slice(html.indexOf('<footer')));
  for (const said of ['某某市司法局', '0700-0000000', '湘ICP备00000000号', '湘公网安备00000000000000号'])
    expect(foot).toContain(said);
  expect(section(html, 'what')).toContain('本站由某某市司法局主办');
  expect(section(html, 'complaint')).toContain('某某市司法局，0700-0000000');
  expect(section(html, 'delete')).toContain('联系：0700-0000000');
  expect(textOf(await about())).not.toMatch(/undefined|主办：|联系：|本站由/);
});

test('what an operator writes is shown as text', async () => {
  const html = await about(readConfig({ SITE_OPERATOR: '<script>x</script>', SITE_IDENTIFIERS: '"><img>' }).site);
  expect(html).not.toMatch(/<script>|<img>/);
  expect(html).toContain('&lt;script&gt;');
});

test('each law has its link, and those without their text are named so', async () => {
  const html = await about();
  const { laws } = corpus.lock;
  for (const { id, title } of laws) expect(html, id).toContain(`<a href="/laws/${id}">${title}</a>`);
  expect(section(html, 'basis')).toContain(`收录的${laws.length}部法律法规`);
  expect(section(html, 'basis')).toContain('其中0部的原文已经取回');
  expect(html.match(/（要点，非原文）/g)).toHaveLength(laws.length);
  const pulled = await (await (await lawPages(corpus, madeUpSources())).request('/about')).text();
  expect(section(pulled, 'basis')).toContain('其中2部的原文已经取回');
  expect(pulled).toMatch(/<a href="\/laws\/qiao">[^<]+<\/a><\/li>/);
});

test('the versions of what answers rest on are told whole', async () => {
  const text = section(await about(), 'basis');
  expect(text).toContain(corpus.plan.sha256);
  expect(text).toContain(corpus.version);
});

test('articles are cited by their links', async () => {
  const html = await about();
  expect(html.match(/href="\/laws\/grxx[^"]*(19|47|50|65)"/g)).toHaveLength(4);
  expect(section(html, 'privacy')).toContain('《个人信息保护法》第十九条');
  expect(section(html, 'delete')).toContain('《个人信息保护法》第四十七条');
});
