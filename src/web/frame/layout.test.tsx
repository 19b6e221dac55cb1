/** @jsxImportSource hono/jsx */
import { expect, test } from 'vitest';
import { assetRoutes } from './assets.ts';
import { aFrame } from './frame.fixture.ts';
import { Layout } from './layout.tsx';

const DEFAULT = (<Layout frame={aFrame()} title="方案" current="plan" />).toString();

test('the menu says which page one is on, and only once', () => {
  expect(DEFAULT.match(/aria-current="page"/g)).toHaveLength(1);
  expect(DEFAULT).toContain('<a href="/plan" aria-current="page">方案</a>');
  expect((<Layout frame={aFrame()} title="接口说明" />).toString()).not.toContain('aria-current="page"');
});

test('one field looks into the plan or into the laws, without a script', () => {
  expect(DEFAULT).toContain('action="/plan#results-title"');
  expect(DEFAULT).toContain('formaction="/laws"');
  expect((<Layout frame={aFrame()} title="方案" ownSearch />).toString()).not.toContain('type="search"');
});

test('a page has a description, its own where it brings one', () => {
  expect(DEFAULT).toMatch(/<meta name="description" content="[^"]{20,}"\/>/);
  const own = (<Layout frame={aFrame()} title="方案" description={'他说"不"'} />).toString();
  expect(own).toContain('<meta name="description" content="他说&quot;不&quot;"/>');
  expect(own.match(/name="description"/g)).toHaveLength(1);
});

test('an address with a query names the one without it, or what the page names, or nothing where it is not to be found', () => {
  expect(DEFAULT).toContain('<link rel="canonical" href="https://gov.example/plan"/>');
  const other = (<Layout frame={aFrame()} title="方案" canonical="/plan/31" />).toString();
  expect(other).toContain('<link rel="canonical" href="https://gov.example/plan/31"/>');
  const plain = (<Layout frame={aFrame({ url: 'https://gov.example/plan' })} title="方案" />).toString();
  const hidden = (<Layout frame={aFrame()} title="方案" noindex />).toString();
  expect(plain + hidden).not.toContain('canonical');
  expect(hidden).toContain('<meta name="robots" content="noindex, nofollow"/>');
  expect(DEFAULT).not.toContain('robots');
});

test('the foot says who runs the site as far as it is known, and leaves no empty words', () => {
  expect(DEFAULT).not.toMatch(/主办|联系：|class="host"/);
  const site = { operator: '某某司法局', contact: '0731-0000', identifiers: ['湘ICP备0号', '43000000号'] };
  expect((<Layout frame={aFrame({ site })} title="方案" />).toString()).toContain(
    '<span>主办：某某司法局</span><span>联系：0731-0000</span><span>湘ICP备0号</span><span>43000000号</span>',
  );
});

test('paper bears the address, the version with its day, and the time of reading', () => {
  const [, line = ''] = /<p class="print">(.*?)<\/p>/.exec(DEFAULT) ?? [];
  expect(line.replace(/<[^>]+>/g, '')).toBe(
    '网址：https://gov.example/plan?q=%E5%90%AC%E8%AF%81；语料版本：sha256:0f，法律效力状态截至2025年4月19日；时间：北京时间2026年11月22日 10:00',
  );
});

test('a browser that asks for /favicon.ico gets the icon', async () => {
  const response = await assetRoutes({}).request('/favicon.ico');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
});
