import type { Clock } from '../domain/clock.ts';
import { equalInConstantTime, keyedHash } from './hmac.ts';

const DIGITS = 10;
/**
 * Wrong tries for one receipt within an hour. Ten digits hold out at this rate for thousands of years, while a low
 * number would let anybody who reads a receipt in the published feedback lock its owner out.
 */
const MOST_WRONG = 100;
const HOUR = 3_600_000;
/** Receipts whose wrong tries are remembered; the oldest are forgotten first. */
const MOST_REMEMBERED = 10_000;

/**
 * The codes that withdraw a comment: derived from its receipt and the secret, so that they are kept nowhere and a
 * repeated submission gives the same. Wrong tries are counted in the memory of each instance, and not in the store,
 * where guessing would make writes; a restart forgets them, which ten digits can bear.
 */
export class WithdrawalCodes {
  private readonly wrong = new Map<string, { count: number; until: number }>();

  constructor(
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  /** As printed: 12345-67890. */
  codeOf(receipt: string): string {
    const number = BigInt(`0x${keyedHash(this.secret, 'withdrawal-code', receipt)}`) % 10n ** BigInt(DIGITS);
    const digits = String(number).padStart(DIGITS, '0');
    return `${digits.slice(0, DIGITS / 2)}-${digits.slice(DIGITS / 2)}`;
  }

  /** Whether the code is the receipt's, however a person typed it; always `false` after too many wrong tries. */
  isRight(receipt: string, code: string): boolean {
    const now = this.clock.now();
    const before = this.wrong.get(receipt);
    const tries = before && before.until > now ? before : { count: 0, until: now + HOUR };
    if (tries.count >= MOST_WRONG) return false;
    if (equalInConstantTime(digitsOf(code), digitsOf(this.codeOf(receipt)))) return true;
    this.remember(receipt, { ...tries, count: tries.count + 1 });
    return false;
  }

  private remember(receipt: string, tries: { count: number; until: number }): void {
    this.wrong.set(receipt, tries);
    const [oldest] = this.wrong.keys();
    if (this.wrong.size > MOST_REMEMBERED && oldest !== undefined) this.wrong.delete(oldest);
  }
}

/** Full-width digits, spaces and hyphens of every kind are as good. */
const digitsOf = (code: string): string =>
  code
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}_.]/gu, '');
