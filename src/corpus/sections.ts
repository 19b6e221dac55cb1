/**
 * A file of named typed arrays behind a JSON header: what an index is saved as. Loading makes views, it copies nothing.
 * Layout: the header's length (32 bits, little-endian), the header as JSON padded to eight bytes, then the sections,
 * each padded to eight bytes.
 */

const TYPES = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;
type TypeName = keyof typeof TYPES;

/** An array that can be saved. */
export type SectionArray = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

interface Head {
  header: unknown;
  sections: { name: string; type: TypeName; length: number }[];
}

/** Writes a header (anything JSON holds) and sections. */
export function encodeSections(header: unknown, sections: Record<string, SectionArray>): Uint8Array {
  const entries = Object.entries(sections);
  const head: Head = {
    header,
    sections: entries.map(([name, array]) => ({ name, type: typeOf(array), length: array.length })),
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bodyAt = padded(4 + json.length);
  const all = new Uint8Array(entries.reduce((at, [, { byteLength }]) => at + padded(byteLength), bodyAt));
  new DataView(all.buffer).setUint32(0, json.length, true);
  all.set(json, 4);
  let at = bodyAt;
  for (const [, array] of entries) {
    all.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return all;
}

/**
 * Reads such a file; `null` where it is none, is cut short or says what cannot be. Views share the file's memory where
 * it is aligned.
 */
export function decodeSections(file: Uint8Array): { header: unknown; sections: Record<string, SectionArray> } | null {
  // A Buffer out of a pool may begin anywhere; views need an offset that eight divides.
  const bytes = file.byteOffset % 8 === 0 ? file : new Uint8Array(file);
  if (bytes.length < 4) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = parseHead(bytes.subarray(4, 4 + length));
  if (!head) return null;
  const sections: Record<string, SectionArray> = {};
  let at = padded(4 + length);
  for (const { name, type, length: count } of head.sections) {
    const Type = TYPES[type];
    if (at + count * Type.BYTES_PER_ELEMENT > bytes.length) return null;
    sections[name] = new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, count);
    at += padded(count * Type.BYTES_PER_ELEMENT);
  }
  return { header: head.header, sections };
}

function parseHead(bytes: Uint8Array): Head | null {
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes)) as Head;
    return Array.isArray(head?.sections) && head.sections.every(isSection) ? head : null;
  } catch {
    return null;
  }
}

function isSection(entry: Head['sections'][number] | null): boolean {
  return entry !== null && Object.hasOwn(TYPES, entry.type) && Number.isSafeInteger(entry.length) && entry.length >= 0;
}

function typeOf(array: SectionArray): TypeName {
  return array.constructor.name === 'Buffer' ? 'Uint8Array' : (array.constructor.name as TypeName);
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}
