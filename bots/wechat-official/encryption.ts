import { StartupError } from '../../src/domain/errors.ts';

/**
 * The platform's encrypted mode: AES-256-CBC, the IV being the key's first 16 bytes, over 16 random bytes, the
 * message's length (4 bytes, big-endian), the message and the app's id, padded as PKCS#7 with blocks of 32.
 *
 * WebCrypto pads with blocks of 16 only and refuses a padding of 17 to 32 bytes. CBC lets us go around that without a
 * second implementation of AES: a block that encrypts a whole block of its padding, chained behind the last one, makes
 * it take off exactly that block and hand out the rest as it is; and of what it encrypts the last block is left out.
 */

const BLOCK = 16;
const PADDED_TO = 32;
const RANDOM = 16;
const HEAD = RANDOM + 4;

/** The 32 bytes of `WECHAT_ENCODING_AES_KEY`. Throws a `StartupError` where it is not 43 characters of base64. */
export function readEncodingKey(encodingKey: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingKey)) {
    throw new StartupError('配置有误：WECHAT_ENCODING_AES_KEY 应为43个字符');
  }
  return fromBase64(`${encodingKey}=`);
}

/** Encrypts to base64. */
export async function encrypt(message: string, key: Uint8Array<ArrayBuffer>, appId: string): Promise<string> {
  const text = new TextEncoder().encode(message);
  const id = new TextEncoder().encode(appId);
  const size = HEAD + text.length + id.length;
  const padding = PADDED_TO - (size % PADDED_TO);
  const plain = new Uint8Array(size + padding).fill(padding);
  crypto.getRandomValues(plain.subarray(0, RANDOM));
  new DataView(plain.buffer).setUint32(RANDOM, text.length);
  plain.set(text, HEAD);
  plain.set(id, HEAD + text.length);
  const sealed = await cbc('encrypt', key, key.slice(0, BLOCK), plain);
  return toBase64(sealed.subarray(0, plain.length));
}

/** Decrypts base64. `null` where it is not whole, not for this app, or not of this key. Check the signature before. */
export async function decrypt(base64: string, key: Uint8Array<ArrayBuffer>, appId: string): Promise<string | null> {
  try {
    return readMessage(await decryptRaw(fromBase64(base64), key), appId);
  } catch {
    return null;
  }
}

async function decryptRaw(sealed: Uint8Array<ArrayBuffer>, key: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (sealed.length === 0 || sealed.length % BLOCK !== 0) throw new RangeError('not whole blocks');
  const closing = await cbc('encrypt', key, sealed.slice(-BLOCK), new Uint8Array());
  const closed = new Uint8Array(sealed.length + BLOCK);
  closed.set(sealed);
  closed.set(closing, sealed.length);
  return cbc('decrypt', key, key.slice(0, BLOCK), closed);
}

function readMessage(plain: Uint8Array, appId: string): string | null {
  const padding = plain.at(-1) ?? 0;
  const isPadded = padding >= 1 && padding <= PADDED_TO && plain.subarray(-padding).every((byte) => byte === padding);
  if (!isPadded || plain.length - padding < HEAD) return null;
  const content = plain.subarray(0, plain.length - padding);
  const end = HEAD + new DataView(plain.buffer, plain.byteOffset).getUint32(RANDOM);
  const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (end > content.length || decode(content.subarray(end)) !== appId) return null;
  return decode(content.subarray(HEAD, end));
}

async function cbc(
  direction: 'encrypt' | 'decrypt',
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, [direction]);
  return new Uint8Array(await crypto.subtle[direction]({ name: 'AES-CBC', iv }, imported, data));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
