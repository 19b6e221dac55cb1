/** What a word makes of the words behind it: a duty, a leave, a ban, a release from a duty, or their denial. */
export type Polarity = 'duty' | 'leave' | 'ban' | 'release' | 'not';

/** Hold a character of denial or duty and are neither. 不低于 and its like belong to the figures. */
export const NEUTRAL =
  /(\p{Script=Han}{1,2})[不没]\1|(?:不得|不能|不可|不应|不许|不准|不)(?:低于|少于|小于|短于|早于|超过|超出|高于|多于|大于|长于|晚于|迟于)|不(?:足|满|到|断|仅|但|光|只|管|论|同|动产|定期|特定|服|明|久|然|过|如|妨|禁|良|利|当|起诉|作为|可抗力)|无论|未满|未来|未成年|要不|差不多|是否|能否|可否|否则|除非|并非|非(?:法|常|公|现场|强制|诉|营利|政府|禁|物质|机动|税|正常|正式|居民|农)|是非|无(?:偿|障碍|效|害|关|形|人|锡|非)|没收|没有关系|需要的|要(?:求|件|素|点|害|么|领|闻|紧|挟|约|职|员|塞|么)|(?:重|主|首|必|纪|摘|概|提|只|纲|简|次|紧|扼|索|想|将|快|正)要|应(?:用|急|对|诉|答|聘|届|付|变|邀|有)|(?:相|适|对|响|反|供|回|效|照)应|可(?:行|靠|见|操作|持续|追溯|回溯|复制|推广|预期|信|视|观|贵|控|疑|怕|比|惜|能)|(?:许|认|不可)可|能(?:力|效|源|动|耗|量|手|见|干)|(?:功|职|才|智|性|技|效|节|权|机|产|动)能|必(?:要|备|审|纠|修|训)|免费|避免|特别|个别|区别|分别|级别|类别|性别|别人|别的|有(?=必要)/gu;

const WORDS: readonly (readonly [Polarity, string])[] = [
  ['duty', '不得不|予以|必须|应当|应该|务必|一定要|需要|均应|须|应|需|要'],
  ['ban', '不得|禁止|严禁|不准|不许|不允许|不可以|不可|不能够|不能|不应当|不应该|不应|切勿|不要|决不|绝不|别'],
  ['release', '不需要|无须|无需|不必|不用|毋须|免予|免于|可以免予|可以免于|可以不予|可不予|可以不|可不|可以免'],
  ['not', '不予|不再|不会|非经|非|没有|没被|未经|未予|尚未|没|未|不|无权|无|缺乏'],
  ['leave', '可以|能够|有权|允许|准许|可|能'],
];
const KINDS = new Map(WORDS.flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)));

/** Every such word, longest first. */
export const OPERATOR = new RegExp([...KINDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** What such a word is. */
export function polarityOf(word: string): Polarity {
  return KINDS.get(word) as Polarity;
}

/** Words that say the contrary of each other though neither denies. */
export const CONTRARIES: readonly (readonly [string, string])[] = [
  ['从重', '从轻'],
  ['从重', '减轻'],
  ['加重', '减轻'],
  ['提高', '降低'],
  ['增加', '减少'],
  ['扩大', '缩小'],
  ['提前', '推迟'],
  ['事前', '事后'],
  ['书面', '口头'],
  ['合法', '违法'],
  ['维持', '撤销'],
  ['允许', '禁止'],
  ['鼓励', '限制'],
  ['鼓励', '禁止'],
  ['自愿', '强制'],
  ['免费', '收费'],
  ['上级', '下级'],
  ['被申请人', '申请人'],
  ['原告', '被告'],
  ['主动', '被动'],
  ['有权', '无权'],
  ['全部', '部分'],
  ['承担', '免除'],
  ['加强', '削弱'],
  ['高于', '低于'],
  ['多于', '少于'],
];

/** Leaves open whether: 是否受理, 受不受理. */
export const ASKING = /^除|是否|能否|可否|有没有|(\p{Script=Han}{1,2})[不没]\1/u;
/** Refuses what stands before it. */
export const REFUSED = /(?:不行|不可以|不允许|不准|不许|不能)$/;
