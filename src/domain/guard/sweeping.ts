import { nearClauses, textOfNear } from './near-clauses.ts';
import type { Clause, TextRead } from './reading.ts';

/** Words that leave no exception, with what a source says where it means as much. */
const SWEEPING: readonly (readonly [said: RegExp, meant: RegExp])[] = [
  [/一律|无条件|一概|必然|必定|无一例外/, /一律|一概|全部|凡|任何|所有(?!权|制|者)|(?<!平)均|都|必须|不得/],
  [
    /全部|凡是?(?=[\u4e00-\u9fff])(?!.{0,40}的|事)|任何(?!时候)|所有(?!权|制|者|人的)|整个|普遍|统统|一切|全体/,
    /全部|一律|凡|任何|所有(?!权|制|者)|整个|普遍|统统|一切|全体|(?<!平)均|都|每[个名一项位户件人家]|一概|各[类种项]|各领域|全(?:覆盖|过程|流程|程|国|省|区域)/,
  ],
  [/不受.{1,30}(?:限制|约束|影响)/, /不受|不适用|除外|例外|另有规定|可以不/],
  [/自行|自主决定|自己决定|自由决定/, /自行|自主|自己|自愿|自律/],
  [/立即|立刻|马上|即刻/, /立即|即时|及时|当场|当即|即刻|随时|同时|即(?:可|应|行)|马上/],
  [/终身|永久|终生|永远|一辈子/, /终身|永久|终生|长期|永远|无期/],
  [/只能|唯一|仅限|仅能|只准|只可/, /只|仅|唯一|限于|方可|才|不得|不能|除|必须|应当|统一|由|一律|禁止/],
];
/** Words that shut out exceptions themselves. */
const UNEXCEPTED = /没有(?:任何|一个)?例外|无一例外|任何情况|任何条件|任何理由|无论如何|不管什么情况/;
const EXCEPTION = /除|但是?|另有规定|原则上|未经|非经|例外|一般/;
/** Before such a word: it is not said of all. */
const DENIED =
  /(?:不是|并非|不等于|不代表|未必|不一定|没有?(?:说|写|要求|规定|提|讲)|不(?:会|能|得|可|必|用)?|不意味着?|避免|防止)(?:是|要求|说|写|以|用)?$/;
const BAN = /不得|不能|严禁|禁止|不准|不许|不可以|不予|取消|不可|不会|没有?|无/;

/** A clause that leaves no exception where the nearest sentences of its sources say nothing of the kind; else `null`. */
export function sweepingWord(claim: TextRead, sources: readonly TextRead[]): string | null {
  for (const clause of claim.clauses.slice(0, LOOKED_AT)) {
    const word = wordOf(clause, claim, sources);
    if (word !== null) return `${word}：${clause.text}`;
  }
  return null;
}
const LOOKED_AT = 24;

function wordOf(clause: Clause, claim: TextRead, sources: readonly TextRead[]): string | null {
  const unexcepted = UNEXCEPTED.exec(clause.text)?.[0];
  if (unexcepted && !isDenied(clause.text, unexcepted)) {
    const near = nearClauses(clause, claim, sources).map(textOfNear);
    if (!near.some((text) => UNEXCEPTED.test(text)) && near.some((text) => EXCEPTION.test(text))) return unexcepted;
  }
  for (const [said, meant] of SWEEPING) {
    const found = said.exec(clause.text)?.[0];
    if (!found || isDenied(clause.text, found)) continue;
    const near = nearClauses(clause, claim, sources).map(textOfNear);
    // What is banned is banned for all, unless the source excepts something.
    if (BAN.test(clause.text) && near.some((text) => BAN.test(text) && !/除|原则上/.test(text))) continue;
    if (near.length > 0 && !near.some((text) => meant.test(text))) return found;
  }
  return null;
}

const isDenied = (text: string, word: string): boolean => DENIED.test(text.slice(0, text.indexOf(word)));
