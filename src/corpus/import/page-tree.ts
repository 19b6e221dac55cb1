import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Style } from './css.ts';

/** Looks things up in the tree that parse5 builds of a page. */

/** All elements in their order, templates' contents left out, without recursion. */
export function* allElements(root: Tree.ParentNode): Generator<Tree.Element> {
  const stack: Tree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed());
  }
}

/** All text below an element, without recursion. */
export function textOf(element: Tree.Element): string {
  const parts: string[] = [];
  const stack: Tree.Node[] = [element];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#text') parts.push((node as Tree.TextNode).value);
    if (node.nodeName === 'template') stack.push((node as Tree.Template).content);
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed());
  }
  return parts.join('');
}

/** An attribute's value. */
export function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The number that a browser sets before an item of a numbered list. */
export function numberOf(item: Tree.Element, style: Style): string {
  const list = item.parentNode;
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return '';
  if (/none/.test(style.get('list-style') ?? style.get('list-style-type') ?? '')) return '';
  const items = list.childNodes.filter((node) => node.nodeName === 'li');
  return `${items.indexOf(item) + (Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1)}.`;
}
