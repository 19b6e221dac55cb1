/** What every reader of an office's own document hands over, and the closed lists of what can be wrong with a file. */

/** The kinds of file that can be imported. */
export type DocumentKind = 'docx' | 'pdf' | 'html' | 'md';

/** How large an imported file may be. Sizes are bytes, lengths UTF-16 code units. */
export const IMPORT_LIMITS = {
  fileBytes: 20_000_000,
  /** All entries of a .docx as they say of themselves; the parts that are read are measured while they unpack. */
  unpackedBytes: 200_000_000,
  /** The parts of a .docx, or the streams of a .pdf, that are unpacked. */
  readBytes: 60_000_000,
  zipEntries: 2_000,
  pages: 1_000,
  tags: 500_000,
  /** Elements inside each other. */
  depth: 200,
  textChars: 2_000_000,
  places: 3_000,
} as const;

/** Why a document is not taken, in the words that the operator reads. */
export const REFUSALS = {
  unknown_kind: '只能读 .docx、.pdf、.html、.htm 和 .md 文件',
  kind_mismatch: '文件的内容与扩展名不符',
  missing: '读不到这个文件',
  file_too_large: '文件超过 20 MB',
  unpacked_too_large: '文件解开后过大，可能是压缩炸弹',
  too_complex: '文件的结构过深或过繁',
  forbidden_xml: '文件的 XML 里有 DOCTYPE，不予读取',
  encrypted: '文件有密码',
  unreadable: '文件损坏，或不是规范的格式',
  no_text: '文件里没有看得见的文字（扫描件请先转成文字版）',
  text_too_long: '文字超过 2000000 字',
  too_many_places: '条文或段落超过 3000 处',
  bad_id: '编号只能用小写字母开头的小写字母和数字',
  id_taken: '编号已被法律法规占用',
  unknown_document: '没有这个文件',
  nothing_before: '没有更早的版本可以退回',
} as const;

/** One of the reasons for which a document is not taken. */
export type RefusalCode = keyof typeof REFUSALS;

/** A document that is not taken; `message` is read by people. */
export interface Refusal {
  ok: false;
  code: RefusalCode;
  message: string;
}

/** Refuses, with a detail behind the reason where there is one. */
export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { ok: false, code, message: detail ? `${REFUSALS[code]}：${detail}` : REFUSALS[code] };
}

/** What an operator should look at in a document that is taken, in the words that they read. */
export const FAULTS = {
  hidden_text: '看不见的文字，没有编入',
  hidden_characters: '看不见的字符，已去掉',
  machine_order: '像是对机器下的指令，没有编入',
  kept_order: '像是对机器下的指令，经人读过后编入',
  page_furniture: '页眉、页脚、目录、导航之类，没有编入',
  ignored_part: '没有读的部分',
  unchecked: '没有查到的部分，请对照原件',
  numbering: '自动编号，已写成文字',
  rewritten: '改了写法',
  sequence: '编号缺漏或重复',
  unsure: '没有把握的判断',
} as const;

/** The kinds of fault. */
export type FaultCode = keyof typeof FAULTS;

/** A fault as a reader finds it. `line` is the index of the line that it stands in, or before; `null` where it is of none. */
export interface LineFault {
  code: FaultCode;
  line: number | null;
  /** What is the matter, more closely than its code says. */
  detail: string;
  /** The words in question, shortened. */
  quote?: string;
  /** Names an order, so that a person who has read it can have it kept. */
  id?: string;
}

/** A fault with the place of the document it stands at (`29`, `preamble`); `null` where it is of none. */
export interface ImportFault extends LineFault {
  place: string | null;
}

/** A paragraph that people see. */
export interface Line {
  text: string;
  /** 1…6 for a heading, 0 for a paragraph. */
  heading: number;
  /** Stands above the text in the laws' own form of Markdown: the title, or its history. */
  isHead?: true;
}

/** The visible paragraphs of a file, or why there are none. */
export type Reading = { ok: true; lines: Line[]; faults: LineFault[] } | Refusal;

/** What tells hidden characters and orders to a machine; handed in, since it belongs to the rooms that answer. */
export interface Screen {
  stripHidden(text: string): { text: string; found: boolean };
  givesOrders(text: string): boolean;
}

/** The first characters of a text on one line, for people to recognise it by. */
export function quoted(text: string, length = 60): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const chars = [...line.slice(0, length * 2)];
  return chars.length > length ? `${chars.slice(0, length).join('')}…` : chars.join('');
}
