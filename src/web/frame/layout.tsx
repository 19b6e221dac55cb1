import type { Child } from 'hono/jsx';
import { DARK, LIGHT } from '../styles/tokens.css.ts';
import { Foot } from './foot.tsx';
import type { Frame } from './frame.ts';
import { Header, type MenuPage } from './header.tsx';

interface LayoutProps {
  frame: Frame;
  /** Without the site's name. */
  title: string;
  current?: MenuPage;
  /** Whether the page has a search field of its own. */
  ownSearch?: boolean;
  /** The id of a form to send along when the size changes, so that a conversation and a draft survive it. */
  sizeForm?: string;
  /** The address of a script of this page alone. */
  script?: string | undefined;
  /** One sentence for search engines and previews; the site's own where it is missing. */
  description?: string | undefined;
  /** Asks search engines to keep the page out: what is one person's, or ends. */
  noindex?: boolean | undefined;
  /** The path to be kept instead of this address by search engines; by default the address without its query. */
  canonical?: string | undefined;
  children?: Child;
}

const DESCRIPTION = '用平常的话查法治政府建设方案和有关法律的原文。每一处引文都标明出处，可以逐字核对。';

/** The whole document. */
export function Layout(props: LayoutProps) {
  const { frame, current, ownSearch = false, sizeForm, children } = props;
  return (
    <html lang="zh-Hans" data-size={frame.size}>
      <Head {...props} />
      <body>
        <div class="page">
          <a class="skip" href="#main">
            跳到正文
          </a>
          <Header frame={frame} current={current} ownSearch={ownSearch} sizeForm={sizeForm} />
          <main id="main" class="wrap" tabindex={-1}>
            {children}
          </main>
          <Foot frame={frame} />
        </div>
      </body>
    </html>
  );
}

function Head({ frame, title, script, description = DESCRIPTION, noindex, canonical }: LayoutProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={LIGHT.bg} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={DARK.bg} />
      <meta name="format-detection" content="telephone=no" />
      <title>{`${title} — 湘问`}</title>
      <meta name="description" content={description} />
      {noindex ? <meta name="robots" content="noindex, nofollow" /> : <Canonical frame={frame} path={canonical} />}
      <link rel="stylesheet" href={frame.assets.styles} />
      <link rel="icon" href={frame.assets.icon} type="image/svg+xml" />
      {frame.assets.script ? <script src={frame.assets.script} defer></script> : null}
      {script ? <script src={script} defer></script> : null}
    </head>
  );
}

/** Said only where the address is another: a quotation marked, a list narrowed, one and the same page. */
function Canonical({ frame, path }: { frame: Frame; path: string | undefined }) {
  const { origin, pathname, search } = new URL(frame.url);
  if (path === undefined && !search) return null;
  return <link rel="canonical" href={origin + (path ?? pathname)} />;
}
