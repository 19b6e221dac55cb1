import { inflateRawSync } from 'node:zlib';

/** A workbook's own parts are a dozen; one with pictures has some more. */
const MOST_ENTRIES = 500;

/**
 * Why a file is no workbook that may be opened, for people; `null` where it may. A small file can unpack to gigabytes
 * and says of its size what it likes, so each part is unpacked here, and thrown away, no further than the limit.
 *
 * @param most bytes that all parts together may unpack to.
 */
export function faultOfWorkbook(file: Uint8Array, most: number): string | null {
  try {
    return measure(Buffer.from(file.buffer, file.byteOffset, file.byteLength), most);
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : NO_WORKBOOK;
  }
}

const TOO_LARGE = '文件解压后太大，没有读取';
const NO_WORKBOOK = '不是能读的 .xlsx 文件（旧的 .xls 请另存为 .xlsx，有密码的请先去掉密码）';

function measure(bytes: Buffer, most: number): string | null {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0) return NO_WORKBOOK;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return TOO_LARGE;
  let left = most;
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) return NO_WORKBOOK;
    left -= unpackedSize(bytes, at, left);
    if (left < 0) return TOO_LARGE;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return null;
}

function unpackedSize(bytes: Buffer, at: number, left: number): number {
  const [method, packed, local] = [
    bytes.readUInt16LE(at + 10),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ];
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > bytes.length) throw new Error('beyond the end');
  if (method === 0) return packed;
  return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(left, 1) }).length;
}
