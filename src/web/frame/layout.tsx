import type { Child } from 'hono/jsx';
import type { AssetLinks } from './assets.ts';
import { SIZES, type Size } from './settings.ts';

/** What the operator says of the site; whatever is missing is left out of the foot. */
export interface Site {
  /** Who runs this site. */
  operator?: string | undefined;
  contact?: string | undefined;
  /** Registration numbers, such as the ICP one, as they must be shown. */
  identifiers?: string[] | undefined;
  /** After how many days questions and answers are deleted; nothing is promised where it is missing. */
  retentionDays?: number | undefined;
}

/** What the frame needs of the request. */
export interface Frame {
  size: Size;
  /** Path and query of this page, for coming back to it. */
  path: string;
  /** The address as it may be printed; no secret is ever in it. */
  url: string;
  assets: AssetLinks;
  site: Site;
  corpusVersion: string;
}

interface LayoutProps {
  frame: Frame;
  title: string;
  current?: 'chat' | 'plan' | 'laws' | 'guide' | 'decisions' | 'about';
  /** Whether the page has a search field of its own. */
  ownSearch?: boolean;
  /** The id of a form to send along when the size changes, so that a conversation and a draft survive it. */
  sizeForm?: string;
  /** The address of a script of this page alone. */
  script?: string | undefined;
  children?: Child;
}

const PAGES = [
  { id: 'chat', href: '/', name: '提问' },
  { id: 'plan', href: '/plan', name: '方案' },
  { id: 'laws', href: '/laws', name: '法律' },
  { id: 'guide', href: '/guide', name: '指引' },
  { id: 'decisions', href: '/decisions', name: '决策征求意见' },
  { id: 'about', href: '/about', name: '说明' },
] as const;

/** The whole document. The title comes without the site's name. */
export function Layout({ frame, title, current, ownSearch, sizeForm, script, children }: LayoutProps) {
  return (
    <html lang="zh-Hans" data-size={frame.size}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} — 湘问`}</title>
        <link rel="stylesheet" href={frame.assets.styles} />
        <link rel="icon" href={frame.assets.icon} type="image/svg+xml" />
        {frame.assets.script ? <script src={frame.assets.script} defer></script> : null}
        {script ? <script src={script} defer></script> : null}
      </head>
      <body>
        <div class="page">
          <a class="skip" href="#main">
            跳到正文
          </a>
          <header class="head">
            <div class="wrap">
              <a class="name" href="/">
                <b>湘问</b>
                <span>法治政府建设方案问答</span>
              </a>
              <nav class="menu" aria-label="主导航">
                {PAGES.map((page) => (
                  <a href={page.href} aria-current={page.id === current ? 'page' : undefined}>
                    {page.name}
                  </a>
                ))}
                <a href="/about#accessibility">无障碍</a>
              </nav>
              {ownSearch ? null : <HeadSearch />}
              <SizeSwitch frame={frame} form={sizeForm} />
            </div>
          </header>
          <main id="main" class="wrap" tabindex={-1}>
            {children}
          </main>
          <Foot frame={frame} />
        </div>
      </body>
    </html>
  );
}

function HeadSearch() {
  return (
    <search>
      <form class="search" method="get" action="/plan" aria-label="查找方案原文">
        <label for="site-search" class="hidden">
          查找方案原文
        </label>
        <input id="site-search" type="search" name="q" autocomplete="off" />
        <button type="submit" class="button quiet">
          查原文
        </button>
      </form>
    </search>
  );
}

function SizeSwitch({ frame, form }: { frame: Frame; form: string | undefined }) {
  const back = encodeURIComponent(frame.path);
  return (
    <fieldset class="sizes">
      <legend class="hidden">大字版</legend>
      <span class="label" aria-hidden="true">
        大字版
      </span>
      {SIZES.map(({ value, name }) =>
        form ? (
          <button
            type="submit"
            form={form}
            name="size"
            value={value}
            aria-label={`字号：${name}`}
            aria-pressed={value === frame.size ? 'true' : 'false'}
          >
            {name}
          </button>
        ) : (
          <a
            href={`/settings/size?value=${value}&back=${back}`}
            aria-label={`字号：${name}`}
            aria-current={value === frame.size ? 'true' : undefined}
          >
            {name}
          </a>
        ),
      )}
    </fieldset>
  );
}

function Foot({ frame: { site, url, corpusVersion } }: { frame: Frame }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <nav aria-label="网站地图">
          <ul>
            {[
              ...PAGES,
              { href: '/about#privacy', name: '存什么、存多久' },
              { href: '/about#complaint', name: '意见与投诉' },
              { href: '/about#accessibility', name: '无障碍' },
            ].map(({ href, name }) => (
              <li>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>湘问帮助查找方案原文，不是行政机关的答复，也不是法律意见。急事、投诉、求助请拨打政务服务便民热线12345。</p>
        <p>
          标有「AI生成」的文字由人工智能生成，可能有误，请以所附原文为准；内容有问题，可以
          <a href="/about#complaint">投诉</a>。
        </p>
        {site.operator || site.contact ? (
          <p>
            {[site.operator && `主办：${site.operator}`, site.contact && `联系：${site.contact}`]
              .filter(Boolean)
              .join(' · ')}
          </p>
        ) : null}
        {site.identifiers?.length ? <p>{site.identifiers.join(' · ')}</p> : null}
        <p class="print">{`网址：${url} · 语料版本：${corpusVersion}`}</p>
      </div>
    </footer>
  );
}
