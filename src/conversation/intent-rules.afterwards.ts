import {
  all,
  behind,
  HEARD,
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
  SOME,
  TELL_ME,
  TOPIC,
  upTo,
} from './intent-words.ts';

const check = (weight: number, when: Sign, why: string): Rule => ({ intent: 'check_receipt', weight, when, why });
const result = (weight: number, when: Sign, why: string): Rule => ({ intent: 'ask_result', weight, when, why });
const tell = (weight: number, when: Sign, why: string): Rule => ({ intent: 'subscribe', weight, when, why });
const undo = (weight: number, when: Sign, why: string): Rule => ({ intent: 'withdraw_comment', weight, when, why });

const ARRIVED =
  '(?:收到|收了|收没|交上|提交|成功|登记|存[了进]|存没|在不在|还在|到了?没|上去|进去|送到|录|入了|记下|有效)';
const LATE = '(?:最后|后来|后头|到底|到现在|现在|至今|上回|上次|上个?月|去年|早就|怎么还|征求完|那个|这几个|的事|还)';
const FATE =
  '(?:听了没|听没听|用了没|用没用|用上没|算数没|算不算数$|听进去|扔了|石沉大海|没(?:有)?(?:了)?(?:声音?|音|下落|个?说法|反应|人管|答复|回复)|(?:定|批|改|搬|涨|建|修|开工|落实|通过|执行|搞|成)(?:下来)?了?(?:没|没有|吗)$|怎么[定说]的?$|怎么说$|写进|采纳|怎么样了?$|有结果|出结果|定了没|(?:定|批)了$|(.)[不没]\\1(?:了)?$|黄了|几条)';
const SHOW = '(?:发给我|列出|目录|清单)';
const DONE = '(?:结果|消息|进展|变化|新|定了|定下|出来|出了|通过|采纳|回复|答复|好了|搞好|有了|公布)';
const STOP = '(?:(?<!要)不要|(?<!不)停止?(?!不)|停了|取消|关掉|关闭|关了|不想|不用|不准|免|拒收)';
const NEWS = '(?:通知|提醒|推送|消息|短信|信息)';
const REMOVE = '(?:撤回|撤销|撤掉|撤下|撤了|撤走|撤|删|去掉|拿掉|收回|取消|作废|抹|清除|清空|注销)';
const CHECK_RULES: Rule[] = [
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
  check(6, all(re`${OWN}.{0,12}${ARRIVED}`, not(/^(?:请|麻烦)?(?:帮|替|给)我.{0,2}(?:写|提)/)), '我的意见收到没'),
  check(5, re`(?:一|那|这|的)串(?:数字|号码|字)|(?:14|十四)[位个].{0,8}|回执编?号`, '一串数字'),
  check(5, all(re`(?:查|核|看|验).{0,12}\d{9,}`, PLAIN), 'a number with a slip'),
  check(5, all(re`(?:查|核对|核一下).{0,12}(?:提|写|交)的(?:意见|建议|那|东西)|(?:提|写|交)完.{0,8}(?:反应|到底|上去|收到)`, PLAIN, not(re`${OUTCOME}`)), '查我提的意见'),
  check(6, all(/在不在|还在|存[好了进]|查得|这个?号|真的存|看得到/, behind('receipt'), upTo(14)), 'after a receipt: 存好了吗'),
  check(4, all(re`${OPINION}.{0,4}(?:收到|提交成功|登记|交上去|存).{0,3}[没吗不么]`, upTo(18)), '意见收到没'),
  check(
    5,
    re`(?:你们?|那边)(?:那边|这里)?(?:有没有|到底|是不是)?(?:收到|看到|收)(?:了|过)?(?:${ME}|没|吗|不|它)`,
    '你们收到没',
  ),
  check(
    5,
    all(/收到|存|交上|提交|成功|上去|进去|登记|查|核对|核实/, behind('receipt'), upTo(10)),
    'after a receipt: 收到没',
  ),
  check(
    4,
    all(
      re`^(?:${ME}|要|想|帮|来)*查(?:一下|下|个)?(?:这个?|那个?)?(?:号码?|编号|码|单号)|意见(?:编号)?查询|^${ME}.{0,4}(?:编号|号码)|^查(?:一下|下|询)?$`,
      upTo(14),
    ),
    '查号',
  ),
  check(
    5,
    re`\breceipt\b|(?:did|have) (?:you|u) (?:get|receive|got)|(?:track|check|look ?up).{0,12}(?:number|code|comment|submission)|was (?:my|the) (?:comment|submission) (?:received|recorded)|(?:is|was) my .{0,12}(?:recorded|saved|in there)|got (?:what|my)`,
    'English',
  ),
];

const RESULT_RULES: Rule[] = [
  result(
    6,
    re`${OWN}.{0,10}(?:${OUTCOME}|有没有人(?:看|理|管)|没有?人(?:看|理|管)|哪一?步|怎么没|当回事|用上|听进去)`,
    '我的意见采纳没',
  ),
  result(
    5,
    all(
      re`(?:${OPINION}|提了|提的).{0,10}(?:没有?(?:一点|半点)?(?:结果|消息|人理|人管|回复|答复)|怎么处理|处理得|哪一?步)`,
      upTo(30),
    ),
    '提了没下文',
  ),
  result(5, all(re`${LATE}.{0,16}${FATE}|${FATE}$`, PLAIN, upTo(44), not(re`${TELL_ME}`)), '最后听了没'),
  result(5, all(re`${TOPIC}|${OWN}|${OPINION}|大家|你们`, re`${FATE}|结果呢|结果`, PLAIN, upTo(44), not(re`${TELL_ME}|${SHOW}`)), 'what became of a public matter'),
  result(6, all(re`${OWN}|${HEARD}`, re`没个?(?:说法|交代)|听进去|扔了|采纳|石沉大海|没.?(?:声|音)`, not(re`${LAW}`)), '到现在没个说法'),
  result(5, re`(?:为什么|凭什么)(?:没有?|不)(?:采纳|采用|听|理|回)(?:${ME}|$)`, '为什么不采纳我的'),
  result(
    5,
    all(
      SOME,
      re`${OUTCOME}|最后(?!一)|最终|定了|定下|定没|通过|后来|怎么样|哪一?步|进展|[没有什么]消息|黄了|公布|成了没|落实|出台|还没定`,
    ),
    'what became of a decision',
  ),
  result(5, all(SOME, /(.)(?:不|没)\1(?:了|啊|呢)?$|[涨搬收涨改]了?(?:没|吗)$/, upTo(16)), '搬不搬'),
  result(
    5,
    re`^(?:那|最后|请问|问下|查下?|看下?|看看)*(?:征求意见|意见|征集)?的?(?:采纳|结果|处理|反馈|采用)(?:的)?(?:情况|结果)?(?:出来|公布|怎么样|下来|出)?(?:了)?(?:没有?|吗|呢|不|在哪.{0,2}|哪里看)$|^(?:采纳|处理)情况$`,
    '结果出来没',
  ),
  result(
    5,
    all(
      re`(?:怎么|还|一直).{0,4}没有?(?:一点)?(?:消息|结果|答复|回复|反馈)|有结果了?[没吗不]|给(?:我|个)(?:答复|说法|交代)`,
      upTo(20),
    ),
    '怎么还没消息',
  ),
  result(
    5,
    all(re`${OUTCOME}|后来|后头|定|怎么样|哪一?步|有人管|消息|进展|什么时候有`, behind('receipt', 'result'), upTo(12)),
    'after a receipt: 采纳没',
  ),
  result(
    5,
    all(
      re`定了没|定了吗|定下|结果出来|有结果没|后来呢|通过了?[没吗]|最后.{0,3}怎么`,
      behind('answer', 'list', 'result'),
    ),
    'after something was spoken of',
  ),
  result(
    6,
    all(
      re`\b(?:result|outcome|what happened|decided|any (?:news|update|progress)|status|approved|came of|been decided|adopt|final decision)\b|(?:was|is|were|has|have).{0,24}(?:adopted|accepted|considered|passed|rejected)`,
      not(/notify|tell me|let me know/),
    ),
    'English',
  ),
];

const SUBSCRIBE_RULES: Rule[] = [
  tell(
    8,
    re`^(?:${ME}|要|想|帮|给|开通|取消|点|怎么|如何|可以|能|请|再|继续|不)*(?:订阅|退订|关注|推送)|取消(?:订阅|关注|提醒|通知|推送)`,
    '订阅, 关注',
  ),
  tell(8, all(re`(?:${DONE}|有信|一有|一出|有.{0,6}事).{0,12}?${TELL_ME}`, not(re`会不会|吗$|不$|${LAW}|规定|必须|怎么`), upTo(44)), '有结果告诉我'),
  tell(
    8,
    all(re`${DONE}.{0,6}(?:通知|提醒|打个?招呼|吱一?声)`, not(re`会不会|吗$|不$|规定|必须|要不要|应当|${LAW}`), upTo(24)),
    '定了通知我',
  ),
  tell(6, re`(?:到时候?|以后|往后|将来|今后|随时|回头).{0,12}${TELL_ME}`, '到时候说一声'),
  tell(
    5,
    re`^(?:请|麻烦|帮我|记得|能不能|可以|要|给我|我要|开通|开|打开|设个?|加个?)*(?:通知|提醒)(?:我|一下我?|功能|服务|一声)?$`,
    '通知我',
  ),
  tell(6, all(re`(?:帮我|给我|替我|请)(?:盯|留意|留心|关注)|^(?:都要?|全部?|全都)?(?:订阅|关注|通知我)|都要?(?:通知|提醒)我|(?:给我)?发(?:短信|微信|信息|消息)通知|第一时间.{0,2}知道`, not(re`${LAW}`)), '帮我盯着'),
  tell(6, all(re`^(?:${ME}|要|想|请|帮我|给我|我想)*(?:开|收|接收|加|设)(?:个|通|一下)*(?:通知|提醒|消息)$|^(?:${ME}|要|想|请|帮我|把|给我)*(?:关|停|取消)(?:了|掉|个|闭)*(?:通知|提醒|消息|推送)|屏蔽|拉黑|免打扰|^不看了`, PLAIN), '开个通知'),
  tell(8, all(re`(?<!要)不要(?:再|给我|跟我|对我|总是?|老是?|天天|总)*(?:推|发|搞|吵|骚扰|打扰|烦|响|通知|提醒)`, re`我|推|发|骚扰|打扰|通知|提醒`, upTo(24), not(re`${LAW}|发[展挥现证]`)), '不要给我推了'),
  tell(6, all(/(?:天天|老是?|总是?|一直|又)(?:在)?(?:发|推|响)|(?:发|响|推)个不停|烦不烦/, PLAIN, upTo(16)), '天天发'),
  tell(
    8,
    re`${STOP}(?:再|给|跟|和|我|收到?|接到|总是|老是|天天|老|总|了|接收|所有|这些|这个|那个|一直)*(?:${NEWS}|发(?!挥|现|展|生|表|布)|关注|订阅|打扰|吵我|烦我)`,
    '不要再发了',
  ),
  tell(
    7,
    all(re`${NEWS}.{0,6}(?:关了|关掉|关闭|停了|停掉|取消|退了|不要了|不想要|太多|烦)|老是?发|发.{0,4}烦`, upTo(20)),
    '消息关掉',
  ),
  tell(
    8,
    re`\b(?:un)?subscribe|unfollow|\bfollow\b|notify|(?:keep|let) me (?:posted|updated|know|informed)|remind me|(?:stop|no more).{0,14}(?:messag|notif|sending|texts?|updates)|alert me|opt out|tell me (?:when|if|once)|stop (?:texting|messaging|notif)`,
    'English',
  ),
];

const WITHDRAW_RULES: Rule[] = [
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
    re`^(?:${ME}|要|想|帮|请|给|可以|能|怎么|如何|能不能|申请|把它?|彻底|先|全部?)*(?:撤回|撤销|撤掉|撤了|撤下来?|删掉|删了|删除|收回|撤|清空)(?:一下|吧|了|它|来|我)*$`,
    '撤回',
  ),
  undo(5, all(re`[写提发弄搞填说点交打]错|改主意|后悔|反悔|不作数|乱[发写提说]的`, upTo(14), PLAIN), '写错了'),
  undo(7, all(re`当我没.{0,2}[说提写]|当没[说提]过`, upTo(60)), '当我没说'),
  undo(6, all(re`后悔|气头上|怕.{0,8}麻烦|怕.{0,3}报复|不想惹`, re`撤|删|抹|收回|不要|去掉`, not(re`${LAW}`)), 'regrets it'),
  undo(6, all(re`(?:收回|退回|消掉|清掉|清空|抹掉|撤了|删了|删掉)(?:我|$)|把我.{0,8}(?:消掉|清掉|删|抹|去掉|收回)|不(?:想|要)?留底`, PLAIN, upTo(20)), '收回'),
  undo(6, all(/^(?:我|算了|那|先)*不想?(?:交|提|写|说)了|(?:先)?不要(?:交|提交|发)|^(?:删|撤|退回|取消|收回)/, behind('receipt'), upTo(12)), 'after a receipt: 不交了'),
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
    re`\b(?:withdraw|retract|take back|delete|remove|erase|undo|cancel)\b.{0,24}\b(?:comment|it|submission|opinion|submitted|said|wrote|data|information|feedback|sent)|\btake (?:it|that) back|\bregret\b|^(?:withdraw|retract|delete|undo|erase)$`,
    'English',
  ),
];

/** Signs about a comment that was made before: its receipt, what became of it, news of it, taking it back. */
export const AFTERWARDS_RULES: Rule[] = [...CHECK_RULES, ...RESULT_RULES, ...SUBSCRIBE_RULES, ...WITHDRAW_RULES];
