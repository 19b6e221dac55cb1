import { pinyin } from 'pinyin-pro';

/** The names under which imported documents are kept. */

const ID = /^[a-z][a-z0-9]{0,39}$/;
/** Folders beside the documents. */
const RESERVED = new Set(['removed']);

/** Whether a document may be kept under a name. */
export function isDocumentId(id: string): boolean {
  return ID.test(id) && !RESERVED.has(id);
}

/** The initials of a title in pinyin, without its brackets: 湖南省行政程序规定 → hnsxzcxgd. At most 24 letters. */
export function idOf(title: string): string {
  const plain = title.replace(/[（(][^（）()]*[）)]/g, '').replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '');
  const initials = pinyin(plain, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  const id = initials
    .replace(/[^a-z0-9]/g, '')
    .replace(/^\d+/, '')
    .slice(0, 24);
  return isDocumentId(id) ? id : 'wenjian';
}

/** The first of `id`, `id2`, `id3`… that is free. */
export function freeId(id: string, isFree: (id: string) => boolean): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}${number}`;
    if (isDocumentId(candidate) && isFree(candidate)) return candidate;
  }
}
