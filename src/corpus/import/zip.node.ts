import { crc32, inflateRawSync } from 'node:zlib';
import { IMPORT_LIMITS, type Refusal, refuse } from './reading.ts';

/**
 * Reads and writes zip files, as far as a .docx needs it. What an entry says of its size is checked first; what is
 * unpacked is measured while it unpacks, as an entry may lie.
 */

interface Entry {
  method: number;
  packed: number;
  offset: number;
}

/** A zip file whose table of contents has been read. */
export class Zip {
  private left: number = IMPORT_LIMITS.readBytes;

  private constructor(
    private readonly bytes: Buffer,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Reads the table of contents. Refused: a broken file, doubled names, too many entries, too large ones. */
  static open(file: Uint8Array): Zip | Refusal {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    try {
      return Zip.read(bytes);
    } catch {
      return refuse('unreadable');
    }
  }

  private static read(bytes: Buffer): Zip | Refusal {
    const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    if (end < 0) return refuse('unreadable');
    const count = bytes.readUInt16LE(end + 10);
    if (count > IMPORT_LIMITS.zipEntries) return refuse('too_complex');
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) return refuse('unreadable');
      if (bytes.readUInt16LE(at + 8) & 1) return refuse('encrypted');
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      if (entries.has(name)) return refuse('unreadable', `压缩包里有两个 ${name}`);
      unpacked += bytes.readUInt32LE(at + 24);
      const method = bytes.readUInt16LE(at + 10);
      entries.set(name, { method, packed: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return unpacked > IMPORT_LIMITS.unpackedBytes ? refuse('unpacked_too_large') : new Zip(bytes, entries);
  }

  /** The names of all entries. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** An entry as UTF-8 text; `null` where there is none of the name. */
  text(name: string): string | null | Refusal {
    const entry = this.entries.get(name);
    if (!entry) return null;
    try {
      const { offset, packed, method } = entry;
      const start = offset + 30 + this.bytes.readUInt16LE(offset + 26) + this.bytes.readUInt16LE(offset + 28);
      const data = this.bytes.subarray(start, start + packed);
      if (method !== 0 && method !== 8) return refuse('unreadable');
      const content = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(this.left, 1) });
      this.left -= content.length;
      if (this.left < 0) return refuse('unpacked_too_large');
      return new TextDecoder('utf-8', { fatal: true }).decode(content);
    } catch (error) {
      return refuse((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacked_too_large' : 'unreadable');
    }
  }
}

/** Writes a zip file of uncompressed texts. */
export function zipOf(files: ReadonlyMap<string, string>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const central = Buffer.alloc(46);
    central.write('PK\u0001\u0002', 'latin1');
    central.writeUInt16LE(20, 4);
    common.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, data]);
    locals.push(local);
    centrals.push(central, path);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
