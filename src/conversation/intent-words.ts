import type { Intent } from '../domain/answer.ts';
import type { ReceiptReading } from '../domain/receipt.ts';

/** A decision as it can be named. */
export interface NamedDecision {
  id: string;
  number: number;
  title: string;
  aliases: string[];
}

/** What was said before and what there is to speak of. */
export interface IntentContext {
  /** What the bot said last. */
  after: 'list' | 'answer' | 'receipt' | 'result' | null;
  /** Decisions last listed, in the order shown. */
  listed: NamedDecision[];
  /** Every public decision. */
  decisions: NamedDecision[];
  /** The decision last spoken of. */
  current: NamedDecision | null;
}

/** A decision that a message speaks of, and how it names it: from the surest way to the vaguest. */
export interface Mention {
  decision: NamedDecision | null;
  /** `hinted`: one telling pair of characters only (垃圾); `pointed`: 这个, 刚才那个. */
  by: 'name' | 'number' | 'hinted' | 'pointed';
}

/** A message as the rules look at it. */
export interface Message {
  /** As `intentKey` makes it. */
  key: string;
  /** The key without spaces and punctuation. */
  bare: string;
  after: IntentContext['after'];
  mention: Mention | null;
  receipt: ReceiptReading['kind'];
}

/** A test of a message; a pattern is tried on the bare key, and on the key itself for English. */
export type Sign = RegExp | ((message: Message) => boolean);

/** One sign: what it tells, how much, and an example or the reason. A weight below 0 speaks against. */
export interface Rule {
  intent: Intent;
  weight: number;
  when: Sign;
  why: string;
}

/** The weight of what means either of two things: above whatever else speaks for one of them. */
export const EITHER = 10;

/** A pattern out of the words below: backslashes stay as they are written. */
export const re = (source: TemplateStringsArray, ...parts: string[]): RegExp =>
  new RegExp(String.raw(source, ...parts));

/** Whether a sign holds. */
export const holds = (sign: Sign, message: Message): boolean =>
  typeof sign === 'function' ? sign(message) : sign.test(message.bare) || sign.test(message.key);

/** All signs together. */
export const all =
  (...signs: Sign[]): Sign =>
  (message) =>
    signs.every((sign) => holds(sign, message));

/** The contrary. */
export const not =
  (sign: Sign): Sign =>
  (message) =>
    !holds(sign, message);

/** At most so many characters, punctuation not counted. */
export const upTo =
  (limit: number): Sign =>
  ({ bare }) =>
    bare.length <= limit;

/** Said right behind one of these. */
export const behind =
  (...states: Message['after'][]): Sign =>
  ({ after }) =>
    states.includes(after);

/** A decision that is known, by name or number. */
export const NAMED: Sign = ({ mention }) =>
  mention?.decision != null && (mention.by === 'name' || mention.by === 'number');

/** Any decision; what is only hinted at or pointed to counts in a short message. */
export const SOME: Sign = (message) =>
  holds(NAMED, message) ||
  (message.mention?.decision != null && message.bare.length <= (message.mention.by === 'pointed' ? 12 : 24));

export const ME = '(?:我们?|俺|咱们?|本人|老汉)';
export const OPINION = '(?:意见书?|建议|评论|留言|看法|想法|观点|批评|心声|诉求|提议)';
const WHEN =
  '(?:刚才?|刚刚|昨天|前天|今天|大前天|上次|上个?月|上个?周|上回|上个?礼拜|去年|那天|之前|先前|以前|早上|下午|前几天|前两天|才|早就|前阵子)';
const DID = '(?:提|写|交|发|说|填|留|投|评论|反映|提交|发表|报|送|写上|讲)';
const ONE = '(?:的(?:那些话?|那个|那封|那条|东西|话)?|那些|那个|那封|那条|那|个|一?条)';
/** A comment of the person's own: 我的意见, 刚才提的, 昨天我写的那条, 那条意见. */
export const OWN = `(?:${ME}的?(?:那个|那条|那份|这条|那|${WHEN}){0,4}的?${OPINION}|${ME}(?:${WHEN}|给你们?|在.{0,3}(?:这里?|你们|网上)|(?:对|给|就|关于).{1,14}?){0,2}${DID}(?:了|过|完|上去|过去|老长){0,4}${ONE}|${WHEN}${ME}?(?:${WHEN}|给你们?|在.{0,3}(?:这里?|你们|网上)){0,4}${DID}(?:了|过|完|上去|过去){0,4}${ONE}|[那这](?:一?条|份)(?:${OPINION}|是?${ME}?${DID}的|(?=[收还在到有没存丢查呢啊,]|是|$))|[那这]个?${OPINION}|^${DID}的(?:那些|东西|话|意见)?|(?:帮我|在你们.{0,3})${DID}的)`;
export const HEARD = '(?:征求|征集|公示|收集?意见|征询|听取|听意见)';
/** The public is asked: what makes a matter open to comments. */
export const OPEN = `(?:${HEARD}|问(?:我们|老百姓|群众|大家|市民|百姓)|听(?:听)?(?:大家|我们|群众|老百姓|百姓)|拿主意|投票|报名|参与|提意见|意见的|表态|评论|能说话的|来得及提|好提的|可以提|能提)`;
export const PLANS = '(?:方案|草案|决策|事项|项目|办法|政策|征求|征集|意见|公示|事情?|大事)';
export const WHICH = '(?:哪些|哪几[个项件桩]?|(?<![为凭])什么|几[个项件桩]|多少|哪个|好几[个项件桩])';
/** Plans that people are asked about, as they call them. */
export const TOPIC =
  '(?:方案|改造|搬迁|搬家|搬走|选址|改线|改名|扩建|新建|拆迁|划分|学区|延长|收费|车费|水费|电费|气费|票价|水价|电价|气价|房价|涨价|调价|停车|地铁|公交|公园|学校|小学|中学|幼儿园|医院|广场|夜市|早市|菜场|菜市场|垃圾|供暖|电梯|路灯|步道|机场|河边|大桥|高架|合并|限行|限号|禁止|禁鞭|规划|老街|绿化|树|那个事|那件事|那桩|这桩|的事(?![项实业故情]))';
const TO_ME = '(?:我们?|一声|一下|个?信|个?消息|个?招呼|个?电话|个?短信|个?微信)';
/** 通知我, 跟我说一声, 打个招呼, 发微信给我. */
export const TELL_ME = `(?:(?:通知|告诉|告知|提醒|联系|知会|叫|回|报|发|说|打|吱|艾特|@)(?:个|给|下|了|把){0,4}${TO_ME}|(?:跟|给|和|向|把)(?:你)?${ME}.{0,2}(?:说|发|回|报|打|推|通知)|打?个招呼|吱一?声|(?:通知|提醒|告诉)(?:一下|一声|下)?$|(?:通知|告诉|记得说))`;
export const OUTCOME =
  '(?:结果|采纳|采用|采取|处理[得到了结好完没]|怎么处理|答复|回复|反馈|回应|说法|交代|下落|着落|结论)';
/** A stand taken on something. */
export const STAND =
  '(?:反对|支持|赞成|赞同|同意|拥护|抗议|不答应|不接受|不愿意?|不肯|不满意?|有意见|没意见|没有意见|举双手|不认可|投.{0,3}票|举手|抵制|不认同)';
export const VALUE =
  '(?:太[贵高低多远少狠快急黑偏挤乱吵暗]|[好蛮几][贵高远]|贵了|高了|远了|贵死|死贵|不合理|不公平|不划算|不方便|不便|负担|吃不消|交不起|坐不起|走不动|承受不|受不了|没道理|乱收|抢钱|坑[人我]|折腾|劳民伤财|很好|蛮好|挺好|好事|不好|划不来|划不着|凭什么|造孽|麻烦|离谱|又涨|乱涨|涨.{0,2}钱|要不得|要得|不行|搞不得|乱搞|瞎搞)';
export const WISH =
  '(?:希望|建议|应该|应当|最好|(?<!要)不要|不能|要求|觉得|认为|可不可以|能不能|恳请|盼|少[收涨]|免费|免[收费]|打折|优惠|保留|留着|增加|多[设装种要修]|降[低价一点])';
/** What only questions about the law hold. */
export const LAW =
  '(?:处罚|行政|复议|诉讼|起诉|许可|执照|罚款|罚单|被罚|罚[了我的]|法院|合法|违法|法律|法规|条例|法治|听证|信访|仲裁|裁决|拘留|强制|执法|送达|告知书|决定书|通知书|通知单|合同|协议|公证|调解|低保|证明|备案|规章|规范性|红头|审查|依据|任务|城管|派出所|公安|法定|职责|纪委|公务员|干部|证件|专家|风险评估|征求意见稿|赔|派员|举报|督查|裁量|官司|(?<![公报广转警劝])告(?=政府|公安|城管|交警|他们|法院|到|上|官|赢|输|得赢|不赢|局|县|镇|市|省|部门|机关)|申请书|申辩|补偿|不服|告官|征地|立法|人大|社保|隔离|法条|律师)';
/** Offices are spoken of in the law's questions more than elsewhere. */
export const OFFICE = '(?:政府|局|领导|单位|公司|派人|村里|部门|机关|企业|负责人|登记)';
/** How things are in general, not with one's own affair. */
export const GENERAL =
  '(?:(?<!需)要不要|是否|是不是(?!都)|算不算|有没有规定|规定|必须|应不应|合不合|几天|多久|多长时间|多少天|期限|一般|哪个部门|谁(?:负责|来定|定|管(?!我)|决定)|由谁|什么叫|什么是|是什么|什么意思|区别|有什么用|哪些(?:人|方式|渠道|情形|情况|部门|证)|会不会|违反|能否|可否|怎么办|为什么要|程序|流程|条件|有用|少于|最少|至少|以后还能)';
/** Neither of the law nor of how things are in general. */
export const PLAIN: Sign = not(re`${LAW}|${GENERAL}`);
