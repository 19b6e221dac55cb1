import {
  all,
  behind,
  HEARD,
  LAW,
  not,
  OPEN,
  OPINION,
  OUTCOME,
  OWN,
  PLAIN,
  PLANS,
  type Rule,
  re,
  type Sign,
  TELL_ME,
  upTo,
  WHICH,
} from './intent-words.ts';

const list = (weight: number, when: Sign, why: string): Rule => ({ intent: 'list_decisions', weight, when, why });

/** Said before what one has to say. */
const WANT_TO_SAY = '(?:[我来]|帮)(?:也|要|想|来|对.{1,12}|替我|我){0,4}(?:提|说|写|发表|评论|留|反映)';
const SHOW = '(?:看看?|念|列|发给我|发我|发来|给我|告诉我|帮我|说说|都发|显示|打开|有没有|还有|有些?|想知道)';

/** Signs that somebody wants to see what is open to comments. */
export const LIST_RULES: Rule[] = [
  list(
    7,
    all(
      re`${WHICH}.{0,12}(?:在|可以|能|正|要|让|给|需要|等|还).{0,8}(?:${OPEN}|我们说|建议|看法|截止)`,
      not(re`谁|${LAW}`),
    ),
    '有哪些事可以提意见',
  ),
  list(7, re`${WHICH}.{0,6}(?:可以|能)(?:提|评|说|写)|在${HEARD}.{0,4}${WHICH}`, '哪些可以提'),
  list(7, re`(?:对|就)${WHICH}.{0,6}(?:提|评论|发表|说)`, '可以对哪些事提意见'),
  list(
    6,
    all(
      re`${WHICH}|名单|单子|清单|有没有|有新|新的|新方案`,
      re`${OPEN}|要我们看`,
      PLAIN,
      not(re`${OWN}|${OUTCOME}|(?:政府|机关).{0,3}(?:得|该)|谁`),
      upTo(50),
    ),
    'which, and open to comments',
  ),
  list(
    5,
    all(re`${SHOW}.{0,10}(?:${OPEN}|好提|意见的)`, PLAIN, not(re`${OWN}|${OUTCOME}|${WANT_TO_SAY}`), upTo(24)),
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
      re`^.{0,8}(?:决策|方案|草案|事项|意见|${HEARD})的?(?:目录|列表|清单|名单)(?!.{0,6}[谁哪])|(?:目录|列表|清单|名单|单子)(?:呢|吧|看看|给我|发我|发来)?$|^列(?:一下|表|出来)?$|^列出`,
      PLAIN,
      upTo(12),
    ),
    '目录, 列表',
  ),
  list(
    5,
    re`^(?:看|查)?(?:一下|下|看)?(?:正?在)?(?:公示|公开征集|征集中|征求中|公示中|在征求|在征集)(?:的|中){0,4}(?:意见)?(?:呢)?$`,
    '在公示的',
  ),
  list(
    5,
    all(re`^(?:看看?|看一看|帮我看看?|说说|你说说|我想看|查查).{0,3}(?:都)?有(?:些)?(?:什么|哪些|新)`, PLAIN, upTo(14)),
    '看看有什么',
  ),
  list(
    5,
    all(
      re`都?有(?:哪些|什么|几个).{0,3}(?:决策|方案|草案|${HEARD})|^.{0,12}(?:说说|告诉我).{0,4}有哪些事$`,
      PLAIN,
      upTo(20),
    ),
    '有几个方案',
  ),
  list(
    -6,
    all(re`(?:就|再|记得)(?:发|告诉|通知|提醒)(?:给)?我|${TELL_ME}$`, not(/名单|目录|清单|列表|都发/)),
    'news is wanted, not the list',
  ),
  list(
    6,
    all(
      /^(?:还有(?:别的|其他的?|什么|吗|没有?)|还有[没吗]?|下一页|[上前]一?[页面]|前面那|再(?:看|来|发|说|列|念)一?[遍次下]|别的|换一批|更多|继续|返回|重来|全部|next|more|只有这|就这|没了|没别的|没有别的|除了这|重新列|往下|再往|看别的)/,
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
      re`\b(?:what|which|list|show|any|see|are there|is there)\b.{0,24}\b(?:decisions?|consultations?|drafts?|comment|commenting|proposals?|open)\b|^(?:show|list)\b`,
      not(/\b(?:result|outcome|came of|happened|status)\b/),
    ),
    'English',
  ),
];
