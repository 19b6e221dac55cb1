/** A document for an office: what is written is the same whatever file it goes into. */
export interface OfficeDocument {
  title: string;
  /** Lines under the title: date, who made it, versions. */
  facts: string[];
  blocks: Block[];
  /** Whether a model wrote parts of it: said on the first page, in each such block and in the file's metadata. */
  hasModelText: boolean;
}

/** A piece of a document, in order. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** Our own words. */
  | { kind: 'paragraph'; text: string }
  /** A publisher's words as a text of their own: without a mark, the document itself says what it is. */
  | { kind: 'official'; text: string }
  /** A model's words, labelled AI生成. */
  | { kind: 'model'; text: string }
  /** A verified quotation, labelled 原文摘录, with its source. */
  | { kind: 'quote'; text: string; source: string; url?: string | undefined }
  | { kind: 'list'; items: string[] }
  /** The first row is the head. */
  | { kind: 'table'; rows: string[][] };
