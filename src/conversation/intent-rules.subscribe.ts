import { all, LAW, ME, not, PLAIN, type Rule, re, type Sign, TELL_ME, upTo } from './intent-words.ts';

const tell = (weight: number, when: Sign, why: string): Rule => ({ intent: 'subscribe', weight, when, why });

const DONE = '(?:结果|消息|进展|变化|新|定了|定下|出来|出了|通过|采纳|回复|答复|好了|搞好|有了|公布)';
const STOP = '(?:(?<!要)不要|(?<!不)停止?(?!不)|停了|取消|关掉|关闭|关了|不想|不用|不准|免|拒收)';
const NEWS = '(?:通知|提醒|推送|消息|短信|信息)';

/** Signs that somebody wants to be told later, or no more. */
export const SUBSCRIBE_RULES: Rule[] = [
  tell(
    8,
    re`^(?:${ME}|要|想|帮|给|开通|取消|点|怎么|如何|可以|能|请|再|继续|不){0,4}(?:订阅|退订|关注|推送)|取消(?:订阅|关注|提醒|通知|推送)`,
    '订阅, 关注',
  ),
  tell(
    8,
    all(
      re`(?:${DONE}|有信|一有|一出|有.{0,6}事).{0,12}?${TELL_ME}`,
      not(re`会不会|吗$|不$|${LAW}|规定|必须|怎么`),
      upTo(44),
    ),
    '有结果告诉我',
  ),
  tell(
    8,
    all(
      re`${DONE}.{0,6}(?:通知|提醒|打个?招呼|吱一?声)`,
      not(re`会不会|吗$|不$|规定|必须|要不要|应当|${LAW}`),
      upTo(24),
    ),
    '定了通知我',
  ),
  tell(6, re`(?:到时候?|以后|往后|将来|今后|随时|回头).{0,12}${TELL_ME}`, '到时候说一声'),
  tell(
    5,
    re`^(?:请|麻烦|帮我|记得|能不能|可以|要|给我|我要|开通|开|打开|设个?|加个?){0,4}(?:通知|提醒)(?:我|一下我?|功能|服务|一声)?$`,
    '通知我',
  ),
  tell(
    6,
    all(
      re`(?:帮我|给我|替我|请)(?:盯|留意|留心|关注)|^(?:都要?|全部?|全都)?(?:订阅|关注|通知我)|都要?(?:通知|提醒)我|(?:给我)?发(?:短信|微信|信息|消息)通知|第一时间.{0,2}知道`,
      not(re`${LAW}`),
    ),
    '帮我盯着',
  ),
  tell(
    6,
    all(
      re`^(?:${ME}|要|想|请|帮我|给我|我想){0,4}(?:开|收|接收|加|设)(?:个|通|一下){0,4}(?:通知|提醒|消息)$|^(?:${ME}|要|想|请|帮我|把|给我){0,4}(?:关|停|取消)(?:了|掉|个|闭){0,4}(?:通知|提醒|消息|推送)|屏蔽|拉黑|免打扰|^不看了`,
      PLAIN,
    ),
    '开个通知',
  ),
  tell(
    8,
    all(
      re`(?<!要)不要(?:再|给我|跟我|对我|总是?|老是?|天天|总){0,4}(?:推(?=了|送|$)|发(?!挥|现|展|生|表|布)|搞我|吵|骚扰|打扰|烦|响|通知|提醒)`,
      re`我|推|发|骚扰|打扰|通知|提醒`,
      upTo(24),
      not(re`${LAW}|发[展挥现证]`),
    ),
    '不要给我推了',
  ),
  tell(6, all(/(?:天天|老是?|总是?|一直|又)(?:在)?(?:发|推|响)|(?:发|响|推)个不停|烦不烦/, PLAIN, upTo(16)), '天天发'),
  tell(
    8,
    re`${STOP}(?:再|给|跟|和|我|收到?|接到|总是|老是|天天|老|总|了|接收|所有|这些|这个|那个|一直){0,4}(?:${NEWS}|发(?!挥|现|展|生|表|布)|关注|订阅|打扰|吵我|烦我)`,
    '不要再发了',
  ),
  tell(
    7,
    all(re`${NEWS}.{0,6}(?:关了|关掉|关闭|停了|停掉|取消|退了|不要了|不想要|太多|烦)|老是?发|发.{0,4}烦`, upTo(20)),
    '消息关掉',
  ),
  tell(
    8,
    re`\b(?:un)?subscribe|unfollow|\bfollow\b|notify|(?:keep|let) me (?:posted|updated|know|informed)|remind me|(?:stop|no more).{0,14}(?:messag|notif|sending|texts?|updates)|alert me|turn off.{0,12}notif|sign me up|more messages|any ?more (?:messages|texts)|call me when|opt out|tell me (?:when|if|once)|stop (?:texting|messaging|notif)`,
    'English',
  ),
];
