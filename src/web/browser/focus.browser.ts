/** Whether there is a mouse: where there is none, a focused field brings the keyboard up over half of the screen. */
export function hasPointer(): boolean {
  return matchMedia('(hover: hover) and (pointer: fine)').matches;
}

/** Puts the focus on what is not in the order of tabbing, without moving the page. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** What stands in new nodes for a link or button of the old ones: of the same kind, and read the same. */
export function counterpart(old: Element, root: ParentNode): HTMLElement | null {
  const read = old.textContent?.trim();
  const alike = Array.from(root.querySelectorAll<HTMLElement>(old.tagName));
  return alike.find(({ textContent }) => textContent?.trim() === read) ?? null;
}
