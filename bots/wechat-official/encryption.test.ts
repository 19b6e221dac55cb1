import { createCipheriv, randomBytes } from 'node:crypto';
import { decrypt as theirDecrypt, encrypt as theirEncrypt } from '@wecom/crypto';
import { expect, test } from 'vitest';
import { decrypt, encrypt, readEncodingKey } from './encryption.ts';
import { ACCOUNT, ENCODING_KEY } from './wechat.fixture.node.ts';

const { appId } = ACCOUNT;
const key = readEncodingKey(ENCODING_KEY);
const MESSAGES = Array.from({ length: 70 }, (_, length) => '法'.repeat(length % 7) + 'a'.repeat(length));

/** Encrypts these bytes as they stand, without any padding. */
function rawCipher(plain: Uint8Array): string {
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** A message with its head and the app's id, padded with these bytes. */
function padded(message: string, padding: number[], length = Buffer.byteLength(message)): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([randomBytes(16), size, Buffer.from(message), Buffer.from(appId), Buffer.from(padding)]);
}

test("what the platform's library encrypts is read, at every length of padding", async () => {
  for (const message of MESSAGES) {
    expect(await decrypt(theirEncrypt(ENCODING_KEY, message, appId), key, appId)).toBe(message);
  }
});

test("what is encrypted here the platform's library reads, with blocks of 32 bytes", async () => {
  for (const message of MESSAGES) {
    const sealed = await encrypt(message, key, appId);
    expect(Buffer.from(sealed, 'base64').length % 32).toBe(0);
    const read = theirDecrypt(ENCODING_KEY, sealed);
    expect({ message: read.message, id: read.id }).toEqual({ message, id: appId });
  }
});

test('two encryptions of one message differ', async () => {
  expect(await encrypt('甲', key, appId)).not.toBe(await encrypt('甲', key, appId));
});

test('a message for another app, by another key, cut off or not base64 is not read', async () => {
  const sealed = theirEncrypt(ENCODING_KEY, '<xml></xml>', appId);
  const other = readEncodingKey('a'.repeat(43));
  expect(await decrypt(sealed, key, 'wx-another')).toBeNull();
  expect(await decrypt(sealed, other, appId)).toBeNull();
  for (const wrong of ['', '=', '%%%%', sealed.slice(0, 40), Buffer.alloc(16).toString('base64')]) {
    expect(await decrypt(wrong, key, appId)).toBeNull();
  }
});

test('a padding that is forged or too long, and a length beyond the end, are not read', async () => {
  const message = 'abc'; // 16 + 4 + 3 + 18 = 41 bytes, so 23 of padding
  expect(await decrypt(rawCipher(padded(message, Array(23).fill(23))), key, appId)).toBe(message);
  expect(await decrypt(rawCipher(padded(message, [22, ...Array(22).fill(23)])), key, appId)).toBeNull();
  expect(await decrypt(rawCipher(padded(message, Array(23).fill(0))), key, appId)).toBeNull();
  expect(await decrypt(rawCipher(padded(message, Array(55).fill(55))), key, appId)).toBeNull();
  expect(await decrypt(rawCipher(padded(message, Array(23).fill(23), 0xffffffff)), key, appId)).toBeNull();
});

test('a key of another length or with other characters is refused by name', () => {
  for (const wrong of ['a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}-`]) {
    expect(() => readEncodingKey(wrong)).toThrow(/WECHAT_ENCODING_AES_KEY/);
  }
});
