import { courtesyOf } from '../answering/courtesy.ts';
import type { Intent } from '../domain/answer.ts';
import { AFTERWARDS_RULES } from './intent-rules.afterwards.ts';
import { COMMENT_RULES } from './intent-rules.comment.ts';
import {
  all,
  behind,
  GENERAL,
  HEARD,
  LAW,
  type Message,
  NAMED,
  not,
  OFFICE,
  OPEN,
  OPINION,
  OUTCOME,
  OWN,
  PLAIN,
  PLANS,
  type Rule,
  re,
  type Sign,
  SOME,
  STAND,
  TELL_ME,
  upTo,
  VALUE,
  WHICH,
  WISH,
} from './intent-words.ts';

const list = (weight: number, when: Sign, why: string): Rule => ({ intent: 'list_decisions', weight, when, why });
/** Said before what one has to say. */
const WANT_TO_SAY = '(?:[我来]|帮)(?:也|要|想|来|对.{1,12}|替我|我)*(?:提|说|写|发表|评论|留|反映)';
const ask = (weight: number, when: Sign, why: string): Rule => ({ intent: 'ask', weight, when, why });
/** One or two words that mean either. */
const either = (intents: [Intent, Intent], weight: number, when: Sign, why: string): Rule[] =>
  intents.map((intent) => ({ intent, weight, when, why }));

const SHOW = '(?:看看?|念|列|发给我|发我|发来|给我|告诉我|帮我|说说|都发|显示|打开|有没有|还有|有些?|想知道)';

const LIST_RULES: Rule[] = [
  list(
    7,
    re`${WHICH}.{0,12}(?:在|可以|能|正|要|让|给|需要|等|还).{0,8}(?:${OPEN}|我们说|建议|看法)`,
    '有哪些事可以提意见',
  ),
  list(7, re`${WHICH}.{0,6}(?:可以|能)(?:提|评|说|写)|在${HEARD}.{0,4}${WHICH}`, '哪些可以提'),
  list(7, re`(?:对|就)${WHICH}.{0,6}(?:提|评论|发表|说)`, '可以对哪些事提意见'),
  list(
    6,
    all(
      re`${WHICH}|名单|单子|清单|有没有|有新|新的|新方案`,
      re`${OPEN}|大事`,
      PLAIN,
      not(re`${OWN}|${OUTCOME}`),
      upTo(50),
    ),
    'which, and open to comments',
  ),
  list(
    5,
    all(re`${SHOW}.{0,10}(?:${OPEN}|大事|好提|意见的)`, PLAIN, not(re`${OWN}|${OUTCOME}|${WANT_TO_SAY}`), upTo(24)),
    'show what is open',
  ),
  list(
    5,
    all(
      re`(?:现在|最近|目前|正在|近期|这段时间|当前|这一?向|今年|本月|眼下).{0,10}(?:有|在|搞).{0,10}${WHICH}.{0,8}(?:${PLANS}|投票|提|名堂)`,
      PLAIN,
    ),
    '最近有什么决策',
  ),
  list(
    5,
    all(
      re`(?:决策|方案|草案|事项|意见|${HEARD}).{0,4}(?:目录|列表|清单|名单)|(?:目录|列表|清单|名单|单子)(?:呢|吧|看看|给我|发我|发来)?$|^列(?:一下|表|出来)?$|^列出`,
      PLAIN,
      upTo(12),
    ),
    '目录, 列表',
  ),
  list(
    5,
    re`^(?:看|查)?(?:一下|下|看)?(?:正?在)?(?:公示|公开征集|征集中|征求中|公示中|在征求|在征集)(?:的|中)*(?:意见)?(?:呢)?$`,
    '在公示的',
  ),
  list(
    5,
    all(re`^(?:看看?|看一看|帮我看看?|说说|你说说|我想看|查查).{0,3}(?:都)?有(?:些)?(?:什么|哪些|新)`, PLAIN, upTo(14)),
    '看看有什么',
  ),
  list(5, all(re`都?有(?:哪些|什么|几个).{0,3}(?:决策|方案|草案|${HEARD})|有哪些事$`, PLAIN, upTo(20)), '有几个方案'),
  list(-6, re`(?:就|都|再|记得)(?:发|告诉|通知|提醒)(?:给)?我|${TELL_ME}$`, 'news is wanted, not the list'),
  list(
    6,
    all(
      /^(?:还有(?:别的|其他的?|什么|吗|没有?)|还有[没吗]?|下一页|[上前]一?[页面]|前面那|再(?:看|来|发|说|列|念)一?[遍次下]|别的|换一批|更多|继续|返回|重来|全部|next|more|只有这|就这|没了|除了这)/,
      behind('list'),
      upTo(14),
      not(re`${OPINION}|${LAW}`),
    ),
    'more of the list',
  ),
  list(6, all(/(?:别的|其他的?|另外).{0,6}(?:征求|征集|公示|可以提|能提|方案)/, not(re`${OUTCOME}`)), 'other ones'),
  list(
    8,
    all(
      re`\b(?:what|which|list|show|any|see|is there)\b.{0,24}\b(?:decisions?|consultations?|drafts?|comment|proposals?|open)\b|^(?:show|list)\b`,
      not(/\b(?:result|outcome|came of|happened|status)\b/),
    ),
    'English',
  ),
];

const ASK_RULES: Rule[] = [
  ask(3, re`${LAW}`, 'words of the law'),
  ask(1, re`${OFFICE}`, 'speaks of an office'),
  ask(2, re`${GENERAL}`, 'how things are in general'),
  ask(1, re`(?:吗|么|不|没有|怎么办|怎么搞|多少|为什么|如何|怎么)[?]*$`, 'the form of a question'),
  ask(3, all(not(upTo(40)), not(NAMED)), 'a long story'),
  ask(3, all(not(upTo(64)), not(NAMED)), 'a very long story'),
  ask(-3, re`${OWN}`, "the person's own comment"),
  ask(-2, ({ receipt }) => receipt !== 'none', 'a receipt number'),
  ask(
    3,
    re`\b(?:how (?:long|do)|can an?|is it|what is|who|why|should|must|legal|law|penalty|fine|license)\b`,
    'English',
  ),
  ask(
    4,
    all(
      re`^(?:那|多久|谁|哪个|依据|法律|说?详细|什么意思|具体|为什么|还有呢|还有吗|第.条)`,
      behind('answer'),
      upTo(12),
      not(/告诉|通知|意见|结果|定了|采纳/),
    ),
    'a follow-up',
  ),
];

const EITHER_RULES: Rule[] = [
  ...either(
    ['list_decisions', 'comment_on_decision'],
    5,
    /^(?:我要|我想|想)?(?:征求意见|意见|参与|参与决策|参加|投票|意见征集|意见征求|公众参与)(?:吧|了)?$/,
    '意见: to see or to write',
  ),
  ...either(
    ['ask_result', 'check_receipt'],
    6,
    re`^(?:查|看|查一下|看下|查查|查下|问下)?(?:${OWN})?(?:意见|建议)?的?(?:进度|状态|呢|怎么样了?|情况|怎么样)$|^(?:查|看|查下|看下|查一下)?(?:我(?:提)?的)(?:意见|建议)$`,
    '我的意见: received or decided',
  ),
  ...either(
    ['subscribe', 'withdraw_comment'],
    4,
    all(/^(?:我要|我想|算了|都|给我|帮我)*(?:取消|不要了|不搞了|停|退)(?:了|吧|掉)?$/, not(behind('receipt'))),
    '取消: the news or the comment',
  ),
  ...either(
    ['ask', 'comment_on_decision'],
    4,
    all(
      SOME,
      upTo(6),
      not(re`(?:那个|那个事|的事|呢|那件事|那桩)$`),
      ({ mention }: Message) => mention?.by !== 'number' && mention?.by !== 'pointed',
      not(behind('list')),
      not(re`${STAND}|${VALUE}|${OUTCOME}|${WISH}`),
    ),
    "only a decision's name",
  ),
  ...either(
    ['ask', 'comment_on_decision'],
    4,
    re`^(?:怎么|如何|怎样|在哪里?|去哪里?)(?:提|写|发|交)(?:${OPINION})(?:啊|呢)?$|^${OPINION}(?:怎么|如何|在哪里?|往哪里?)(?:提|写|发|交)`,
    'how does one, or how do I',
  ),
  ...either(
    ['ask_result', 'subscribe'],
    6,
    re`(?:会|能)不?(?:会|能)?(?:告诉|通知|回复)我.{0,2}(?:吗|不|么)|什么时候(?:通知|告诉)我`,
    '有结果会告诉我吗',
  ),
  ...either(
    ['withdraw_comment', 'comment_on_decision'],
    6,
    all(
      re`(?:${OWN}|意见|写的).{0,6}(?:想|要)?(?:改|修改|重写)|^(?:我|想|要|能不能|可以|错了|写错了|那个)*(?:修改|改|重写|重新写|重新提|重提)(?:一?下|意见|改|几个字|点|内容)*(?:吗|不)?$`,
      PLAIN,
      upTo(16),
    ),
    '改一下: to take back or to write anew',
  ),
  ...either(
    ['check_receipt', 'human_help'],
    6,
    all(
      /(?:回执|号码|查询码|编号|那串数字).{0,8}(?:丢|忘|找不到|不见|没了|不记得|记不得|搞不见|删了|弄没)|(?:丢|忘|找不到|不记得|记不得|没有)了?.{0,4}(?:回执|查询码|编号)/,
      not(re`${LAW}`),
      upTo(20),
    ),
    'the receipt is lost',
  ),
  ...either(
    ['check_receipt', 'withdraw_comment'],
    6,
    all(re`${OWN}.{0,8}(?:问题|不对|不太对|有误|不妥)`, upTo(18)),
    'something is wrong with it',
  ),
  ...either(
    ['ask_result', 'check_receipt'],
    6,
    all(({ receipt }) => receipt !== 'none', re`${OUTCOME}|怎么样|定了|进度|哪一?步`),
    'a receipt, and what became of it',
  ),
  ...either(['subscribe', 'ask'], 4, /^(?:通知|消息|提醒|推送)(?:呢)?$/, 'a bare word'),
  ...either(
    ['comment_on_decision', 'ask_result'],
    4,
    all(
      SOME,
      upTo(10),
      not(behind('list')),
      re`(?:那个|那个事|的事|呢|那件事|那桩)$`,
      not(re`${STAND}|${VALUE}|${OUTCOME}|${WISH}`),
    ),
    'a decision only pointed out',
  ),
  ...either(['ask', 'ask_result'], 4, /^(?:结果|采纳|听证结果|公示结果|处理结果)$/, 'a bare word'),
  ...either(
    ['human_help', 'comment_on_decision'],
    4,
    /^(?:我要|我想|想|要)?(?:反映|投诉|举报|告状|申诉|反应)(?:个|一下|下|点|一个)?(?:问题|情况|事|事情)?$/,
    '我要反映问题',
  ),
];

/** Read from top to bottom; the weights of all that hold are added up. */
export const RULES: readonly Rule[] = [
  ...LIST_RULES,
  ...COMMENT_RULES,
  ...AFTERWARDS_RULES,
  { intent: 'human_help', weight: 9, when: ({ key }) => courtesyOf(key) === 'human_help', why: 'asks for a person' },
  ...ASK_RULES,
  ...EITHER_RULES,
];
