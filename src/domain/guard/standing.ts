import type { TextRead } from './reading.ts';

/** Words by which a text says what it is: whose words they are is said by the program alone. */
const LABEL =
  /(?:^|[。;:,(（[\s])(?:以?下?[是为]?.{0,6}原文(?:摘录|如下)|以下[是为].{0,6}原文|原文摘录|原话|原文[是为说写]|人工核[定对]|ai生成|编者[按注]|系统(?:提示|消息)|官方答复)|※/i;

/** That something no longer holds, is given up, lasts for ever or costs nothing, with what a source says of the like. */
const STANDING: readonly (readonly [said: RegExp, meant: RegExp])[] = [
  [/废止|失效|作废|不再(?:有效|执行|适用)/, /废止|失效|作废|取消|停止|不再|届满|撤销|有效期/],
  [/取消|撤销|终止/, /取消|撤销|终止|废止|停止|清理|精简|减|解除|注销|不再/],
  [/免了|免除|免掉|减免/, /免|减|不予|取消/],
  [/终身|永久|永远|长期有效/, /终身|永久|永远|长期|不得恢复/],
  [/免费|不收钱|不要钱|不花钱/, /免费|不收|免收|减免|无偿|不得收取|经费|财政/],
  [/补偿/, /补偿|赔偿/],
  [/无偿/, /无偿|免费|不收/],
];

/** A label that is not the model's to give; else `null`. */
export function givenLabel({ folded }: TextRead): string | null {
  return LABEL.exec(folded)?.[0] ?? null;
}

/** What a sentence says of whether something holds or costs, where no source speaks of the like; else `null`. */
export function unheldStanding(claim: TextRead, sources: readonly TextRead[]): string | null {
  for (const { text } of claim.clauses)
    for (const [said, meant] of STANDING) {
      const found = said.exec(text);
      if (found && !sources.some(({ folded }) => meant.test(folded))) return found[0];
    }
  return null;
}
