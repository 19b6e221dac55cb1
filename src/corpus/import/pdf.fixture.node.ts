import { deflateSync } from 'node:zlib';

/** Writes PDFs for tests by hand. A ToUnicode table that maps every code to itself lets any text of the BMP stand in them. */

const SELF = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Self def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end`;

/** A line of text at a place in points from the lower left corner, with operators before and after it. */
export function shown(text: string, x: number, y: number, { size = 12, before = '', after = '' } = {}): string {
  const codes = [...text].map((char) => (char.codePointAt(0) as number).toString(16).padStart(4, '0')).join('');
  return `${before} BT /F1 ${size} Tf ${x} ${y} Td <${codes}> Tj ET ${after}\n`;
}

/** A PDF of A4 pages from their drawing operators. `trailer` goes into its trailer. */
export function pdfOf(pages: readonly string[], { trailer = '', packed = false } = {}): Uint8Array {
  const first = 7;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>',
    '<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    stream(SELF, packed),
  ];
  pages.forEach((page, at) => {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + at * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      stream(page, packed),
    );
  });
  return written(objects, trailer);
}

function stream(text: string, packed: boolean): Buffer {
  const data = packed ? deflateSync(text) : Buffer.from(text, 'latin1');
  const filter = packed ? '/Filter/FlateDecode' : '';
  return Buffer.concat([Buffer.from(`<</Length ${data.length}${filter}>>stream\n`), data, Buffer.from('\nendstream')]);
}

function written(objects: readonly (string | Buffer)[], trailer: string): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = 9;
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
