import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSections, encodeSections, type SectionArray } from './sections.ts';

const array: fc.Arbitrary<SectionArray> = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.int8Array({ maxLength: 20 }),
  fc.uint16Array({ maxLength: 20 }),
  fc.uint32Array({ maxLength: 20 }),
  fc.float32Array({ maxLength: 20 }),
);
const sections = fc
  .array(array, { maxLength: 5 })
  .map((arrays) => Object.fromEntries(arrays.map((one, at) => [`part.${at}`, one])));
const header = fc.jsonValue().map((value) => JSON.parse(JSON.stringify({ value, name: '法律' })));

/** The file at an offset within more memory, as a Buffer out of a pool lies. */
function shifted(file: Uint8Array, by: number): Uint8Array {
  const memory = new Uint8Array(file.length + by);
  memory.set(file, by);
  return memory.subarray(by);
}

test('what is written is read back: the header, and every array with its type and its values', () => {
  fc.assert(
    fc.property(header, sections, fc.integer({ min: 0, max: 8 }), (head, arrays, by) => {
      expect(decodeSections(shifted(encodeSections(head, arrays), by))).toEqual({ header: head, sections: arrays });
    }),
  );
});

test('an aligned file is not copied, and one that lies askew is', () => {
  const file = encodeSections(null, { numbers: Uint32Array.of(1, 2) });
  expect(decodeSections(file)?.sections.numbers?.buffer).toBe(file.buffer);
  const askew = shifted(file, 3);
  const { numbers } = decodeSections(askew)?.sections ?? {};
  expect(numbers).toEqual(Uint32Array.of(1, 2));
  expect(numbers?.buffer).not.toBe(askew.buffer);
});

test('a part of a longer array is saved alone', () => {
  const part = Uint16Array.of(1, 2, 3, 4).subarray(1, 3);
  expect(decodeSections(encodeSections(0, { part }))?.sections.part).toEqual(Uint16Array.of(2, 3));
});

test('a Buffer is saved as bytes', () => {
  const text = Buffer.from('老树');
  expect(decodeSections(encodeSections(0, { text }))?.sections.text).toEqual(new Uint8Array(text));
});

test('a file that was cut short anywhere is none', () => {
  const file = encodeSections({ a: 1 }, { bytes: Uint8Array.of(7), last: Float32Array.of(1, 2, 3, 4) });
  expect(decodeSections(file)).not.toBeNull();
  for (let length = 0; length < file.length; length++)
    expect(decodeSections(file.subarray(0, length)), `${length} bytes`).toBeNull();
});

/** A file with this at its head, and room behind. */
function headed(head: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const file = new Uint8Array(4 + json.length + 64);
  new DataView(file.buffer).setUint32(0, json.length, true);
  file.set(json, 4);
  return file;
}

test('a head that says what cannot be makes no file', () => {
  const sound = { name: 'a', type: 'Uint8Array', length: 1 };
  expect(decodeSections(headed({ header: 1, sections: [sound] }))).not.toBeNull();
  for (const wrong of [
    null,
    1,
    {},
    { ...sound, type: 'constructor' },
    { ...sound, type: 'Float64Array' },
    { ...sound, length: -1 },
    { ...sound, length: 1.5 },
    { ...sound, length: '1' },
    { ...sound, length: 2 ** 40 },
  ])
    expect(decodeSections(headed({ header: 1, sections: [wrong] })), JSON.stringify(wrong)).toBeNull();
  for (const head of [null, 7, [], {}, { header: 1 }, { header: 1, sections: {} }])
    expect(decodeSections(headed(head)), JSON.stringify(head)).toBeNull();
});

test('no bytes make the reader throw, and neither does a byte that changed', () => {
  const file = encodeSections({ a: 1 }, { bytes: new Uint8Array(12), numbers: new Uint32Array(11) });
  const damaged = fc.record({ at: fc.nat(file.length - 1), byte: fc.nat(255) }).map(({ at, byte }) => {
    const copy = file.slice();
    copy[at] = byte;
    return copy;
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 40 }), damaged), (bytes) => {
      const read = decodeSections(bytes);
      if (read) for (const one of Object.values(read.sections)) expect(ArrayBuffer.isView(one)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
