import type { WeightBits } from './embedder.rounding.ts';
import type { StaticWeights } from './embedder.static.ts';

/** Raised whenever tokens or the layout change, so that weights from before are not taken for current ones. */
const VERSION = 1;
const MAGIC = 'xiangwen-embedder';
/** The bytes before the header. */
const HEAD = 8;
/** What stands at the head of the file. */
export interface WeightsHeader {
  magic: string;
  version: number;
  /** SHA-256, in hexadecimal, of what the weights were trained from. */
  inputs: string;
  dimensions: number;
  rows: number;
  bits: WeightBits;
  /** What was measured when they were trained, for people to read. */
  figures: Record<string, number>;
}

/**
 * Weights as one file: the length of the header, a checksum (FNV-1a) over all that follows, the header as JSON padded to
 * four bytes, hashes and scales (32 bits each, little-endian, as all of them), then the weights, in 8 bits each or two
 * in a byte, the first in the low half.
 */
export function encodeWeights(data: StaticWeights, bits: WeightBits, figures: Record<string, number> = {}): Uint8Array {
  const weights = bits === 8 ? new Uint8Array(data.weights) : packed(data.weights);
  const body = concatenated([bytesOf(data.hashes), bytesOf(data.scales), weights]);
  const header: WeightsHeader = {
    magic: MAGIC,
    version: VERSION,
    inputs: data.inputs,
    dimensions: data.dimensions,
    rows: data.hashes.length,
    bits,
    figures,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const head = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  head.set(text);
  const rest = concatenated([head, body]);
  return concatenated([bytesOf(Uint32Array.of(head.length, checksumOf(rest))), rest]);
}

/** Reads such a file; `null` where it is none, is damaged, or was trained from other inputs than those named. */
export function decodeWeights(file: Uint8Array, inputs?: string): StaticWeights | null {
  // A copy of its own: a Buffer's slice() shares memory, and views need an offset that four divides.
  const bytes = new Uint8Array(file);
  const header = headerOf(bytes);
  if (!header || (inputs !== undefined && header.inputs !== inputs)) return null;
  const { dimensions, rows, bits } = header;
  const from = bytes.length - bodyLength(header);
  if (from !== HEAD + wordAt(bytes, 0) || checksumOf(bytes.subarray(HEAD)) !== wordAt(bytes, 4)) return null;
  return {
    dimensions,
    hashes: new Uint32Array(bytes.buffer, from, rows),
    scales: new Float32Array(bytes.buffer, from + rows * 4, rows),
    weights:
      bits === 8
        ? new Int8Array(bytes.buffer, from + rows * 8)
        : unpacked(bytes.subarray(from + rows * 8), rows * dimensions),
    inputs: header.inputs,
  };
}

/** What a file says of itself; `null` where it is none of this version. */
export function headerOf(file: Uint8Array): WeightsHeader | null {
  if (file.length < HEAD) return null;
  try {
    const header = JSON.parse(new TextDecoder().decode(file.subarray(HEAD, HEAD + wordAt(file, 0)))) as WeightsHeader;
    return header.magic === MAGIC && header.version === VERSION ? header : null;
  } catch {
    return null;
  }
}

function wordAt(file: Uint8Array, at: number): number {
  return new DataView(file.buffer, file.byteOffset).getUint32(at, true);
}

function bodyLength({ rows, dimensions, bits }: WeightsHeader): number {
  return rows * 8 + Math.ceil((rows * dimensions * bits) / 8);
}

function packed(weights: Int8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(weights.length / 2));
  weights.forEach((weight, at) => {
    bytes[at >> 1] = (bytes[at >> 1] as number) | ((weight & 15) << ((at & 1) * 4));
  });
  return bytes;
}

/** The sign bit of each half byte is drawn out over the whole. */
function unpacked(bytes: Uint8Array, length: number): Int8Array {
  const weights = new Int8Array(length);
  for (let at = 0; at < length; at++) {
    const byte = bytes[at >> 1] as number;
    weights[at] = ((at & 1 ? byte : byte << 4) << 24) >> 28;
  }
  return weights;
}

function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function bytesOf(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
