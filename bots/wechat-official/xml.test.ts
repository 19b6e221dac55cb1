import { expect, test } from 'vitest';
import { readXml, writeXml, XmlRefused } from './xml.ts';

test("the platform's form is read, numbers as text and a person's white space kept", () => {
  const xml = '<?xml version="1.0"?>\n<xml>\n<A><![CDATA[ 甲 <b> & ]]></A><N>0012</N><E>a &lt;&amp;</E>\n</xml>';
  const { A, N, E } = readXml(xml);
  expect({ A, N, E }).toEqual({ A: ' 甲 <b> & ', N: '0012', E: 'a <&' });
});

test('a person may write a document type or half a tag, as that stands in CDATA', () => {
  const text = '<!DOCTYPE a SYSTEM "file:///etc/passwd"> &x; <![CDATA[';
  expect(readXml(`<xml><A><![CDATA[${text}]]></A></xml>`).A).toBe(text);
});

test.each([
  ['an outside entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
  ['a document type', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>'],
  ['one in lower case', '<!doctype x SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>'],
  ['one after the declaration', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "1">]><xml><A>&e;</A></xml>'],
  [
    'one hidden in an instruction',
    '<?x <![CDATA[ ?><!DOCTYPE x SYSTEM "file:///etc/passwd"><?y ]]> ?><xml><A>1</A></xml>',
  ],
  ['one hidden in a comment', '<!--<![CDATA[--><!DOCTYPE x SYSTEM "file:///e"><!--]]>--><xml><A>1</A></xml>'],
  ['one hidden in an attribute', '<xml a="<![CDATA["><!DOCTYPE x SYSTEM "file:///e">]]>"><A>1</A></xml>'],
  ['an unknown entity', '<xml><A>&nbsp;</A></xml>'],
  ['a tag left open', '<xml><A>1</xml>'],
  ['a name that objects know by themselves', '<xml><__proto__><A>1</A></__proto__></xml>'],
  ['no XML', '{"a":1}'],
  ['nothing', ''],
])('%s is refused', (_name, xml) => {
  expect(() => readXml(xml)).toThrow(XmlRefused);
});

test('10,000 nested elements are refused', () => {
  expect(() => readXml(`<xml>${'<a>'.repeat(8_000)}${'</a>'.repeat(8_000)}</xml>`)).toThrow(XmlRefused);
});

test('64 KB are read and one byte more is refused', () => {
  const around = '<xml><A></A></xml>'.length;
  const fits = `<xml><A>${'a'.repeat(64 * 1024 - around)}</A></xml>`;
  expect(readXml(fits).A?.length).toBe(64 * 1024 - around);
  expect(() => readXml(`${fits}\n`)).toThrow(XmlRefused);
});

test('text that would end its CDATA comes back as it was', () => {
  const text = ']]><evil/>]]>]]]]>&amp;甲';
  expect(readXml(writeXml({ Content: text, CreateTime: 12 }))).toMatchObject({ Content: text, CreateTime: '12' });
});
