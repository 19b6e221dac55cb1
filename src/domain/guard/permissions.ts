import { type Near, nearClauses, textOfNear } from './near-clauses.ts';
import type { Clause, TextRead } from './reading.ts';

const LEAVE =
  /(?<![不才方只仅])(?:可以|能够|有权(?!机关|部门|单位)|允许|准许|(?<![许认不])可(?=[^能见以行靠])|(?<![才不功职性技效产动])能(?=[^力效源量]))(?![不否])/;
const BAN = /不得(?!不|少|低|超|多|高)|严禁|禁止|不准|不许|不能|不可以|坚决防止|防止/;
const DUTY = /应当|必须|应在|应予|务必|(?<=[,，]|^)应(?=[\p{Script=Han}])/u;
/** Says that it is not so in all cases, or on what terms. */
const TERMS = /除|例外|才|方可|只有|经.{0,12}(?:批准|同意|审查|审核|程序)|合格|不|未|没|无|非|依法|法定|符合|满足/;
/** Leaves it to somebody. */
const DISCRETION = /视情况|看情况|酌情|自行决定|自己决定|自主决定|可以选择|选择性|自愿|看着办|由其决定|适当(?=挂钩)/;
const LEFT = /视|酌|自行|自主|自愿|选择|可以|结合实际|根据(?:实际)?情况|根据需要|有权/;
/** What is spoken of as the reader's or a private person's may be open to them where a body must. */
const READER =
  /您|你|公民|市民|百姓|群众|公众|当事人|申请人|个人|居民|业主|村民|大家|消费者|劳动者|家属|家长|企业|人民|申请|起诉|投诉|举报|上诉/;
const FIRST = /后(?!果|台|续)|[^之以目提]前|先|再|经/;
/** So much of a clause has to stand in the source's, and so many pairs behind the source's word. */
const NEAR = { ban: 0.35, duty: 0.5 };
const LEAST = 2;

/** A clause that allows what the nearest clause of its sources forbids, demands, or ties to terms; else `null`. */
export function allowedAgainst(claim: TextRead, sources: readonly TextRead[]): string | null {
  return claim.clauses.find((clause) => isAgainst(clause, claim, sources))?.text ?? null;
}

function isAgainst(clause: Clause, claim: TextRead, sources: readonly TextRead[]): boolean {
  const { text } = clause;
  const isLeft = DISCRETION.test(text);
  if (!isLeft && !LEAVE.test(text)) return false;
  const near = nearClauses(clause, claim, sources);
  if (near.length === 0) return false;
  const texts = near.map(textOfNear);
  if (isLeft && !texts.some((one) => LEFT.test(one))) return true;
  if (!LEAVE.test(text) || texts.some((one) => LEAVE.test(one))) return false;
  const leave = LEAVE.exec(text)?.[0] ?? '';
  if (!TERMS.test(claim.folded) && near.every((one) => isBehind(clause, one, BAN, NEAR.ban))) return true;
  if (READER.test(claim.folded) || TERMS.test(text)) return false;
  if (near.every((one) => isBehind(clause, one, DUTY, NEAR.duty)) && !DUTY.test(claim.folded)) return leave !== '';
  return isUntied(clause, claim, texts);
}

/** Whether a clause's words stand in the source's behind a word, and nothing there excepts anything. */
function isBehind(clause: Clause, { clause: held, share, shared }: Near, word: RegExp, least: number): boolean {
  const found = word.exec(held.text);
  if (!found || share < least || shared.length < LEAST) return false;
  const behind = held.text.slice(found.index);
  return shared.filter((gram) => behind.includes(gram)).length >= Math.min(LEAST, clause.grams.length);
}

/** Whether something may be done that the source puts behind something else, of which the sentence says nothing. */
function isUntied({ text }: Clause, { folded }: TextRead, texts: readonly string[]): boolean {
  const isFirst = texts.every((one) => /(?:应当?|必须)在.{2,30}后/.test(one));
  return isFirst && (/直接/.test(text) || !FIRST.test(folded));
}
