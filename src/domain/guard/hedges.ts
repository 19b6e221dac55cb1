import { type Near, nearClauses } from './near-clauses.ts';
import type { Clause, TextRead } from './reading.ts';

/** What a source is to be tried, allowed for or encouraged, by how it says so. */
const TRIED = /探索|试点|试行|先行|研究推进|有条件的|条件成熟|稳妥|稳步|逐步|逐渐|适当|原则上|尽可能/;
const ENCOURAGED = /鼓励|支持|引导|倡导|提倡|推广/;
/** A sentence with one of these keeps it. */
const KEPT =
  /探索|试|先行|研究|条件|稳妥|稳步|逐步|逐渐|慢慢|一步|适当|原则|尽|鼓励|支持|引导|倡导|提倡|推广|可以|部分|有些|一些|积极|推动|推进|优先|目标|争取|一般|希望/;
const TRIAL = /试点|试行/;
/** Keeps what is encouraged a matter of choice. */
const LEFT_FREE = /鼓励|支持|引导|倡导|提倡|推广|可以|积极|希望|号召|有条件/;
/** Says that it is so for all, or by now. */
const FIRM = /全面|全部|全省|所有|普遍|各地|各部门|一律|已经|必须|强制|都要|都必须|都得|务必/;
const DUTY = /应当|应该|必须|务必|强制|都要|须(?!知)|(?<![重主首必纪摘概提只简需想将不还])要(?![求件素点害领闻])/;
/** So much of a clause has to stand in the source's. */
const NEAR = 0.45;
/** Clauses before it that may govern it. */
const BACK = 2;

/** A clause that states for all or as a duty what its source is to try or to encourage; else `null`. */
export function firmerThanSaid(claim: TextRead, sources: readonly TextRead[]): string | null {
  const firm = claim.clauses.find((clause) => {
    if (!FIRM.test(clause.text) && !DUTY.test(clause.text)) return false;
    const near = nearClauses(clause, claim, sources).filter(({ share, shared }) => share >= NEAR && shared.length >= 2);
    return near.length > 0 && near.every((one) => isFirmer(clause, one, claim.folded));
  });
  return firm?.text ?? null;
}

function isFirmer({ text }: Clause, { clauses, clause }: Near, whole: string): boolean {
  const at = clauses.indexOf(clause);
  const before = clauses.slice(Math.max(0, at - BACK), at + 1).filter(({ part }) => part === clause.part);
  const held = before.map((one) => one.text).join(',');
  if (TRIAL.test(held) && !/试|先行|部分|有的|一些|条件/.test(whole) && /全省|全面|各地|所有|全部/.test(text))
    return true;
  const isNew = (words: RegExp): boolean =>
    (text.match(new RegExp(words, 'g')) ?? []).some((word) => !held.includes(word));
  if (ENCOURAGED.test(clause.text) && !LEFT_FREE.test(whole) && isNew(DUTY)) return true;
  if (KEPT.test(whole)) return false;
  if (!TRIED.test(held) && !ENCOURAGED.test(clause.text)) return false;
  return isNew(FIRM);
}
