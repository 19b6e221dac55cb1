import { gramsOf } from './content.ts';
import { nearClauses, textOfNear } from './near-clauses.ts';
import type { TextRead } from './reading.ts';

/** 先甲再乙, 甲后乙: what comes first and what then. */
const ORDERS = [
  /先(?<first>[^,;:。]{2,30}?),?(?:再|然后|后(?!评估|果|续|台|期)|才)(?<next>[^,;:。]{2,30})/g,
  /(?:^|[,;:。在])(?<first>[^,;:。]{2,40}?)(?:之后|以后|后)(?!评估|果|续|台|期),?(?:再|才|方可|然后)?(?<next>[^,;:。]{2,30})/g,
];
/** So much of either part has to stand in the other part of the source. */
const CROSSED = 0.5;

/** What a claim puts in the contrary order of its sources; else `null`. */
export function contraryOrder(claim: TextRead, sources: readonly TextRead[]): string | null {
  if (!/后|先/.test(claim.folded)) return null;
  const said = ordersIn(claim.clauses.map(({ text }) => text).join(','));
  if (said.length === 0) return null;
  const held = claim.clauses.flatMap((clause) => nearClauses(clause, claim, sources).map(textOfNear));
  const orders = [...new Set(held)].flatMap(ordersIn);
  const crossed = said.find(
    (one) =>
      orders.some((other) => isCrossed(one, other)) &&
      !orders.some((other) => shareOf(one.first, other.first) >= CROSSED),
  );
  return crossed?.text ?? null;
}

interface Order {
  first: string[];
  next: string[];
  text: string;
}

function ordersIn(text: string): Order[] {
  return ORDERS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, groups }) => ({
      first: gramsOf(groups?.first ?? ''),
      next: gramsOf(groups?.next ?? ''),
      text: found,
    })),
  );
}

const isCrossed = (one: Order, other: Order): boolean =>
  shareOf(other.next, one.first) >= CROSSED && shareOf(one.next, other.first) >= CROSSED;

/** How much of some pairs the others hold. */
function shareOf(grams: readonly string[], others: readonly string[]): number {
  return grams.length === 0 ? 0 : grams.filter((gram) => others.includes(gram)).length / grams.length;
}
