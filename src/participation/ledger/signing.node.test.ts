import fc from 'fast-check';
import { expect, test } from 'vitest';
import { natively } from './signing.node.ts';
import { Signer } from './signing.ts';

test("Node's own signatures are those of JavaScript, byte for byte", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (secret, receipt) => {
      const hex = Buffer.from(secret).toString('hex');
      const leaf = {
        decision: 'd',
        receipt: receipt.replace(/[\uD800-\uDFFF]/g, ''),
        receivedAt: '2026-11-22T10:00:00.000Z',
        clause: null,
        commitment: '00',
      };
      expect(new Signer(hex, natively).signPromise(leaf)).toEqual(new Signer(hex).signPromise(leaf));
    }),
    { numRuns: 20 },
  );
});
