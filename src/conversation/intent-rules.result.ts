import {
  all,
  behind,
  HEARD,
  LAW,
  ME,
  not,
  OFFICE,
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

const result = (weight: number, when: Sign, why: string): Rule => ({ intent: 'ask_result', weight, when, why });

const LATE = '(?:最后|后来|后头|到底|到现在|现在|至今|上回|上次|上个?月|去年|早就|怎么还|征求完|那个|这几个|的事|还)';
const FATE =
  '(?:听了我们|听了没|没下落|有.{0,2}下落|给个(?:话|回话|准话|说法)|有(?:点)?眉目|听没听|用了没|用没用|用上没|算数没|算不算数$|听进去|扔了|石沉大海|没(?:有)?(?:了)?(?:声音?|音|下落|个?说法|反应|人管|答复|回复)|(?:定|批|改|搬|涨|建|修|开工|落实|通过|执行|成)(?:下来)?(?:了没?|没|没有|了吗)$|(?:最后|后来|到底|上次).{0,8}怎么[定说]的?$|写进|采纳|(?<!会)怎么样了?$|有结果|出结果|后来呢$|有人[看管理]没?|定了没|(?:定|批)了$|黄了|几条)';
const SHOW = '(?:发给我|列出|目录|清单)';

/** Signs that somebody asks what became of a decision or of a comment. */
export const RESULT_RULES: Rule[] = [
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
  result(
    5,
    all(
      re`${TOPIC}|还|最后|到底`,
      /(.)[不没]\1了?$/,
      not(re`管[不没]管|行不行|能不能|可不可|好不好|要不要|追不追|${OFFICE}`),
      PLAIN,
      upTo(20),
    ),
    '还修不修',
  ),
  result(
    5,
    all(
      re`${TOPIC}|${OWN}|${OPINION}|大家|你们`,
      re`${FATE}|结果(?:呢|出来|在哪|有|没|怎么样)|.{0,3}结果$`,
      PLAIN,
      upTo(44),
      not(re`${TELL_ME}|${SHOW}|^不?${OPINION}|${OFFICE}.{0,2}要`),
    ),
    'what became of a public matter',
  ),
  result(
    8,
    all(
      re`${OWN}|${HEARD}`,
      re`没个?(?:说法|交代)|听进去|扔了|采纳|石沉大海|没.?(?:声|音)`,
      not(re`${LAW}`),
      not(re`^(?:要是|如果|万一)`),
    ),
    '到现在没个说法',
  ),
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
    re`^(?:那|最后|请问|问下|查下?|看下?|看看){0,4}(?:征求意见|意见|征集)?的?(?:采纳|结果|处理|反馈|采用)(?:的)?(?:情况|结果)?(?:出来|公布|怎么样|下来|出)?(?:了)?(?:没有?|吗|呢|不|在哪.{0,2}|哪里看)$|^(?:采纳|处理)情况(?:怎么查|在哪.{0,3}|查询)?$`,
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
      re`\b(?:result|outcome|what happened|decided|any (?:news|update|progress)|do with our comments|status|approved|came of|been decided|adopt|final decision)\b|(?:was|is|were|has|have).{0,24}(?:adopted|accepted|considered|passed|rejected)`,
      not(/notify|tell me|let me know/),
    ),
    'English',
  ),
];
