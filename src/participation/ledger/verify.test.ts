import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commit } from './commitment.ts';
import { hashOfLeaf } from './hashing.ts';
import { MerkleTree } from './merkle.ts';
import { fullReceipt, KEYS, SALT, TEXT } from './receipt.fixture.ts';
import { Signer } from './signing.ts';
import { type VerificationOptions, type VerificationReport, verifyReceipt } from './verify.ts';

const verdicts = ({ steps }: VerificationReport): Record<string, boolean | null> =>
  Object.fromEntries(steps.map(({ name, ok }) => [name, ok]));
const check = (file: unknown, options: VerificationOptions = {}) => verifyReceipt(file, { keys: KEYS, ...options });

test('a receipt with all its parts passes every step against the published keys', () => {
  const report = check(fullReceipt());
  expect(verdicts(report)).toEqual({
    回执号校验位: true,
    回执号属于这条存证记录: true,
    意见原文与存证哈希相符: true,
    受理承诺的签名: true,
    存证链收录证明: true,
    存证链根的签名: true,
    公钥来源: true,
  });
  expect(report.overall).toBe('passed');
  expect(report.steps.map(({ detail }) => detail)).toContain('第 5 条，共 7 条，由证明算得的根与所给的根相同');
});

/** Every place in a file where a text, a number or a null stands, as the way to it. */
function places(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value).flatMap(([name, each]) => places(each, [...way, name]));
}

function altered(way: string[], change: (value: unknown) => unknown): unknown {
  const file = fullReceipt();
  let holder = file as unknown as Record<string, unknown>;
  for (const name of way.slice(0, -1)) holder = holder[name] as Record<string, unknown>;
  const last = way.at(-1) as string;
  holder[last] = change(holder[last]);
  return file;
}

/** Another value of the same kind: a different number, or a text with one character another. */
const changes = (at: number) => (value: unknown) => {
  if (typeof value === 'number') return value + 1 - 2 * (at % 2);
  const text = value as string;
  const place = at % text.length;
  const other = /[0-9]/.test(text.charAt(place)) ? String((Number(text.charAt(place)) + 1) % 10) : '7';
  return text.slice(0, place) + other + text.slice(place + 1);
};

test.each(places(fullReceipt()).map((way) => way.join('.')))(
  'an alteration of %s is noticed, wherever in it',
  (path) => {
    const way = path.split('.');
    // Where the published keys are at hand those in the file do not count, so for them they are left away.
    const options = way[0] === 'keys' ? { keys: [] } : {};
    fc.assert(
      fc.property(fc.nat(2000), (at) => {
        expect(check(altered(way, changes(at)), options).overall).toBe('failed');
      }),
      { numRuns: 25 },
    );
  },
);

test('the last character of a signature counts wholly, though base64url reads some of them alike', () => {
  for (const way of [
    ['ledger', 'promise'],
    ['ledger', 'signedRoot', 'signature'],
    ['keys', '0', 'publicKey'],
  ])
    for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const file = altered(way, (value) => (value as string).slice(0, -1) + last);
      const same = JSON.stringify(file) === JSON.stringify(fullReceipt());
      expect(check(file, { keys: [] }).overall).toBe(same ? 'incomplete' : 'failed');
    }
});

test('a field added to the leaf, one taken from it, and one of another kind are noticed', () => {
  const { ledger, ...rest } = fullReceipt();
  const { clause, ...shorter } = ledger.leaf;
  for (const leaf of [
    { ...ledger.leaf, more: 1 },
    shorter,
    { ...ledger.leaf, clause: 3 },
    { ...ledger.leaf, clause: null },
  ])
    expect(check({ ...rest, ledger: { ...ledger, leaf } }).overall).toBe('failed');
  expect(clause).toBe('3');
});

test('a promise, proof and root that are all right but of another comment, decision or size do not pass', () => {
  const full = fullReceipt();
  const signer = new Signer('11'.repeat(32));
  const options = { keys: [...KEYS, signer.key] };
  const { signedRoot } = full.ledger;
  const roots = [{ decision: 'd-other' }, { size: 8 }, { root: '00'.repeat(32) }];
  for (const part of roots) {
    const other = { ...full, ledger: { ...full.ledger, signedRoot: signer.signRoot({ ...signedRoot, ...part }) } };
    expect(verdicts(check(other, options))).toMatchObject({ 存证链根的签名: false, 存证链收录证明: true });
  }
  const leaf = { ...full.ledger.leaf, commitment: commit(SALT, '另一条意见') };
  const tree = new MerkleTree([hashOfLeaf(leaf)]);
  const place = { index: 0, size: 1, root: tree.root(), inclusion: [] };
  const forged = { ...signer.signPromise(leaf), ...place, signedRoot: signer.signRoot({ ...signedRoot, ...place }) };
  expect(verdicts(check({ ...full, ledger: forged }, options))).toMatchObject({
    意见原文与存证哈希相符: false,
    存证链根的签名: true,
  });
});

test('what accepting a comment answers is checked as far as it goes', () => {
  const { ledger, text, keys, ...rest } = fullReceipt();
  const { leaf, promise, keyId } = ledger;
  const posted = { ...rest, withdrawalCode: 'abc', receivedAt: leaf.receivedAt, ledger: { leaf, promise, keyId } };
  const report = check(posted, { text });
  expect(verdicts(report)).toMatchObject({
    意见原文与存证哈希相符: true,
    受理承诺的签名: true,
    存证链收录证明: null,
    存证链根的签名: null,
  });
  expect(report.overall).toBe('incomplete');
  expect(keys).toEqual(KEYS);
});

test('what asking for a receipt answers is checked as far as it goes', () => {
  const { ledger } = fullReceipt();
  expect(verdicts(check({ state: 'recorded', ledger: { state: 'included', ...ledger } }))).toEqual({
    回执号校验位: true,
    回执号属于这条存证记录: null,
    意见原文与存证哈希相符: null,
    受理承诺的签名: true,
    存证链收录证明: true,
    存证链根的签名: true,
    公钥来源: true,
  });
});

test('size and root may stand in the signed root alone', () => {
  const { ledger, ...rest } = fullReceipt();
  const { size, root, ...shorter } = ledger;
  expect(check({ ...rest, ledger: shorter }).overall).toBe('passed');
  expect([size, root]).toEqual([ledger.signedRoot.size, ledger.signedRoot.root]);
});

test('keys that only the file brings prove nothing to others, so that not everything is checked', () => {
  const report = verifyReceipt(fullReceipt());
  expect(verdicts(report)).toMatchObject({ 受理承诺的签名: true, 公钥来源: null });
  expect(report.overall).toBe('incomplete');
  const { keys, ...without } = fullReceipt();
  expect(verdicts(verifyReceipt(without))).toMatchObject({
    受理承诺的签名: null,
    存证链根的签名: null,
    公钥来源: null,
  });
  expect(keys).toHaveLength(1);
});

test('a receipt forged whole, with the forger’s own key in it, fails against the published keys', () => {
  const full = fullReceipt();
  const forger = new Signer('22'.repeat(32));
  const ledger = {
    ...full.ledger,
    ...forger.signPromise(full.ledger.leaf),
    signedRoot: forger.signRoot(full.ledger.signedRoot),
  };
  const forged = { ...full, ledger, keys: [forger.key] };
  expect(verifyReceipt(forged).overall).toBe('incomplete');
  expect(check(forged).overall).toBe('failed');
  const borrowed = { ...forger.key, keyId: full.ledger.keyId };
  const promised = { ...ledger, keyId: full.ledger.keyId };
  expect(verdicts(verifyReceipt({ ...forged, ledger: promised, keys: [borrowed] }))).toMatchObject({
    受理承诺的签名: false,
  });
});

test.each([
  ['a line end more', `${TEXT}\n`],
  ['Windows’ line ends', `${TEXT.replaceAll('\n', '\r\n')}\r\n`],
  ['a byte order mark', `\ufeff${TEXT}`],
])('a text file to which an editor added %s still matches', (_, text) => {
  expect(verdicts(check(fullReceipt(), { text }))).toMatchObject({ 意见原文与存证哈希相符: true });
  expect(verdicts(check(fullReceipt('一\r\n二'), { text: '一\n二\n' }))).toMatchObject({
    意见原文与存证哈希相符: true,
  });
});

test('a text that is another, or that UTF-8 cannot write, does not match', () => {
  for (const text of ['', TEXT.replace('\n', ''), TEXT.normalize('NFD').replace('十五', '十五日'), `${TEXT}\ud800`])
    expect(verdicts(check(fullReceipt(), { text }))).toMatchObject({ 意见原文与存证哈希相符: false });
  const replaced = fullReceipt('\ufffd');
  expect(check(replaced).overall).toBe('passed');
  expect(check(replaced, { text: '\ud800' }).overall).toBe('failed');
});

test('a receipt with wrong check digits, or written otherwise, is told', () => {
  const file = fullReceipt();
  expect(verdicts(check({ ...file, receipt: '4829-1730-5526-61' }))).toMatchObject({
    回执号校验位: false,
    回执号属于这条存证记录: false,
  });
  expect(check({ ...file, receipt: '４８２９１７３０５５２６１６' }).overall).toBe('passed');
});

test('a comment passed on as a report of a violation is not in the ledger, which is said and is no failure', () => {
  const report = check({ receipt: '4829-1730-5526-16', ledger: null, routed: { office: '某局', address: '某路' } });
  expect(report.overall).toBe('incomplete');
  expect(report.steps[2]?.detail).toContain('不进入存证链');
});

test('whatever the file is, every step is answered and nothing passes or is thrown', () => {
  const parts = fc.constantFrom(...places(fullReceipt()).map((way) => way.join('.')));
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(undefined, null, [], {}, '\ud800', 1n),
  );
  fc.assert(
    fc.property(parts, odd, (path, value) => {
      for (const file of [
        value,
        altered(path.split('.'), () => value),
        altered([path.split('.')[0] as string], () => value),
      ]) {
        const report = verifyReceipt(file);
        expect(report.steps).toHaveLength(7);
        expect(report.overall).not.toBe('passed');
      }
    }),
    { numRuns: 150 },
  );
});
