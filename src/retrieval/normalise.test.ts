import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchKey, stripHidden, toSimplified } from './normalise.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('⾏', 'Ａ', '㈱', 'ﬁ', '①', 'İ', '👩‍⚖️', '𠀀', '\ud83d', '政', 'a', '½', '㍿', ' ', '％'),
    maxLength: 40,
  }),
);

test('every unit of a key knows the character that it came from, for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { key, offsets } = searchKey(text);
      expect(offsets).toHaveLength(key.length + 1);
      expect(offsets[key.length]).toBe(text.length);
      const keyed = new Map<number, string>();
      for (let at = 0; at < key.length; at++) {
        const offset = offsets[at] as number;
        expect(offset).toBeGreaterThanOrEqual(at ? (offsets[at - 1] as number) : 0);
        keyed.set(offset, (keyed.get(offset) ?? '') + key[at]);
      }
      for (const [offset, folded] of keyed) {
        const char = String.fromCodePoint(text.codePointAt(offset) as number);
        expect(folded).toBe(char.normalize('NFKC').toLowerCase());
      }
    }),
  );
});

test('characters of a text that do not show up in its key are only those that fold to nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { offsets } = searchKey(text);
      const held = new Set(offsets);
      let at = 0;
      for (const char of text) {
        if (!held.has(at)) expect(char.normalize('NFKC').toLowerCase()).toBe('');
        at += char.length;
      }
    }),
  );
});

test('what is found in a key is cut out of the source by its offsets', () => {
  const text = '依照《⾏政處罰法》第３１条,罰①';
  const { key, offsets } = searchKey(text);
  const at = key.indexOf('31条');
  expect(text.slice(offsets[at], offsets[at + 3])).toBe('３１条');
  const radical = key.indexOf('行政');
  expect(text.slice(offsets[radical], offsets[radical + 2])).toBe('⾏政');
});

test.each([
  ['Ｈｅｌｌｏ　３１％', 'hello 31%'],
  ['⾏政⼈员', '行政人员'],
  ['ＡＢＣ①½', 'abc11⁄2'],
  ['（第三十一条）：', '(第三十一条):'],
  ['㈠', '(一)'],
])('the key of %s is %s', (text, key) => {
  expect(searchKey(text).key).toBe(key);
});

test('Kangxi radicals of every kind become the characters that they stand for', () => {
  for (let code = 0x2f00; code <= 0x2fd5; code++) {
    const { key } = searchKey(String.fromCharCode(code));
    expect(key).toHaveLength(1);
    expect(key).not.toMatch(/[\u2f00-\u2fd5]/);
  }
});

const HIDDEN = [
  0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a,
  0x202e, 0x2060, 0x2066, 0x2069, 0x206f, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xe0001, 0xe0041, 0xe007f, 0xe0100,
  0xe01ef,
].map((code) => String.fromCodePoint(code));

test('hidden characters are taken out wherever they stand, and nothing else is', () => {
  const visible = fc.string({ unit: fc.constantFrom('政', 'a', '1', '，', '😀', '𠀀', ' ', '\n') });
  fc.assert(
    fc.property(fc.array(fc.tuple(visible, fc.constantFrom(...HIDDEN))), visible, (pieces, last) => {
      const text = pieces.map(([shown, hidden]) => shown + hidden).join('') + last;
      const shown = pieces.map(([piece]) => piece).join('') + last;
      expect(stripHidden(text)).toEqual({ text: shown, found: pieces.length > 0 });
    }),
  );
});

test('taking hidden characters out of any text leaves none to be taken out', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: once, found } = stripHidden(text);
      expect(found).toBe(once !== text);
      expect(stripHidden(once)).toEqual({ text: once, found: false });
    }),
  );
});

test.each([
  ['行政處罰', '行政处罚'],
  ['資訊公開', '信息公开'],
  ['軟體與網路', '软件与网络'],
  ['計程車司機', '出租车司机'],
  ['政務服務中心辦證', '政务服务中心办证'],
  ['甚麼時候申請覆議', '甚么时候申请覆议'],
])('Traditional %s becomes %s', (text, simplified) => {
  expect(toSimplified(text)).toBe(simplified);
});

test.each(['行政規範性文件的合法性審核', '重大行政決策程序', '建立權責清單', '執法效能與智慧監管、資源整合'])(
  'the legal words of %s are not taken for computing’s',
  (text) => {
    expect(toSimplified(text)).not.toMatch(/文档|进程|创建|性能|智能|集成/);
    for (const word of ['文件', '程序', '建立', '效能', '智慧', '整合'])
      expect(toSimplified(text).includes(word)).toBe(text.includes(word));
  },
);

test.each(['红头文件走程序', '么子时候', '小程序', '智慧城市', '显著', '乾隆', '信息公开条例', 'permit 31%', ''])(
  'mainland text stays as it is: %s',
  (text) => {
    expect(toSimplified(text)).toBe(text);
  },
);
