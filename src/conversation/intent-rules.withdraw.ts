import { all, behind, LAW, ME, not, OPINION, OWN, PLAIN, type Rule, re, type Sign, upTo } from './intent-words.ts';

const undo = (weight: number, when: Sign, why: string): Rule => ({ intent: 'withdraw_comment', weight, when, why });

const REMOVE = '(?:撤回|撤销|撤掉|撤下|撤了|撤走|撤|删|去掉|拿掉|收回|拿回来?|取消|作废|抹|清除|清空|注销)';

/** Signs that somebody takes a comment back. */
export const WITHDRAW_RULES: Rule[] = [
  undo(
    9,
    re`${REMOVE}.{0,8}(?:${OWN}|${ME}.{0,6}(?:${OPINION}|说的?|写的?|话|提的?)|那条|${OPINION}$|评论|我的?.{0,2}(?:信息|痕迹|内容)|我写)`,
    '撤回我的意见',
  ),
  undo(
    9,
    all(
      re`(?:${OWN}|上一?条|写的|提的|发的|交的).{0,10}(?:${REMOVE}|(?<!算)不算数?|不作数|不要了|收.?回?来|(?<!要)不要)`,
      not(all(re`${LAW}|听说|负责人`, not(re`${ME}`))),
    ),
    '把那条删掉',
  ),
  undo(6, all(re`${OPINION}.{0,4}(?:${REMOVE}|(?<!算)不算|不要了|不提了)`, upTo(12)), '意见作废'),
  undo(
    6,
    re`^(?:${ME}|要|想|帮|请|给|可以|能|怎么|如何|能不能|申请|把它?|彻底|先|全部?){0,4}(?:撤回|撤销|撤掉|撤了|撤下来?|删掉|删了|删除|收回|撤|清空)(?:一下|吧|了|它|来|我){0,4}$`,
    '撤回',
  ),
  undo(5, all(re`[写提发弄搞填说点交打]错|改主意|后悔|反悔|不作数|乱[发写提说]的`, upTo(14), PLAIN), '写错了'),
  undo(7, all(re`当我没.{0,2}[说提写]|当没[说提]过`, upTo(60)), '当我没说'),
  undo(
    6,
    all(re`后悔|气头上|怕.{0,8}麻烦|怕.{0,3}报复|不想惹`, re`撤|删|抹|收回|不要|去掉`, not(re`${LAW}`)),
    'regrets it',
  ),
  undo(
    6,
    all(
      re`(?:收回|退回|消掉|清掉|清空|抹掉|撤了|删了|删掉)(?:我|$)|把我.{0,8}(?:消掉|清掉|删|抹|去掉|收回)|不(?:想|要)?留底`,
      PLAIN,
      upTo(20),
    ),
    '收回',
  ),
  undo(
    6,
    all(
      /^(?:我|算了|那|先){0,4}不想?(?:交|提|写|说)了|(?:先)?不要(?:交|提交|发)|^(?:删|撤|退回|取消|收回)/,
      behind('receipt'),
      upTo(12),
    ),
    'after a receipt: 不交了',
  ),
  undo(5, all(re`不想?提了|当我没说|(?:意见|说的|刚才).{0,4}(?<!算)不算`, upTo(16)), '不提了'),
  undo(
    6,
    all(
      /撤|删|(?<!要)不要|不提|取消|写错|错了|作废|收回|不算|后悔|算了/,
      behind('receipt'),
      upTo(14),
      not(/通知|提醒|消息|发|订阅/),
    ),
    'after a receipt: 删掉',
  ),
  undo(
    9,
    all(({ receipt }) => receipt !== 'none', /撤|删|不要|取消|作废|收回/),
    'a receipt to be withdrawn',
  ),
  undo(6, re`(?:删|清|抹).{0,6}(?:干净|痕迹|个人信息|内容)|不(?:想|要)留(?:痕迹|记录)`, '删干净'),
  undo(
    8,
    re`\b(?:withdraw|retract|take back|delete|remove|erase|undo|cancel)\b.{0,24}\b(?:comment|it|submission|opinion|submitted|said|wrote|data|information|feedback|sent)|\btake (?:it|that|back|down)\b.{0,20}(?:back|comment|opinion)?|\bregret\b|^(?:withdraw|retract|delete|undo|erase)$`,
    'English',
  ),
];
