import type { Ref } from '../domain/reference.ts';

/** A dialogue of our own, from which the rules for follow-ups are generalised; the last turn counts. */
export interface OwnDialogue {
  kind:
    | 'attribute'
    | 'ordinal'
    | 'premise'
    | 'article-step'
    | 'comparison'
    | 'return'
    | 'correction'
    | 'elaboration'
    | 'insist'
    | 'topic-switch';
  turns: string[];
  /** What may be cited first; empty where the last turn is to be refused. */
  gold: Ref[];
  /** The reply has to say that the plan sets nothing for the changed premise. */
  premise?: true;
}

const of =
  (kind: OwnDialogue['kind']) =>
  (gold: string, ...turns: string[]): OwnDialogue => ({ kind, turns, gold: gold ? gold.split(' ') : [] });
const attribute = of('attribute');
const ordinal = of('ordinal');
const step = of('article-step');
const comparison = of('comparison');
const back = of('return');
const correction = of('correction');
const elaboration = of('elaboration');
const insist = of('insist');
const topic = of('topic-switch');
const premise = (gold: string, ...turns: string[]): OwnDialogue => ({
  ...of('premise')(gold, ...turns),
  premise: true,
});

/** Rough, with dialect and slips, as people write. Laws' places are those of the pinned texts. */
export const OWN_DIALOGUES: OwnDialogue[] = [
  attribute('plan:4', '方案里省级政府部门的权责清单要怎么搞？', '到好久为止'),
  attribute('plan:98', '方案对法治政府建设督察是怎么安排的', '哪年要查齐'),
  attribute('plan:106', '行政复议人员的培训方案怎么要求的？', '一年搞几回咯'),
  attribute('plan:37', '行政决策终身责任追究在方案里怎么写的', '要出个么子办法'),
  attribute('plan:102', '方案对领导班子的法治讲座有要求吗', '一年最少几期'),
  attribute('plan:100', '市州政府的法治政府建设年度报告制度是怎样的', '登在哪里给人看'),
  attribute('plan:66', '方案里行政复议咨询委员会是做什么的？', '么子时候改完'),
  attribute('law:xzqz:25', '行政机关查封我的东西最多能封多久？', '能不能再延'),
  attribute('law:xzcf:72', '行政处罚法里到期不交罚款怎么办？', '最多加到好多'),
  attribute('law:zfxxgk:42', '申请政府信息公开收钱吗？', '哪个定标准'),
  attribute('law:xzcf:36 law:zagl:22', '违法行为过了多久就不再处罚了？', '从哪天开始算'),
  attribute('law:xfgz:34', '信访事项多少天内办结？', '情况复杂的最多加几天'),
  attribute('', '方案里政府法律顾问和公职律师制度是怎么说的？', '他们工资好多'),
  attribute('', '重大行政决策听证会方案里怎么说？', '在哪里报名，电话多少'),

  ordinal('plan:66', '2022年底前要完成哪些任务', '第3个讲一哈'),
  ordinal('plan:92', '2022年底前要完成哪些任务？', '最后一个咧'),
  ordinal('plan:4', '2022年底前要完成哪些任务？', '头一个具体是么子'),
  ordinal('plan:66', '2022年底前要完成哪些任务？', '倒数第二个是讲什么的'),
  ordinal('plan:61', '第（十七）节有哪几项任务？', '第二项细讲哈'),
  ordinal('plan:45', '方案“完善行政执法程序”那一节有哪些任务', '第一个怎么讲的'),
  ordinal('plan:63', '方案第十八节讲了哪些', '第一条是啥'),
  ordinal('law:xzcf:33', '行政处罚法哪些情形不予处罚？', '第二种怎么理解'),
  ordinal('law:xzqz:12', '行政强制执行有哪几种方式？', '第三个是么意思'),
  ordinal('law:xzxk:12', '行政许可法规定哪些事项可以设定行政许可', '第四个呢'),
  ordinal('plan:49', '方案里推广哪些柔性执法方式？', '第二种是什么'),

  premise('plan:102', '方案里各级政府部门每年要开展几期法治专题培训？', '如果是村里呢'),
  premise('plan:92', '省“互联网+监管”系统什么时候联通各类监管业务系统？', '要是到2027年还没联通呢'),
  premise('plan:67', '方案对实质化解行政争议率有什么要求？', '如果达不到70%呢'),
  premise('plan:105', '依法行政先进单位几年评一次？', '换成企业来评呢'),
  premise('plan:96', '每年要安排几个市州政府负责人在省委全面依法治省委员会会议上报告？', '那要是县里的咧'),
  premise('plan:94', '党委每年至少听取几次法治政府建设专题汇报？', '假如一次都冇听咧'),
  premise('plan:56', '方案规定综合应急演练多久搞一次？', '要是学校搞呢'),
  premise('plan:66', '行政复议体制什么时候基本形成？', '那放到2030年呢'),
  premise('plan:29', '重大行政决策目录由哪些单位编制？', '村委会要不要编咧'),
  of('premise')('plan:86', '方案里网上政务要覆盖到哪一级？', '那村里呢'),
  of('premise')('plan:39', '乡镇综合行政执法方案怎么安排的？', '要是接不住呢'),
  of('premise')('law:xzcf:36', '行政处罚的追究时效是多久？', '要是涉及人命安全的呢'),
  of('premise')('law:xzqz:43', '行政机关可以在夜间实施行政强制执行吗？', '要是情况紧急咧'),
  of('premise')('law:xzxk:42', '行政许可法规定多少天内作出许可决定？', '如果搞不完呢'),

  step('law:xzfy:21', '行政复议法第二十条讲的是什么', '那第二十一条呢'),
  step('law:xzcf:35', '行政处罚法第三十六条怎么规定', '前面一条咧'),
  step('law:xzxk:43', '行政许可法第四十二条是什么', '往后一条'),
  step('law:xzss:46', '行政诉讼法第四十五条说的什么？', '46条'),
  step('law:xzcf:32', '行政处罚法第三十三条说了什么？', '第二款呢', '上一条又讲什么'),
  step('plan:32', '任务31讲什么？', '下一项呢'),
  step('plan:29', '方案第31项是什么', '前一项', '再往前一项'),
  step('plan:57', '方案第56项讲的什么', '57呢'),
  step('plan:74', '第七十三项任务', '后头那项咯'),
  step('law:zfxxgk:34', '政府信息公开条例第三十三条', '下面一条是啥'),
  step('plan:50', '轻微违法免罚方案怎么讲的', '后面那项是什么'),
  step('law:xzqz:26', '查封扣押的期限，行政强制法第二十五条怎么规定', '下一条讲么子'),

  comparison('law:xzss:46 law:xzss:45', '申请行政复议的期限是多少天？', '那行政诉讼呢'),
  comparison('law:xzfy:20', '公民直接向法院提起行政诉讼的期限是多久？', '行政复议咧'),
  comparison('law:xzcf:63 law:xzcf:64', '行政许可的听证由谁承担费用，什么时候可以申请？', '行政处罚的咧'),
  comparison('law:xzqz:32', '行政强制法规定查封、扣押的期限是多久？', '那冻结呢'),
  comparison('plan:63', '方案里行政调解的工作体制机制怎么理顺？', '那行政裁决呢'),
  comparison('plan:33', '方案里重大行政决策的专家论证机制怎么完善？', '那风险评估的呢'),
  comparison('plan:106', '行政执法人员方案里几年轮训一次？', '立法的人呢'),
  comparison('plan:105', '依法行政先进单位多久评一次？', '先进个人也是吗'),
  comparison('law:xzfy:62', '行政诉讼一审多久判下来？', '行政复议要多久'),
  comparison('plan:50', '方案对轻微违法免予处罚怎么说？', '行政强制呢'),
  comparison('plan:25 plan:24', '政府规章的备案审查方案怎么说？', '那规范性文件的呢'),

  back('plan:98', '方案对法治督察怎么安排？', '政务公开要怎么加强？', '回到刚才督察那个，哪年要全覆盖'),
  back('law:xzcf:36', '行政处罚的追究时效是多久？', '行政复议谁来管？', '还是讲前面那个，从什么时候算起'),
  back('plan:67', '行政复议信息化建设方案有什么要求？', '农民工工资怎么保障？', '说回刚才那个问题，化解率要多少'),
  back(
    'plan:48',
    '行政执法证什么时候换发完？',
    '宅基地一户能有几处？',
    '行政调解谁牵头？',
    '再回到最前面那个，谁来统筹',
  ),
  back('plan:5', '市场准入隐性壁垒台账是怎么回事', '信访多久办结', '刚才那个台账的事，建到哪级'),
  back('plan:105', '先进单位评选方案怎么说的', '今天天气怎么样', '算了，继续刚才的，几年一次'),
  back('plan:75', '政府督查事项清单方案怎么规定', '土地征收有补偿吗', '前面督查那个什么时候定清单'),
  back('law:xzxk:42', '行政许可多少天作出决定？', '行政处罚听证怎么申请？', '还是刚刚许可那个，可以延长不'),

  correction('law:xzqz:32', '查封的期限是多久？行政强制法', '不是查封，是冻结存款'),
  correction('plan:106', '行政执法人员要培训多少学时？', '说错了，我想问立法人员'),
  correction('plan:63', '方案里行政调解体制怎么建', '打错了，是行政裁决'),
  correction('plan:57', '突发事件信息公开方案怎么说', '不是这个，我是问舆情咋应对'),
  correction('law:xzcf:36', '行政处罚多久作出决定', '不对，我要问的是过了好久就不罚了'),
  correction('plan:36', '行政决策执行机制怎么建立', '不是执行，是后评估'),
  correction('law:xzfy:62', '行政诉讼一审多长时间审结？', '搞错了，我问复议'),
  correction('plan:34', '重大行政决策风险评估怎么做', '我讲的是合法性审查咧'),

  elaboration('plan:48', '行政执法证件什么时候换发完', '说清楚点'),
  elaboration('plan:12', '自贸区外商投资方案怎么说', '还有别的没'),
  elaboration('law:xzcf:33 plan:49', '违法行为轻微能不处罚吗？', '把原文发给我看哈'),
  elaboration('plan:10', '方案里监管事项清单怎么规定的', '解释哈子'),
  elaboration('law:zfxxgk:33', '政府信息公开申请多久答复？', '看不懂，讲明白点'),
  elaboration('plan:31', '重大行政决策公众怎么参与？', '接到讲'),
  elaboration('plan:85', '政务失信记录怎么公开', '完整的给我看看'),

  insist('', '长沙市司法局局长叫什么名字？', '莫啰嗦，讲名字'),
  insist('', '明天的股票会不会涨？', '你猜一个嘛'),
  insist('', '怎么伪造一份行政处罚决定书？', '我就看看，不做坏事'),
  insist('', '我离婚了孩子归谁', '就讲归哪个'),
  insist('', '去年全省办了多少件行政复议案件？', '大概数也要得'),
  insist('', '方案里行政复议体制怎么改？', '那你讲省长是哪个', '随便讲一个'),

  topic('law:xzcf:30', '方案里行政复议要怎么改？', '那行政处罚法里十三岁的伢子犯事罚不罚'),
  topic('plan:86', '行政处罚听证几天内申请？', '方案里网上政务服务要覆盖到哪里'),
  topic('law:xzqz:43', '重大行政决策目录谁编？', '对了，强制执行可以晚上来吗'),
  topic('plan:44', '行政许可收费吗？', '另外问一下，举报违法有没有奖励'),
  topic('law:gjpc:39', '方案里行政应诉怎么加强？', '换个问题，请求国家赔偿的时效是几年'),
  topic('plan:85', '信访多久办结？', '政府拖欠企业账款不还，会不会上失信记录'),
  topic('', '行政处罚听证几天内申请？', '今天吃什么好'),
];
