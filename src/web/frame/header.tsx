import type { Frame } from './frame.ts';
import { MenuIcon, SearchIcon } from './icons.tsx';
import { SIZES } from './settings.ts';

const PAGES = [
  { id: 'chat', href: '/', name: '提问' },
  { id: 'plan', href: '/plan', name: '方案' },
  { id: 'laws', href: '/laws', name: '法律' },
  { id: 'guide', href: '/guide', name: '指引' },
  { id: 'decisions', href: '/decisions', name: '决策征求意见' },
  { id: 'about', href: '/about', name: '说明' },
] as const;

/** One of the menu's pages. */
export type MenuPage = (typeof PAGES)[number]['id'];

interface HeaderProps {
  frame: Frame;
  current: MenuPage | undefined;
  ownSearch: boolean;
  sizeForm: string | undefined;
}

/**
 * The head of every page. On narrow screens menu and search stand closed behind 菜单, which is an empty `details`: the
 * style sheet shows what follows it while it is open, so that each exists once and no script is needed.
 */
export function Header({ frame, current, ownSearch, sizeForm }: HeaderProps) {
  return (
    <header class="head">
      <div class="wrap">
        <a class="name" href="/">
          <b>湘问</b>
          <span>法治政府建设方案问答</span>
        </a>
        <div class="aids">
          <SizeSwitch frame={frame} form={sizeForm} />
          <a class="aid" href="/about#accessibility">
            无障碍
          </a>
        </div>
        <details class="more">
          <summary>
            <MenuIcon />
            菜单
          </summary>
        </details>
        <nav class="menu" aria-label="主导航">
          {PAGES.map(({ id, href, name }) => (
            <a href={href} aria-current={id === current ? 'page' : undefined}>
              {name}
            </a>
          ))}
          <a class="aid" href="/about#accessibility">
            无障碍
          </a>
        </nav>
        {ownSearch ? null : <Search />}
      </div>
    </header>
  );
}

/** One field for both texts: the button that is pressed says which. */
function Search() {
  return (
    <search>
      <form class="search" method="get" action="/plan#results-title" aria-label="查原文">
        <label for="site-search">
          <SearchIcon />
          <span>查原文</span>
        </label>
        <input id="site-search" type="search" name="q" autocomplete="off" />
        <button type="submit" class="button quiet">
          查方案
        </button>
        <button type="submit" class="button quiet" formaction="/laws">
          查法律
        </button>
      </form>
    </search>
  );
}

/** Links, or buttons of a form where there is something to be sent along. */
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
