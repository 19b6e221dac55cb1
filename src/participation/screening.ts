import { fold } from './folding.ts';
import { mayBeReport } from './reports.ts';

/** What is held back from publishing, in words for the person and the office; `null` where nothing is. */
export type HeldReason = string | null;

const INSULT =
  /傻逼|傻b|傻x|煞笔|沙比|(^|[^a-z])sb([^a-z]|$)|nmsl|(^|[^a-z])cnm|操你|草你妈|艹你|日你|去你妈|妈的?[逼比b]|他妈的|tmd|狗官|狗屁|狗东西|狗日|王八蛋|畜生|猪脑子|脑残|白痴|杂种|婊子|贱人|废物|人渣|垃圾(人|玩意|东西|政府)|死全家|全家死|不得好死|去死|死绝/;
const THREAT =
  /(砍|杀|打|弄|捅|炸|整|搞)死(你|他|一个|全家)|(砍|杀|捅|弄|炸)了你|放火烧|一把火烧|烧了你|炸了(你|政府|办公)|同归于尽|让你(们)?.{0,4}(见血|偿命)|(知道|晓得)(你|他).{0,8}住(哪|在)|(被|让).{0,3}(车撞|雷劈)死?/;
const OBSCENE = /约炮|裸聊|一夜情|援交|色情|黄片|做爱|性交|鸡巴|小姐上门/;
const ADVERT_GOODS =
  /代办|代开|套现|刷单|兼职|贷款|秒批|无抵押|低价(出售|转让)|高价回收|量大从优|娱乐|博彩|彩金|注册送|祖传秘方|刻章|办证|办各类证|减肥|壮阳|加盟|招代理|特价|优惠券|领红包|发票|专治/;
const CONTACT =
  /(加|\+)?(微信|vx|v信|wx|qq|q群|v)[:号]?\s*[a-z\d_-]{4,}|微信同号|同微信|https?:\/\/|www\.|\.(com|cn|net|top|vip)|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|扫码|点击链接/;

/**
 * Why a comment is held back until a person has looked at it: abuse, a threat, obscenity, an advert, or what may be a
 * report of a violation. It is kept, promised to the ledger and counted as every other. Orders to a machine are not among the reasons: nothing here
 * obeys a comment, so that to count it as the text it is does no harm, and to hold it back might silence somebody.
 */
export function heldReason(text: string): HeldReason {
  const key = fold(text);
  // 傻 逼, 傻*逼
  const tight = key.replace(/[\s*.·_~-]+/g, '');
  if (THREAT.test(tight)) return '含有威胁他人人身安全的内容';
  if (INSULT.test(tight) || INSULT.test(key)) return '含有侮辱性语言';
  if (OBSCENE.test(tight)) return '含有淫秽内容';
  if (ADVERT_GOODS.test(key) && CONTACT.test(key)) return '疑似广告';
  if (mayBeReport(text)) return '可能是在反映具体的违法违纪情况';
  return null;
}
