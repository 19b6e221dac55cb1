import type { TextRead } from './reading.ts';

/** What may befall somebody, with what a source says where it speaks of the like. */
const CONSEQUENCES: readonly (readonly [said: RegExp, meant: RegExp])[] = [
  [
    /辞退|开除|解聘|免职|撤职|清退|停职|解雇|革职|降职|调离/,
    /辞退|开除|解聘|免职|撤职|清退|停职|解雇|革职|降级|职务|解除|调离|处分|离岗/,
  ],
  [/交费|缴费|收费|付费|付钱|交钱|收钱|自费|手续费|押金|保证金|滞纳金/, /费|款|金|价|元|税|偿/],
  [/问责|追责|追究|处分|担责/, /问责|追责|追究|处分|责任|处罚|查处|处理/],
  [/罚款|罚钱|被罚|罚金/, /罚/],
  [/拘留|判刑|坐牢|刑事责任|徒刑|逮捕|抓起来/, /拘留|刑|逮捕|抓|强制措施|犯罪/],
  [/吊销|取消资格|注销/, /吊销|撤销|取消|注销|收回/],
  [/奖金|奖励|补贴|补助/, /奖|补贴|补助|补偿|激励|资金|经费|优待/],
  [/黑名单|失信名单|曝光|公开通报/, /名单|失信|信用|通报|公布|曝光|公示|公开/],
  [/没收|查封|扣押|关停|封店|停业/, /没收|查封|扣押|关闭|停业|停产|收缴|追缴|取缔/],
  [/索赔|赔偿/, /赔|补偿|恢复原状/],
];
/** Right before it, or of the whole: nothing is said to befall anybody. */
const DENIED = /[不没无未非免][^,的]{0,6}$|是否|避免|防止/;
const ASKED = /怎么|多少|会不会|是不是|要不要|吗/;

/** A consequence that no source speaks of; else `null`. */
export function unheldConsequence(claim: TextRead, sources: readonly TextRead[]): string | null {
  for (const { text } of claim.clauses) {
    if (ASKED.test(text)) continue;
    for (const [said, meant] of CONSEQUENCES) {
      const found = said.exec(text);
      if (!found || DENIED.test(text.slice(0, found.index).split('的').at(-1) as string)) continue;
      if (!sources.some(({ folded }) => meant.test(folded))) return found[0];
    }
  }
  return null;
}
