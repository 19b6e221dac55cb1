import type { Page } from 'playwright-core';

/** How far the page can be scrolled sideways, CSS pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * The spacing that WCAG 1.4.12 says a page must bear. As a constructed sheet, which no content security policy keeps
 * out, as none keeps out a person's own.
 */
export async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
      p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/**
 * Elements whose own text is cut off or runs out of its box onto what follows, each as `tag.class: text`. What scrolls
 * by itself may hold more than it shows; what is there only to be heard is a pixel wide on purpose.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const isCut = (element: Element) => {
      const style = getComputedStyle(element);
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
      if (clientWidth <= 1 || clientHeight <= 1 || style.visibility === 'hidden') return false;
      // A line may stand a little out of a box with little leading, and nothing is lost.
      const leading = Number.parseFloat(style.fontSize) / 2;
      const tooWide = scrollWidth > clientWidth + 1 && !/auto|scroll/.test(style.overflowX);
      const tooHigh = scrollHeight > clientHeight + leading && !/auto|scroll/.test(style.overflowY);
      return tooWide || tooHigh;
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !/^(OPTION|SCRIPT|SELECT|TEMPLATE|TEXTAREA)$/.test(element.tagName))
      .filter((element) => hasText(element) && element.checkVisibility() && isCut(element))
      .map(({ tagName, className, textContent }) => {
        return `${tagName.toLowerCase()}.${className}: ${(textContent ?? '').trim().slice(0, 40)}`;
      });
  });
}

/** Visible controls that have neither a border nor an outline nor an underline: without colours nobody sees them. */
export function edgeless(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = 'button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, a.button';
    const hasEdge = (element: Element) => {
      const { borderTopStyle, borderTopWidth, borderBottomStyle, borderBottomWidth, textDecorationLine } =
        getComputedStyle(element);
      const drawn = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) >= 1;
      return (
        drawn(borderTopStyle, borderTopWidth) ||
        drawn(borderBottomStyle, borderBottomWidth) ||
        textDecorationLine.includes('underline')
      );
    };
    return [...document.body.querySelectorAll(controls)]
      .filter((element) => element.checkVisibility() && !hasEdge(element))
      .map(({ tagName, className, textContent }) => `${tagName.toLowerCase()}.${className}: ${textContent?.trim()}`);
  });
}
