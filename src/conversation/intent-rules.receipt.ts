import {
  all,
  behind,
  LAW,
  ME,
  not,
  OPINION,
  OUTCOME,
  OWN,
  PLAIN,
  type Rule,
  re,
  type Sign,
  upTo,
} from './intent-words.ts';

const check = (weight: number, when: Sign, why: string): Rule => ({ intent: 'check_receipt', weight, when, why });

const ARRIVED =
  '(?:接到|到你们|记录|会不会丢|丢了|收到|收了|收没|交上|提交|成功|登记|存[了进]|存没|在不在|还在|到了?没|上去|进去|送到|录|入了|记下|显示|交成|发成|找不找得到|查得到)';

/** Signs that somebody asks whether a comment of theirs is there. */
export const RECEIPT_RULES: Rule[] = [
  check(5, ({ receipt }) => receipt !== 'none', 'a receipt number'),
  check(
    4,
    re`(?:回执|编号|受理号|流水号|凭证号|查询码|号码).{0,4}\d{6,}|\d{8,20}.{0,4}(?:查|看|号)|(?:查|看).{0,6}\d{8,20}`,
    'a number to look up',
  ),
  check(
    5,
    all(
      re`(?:查|看|核|验|对|找|输|拿|凭|用|忘|丢|掉|不见|怎么|没有?|哪).{0,8}(?:回执|查询码|受理号)|(?:回执|查询码).{0,6}(?:查|看|核|验|找|丢|掉|忘|不见|没了|哪)`,
      not(/签|送达|处罚|快递/),
    ),
    '查回执',
  ),
  check(
    4,
    re`^(?:我的|我|这个|那个|个)?(?:意见)?(?:回执|查询码|受理号)(?:号码?|编号|查询|码)?(?:呢|在哪里?|查|$)`,
    '回执',
  ),
  check(
    6,
    all(
      re`(?:意见|提交|写了|提了|发了|发出去).{0,10}(?:有没有(?:交|收|存|显示|记|到)|显示|是不是没交|收到没|收到了没|收到吗)`,
      upTo(24),
      not(re`${LAW}`),
    ),
    '有没有交上去',
  ),
  check(6, all(re`${OWN}.{0,12}${ARRIVED}`, not(/^(?:请|麻烦)?(?:帮|替|给)我.{0,2}(?:写|提)/)), '我的意见收到没'),
  check(5, re`(?:一|那|这|的)串(?:数字|号码|字)|(?:14|十四)[位个].{0,8}|回执编?号`, '一串数字'),
  check(5, all(re`(?:查|核|看|验).{0,12}\d{9,}`, PLAIN), 'a number with a slip'),
  check(
    5,
    all(
      re`(?:查|核对|核一下).{0,12}(?:提|写|交)的(?:意见|建议|那|东西)|(?:提|写|交)完.{0,8}(?:反应|到底|上去|收到)`,
      PLAIN,
      not(re`${OUTCOME}`),
    ),
    '查我提的意见',
  ),
  check(
    6,
    all(/在不在|还在|存[好了进]|查得|这个?号|真的存|看得到/, behind('receipt'), upTo(14)),
    'after a receipt: 存好了吗',
  ),
  check(4, /^(?:凭证|查询|受理|流水)(?:号|码)$/, '凭证号'),
  check(4, all(re`${OPINION}.{0,4}(?:收到|提交成功|登记|交上去|存).{0,3}[没吗不么]`, upTo(18)), '意见收到没'),
  check(
    5,
    re`(?:你们?|那边)(?:那边|这里)?(?:有没有|到底|是不是)?(?:收到|看到|收)(?:了|过)?(?:${ME}|没|吗|不|它)`,
    '你们收到没',
  ),
  check(
    5,
    all(/收到|存|交上|提交|成功|上去|进去|登记|查|核对|核实|号码|看我的|在哪里?[输看]/, behind('receipt'), upTo(10)),
    'after a receipt: 收到没',
  ),
  check(
    4,
    all(
      re`^(?:${ME}|要|想|帮|来){0,4}查(?:一下|下|个)?(?:这个?|那个?)?(?:号码?|编号|码|单号)|意见(?:编号)?查询|^${ME}.{0,4}(?:编号|号码)|^查(?:一下|下|询)?$`,
      upTo(14),
    ),
    '查号',
  ),
  check(
    5,
    re`\breceipt\b|(?:did|have) (?:you|u) (?:get|receive|got)|(?:track|check|look ?up).{0,12}(?:number|code|comment|submission)|was (?:my|the) (?:comment|submission) (?:received|recorded)|(?:is|was) my .{0,12}(?:recorded|saved|in there)|got (?:what|my)|(?:comment|opinion|submission).{0,10}(?:go through|saved|recorded)`,
    'English',
  ),
];
