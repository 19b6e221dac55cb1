import type { Intent } from '../domain/answer.ts';
import {
  all,
  behind,
  EITHER,
  LAW,
  type Message,
  not,
  OPINION,
  OUTCOME,
  OWN,
  PLAIN,
  type Rule,
  re,
  type Sign,
  SOME,
  STAND,
  upTo,
  VALUE,
  WISH,
} from './intent-words.ts';

/** With these more is said than a decision's name. */
const VERBS = '(?:订阅|关注|通知|提醒|撤|删|查|评|提|跟踪|后来|最后|最终|没$|搬不|涨不)';

/** One or two words that mean either. */
const either = (intents: [Intent, Intent], when: Sign, why: string): Rule[] =>
  intents.map((intent) => ({ intent, weight: EITHER, when, why }));

/** What may mean either of two things even to a person. */
export const EITHER_RULES: Rule[] = [
  ...either(
    ['list_decisions', 'comment_on_decision'],
    /^(?:我要|我想|想)?(?:征求意见|意见|参与|参与决策|参加|投票|意见征集|意见征求|公众参与)(?:吧|了)?$/,
    '意见: to see or to write',
  ),
  ...either(
    ['ask_result', 'check_receipt'],
    re`^(?:查|看|查一下|看下|查查|查下|问下)?(?:${OWN})?(?:意见|建议)?的?(?:到底|现在)?(?:进度|状态|呢|怎么样了?|情况|怎么样)$|^(?:查|看|查下|看下|查一下)?(?:我(?:提)?的)(?:意见|建议)$`,
    '我的意见: received or decided',
  ),
  ...either(
    ['subscribe', 'withdraw_comment'],
    all(/^(?:我要|我想|算了|都|给我|帮我){0,4}(?:取消|不要了|不搞了|停|退)(?:了|吧|掉)?$/, not(behind('receipt'))),
    '取消: the news or the comment',
  ),
  ...either(
    ['ask', 'comment_on_decision'],
    all(
      SOME,
      upTo(6),
      not(re`(?:那个|那个事|的事|呢|那件事|那桩)$`),
      ({ mention }: Message) => mention?.by !== 'number' && mention?.by !== 'pointed',
      not(behind('list')),
      not(re`${STAND}|${VALUE}|${OUTCOME}|${WISH}|${VERBS}`),
    ),
    "only a decision's name",
  ),
  ...either(
    ['ask', 'comment_on_decision'],
    re`^(?:怎么|如何|怎样|在哪里?|去哪里?)(?:提|写|发|交)(?:${OPINION})(?:啊|呢)?$|^${OPINION}(?:怎么|如何|在哪里?|往哪里?)(?:提|写|发|交)`,
    'how does one, or how do I',
  ),
  ...either(
    ['ask_result', 'subscribe'],
    re`(?:会|能)不?(?:会|能)?(?:告诉|通知|回复)我.{0,2}(?:吗|不|么)|什么时候(?:通知|告诉)我`,
    '有结果会告诉我吗',
  ),
  ...either(
    ['withdraw_comment', 'comment_on_decision'],
    all(
      re`(?:${OWN}|意见|写的).{0,6}(?:想|要)?(?:改|修改|重写)|^(?:我|想|要|能不能|可以|错了|写错了|那个){0,4}(?:修改|改|重写|重新写|重新提|重提)(?:一?下|意见|改|几个字|点|内容){0,4}(?:吗|不)?$`,
      PLAIN,
      upTo(16),
    ),
    '改一下: to take back or to write anew',
  ),
  ...either(
    ['check_receipt', 'human_help'],
    all(
      /(?:回执|号码|查询码|编号|那串数字).{0,8}(?:丢|忘|找不到|不见|没了|不记得|记不得|搞不见|删了|弄没)|(?:丢|忘|找不到|不记得|记不得|没有)了?.{0,4}(?:回执|查询码|编号)/,
      not(re`${LAW}`),
      upTo(20),
    ),
    'the receipt is lost',
  ),
  ...either(
    ['check_receipt', 'withdraw_comment'],
    all(re`${OWN}.{0,8}(?:问题|不对|不太对|有误|不妥)`, upTo(18)),
    'something is wrong with it',
  ),
  ...either(
    ['ask_result', 'check_receipt'],
    all(({ receipt }) => receipt !== 'none', re`${OUTCOME}|怎么样|定了|进度|哪一?步`),
    'a receipt, and what became of it',
  ),
  ...either(['subscribe', 'ask'], /^(?:通知|消息|提醒|推送)(?:呢)?$/, 'a bare word'),
  ...either(
    ['comment_on_decision', 'ask_result'],
    all(
      SOME,
      ({ mention }) => mention?.by === 'name' || mention?.by === 'hinted',
      upTo(10),
      not(behind('list')),
      re`(?:那个|那个事|的事|呢|那件事|那桩)$`,
      not(re`${STAND}|${VALUE}|${OUTCOME}|${WISH}|${VERBS}`),
    ),
    'a decision only pointed out',
  ),
  ...either(['ask', 'ask_result'], /^(?:结果|采纳|听证结果|公示结果|处理结果)$/, 'a bare word'),
  ...either(
    ['human_help', 'comment_on_decision'],
    /^(?:我要|我想|想|要)?(?:反映|投诉|举报|告状|申诉|反应)(?:个|一下|下|点|一个)?(?:问题|情况|事|事情)?$/,
    '我要反映问题',
  ),
];
