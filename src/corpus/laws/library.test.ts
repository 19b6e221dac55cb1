import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSections, encodeSections } from '../sections.ts';
import { BIRDS, LAMPS, LIGHTS, lawOf, OLD_TREES, sourcesOf, TODAY, versionOf } from './fixture.node.ts';
import { type LawSource, PackedLibrary, packLaws, unpackLaws } from './library.ts';
import { parseLawText } from './text.ts';

const VERSION = 'sha256:0';

/** A library as a server has it: packed, saved and read back. */
function libraryOf(sources: readonly LawSource[] = sourcesOf(), today = () => TODAY): PackedLibrary {
  const { header, sections } = packLaws(sources, VERSION);
  const read = decodeSections(encodeSections(header, sections));
  const packed = unpackLaws(read?.header, read?.sections ?? {});
  if (!packed) throw new Error('the packed laws are not read back');
  return new PackedLibrary(packed, today);
}

/** The references of a version's passages. */
function refsOf(library: PackedLibrary, law: string, version?: string): string[] {
  const { from, to } = library.range(law, version) ?? { from: 0, to: 0 };
  return Array.from({ length: to - from }, (_, at) => library.at(from + at).ref);
}

test('every place of every version is there with its text and heading, character for character', () => {
  const library = libraryOf();
  const expected = sourcesOf().flatMap(({ law, version, texts }) =>
    parseLawText(texts[0] as string).places.map((place) => ({ ...place, law: law.id, version: version.version })),
  );
  expect(library.size).toBe(expected.length);
  expected.forEach((one, at) => {
    expect(library.at(at)).toMatchObject(one);
    expect({ place: library.placeAt(at), heading: library.headingAt(at), text: library.textAt(at) }).toEqual({
      place: one.place,
      heading: one.heading,
      text: one.text,
    });
  });
  expect(library.version).toBe(VERSION);
  expect(library.laws).toEqual([OLD_TREES, LAMPS, LIGHTS, BIRDS]);
});

test('an article of the version in force is cited without a version', () => {
  expect(libraryOf().find('law:laoshu:3')).toEqual({
    ref: 'law:laoshu:3',
    label: '《老树照管法》第三条',
    heading: '第二章 罚则',
    text: '第三条 砍伐𣗋树等老树的，处二千元罚款。',
    url: '/laws/laoshu#a3',
    status: 'in_force',
    notes: ['截至2025年4月19日：现行有效'],
    law: 'laoshu',
    version: '2024-08-20',
    place: '3',
  });
});

test('an article of an earlier version says so in its reference, label, address, status and notes', () => {
  expect(libraryOf().find('law:laoshu@2015-03-01:3')).toMatchObject({
    ref: 'law:laoshu@2015-03-01:3',
    label: '《老树照管法（2015年版）》第三条',
    text: '第三条 砍伐老树的，处五百元罚款。',
    url: '/laws/laoshu?version=2015-03-01#a3',
    status: 'amended',
    notes: ['截至2025年4月19日：这是2015年3月1日通过的旧版本，现行版本自2025年1月1日起施行'],
  });
});

test('which version is in force follows the day', () => {
  let today = '2024-12-31';
  const library = libraryOf(sourcesOf(), () => today);
  expect(library.find('law:laoshu:3')).toMatchObject({ ref: 'law:laoshu:3', status: 'in_force' });
  expect(library.find('law:laoshu:3')?.text).toContain('五百元');
  expect(library.find('law:laoshu@2024-08-20:3')?.notes).toEqual(['这个版本尚未施行']);
  today = '2025-01-01';
  expect(library.find('law:laoshu:3')?.text).toContain('二千元');
  expect(library.find('law:laoshu@2015-03-01:3')?.status).toBe('amended');
});

test('a reference that names the version in force gives the same passage as one that names none', () => {
  const library = libraryOf();
  expect(library.find('law:laoshu@2024-08-20:2-1')).toEqual(library.find('law:laoshu:2-1'));
  expect(library.find('law:laoshu:2-1')?.text).toBe('第二条之一 老树由所在的村照管：\n（一）浇水；\n（二）立牌。');
});

test('the status of a passage is that of its law on the day, with what took its place and what is known beyond', () => {
  const library = libraryOf();
  expect(library.find('law:ludeng:2')).toMatchObject({
    status: 'repealed',
    notes: ['截至2025年4月19日：已废止，由《照明条例》取代'],
  });
  expect(library.find('law:zhaoming:2')).toMatchObject({
    status: 'amended',
    notes: ['截至2025年4月19日：现行有效', LIGHTS.changes[0]?.note],
  });
});

test.each([
  'law:laoshu:5',
  'law:laoshu@2015-03-01:4',
  'law:laoshu@2016-01-01:1',
  'law:laoshu:item-1',
  'law:zhaoming:3',
  'law:shuigang:1',
  'law:nobody:1',
  'card:laoshu',
  'plan:1',
  '',
])('%j names nothing in the library', (ref) => {
  expect(libraryOf().find(ref)).toBeUndefined();
});

test('every passage is found under its own reference, and the passages of a version stand together', () => {
  const library = libraryOf();
  const all = Array.from({ length: library.size }, (_, at) => library.at(at));
  expect(new Set(all.map(({ ref }) => ref)).size).toBe(library.size);
  for (const one of all) expect(library.find(one.ref)).toEqual(one);
  expect(refsOf(library, 'laoshu', '2015-03-01')).toEqual([1, 2, 3].map((n) => `law:laoshu@2015-03-01:${n}`));
  expect(refsOf(library, 'laoshu')).toEqual(
    ['1', '2', '2-1', '3', '4', 'annex-1'].map((place) => `law:laoshu:${place}`),
  );
  expect(refsOf(library, 'shuiniao')).toEqual(['preamble', 'item-1', 'item-2'].map((place) => `law:shuiniao:${place}`));
});

test('a version that is not at hand has no range, and the other one keeps its own', () => {
  const [old] = sourcesOf([OLD_TREES]);
  const library = libraryOf([old as LawSource]);
  expect(library.range('laoshu')).toBeUndefined();
  expect(library.range('laoshu', '2015-03-01')).toMatchObject({ from: 0, to: 3 });
  expect(library.find('law:laoshu:1')).toBeUndefined();
  expect(library.find('law:laoshu@2015-03-01:1')?.status).toBe('amended');
});

test('a code that stands in several files is one law; a place that an earlier file had is left out', () => {
  const files = [
    '# 法典\n\n<!-- INFO END -->\n\n第一条 甲。\n',
    '# 法典\n\n<!-- INFO END -->\n\n第一条 又。\n\n第二条 乙。\n',
  ];
  const code = lawOf({ id: 'fadian', title: '法典', versions: [versionOf('2020-05-28', files)] });
  const library = libraryOf(sourcesOf([code]));
  expect(refsOf(library, 'fadian')).toEqual(['law:fadian:1', 'law:fadian:2']);
  expect(library.find('law:fadian:1')?.text).toBe('第一条 甲。');
});

test('texts without a single place take no passage from their neighbours', () => {
  const empty = (id: string) => lawOf({ id, title: `空条例${id}`, versions: [versionOf('2020-01-01', [''])] });
  const count = fc.nat(2);
  fc.assert(
    fc.property(count, count, count, (before, between, behind) => {
      const blanks = (name: string, many: number) => Array.from({ length: many }, (_, at) => empty(`${name}${at}`));
      const laws = [...blanks('a', before), LAMPS, ...blanks('b', between), LIGHTS, ...blanks('c', behind)];
      const library = libraryOf(sourcesOf(laws));
      const found = Array.from({ length: library.size }, (_, at) => library.at(at).ref);
      expect(found).toEqual(['law:ludeng:1', 'law:ludeng:2', 'law:zhaoming:1', 'law:zhaoming:2']);
    }),
    { numRuns: 27 },
  );
});

test('no sources make an empty library', () => {
  const library = libraryOf([]);
  expect([library.size, library.laws, library.find('law:laoshu:1')]).toEqual([0, [], undefined]);
});

test('sections that are no laws are not taken for some', () => {
  const { header, sections } = packLaws(sourcesOf(), VERSION);
  expect(unpackLaws(header, { ...sections })).not.toBeNull();
  for (const missing of ['text', 'ends', 'headings'] as const) {
    const { [missing]: _, ...rest } = sections;
    expect(unpackLaws(header, rest), missing).toBeNull();
    expect(unpackLaws(header, { ...sections, [missing]: new Float32Array(1) }), missing).toBeNull();
  }
  for (const wrong of [null, undefined, 7, {}, { ranges: 1 }]) expect(unpackLaws(wrong, { ...sections })).toBeNull();
});
