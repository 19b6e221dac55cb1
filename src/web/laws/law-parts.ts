import { chineseNumber } from '../../domain/reference.ts';

/** One paragraph of an article under an anchor of its own. */
export interface ArticlePart {
  /** Its anchor on the law's page: `a29`, `a29p2`. */
  id: string;
  /** How people cite it: 第二款, 第一款第（三）项; the paragraphs of what is no article are 第二段. */
  label: string;
}

/** The number that an article or an item begins with. */
const NUMBER = /^(?:第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?|[一二三四五六七八九十百]+、)/;

/** How many characters at the beginning of a text are its number: 第二十九条. */
export function numberIn(text: string): number {
  return NUMBER.exec(text)?.[0].length ?? 0;
}

const ITEM = /^[（(]([一二三四五六七八九十百]+)[）)]/;
const SUBITEM = /^(\d{1,3})[.．、]/;

/** The anchor of a paragraph of a place, counting from 0. */
export function partId(place: string, at: number): string {
  return at === 0 ? `a${place}` : `a${place}p${at + 1}`;
}

/** The paragraphs of a place with what they are cited as: 款, 项 in their 款, 目 in their 项. */
export function partsOf(place: string, text: string): ArticlePart[] {
  const lines = text.split('\n');
  const isArticle = /^\d/.test(place);
  const paragraphs = lines.filter((line) => !ITEM.test(line) && !SUBITEM.test(line)).length;
  let paragraph = 0;
  let item = '';
  return lines.map((line, at) => {
    const id = partId(place, at);
    if (!isArticle) return { id, label: `第${chineseNumber(at + 1)}段` };
    const number = ITEM.exec(line)?.[1];
    const sub = SUBITEM.exec(line)?.[1];
    if (at > 0 && number === undefined && sub !== undefined) return { id, label: `${item}第${sub}目` };
    if (at === 0 || number === undefined) {
      paragraph += 1;
      item = '';
      return { id, label: `第${chineseNumber(paragraph)}款` };
    }
    // Items of an article of one paragraph are cited without it.
    item = `${paragraphs > 1 ? `第${chineseNumber(paragraph)}款` : ''}第（${number}）项`;
    return { id, label: item };
  });
}
