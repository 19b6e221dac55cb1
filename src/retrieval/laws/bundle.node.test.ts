import { beforeAll, expect, test } from 'vitest';
import type { Corpus } from '../../domain/corpus.ts';
import { packVectors } from '../packed-vectors.ts';
import { QueryReader } from '../query.ts';
import { decodeLaws, encodeLaws, type LawBundle } from './bundle.ts';
import { madeUpBundle, madeUpCorpus, searchOver } from './fixture.node.ts';

let corpus: Corpus;
let bundle: LawBundle;
beforeAll(async () => {
  corpus = await madeUpCorpus();
  bundle = madeUpBundle(corpus);
});

const withVectors = (): LawBundle => {
  const { size } = bundle.index.words;
  const rows = Array.from({ length: size }, (_, at) => Float32Array.of(Math.sin(at), Math.cos(at)));
  return { ...bundle, vectors: packVectors('static-x', 2, rows, size) };
};

test('a bundle that was written is read as the same, with vectors and without', () => {
  for (const whole of [bundle, withVectors()]) expect(decodeLaws(encodeLaws(whole))).toEqual(whole);
});

test('what was read finds what the built one finds', () => {
  const query = new QueryReader(corpus.lexicon).read('办灯会要提前多少日申报');
  const read = decodeLaws(encodeLaws(bundle)) as LawBundle;
  expect(searchOver(corpus, read).search(query)).toEqual(searchOver(corpus, bundle).search(query));
});

test('a bundle is written the same from the same, so that its hash names it', () => {
  expect(encodeLaws(madeUpBundle(corpus))).toEqual(encodeLaws(bundle));
});

test('a file that lies anywhere in memory is read', () => {
  const file = encodeLaws(withVectors());
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);
  expect(decodeLaws(shifted.subarray(3))).toEqual(withVectors());
});

test('a file cut anywhere is none', () => {
  const file = encodeLaws(withVectors());
  for (let share = 0; share < 40; share++) {
    const cut = Math.floor((file.length * share) / 40);
    expect(decodeLaws(file.subarray(0, cut)), `${cut} of ${file.length}`).toBeNull();
  }
});

test.each([
  ['nothing', new Uint8Array()],
  ['another file', new TextEncoder().encode('# 中华人民共和国灯会法\n')],
  ['zeros', new Uint8Array(4_096)],
])('%s is no bundle', (_name, file) => {
  expect(decodeLaws(file)).toBeNull();
});

/** The file with a piece of its header put otherwise, at the same length. */
function changed(from: RegExp, to: string): Uint8Array {
  const file = Buffer.from(encodeLaws(bundle));
  const text = file.toString('latin1');
  const found = from.exec(text);
  expect(found?.[0]).toHaveLength(to.length);
  file.write(to, found?.index ?? 0);
  return file;
}

test('a bundle of another format or of another program is none', () => {
  expect(decodeLaws(changed(/"format":\d/, '"format":0'))).toBeNull();
  expect(decodeLaws(changed(/xiangwen-laws/, 'xiangwen-lawz'))).toBeNull();
  expect(decodeLaws(changed(/"name":"chapterOf"/, '"name":"chapterOF"'))).toBeNull();
  expect(decodeLaws(changed(/"name":"text"/, '"name":"tezt"'))).toBeNull();
});
