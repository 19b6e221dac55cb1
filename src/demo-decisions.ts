import type { Verdict } from './domain/comment.ts';
import type { DecisionDocument } from './domain/decision.ts';

/** What `npm run demo` shows. Places, offices, people and all that they say are invented. */

type Draft = Omit<DecisionDocument, 'period'>;

const INVENTED = {
  ...{
    consentReference: '清委〔演示〕1号',
    startApproval: '清府〔演示〕2号',
    shortPeriodReason: null,
    exemption: null,
  },
  outlets: [
    { outlet: '清溪县人民政府网站（演示）', evidence: 'https://example.invalid/qingxi/notice' },
    { outlet: '清溪发布公众号（演示）', evidence: '演示推文第1期' },
  ],
} as const;

/** A consultation that is over, with every comment answered. */
export const FINISHED: Draft = {
  ...INVENTED,
  outlets: [...INVENTED.outlets],
  id: 'demo-keyun',
  title: '【演示】清溪县农村客运班线优化方案（征求意见稿）',
  aliases: ['班车方案', '农村客运', '乡下班车'],
  track: 'major_decision',
  leadUnit: { name: '清溪县交通运输局（演示）', phone: '0700-0000000', address: '清溪县虚构路1号' },
  explanation:
    '（演示，内容虚构）全县有四条农村班线停开，群众出行不便。拟恢复停开班线，对客流少的改为预约响应，并调整票价。',
  clauses: [
    { id: '1', label: '第一条', text: '恢复洪家坪、大湾、石桥、竹溪四条停开的农村班线。' },
    { id: '2', label: '第二条', text: '每条班线每天不少于两班；客流不足的改为响应式服务。' },
    { id: '3', label: '第三条', text: '单程票价由四元调整为五元，六十五周岁以上老年人免费。' },
    { id: '4', label: '第四条', text: '驾驶员应当使用普通话服务，按规定给付零钱和车票。' },
    { id: '5', label: '第五条', text: '大湾老站撤销，乘客到大湾路口乘车。' },
  ],
  ways: ['来信：清溪县虚构路1号县交通运输局（演示）'],
  affected: ['停开班线沿线村民：已在洪家坪、大湾两村开座谈会（演示）'],
};

/** One that is open now. */
export const OPEN: Draft = {
  ...INVENTED,
  outlets: [...INVENTED.outlets],
  id: 'demo-tingche',
  title: '【演示】清溪县城区停车收费调整方案（征求意见稿）',
  aliases: ['停车费', '停车收费', '路边停车'],
  track: 'major_decision',
  leadUnit: { name: '清溪县发展和改革局（演示）', phone: '0700-0000001' },
  explanation: '（演示，内容虚构）城区路边车位周转慢，拟分时段收费，延长免费时间。',
  clauses: [
    { id: '1', label: '第一条', text: '城区路边停车前三十分钟免费。' },
    { id: '2', label: '第二条', text: '八时至二十时每小时三元，其余时间免费。' },
    { id: '3', label: '第三条', text: '医院、学校门口每小时两元，接送学生时段免费。' },
  ],
  ways: ['来信：清溪县虚构路2号县发展和改革局（演示）'],
  affected: ['临街商户、网约车司机（演示）'],
};

/** What somebody wrote, and what became of it; `null` where it was withdrawn. */
export interface DemoComment {
  text: string;
  clause?: string;
  outcome: { verdict: Verdict; reason: string; clauseChanged?: string } | null;
}

const MORE_BUSES = {
  verdict: 'partly_adopted',
  reason: '赶集日（农历逢三、六、九）加开9时30分一班；平日上午客流不到六人，改为提前一晚电话预约。已写入第二条。',
  clauseChanged: '2',
} as const;

/** Sixteen, as many as a county's ordinary consultation brings. */
export const COMMENTS: DemoComment[] = [
  {
    text: '我们洪家坪到县城一天就两趟车，早上六点半走了就要等到下午一点，屋里老人去看病挂号都赶不上。希望上午九十点再加一趟',
    ...{ clause: '2', outcome: MORE_BUSES },
  },
  {
    text: '洪家坪到县城一天就两趟车，早上六点半走了就要等到下午一点，屋里老人看病挂号赶不上。希望上午九十点再加一趟！！',
    ...{ clause: '2', outcome: MORE_BUSES },
  },
  {
    text: '支持加车。洪家坪到县城一天就两趟车，早上六点半走了就要等到下午一点。希望上午九十点再加一趟。我崽在县城读高中，周末回来都冇得车坐',
    ...{ clause: '2', outcome: MORE_BUSES },
  },
  {
    text: '票价涨一块没意见，但是要给票。建议可以扫码，免得找零麻烦。有事可以打我电话13900000000',
    clause: '3',
    outcome: {
      verdict: 'adopted',
      reason: '四条班线的车都装扫码设备，纸币照收、照给车票，已写入第四条。',
      clauseChanged: '4',
    },
  },
  {
    text: '一群废物，坐办公室吹空调晓得个屁，班车停了三年才想起来征求意见',
    clause: '1',
    outcome: { verdict: 'already_provided', reason: '恢复停开班线已经写在第一条，方案公布后一个月内开行。' },
  },
  { text: '建议每个站都装站牌，字写大一点', outcome: null },
  {
    text: '第四条讲司机要说普通话，我们这边老人家听不懂普通话咧，要会讲本地话才行',
    clause: '4',
    outcome: { verdict: 'adopted', reason: '改为“使用普通话或者当地方言服务”。', clauseChanged: '4' },
  },
  {
    text: '不同意撤大湾老站。从老站走到路口有七百多米，一下雨全是泥巴，提着东西怎么走',
    clause: '5',
    outcome: {
      verdict: 'not_adopted',
      reason: '老站前是危桥，大客车限行，目前不能恢复停靠。到路口的700米便道今年硬化，危桥改造后再研究恢复老站。',
    },
  },
  {
    text: '大湾老站不要撤！！老人走不动',
    clause: '5',
    outcome: {
      verdict: 'not_adopted',
      reason: '理由同前：老站前是危桥，大客车限行。便道今年硬化，路口加设候车亭和座椅。',
    },
  },
  {
    text: '车子踏板太高了，我娘老子八十岁爬不上去，建议装个矮一级的踏板，扶手也低一点',
    outcome: { verdict: 'adopted', reason: '新增第四条第二款：车辆加装低位踏板和扶手。', clauseChanged: '4' },
  },
  {
    text: '学生月票能不能手机上办？为了办张票跑一趟县城来回十块，划不来',
    clause: '3',
    outcome: {
      verdict: 'partly_adopted',
      reason: '月票可以在乡镇便民服务中心办；手机办理需要另建系统，列入明年计划。',
    },
  },
  {
    text: '“响应式服务”是么子意思？看不懂，能不能写人话',
    clause: '2',
    outcome: { verdict: 'adopted', reason: '改为“提前打电话预约，有人坐就发车”。', clauseChanged: '2' },
  },
  {
    text: '高速公路过路费也应该免了才对',
    outcome: { verdict: 'out_of_scope', reason: '高速公路通行费不由本县决定，也不是这次方案的内容。' },
  },
  {
    text: '残疾人坐车免不免费？草案里面没看到',
    clause: '3',
    outcome: {
      verdict: 'already_provided',
      reason: '持残疾人证免费乘坐县内班车，县里现行办法（演示）已经规定，这次不变。',
    },
  },
  {
    text: '同意，早就该恢复了',
    clause: '1',
    outcome: { verdict: 'adopted', reason: '赞成恢复班线，第一条维持不变。' },
  },
  {
    text: '补贴的钱从哪里来，一年要好多，方案里一个数字都没有。建议把账算清楚公布出来',
    outcome: { verdict: 'adopted', reason: '方案增加附件，列明每年补贴的测算和来源，随方案一并公布。' },
  },
];
