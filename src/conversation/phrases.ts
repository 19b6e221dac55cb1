/**
 * The few fixed words that steer a dialogue, as people write them. They are matched against the whole message
 * (simplified, folded, lower case), so that a sentence that only contains one of them is not taken for it.
 */
const whole = (words: string): RegExp => new RegExp(`^(?:${words})[。.!！~ 吧了啦咯哦啊的]*$`, 'i');

export const CANCEL = whole(
  '取消|取消提交|不提了|不写了|不说了|不评论了|不评了|算了|算哒|莫搞|不搞了|退出|结束|放弃|不要了|/?cancel|quit|stop',
);
export const DONE = whole(
  '写完|写完了|完了|完毕|说完|说完了|讲完|讲完了|就这些|就这样|没了|没有了|冇得|冇得了|好了|可以了|行了|ok|done',
);
export const SUBMIT = whole(
  '提交|确认|确认提交|确定|交|交吧|发|发吧|提|是|是的|对|对的|没错|没有错|好|好的|行|可以|要得|嗯|yes|ok|submit',
);
/** Of the words to hand in those that are no comment by themselves. */
export const HAND_IN = whole('提交|确认|确认提交|确定|确定提交|交|交吧|发吧|是|是的|没错|没有错|submit');
/** Where nothing was handed in yet, there is nothing to take back. */
export const TAKE_BACK = whole('撤回|撤销|撤回意见|撤销意见|我要撤回|收回');
export const REWRITE = whole('重写|重新写|重来|重新来|写错了|我写错了|改一?下|我要改');
export const ADD = whole('加上|加进去|也是意见|是意见|算上|补上|加');
export const NO_CLAUSE = whole('整体|全部|整个|总体|都|所有|不分|不针对|随便|对?整体提?|整件事|方案整体|all');
export const WITHDRAW = whole('确认撤回|撤回|确认|是|是的|对|好|好的|提交|yes');
export const ERASE = whole('撤回并删除|删除|删掉|撤回并删掉|删');
export const HELPFUL = whole('有用|有帮助|有帮助的|满意|很满意|好评|赞|👍|解决了');
export const UNHELPFUL = whole('没用|没有用|没帮助|没有帮助|无用|不满意|很不满意|差评|👎|没解决|答非所问');
export const SIMPLE_ON =
  /^(请|能不能|麻烦)?(说|讲|讲得|说得|回答得?)?(得)?(再)?(简单|通俗|明白|直白|好懂)(一?点|些|点子)?(说|讲|的话|模式)?[。!！吧咯]*$|^(简单|通俗)(模式|版)$|^看不懂[。!！]*$|^听不懂[。!！]*$/;
export const SIMPLE_OFF = whole('恢复|恢复正常|正常模式|详细模式|恢复详细|恢复原来|不用简单');
export const LARGE =
  /^(大字|大字版|大字模式|字太小|字太小了|看不清|看不见|字大一?点|放大字?|big text|large)[。!！了点咯]*$/;
export const HELP = whole('帮助|怎么用|使用说明|菜单|功能|你能做什么|你会什么|/?help|/?start|/?menu');

/** Whether a message asks something, so that in the middle of a comment it is answered instead of taken down. */
export function isQuestion(written: string): boolean {
  if (/[?？][。!！ ]*$/.test(written)) return written.length <= 60;
  return (
    written.length <= 40 &&
    /(吗|呢|么|不咯|啵|没有|是什么|是哪|多久|多少天|几天|几时|什么时候|怎么办|怎么搞|何解)$/.test(written)
  );
}
