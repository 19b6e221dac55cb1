import { bytesToHex } from '@noble/hashes/utils.js';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Office } from '../domain/corpus.ts';
import { Comments, type ParticipationStore } from './comments.ts';
import { Signer, type SignWith } from './ledger/signing.ts';
import { Submission } from './submission.ts';
import { WithdrawalCodes } from './withdrawal.ts';

const SECRET_BYTES = 32;

/**
 * Participation over a store. The first instance of all makes the two secrets (for withdrawal codes and fingerprints,
 * and the ledger's signing key); the store keeps them, so that every other and every restart has the same.
 *
 * @param signWith something faster than JavaScript, where there is.
 * @param offices those that reports of violations may be handed to.
 */
export async function openParticipation(
  store: ParticipationStore,
  offices: Office[],
  clock: Clock = systemClock,
  randomBytes: (length: number) => Uint8Array = (length) => crypto.getRandomValues(new Uint8Array(length)),
  signWith?: SignWith,
): Promise<{ participation: Comments; signer: Signer }> {
  const propose = () => bytesToHex(randomBytes(SECRET_BYTES));
  const secret = await store.keepSecret('participation', propose());
  const signer = new Signer(await store.keepSecret('ledger-signing-key', propose()), signWith);
  const codes = new WithdrawalCodes(secret, clock);
  const submission = new Submission({ secret, signer, codes, offices, randomBytes });
  return { participation: new Comments({ store, signer, submission, codes, clock }), signer };
}
