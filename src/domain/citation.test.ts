import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CitationFault, checkCitations, type DraftSentence } from './citation.ts';
import type { Passage } from './passage.ts';
import { chineseNumber, planLabel, planRef, planUrl } from './reference.ts';

const passage = (number: number, text: string): Passage => ({
  ref: planRef({ kind: 'task', number }),
  label: planLabel({ kind: 'task', number }),
  heading: '标题',
  text,
  url: planUrl({ kind: 'task', number }),
  status: 'period_over',
  notes: [],
});

/** One retrieved passage by the name S1, unless a test needs more. */
const source = (text: string): Map<string, Passage> => new Map([['S1', passage(31, text)]]);
const check = (sentences: DraftSentence[], sources: Map<string, Passage>) => checkCitations({ sentences }, sources);
const quoteOf = (text: string, start: number, end: number, token = 'S1'): DraftSentence => ({
  kind: 'quote',
  token,
  quote: text.slice(start, end),
  start,
  end,
});
const words = (text: string, ...tokens: string[]): DraftSentence => ({ kind: 'words', text, tokens });

function faultsOf(sentences: DraftSentence[], sources: Map<string, Passage>): CitationFault[] {
  const result = check(sentences, sources);
  return result.ok ? [] : result.faults.map(({ fault }) => fault);
}

/** Any text at all, lone surrogates, emoji and repetitions among it, with a span inside it. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('每', '年', '。', '👩‍⚖️', '𠀀', '3', '１', ' ', '\n', '\ud83d', 'a', '甲'),
    minLength: 1,
    maxLength: 60,
  }),
);
const spanned = text.chain((whole) =>
  fc
    .tuple(fc.nat(whole.length), fc.nat(whole.length))
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({ whole, start: Math.min(one, other), end: Math.max(one, other) })),
);

test('the true quotation of any span of any text passes, and the citation slices to it', () => {
  fc.assert(
    fc.property(spanned, ({ whole, start, end }) => {
      const result = check([quoteOf(whole, start, end)], source(whole));
      if (!result.ok) throw new Error(JSON.stringify(result.faults));
      const [citation] = result.citations;
      expect(result.citations).toHaveLength(1);
      expect(whole.slice(citation?.start, citation?.end)).toBe(citation?.quote);
      expect(citation).toMatchObject({ ref: 'plan:31', label: '任务31', start, end, quote: whole.slice(start, end) });
    }),
  );
});

test('a quotation with any one character altered, added or left out fails', () => {
  fc.assert(
    fc.property(
      spanned,
      fc.nat(),
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.nat(1),
      ({ whole, start, end }, at, put, cut) => {
        const quote = whole.slice(start, end);
        const place = at % quote.length;
        const altered = quote.slice(0, place) + put + quote.slice(place + cut);
        fc.pre(altered !== quote);
        expect(faultsOf([{ kind: 'quote', token: 'S1', quote: altered, start, end }], source(whole))).toEqual([
          'altered_quotation',
        ]);
      },
    ),
  );
});

test('a quotation under shifted offsets fails wherever other characters stand', () => {
  fc.assert(
    fc.property(
      spanned,
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      ({ whole, start, end }, left, right) => {
        const quote = whole.slice(start, end);
        const from = start + left;
        const to = end + right;
        fc.pre(left !== 0 || right !== 0);
        fc.pre(from < 0 || to > whole.length || whole.slice(from, to) !== quote);
        expect(faultsOf([{ kind: 'quote', token: 'S1', quote, start: from, end: to }], source(whole))).toEqual([
          'altered_quotation',
        ]);
      },
    ),
  );
});

test.each([
  ['negative, as slice would count from the end', -2, 4],
  ['beyond the end', 0, 5],
  ['empty', 2, 2],
  ['turned round', 3, 1],
  ['no whole numbers', 0.5, 2],
  ['not numbers', Number.NaN, 2],
  ['endless', 0, Number.POSITIVE_INFINITY],
])('offsets that are %s fail, even where slice would give the quotation', (_, start, end) => {
  const whole = '依法行政';
  const quote = whole.slice(start, end);
  expect(faultsOf([{ kind: 'quote', token: 'S1', quote, start, end }], source(whole))).toEqual(['altered_quotation']);
});

test('characters that only look or normalise alike are altered characters', () => {
  const whole = '⾏政处罚(2022年),é';
  for (const quote of [
    whole.normalize('NFKC'),
    whole.replace('(', '（'),
    whole.normalize('NFD'),
    `${whole.slice(0, -1)}e`,
  ])
    expect(faultsOf([{ kind: 'quote', token: 'S1', quote, start: 0, end: whole.length }], source(whole))).toEqual([
      'altered_quotation',
    ]);
});

test('a token that nothing was retrieved under fails, in quotations as in words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (token) => {
      fc.pre(token !== 'S1');
      const sources = source('依法行政。');
      expect(faultsOf([quoteOf('依法行政。', 0, 2, token)], sources)).toEqual(['unknown_source']);
      expect(faultsOf([words('要依法。', 'S1', token)], sources)).toEqual(['unknown_source']);
    }),
  );
});

test('a token names its own passage: what another passage says does not serve', () => {
  const sources = new Map([
    ['S1', passage(1, '甲乙丙')],
    ['S2', passage(2, '丁戊己')],
  ]);
  expect(faultsOf([quoteOf('丁戊己', 0, 3, 'S1')], sources)).toEqual(['altered_quotation']);
  expect(faultsOf([words('原文是“丁戊己庚”。', 'S2')], sources)).toEqual(['altered_quotation']);
});

test('words without a token fail, as do words that are blank, as does an answer without sentences', () => {
  const sources = source('依法行政。');
  expect(faultsOf([words('要依法行政。')], sources)).toEqual(['no_source']);
  for (const blank of ['', '  ', '\u3000\n']) expect(faultsOf([words(blank, 'S1')], sources)).toEqual(['empty']);
  expect(faultsOf([], sources)).toEqual(['empty']);
});

test.each([
  'https://example.com',
  'HTTP://EXAMPLE.COM',
  'ｈｔｔｐｓ：／／example.com',
  '//example.com/x',
  'ftp://a.b',
  'www.example.com',
  'ｗｗｗ．gov．cn',
  'example.com',
  '163.com',
  'mailto:a@b',
  '[任务31](/plan/31)',
  '[任务31](javascript:alert)',
])('words that hold the link %s fail', (link) => {
  expect(faultsOf([words(`详见${link}。`, 'S1')], source('依法行政。'))).toEqual(['foreign_link']);
});

const numeral = fc.integer({ min: 10, max: 999 });
/** Every way of writing a number that the guard must see through. */
const WRITTEN: [string, (value: number) => string][] = [
  ['Arabic', (value) => `${value}人`],
  [
    'full-width',
    (value) => `${String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))}人`,
  ],
  ['Chinese', (value) => `${chineseNumber(value)}个`],
  ['Arabic percent', (value) => `${value}%`],
  ['full-width percent', (value) => `${value}％`],
  ['Chinese percent', (value) => `百分之${chineseNumber(value)}`],
];

test.each(WRITTEN)('a number in %s that the source does not hold fails, one that it holds passes', (_, write) => {
  fc.assert(
    fc.property(numeral, numeral, (held, claimed) => {
      fc.pre(held !== claimed && claimed !== 31);
      const sentence = words(`要求达到${write(claimed)}。`, 'S1');
      expect(faultsOf([sentence], source(`比例为${held}左右。`))).toEqual(['unsupported_number']);
      for (const [, writeSource] of WRITTEN)
        expect(faultsOf([sentence], source(`比例为${writeSource(claimed)}左右。`))).toEqual([]);
    }),
  );
});

test('a part of a number in the source is no support', () => {
  for (const text of ['2022年', '220', '1.22', '22,000'])
    expect(faultsOf([words('共22项。', 'S1')], source(text))).toEqual(['unsupported_number']);
  expect(faultsOf([words('共12项。', 'S1')], source('1,2'))).toEqual(['unsupported_number']);
});

test('a number is supported by any of the passages that the sentence cites, and by no other', () => {
  const sources = new Map([
    ['S1', passage(1, '每年一次')],
    ['S2', passage(2, '不少于60学时')],
  ]);
  expect(faultsOf([words('不少于60学时。', 'S1', 'S2')], sources)).toEqual([]);
  expect(faultsOf([words('不少于60学时。', 'S1')], sources)).toEqual(['unsupported_number']);
});

test('a quotation inside words has to be the passage’s own', () => {
  const sources = source('落实“谁执法谁普法”责任。');
  expect(faultsOf([words('要做到“谁执法谁普法”。', 'S1')], sources)).toEqual([]);
  expect(faultsOf([words('要做到“谁普法谁执法”。', 'S1')], sources)).toEqual(['altered_quotation']);
  expect(faultsOf([words('要做到「谁普法谁执法」。', 'S1')], sources)).toEqual(['altered_quotation']);
});

test('every fault is told with the place of its sentence, and one fault keeps all sentences back', () => {
  const whole = '依法行政。';
  const result = check(
    [quoteOf(whole, 0, 5), words('无依据。'), quoteOf(whole, 0, 2, 'S9'), words('共7项。', 'S1')],
    source(whole),
  );
  expect(result).toEqual({
    ok: false,
    faults: [
      { index: 1, fault: 'no_source', detail: '无依据。' },
      { index: 2, fault: 'unknown_source', detail: 'S9' },
      { index: 3, fault: 'unsupported_number', detail: '7' },
    ],
  });
});

test('quotations that touch become one citation, which still slices to its quotation', () => {
  const cuts = text.chain((whole) =>
    fc.tuple(fc.constant(whole), fc.uniqueArray(fc.nat(whole.length), { minLength: 2, maxLength: 6 })),
  );
  fc.assert(
    fc.property(cuts, ([whole, places]) => {
      const bounds = places.toSorted((a, b) => a - b);
      const pieces = bounds.slice(1).map((end, at) => quoteOf(whole, bounds[at] as number, end));
      const result = check(pieces, source(whole));
      if (!result.ok) throw new Error(JSON.stringify(result.faults));
      expect(result.sentences).toHaveLength(pieces.length);
      expect(result.citations).toHaveLength(1);
      const [{ start, end, quote } = { start: -1, end: -1, quote: '' }] = result.citations;
      expect([start, end]).toEqual([bounds[0], bounds.at(-1)]);
      expect(whole.slice(start, end)).toBe(quote);
    }),
  );
});

test('any draft of true quotations from several passages gives citations that all slice to their quotations', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(spanned, fc.nat(2)), { minLength: 1, maxLength: 6 }), (drafts) => {
      const texts = [0, 1, 2].map((at) =>
        drafts
          .filter(([, owner]) => owner === at)
          .map(([{ whole }]) => whole)
          .join(''),
      );
      const sources = new Map(texts.map((whole, at) => [`S${at + 1}`, passage(at + 1, whole)]));
      const sentences = drafts.map(([{ whole, start, end }, owner]) => {
        const offset = (texts[owner] as string).indexOf(whole);
        return quoteOf(texts[owner] as string, offset + start, offset + end, `S${owner + 1}`);
      });
      const result = check(sentences, sources);
      if (!result.ok) throw new Error(JSON.stringify(result.faults));
      for (const { ref, start, end, quote } of result.citations)
        expect((texts[Number(ref.slice(5)) - 1] as string).slice(start, end)).toBe(quote);
      expect(result.citations.length).toBeLessThanOrEqual(sentences.length);
    }),
  );
});

test('quotations that touch in different passages stay apart, and a quotation given twice is one citation', () => {
  const sources = new Map([
    ['S1', passage(1, '甲乙丙')],
    ['S2', passage(2, '甲乙丙')],
  ]);
  const result = check([quoteOf('甲乙丙', 0, 1), quoteOf('甲乙丙', 1, 3, 'S2'), quoteOf('甲乙丙', 0, 1)], sources);
  expect(result.ok && result.citations.map(({ ref, start, end }) => [ref, start, end])).toEqual([
    ['plan:1', 0, 1],
    ['plan:2', 1, 3],
  ]);
});

test('offsets count UTF-16 units, so that what stands behind an emoji is found', () => {
  const whole = '👩‍⚖️说𠀀字。';
  const start = whole.indexOf('说');
  const result = check([quoteOf(whole, start, whole.length)], source(whole));
  expect(start).toBe(5);
  expect(result.ok && result.citations[0]?.quote).toBe('说𠀀字。');
});

test('the guard changes neither the draft nor what was retrieved', () => {
  const sources = source('依法行政。');
  const sentences = [quoteOf('依法行政。', 0, 2), quoteOf('依法行政。', 2, 5)];
  const before = structuredClone([sentences, [...sources]]);
  expect(check(sentences, sources).ok).toBe(true);
  expect([sentences, [...sources]]).toEqual(before);
});
