import {
  all,
  behind,
  GENERAL,
  LAW,
  ME,
  NAMED,
  not,
  OFFICE,
  OPINION,
  OUTCOME,
  PLAIN,
  type Rule,
  re,
  type Sign,
  SOME,
  STAND,
  TOPIC,
  upTo,
  VALUE,
  WHICH,
  WISH,
} from './intent-words.ts';

const comment = (weight: number, when: Sign, why: string): Rule => ({
  intent: 'comment_on_decision',
  weight,
  when,
  why,
});

const WANT = '(?:要|想|来|准备|打算|需要|要求|想要|能不能|可不可以|可以|再|也要|还要|就)';
const SAY = '(?:提|发表|写|说|留|投|填|反映|交|发|吐槽|表达|补充|谈)';
const SOMEWHAT = '(?:一|[百千万]|好多|两|几|个|点|条|些|下|份|上|出|我的|自己的|点子|不同的?){0,4}';
const EXPRESSED = `(?:${OPINION}|[几两]句(?:话|公道话)?|公道话|意见表|心里话|一?票)`;
const QUESTION: Sign = re`${GENERAL}|怎么|什么时候|[吗呢么没]$|哪|多少|${OUTCOME}`;

/** Signs that somebody means to say something on a decision, or already does. */
export const COMMENT_RULES: Rule[] = [
  comment(
    5,
    re`${ME}(?:对.{1,16}?|就.{1,16}?|给.{1,16}?)?${WANT}(?:对.{1,16}|就.{1,16}|给.{1,16}|给|在这里?)?.{0,2}${SAY}${SOMEWHAT}.{0,3}${EXPRESSED}`,
    '我要提意见',
  ),
  comment(5, re`(?:帮我|替我|给我)(?:对.{1,16})?${SAY}${SOMEWHAT}${EXPRESSED}`, '帮我写条意见'),
  comment(
    4,
    re`^(?:我|来|想|要){0,4}(?:${SAY}|递|发)${SOMEWHAT}${EXPRESSED}(?:吧|呢|了|可以[吗不]?|行[吗不]?)?$`,
    '提意见',
  ),
  comment(5, re`^(?:评论|留言|建议|意见|comment)(?:一下|on)?(?:第)?[\d一二三四五六七八九十]+(?:个|号|条)?$`, '评论 3'),
  comment(
    4,
    re`^(?:评论|留言|吐槽|发言|表态|写评论|(?:我要|我想|我来)(?:评论|留言|发言|说话|吐槽|表态|表个态)).{0,12}$`,
    '评论',
  ),
  comment(
    4,
    re`${ME}(?:对.{1,16})?(?:也|还|就|倒|确实|真的|是)?(?:有|没有?)(?:点|个|些|几点|很大的?|蛮多|一肚子|不同|一|[百千万]|好多|大把|一堆){0,4}(?:${OPINION}|话(?:要|想)?说?)(?!.{0,4}(?:被|怎么|去哪))`,
    '我有意见',
  ),
  comment(
    4,
    re`(?:对|就|关于|针对|给).{1,18}(?:提|发表|说|有|写|表|反映)${SOMEWHAT}(?:意见|建议|评论|看法|[几两]句|个态)`,
    '对垃圾费提点意见',
  ),
  comment(
    5,
    all(
      re`(?:${ME}|来|想|让|听).{0,12}(?:说|写|提|评)[几两一]句|(?:说|写|提)[几两]句.{0,6}(?:关于|行|可以|$)|有(?:些|几句|点|很多)?话(?:要|想)?说|让我说句?|插句嘴|捎句话|说句(?:话|公道话)|第[一二三]点|[一二三]点意见|有个?(?:好主意|好点子|点子|主意)`,
      PLAIN,
    ),
    '讲几句',
  ),
  comment(4, all(re`${ME}(?:想|要|来)(?:说说|说一说|谈谈|聊聊|评一?评|评第|说下)`, PLAIN), '想说说停车费的事'),
  comment(
    5,
    all(
      re`(?:记下|记一下|记到|交上去|报上去|反映上去|递上去|带句话|带个话|转告|写上去?|写进去|说你[记写])(?:来|我)?`,
      PLAIN,
      not(/[没吗]$|有没有|到底|没有$/),
    ),
    '记下来, 交上去',
  ),
  comment(
    5,
    all(
      re`建个?言|进个?言|留个?言(?!.{0,6}(?:删|撤|收))|吐.{0,2}苦水|吐槽|发.{0,2}牢骚|献.?策|意见箱|不吐不快|^写意见`,
      PLAIN,
    ),
    '建个言',
  ),
  comment(4, all(SOME, re`说[几两一]句|说一?说`), '讲几句公交的'),
  comment(4, all(SOME, re`${STAND}`, not(re`${GENERAL}`)), 'a stand on a decision'),
  comment(
    5,
    all(
      re`${ME}.{0,12}${STAND}|^.{0,12}${STAND}$|(?:都|坚决|绝对|强烈|第一个)${STAND}|很大的意见`,
      PLAIN,
      not(re`${OUTCOME}|[吗么没]$|怎么[办搞]`),
    ),
    '我不同意',
  ),
  comment(
    4,
    re`^(?:坚决|强烈|绝对|完全|表示|我也){0,4}(?:不同意|反对|赞成|支持|同意|不赞成|不支持)(?!的|人|率|书|意见)`,
    '反对…',
  ),
  comment(4, all(SOME, re`${VALUE}`, not(re`${GENERAL}|管[不没]管|${OFFICE}`)), 'a judgement on a decision'),
  comment(4, all(re`${TOPIC}`, re`${VALUE}`, PLAIN, not(QUESTION), upTo(40)), 'a judgement on a public matter'),
  comment(
    4,
    all(
      re`${TOPIC}`,
      re`(?:${ME}|家里|老人家?|老百姓|业主|我看).{0,6}(?:觉得|认为|建议|希望|要求|盼)|(?<!要)不要(?:再)?[拆关搬涨修砍收建停改动]`,
      PLAIN,
      not(QUESTION),
    ),
    'a wish about a public matter',
  ),
  comment(4, all(NAMED, re`${WISH}`, not(QUESTION)), 'a wish about a decision'),
  comment(2, all(SOME, re`${WISH}`), 'perhaps a wish'),
  comment(1, all(SOME, re`${ME}|我家|老人|老百姓|娃|学生`), 'somebody speaks of a decision'),
  comment(
    4,
    all(
      re`^(?:希望|建议|我觉得|我认为|我希望|我建议|恳请|意见[:：是]|我的意见是|要求|请求|最好)`,
      not(QUESTION),
      not(re`${LAW}`),
    ),
    '建议…',
  ),
  comment(
    5,
    all(behind('list'), ({ mention }) => mention?.by === 'number', upTo(8)),
    'a place in the list',
  ),
  comment(
    4,
    all(behind('list'), SOME, ({ mention }) => mention?.by !== 'number', upTo(8)),
    'a name from the list',
  ),
  comment(
    6,
    all(
      re`^我?(?:还|再|又)(?:要|想|有){0,4}(?:再)?(?:提|写|说|发|加|补充|来|有){0,4}(?:一|个|几|两)(?:条|点|句|个|下)`,
      behind('receipt'),
    ),
    '再提一条',
  ),
  comment(
    4,
    all(
      re`(?:这个|那个|它|对这|对此|那我).{0,6}(?:${STAND}|意见|不好|不行|太)|我(?:想|要)说[两几]句`,
      behind('answer', 'list', 'result'),
    ),
    'a stand on what was just said',
  ),
  comment(4, re`(?:怎么|如何|怎样|去哪|哪里).{0,3}(?:对|给|就).{1,16}(?:提|发表).{0,3}意见`, '如何对垃圾收费提意见'),
  comment(
    -6,
    re`(?:对|就)${WHICH}|${WHICH}.{0,8}(?:可以|能|要我们|让我们)|不要再?(?:给我)?(?:提醒|通知|发|推)`,
    'the list is wanted, or quiet',
  ),
  comment(-5, re`确认|有没有(?:交|收|存)|(?:check|was|saved|received)`, 'asks after it'),
  comment(3, re`^${ME}?${WANT}?(?:参加|参与).{0,14}(?:征求|意见|讨论)`, '参加征求意见'),
  comment(
    5,
    re`\b(?:i|we|let me|want|like|please)\b.{0,20}\b(?:comment|object|oppose|disagree|support|complain|suggest|feedback|opinion|agree|say something)|^(?:leave|submit|make|send|give|write|post|add).{0,8}(?:comment|feedback|opinion|suggestion)|^comment|\b(?:too (?:expensive|high|much|far)|unfair|bad idea|good idea|against|in favou?r|my opinion|i think the|something to say|have a say)`,
    'English',
  ),
];
