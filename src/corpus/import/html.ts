import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { unreadable } from './colour.ts';
import { type Style, type Styled, StyleSheet } from './css.ts';
import { decodeText } from './kind.ts';
import { LineBuilder } from './lines.ts';
import { allElements, attribute, numberOf, textOf } from './page-tree.ts';
import { IMPORT_LIMITS, quoted, type Reading, refuse } from './reading.ts';
import { hiddenBecause, type Look, lookOf, PLAIN } from './visibility.ts';

/**
 * Reads the text of a page that people see. parse5 builds the tree that browsers build, so that what a broken page
 * hides or shows is decided on the same elements.
 */

/** What holds no text for people, by the word that reports it. */
const UNREAD: Record<string, string> = {
  script: '脚本', style: '样式', template: '模板', noscript: '无脚本时的内容', iframe: '内嵌页面', object: '嵌入对象',
  embed: '嵌入对象', svg: '图形', math: '公式', canvas: '图形', audio: '音频', video: '视频', img: '图片', head: '',
}; // biome-ignore format: a table

/** Text that people see and that is none of the document's. */
const FURNITURE = new Set(['nav', 'footer', 'button', 'select', 'textarea', 'input', 'datalist']);

const BLOCKS =
  /^(address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;

/** Reads a page from its bytes. */
export function readHtmlFile(bytes: Uint8Array): Reading {
  const text = decodeText(bytes);
  if (text === null) return refuse('unreadable', '不是 UTF-8、UTF-16 或 GB 18030 编码');
  if (!/<\s*(!doctype|html|head|body|meta|div|p|h[1-6]|table|span|article|section|main)\b/i.test(text)) {
    return refuse('kind_mismatch', '里面没有网页');
  }
  return readHtml(text);
}

/** Reads a page from its text. Refused: what is nested too deep or has too many elements to be a document. */
export function readHtml(html: string): Reading {
  if ((html.match(/</g)?.length ?? 0) > IMPORT_LIMITS.tags) return refuse('too_complex');
  const document = parse(html);
  const page = new Page();
  return page.read(document) ? { ok: true, lines: page.lines.finish(), faults: page.faults() } : refuse('too_complex');
}

class Page {
  readonly lines = new LineBuilder();
  private readonly sheet = new StyleSheet();
  private readonly unread = new Map<string, number>();
  private hiddenInRow: { because: string; text: string; line: number } | null = null;

  /** Walks the page; `false` where it is nested too deep. */
  read(document: Tree.Document): boolean {
    for (const element of allElements(document)) {
      if (element.tagName === 'style') this.sheet.add(textOf(element));
      const link = element.tagName === 'link' && /stylesheet/i.test(attribute(element, 'rel') ?? '');
      if (link) this.count('外部样式表');
      const unread = UNREAD[element.tagName];
      if (unread) this.count(unread);
    }
    return this.children(document, PLAIN, 0);
  }

  /** What was found, with what was passed over in sums. */
  faults() {
    this.closeHidden();
    for (const [what, times] of this.unread) {
      const external = what === '外部样式表';
      const detail = external ? `${times} 个外部样式表没有读，它们藏起来的文字查不出来` : `${times} 处${what}`;
      this.lines.fault(external ? 'unchecked' : 'ignored_part', detail, '', null);
    }
    return this.lines.faults;
  }

  private children(parent: Tree.ParentNode, look: Look, depth: number): boolean {
    if (depth > IMPORT_LIMITS.depth) return false;
    return parent.childNodes.every((node) => {
      if (node.nodeName === '#text') this.text((node as Tree.TextNode).value, look);
      else if (node.nodeName === '#comment') this.comment((node as Tree.CommentNode).data);
      else if ('tagName' in node) return this.element(node, look, depth + 1);
      return true;
    });
  }

  private element(element: Tree.Element, look: Look, depth: number): boolean {
    const tag = element.tagName;
    const styled: Styled = { tag, attributes: new Map(element.attrs.map(({ name, value }) => [name, value])) };
    if (tag in UNREAD) return this.passOver(element);
    const style = this.sheet.styleOf(styled);
    const because = hiddenBecause(styled, style);
    if (because) return this.hide(because, textOf(element));
    if (FURNITURE.has(tag)) {
      this.lines.fault('page_furniture', `<${tag}>`, textOf(element));
      return true;
    }
    // Word's footnotes come with a link back, which is no text of theirs.
    if (tag === 'a' && /^#(foot|end)note-ref-/.test(styled.attributes.get('href') ?? '')) return true;
    return this.visible(element, style, lookOf(styled, style, look), depth);
  }

  private visible(element: Tree.Element, style: Style, look: Look, depth: number): boolean {
    const tag = element.tagName;
    const block = BLOCKS.test(tag) || /^(block|flex|grid|list-item|table(-row)?)$/.test(style.get('display') ?? '');
    if (tag === 'br') this.lines.end();
    if (block) this.lines.end();
    if (/^h[1-6]$/.test(tag)) this.lines.heading = Number(tag[1]);
    if (tag === 'td' || tag === 'th') this.lines.cell();
    if (tag === 'li') this.lines.begin(numberOf(element, style));
    const done = this.children(element, look, depth);
    if (block) this.lines.end();
    return done;
  }

  private text(text: string, look: Look): void {
    if (text.trim() === '') this.lines.add(text);
    else if (look.size <= 1.5) this.hide('字号 0 或 1', text);
    else if (unreadable(look.colour, look.ground)) this.hide('文字与背景同色', text);
    else {
      this.closeHidden();
      this.lines.add(text);
    }
  }

  /** Hidden text comes a letter an element at times; neighbours are reported together. */
  private hide(because: string, text: string): true {
    if (this.hiddenInRow?.because === because) this.hiddenInRow.text += text;
    else if (text.trim() !== '') {
      this.closeHidden();
      this.hiddenInRow = { because, text, line: this.lines.at };
    }
    return true;
  }

  private closeHidden(): void {
    const { because, text, line } = this.hiddenInRow ?? { because: '', text: '', line: 0 };
    if (this.hiddenInRow) this.lines.fault('hidden_text', because, text, line);
    this.hiddenInRow = null;
  }

  private comment(data: string): void {
    if (/^\s*INFO END\s*$/.test(data)) return;
    if (/\p{Script=Han}{6}|[a-z]+ [a-z]+ [a-z]+ [a-z]+/iu.test(data)) this.lines.fault('hidden_text', '注释', data);
    else this.count('注释');
  }

  private passOver(element: Tree.Element): true {
    const what = UNREAD[element.tagName];
    const words = element.tagName === 'noscript' || element.tagName === 'template' || element.tagName === 'svg';
    const text = words ? textOf(element) : '';
    if (quoted(text)) this.lines.fault('hidden_text', what ?? '', text);
    return true;
  }

  private count(what: string): void {
    this.unread.set(what, (this.unread.get(what) ?? 0) + 1);
  }
}
