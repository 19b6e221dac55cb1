import type { Intent } from '../domain/answer.ts';
import type { IntentContext, NamedDecision } from './intent.ts';

/** What people write, with what they want; two intents where a person would have to ask back, too. */
export interface IntentCase {
  text: string;
  expect: Intent[];
  after: IntentContext['after'];
}

/** The decisions that the sentences speak of. */
export const DECISIONS: NamedDecision[] = [
  { id: 'bus-fares', number: 1, title: '城市公交票价调整方案', aliases: ['公交涨价', '公交车票价'] },
  { id: 'market-move', number: 2, title: '老城区农贸市场搬迁方案', aliases: ['菜市场搬迁', '农贸市场搬家'] },
  { id: 'waste-fee', number: 3, title: '生活垃圾处理收费办法', aliases: ['垃圾费', '垃圾收费'] },
];

/** The context that a case names. */
export function contextAfter(after: IntentContext['after']): IntentContext {
  return { after, listed: after === 'list' ? DECISIONS : [], decisions: DECISIONS, current: null };
}

const cases = (expect: Intent | [Intent, Intent], lines: string, after: IntentContext['after'] = null): IntentCase[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => ({ text, expect: [expect].flat(), after }));

/**
 * Rough sentences as old people, hurried people and voice input write them: dialect, slips, homophones, Traditional
 * characters, English. The receipts' digits are invented, so their check digits are mostly wrong.
 */
export const INTENT_CASES: IntentCase[] = [
  ...cases(
    'ask',
    `公开征求意见一般要几天
    听证会结果必须公开吗
    老百姓提的意见政府不采纳怎么办有没有规定
    行政处罚决定书可以撤回吗
    送达回执没有签字算不算数
    什么叫重大行政决策
    意见采纳情况要不要说明理由
    行政复议申请撤回了还能再申请吗
    公众参与有哪些方式
    城管罚我钱没给收据合法不
    办个营业执照要好多天
    何解要搞合法性审查咯
    行政复议决定下来了不服怎么搞
    决策草案不公开是不是违法
    政府信息公开申请多久答复
    听证会哪些人可以参加
    征求意见能不能少于三十天
    专家论证的意见要公开不
    投诉举报人信息会不会泄露
    提了意见会不会被报复
    意见征集期满以后下一步是么子
    匿名提意见算不算数
    哪个部门负责行政复议
    任务31是什么
    法治政府示范创建是搞么子的
    处罚结果在哪里公示
    規範性文件要不要徵求意見
    how long is the public comment period
    can a penalty decision be withdrawn
    what is a major administrative decision
    行政许可撤销和撤回有什么区别
    罚款通知单收到了不交会怎么样
    村里的低保结果公示几天
    行政裁决结果不服能起诉吗
    法律顾问的意见要听不
    执法人员没亮证我可以拒绝啵
    zhengqiu yijian yao duojiu
    听政会能不能旁听
    复意要多久出结果
    未采纳的意见政府要反馈吗
    决策机关主要负责人要不要听取意见
    红头文件有问题找哪个管
    信访不受理咋办
    调解协议反悔了怎么办
    公布的决策可以随便改吗
    2022年底前要完成哪些事
    政府说话不算数怎么办
    12345打不通有人管不
    重大决策的目录由哪个定
    征求意见的通知发在哪里
    订立行政协议要审查吗
    我是个体户 想问下罚款能不能分期
    我想问一下意见反馈有没有时间限制
    群众意见很大 这个决策还能不能通过
    取消的证明事项有哪些
    食品小摊要登记不
    电话举报算正式举报吗`,
  ),
  ...cases('ask', '那要多久\n哪个负责\n有法律依据吗\n说详细点\n不交会怎么样\n第二条什么意思\n还有呢', 'answer'),
  ...cases('ask', '听证会一般什么时候开\n决策目录是谁定的\n征求意见最少几天', 'list'),
  ...cases('ask', '回执有什么用\n我的名字会不会公开\n你们多久回复是法律规定的吗', 'receipt'),
  ...cases(
    'list_decisions',
    `现在有什么在征求意见
    有哪些决策可以提意见
    最近政府有么子事要听我们讲的
    看看目录
    决策事项目录
    列表
    列出来
    现在在征球意见的有哪几个
    有啥子可以评论的
    目前公示的决策事项有哪些
    有冇得新的征求意见
    征求意见列表
    有哪些事可以发表看法
    帮我看看最近有什么决策在公示
    都有哪些草案 发来看看
    正在征集意見的有哪些
    what can i comment on
    list decisions
    which decisions are open for comments now
    show me the open consultations
    咯段时间有么子要我们提意见的
    有几个方案在听意见
    征求意件的都有啥
    哪些方案还没截止
    还有哪些可以提
    你们在征求哪些意见
    我可以对哪些事情提意见
    想看看有啥能参与的
    决策清单
    我市最近有什么重大决策
    有没有什么要投票的 给我看看
    公示的东西在哪看 有哪些
    zhengqiu yijian liebiao
    有没有正在征集意见的项目呀
    你这里头有哪些方案在征求意见 念给我听下`,
  ),
  ...cases('list_decisions', '还有别的没\n下一页\n再看一遍\n还有吗\n返回列表', 'list'),
  ...cases('list_decisions', '那现在有哪些在征求意见\n有可以提意见的吗 发出来', 'answer'),
  ...cases(
    'comment_on_decision',
    `我要提意见
    我有意见
    我有话要讲
    我想对公交涨价说几句
    评论
    评论1
    评论 3
    平论2
    我要发表意件
    我反对公交涨价
    菜市场莫搬咯 我们老人家冇得地方买菜
    垃圾费收太贵了
    垃圾费我不同意
    我对农贸市场搬家有意见
    建议公交车票价老人免费
    我支持搬菜市场
    提意见
    我要留言
    讲几句可以不 关于公交车的
    我想提个建议
    提个建义
    对第二个方案提意见
    i want to comment on the bus fare plan
    comment 2
    i object to the waste fee
    leave a comment
    我要對公交票價調整提意見
    公交票价不能再涨了
    我不赞成 垃圾收费
    那个老城区菜市场搬走 我不同意咧
    帮我写条意见交上去
    我给垃圾处理收费提点意见
    想反映一下公交票价的事 涨得太多
    woyao ti yijian
    我要参加公交票价的征求意见
    强烈反对农贸市场搬迁
    我觉得垃圾费应该按户收
    希望公交早点班车多一点 票价莫涨
    公交车凭什么涨价
    我冇意见 同意搬
    我要吐槽垃圾收费办法
    意见：公交票价应当给学生打折
    我来投一票 反对
    如何对垃圾收费提意见
    我想填意见表`,
  ),
  ...cases(
    'comment_on_decision',
    '2\n第一个\n二\n3号\n第2个 我要说\n垃圾那个\n公交的\n选1\n对第三个提意见\n第二个我反对\n最后一个\n三 我不同意\n就说菜市场',
    'list',
  ),
  ...cases('comment_on_decision', '我对这个有意见\n那我要提意见\n这个我反对\n我想讲两句', 'answer'),
  ...cases('comment_on_decision', '我还要再提一条\n再写一条\n还有一点要补充', 'receipt'),
  ...cases(
    'check_receipt',
    `4829-1730-5526-91
    48291730552691
    查 4829 1730 5526 91
    我的回执 4829-1730-5526-91
    查回执
    查一下我的回直
    回执查询
    查回值
    我提的意见你们收到没
    我前天发的意见收到冇
    我交的那条意见在不在
    帮我看哈我的意见交上去没得
    回执号 1234567890 1234 查查
    四八二九 一七三零 五五二六 九一
    check my receipt
    receipt 4829-1730-5526-91
    did you receive my comment
    查詢回執
    我有个回执号码想查
    帮我查下咯个号 48291730552691
    查号
    意见编号查询
    我上个月写的意见是不是真的存了
    我那条意见还在不
    验证回执
    核对一下我的回执
    cha huizhi
    怎么查我的回执
    拿着回执到哪查
    我的意见提交成功了吗
    ４８２９－１７３０－５５２６－９１
    我提的那个有冇登记
    凭回执查意见
    我的编号是48291730552691`,
  ),
  ...cases('check_receipt', '存进去了没\n交上去没\n帮我查下这个号\n收到了没', 'receipt'),
  ...cases(
    'ask_result',
    `公交票价最后定了没
    菜市场搬不搬了
    垃圾费的事有结果没
    公交涨价有下文没得
    我的意见采纳了没
    我提的建议采用冇
    结果出来了没
    征求意见的结果呢
    垃圾收费后来怎么样了
    上次那个公交涨价么子下文咯
    农贸市场搬迁定下来没有
    我们提的意见最后怎么处理的
    公交票价方案通过了吗
    提了意见怎么没有回音
    你们给我答复没
    采纳情况
    我的意见有冇人看
    what happened with the bus fare plan
    any result on the waste fee
    was my suggestion adopted
    公交票價調整結果出來了嗎
    垃圾费到底收不收
    意见提了个把月哒 冇得一点下文
    搬迁方案公布结果了不
    我提的意见处理到哪一步了
    为什么不采纳我的意见
    caina le meiyou
    我的意見被採納了嗎
    那个公交票价 现在搞到哪一步了
    票价听证完了咋还没消息
    查下公交票价的结果
    看看采纳了哪些意见 农贸市场那个
    反馈结果在哪看
    公交涨价的事黄了没`,
  ),
  ...cases('ask_result', '第一个结果出来没\n2号定了没\n第三个后来呢\n公交那个通过没', 'list'),
  ...cases('ask_result', '那什么时候有结果\n采纳没\n怎么处理的\n后头呢 有人管没', 'receipt'),
  ...cases('ask_result', '那这个事最后定了没', 'answer'),
  ...cases(
    'subscribe',
    `订阅
    丁阅
    退订
    退定
    有结果通知我
    有消息告诉我一声
    出了结果喊我一声
    公交票价有进展提醒我
    我要关注垃圾费这个事
    取消订阅
    不要再给我发了
    莫发了 烦死人
    别再推送了
    不要通知我了
    关注农贸市场搬迁
    到时候发个消息给我
    subscribe
    unsubscribe
    notify me when there is a result
    stop sending me messages
    訂閱公交票價
    我想订月通知
    开通提醒
    关掉提醒
    取消提醒
    有新的征求意见就发给我
    以后有新方案都跟我讲一声
    定了以后记得告诉我
    结果出来了打个招呼
    取消关注
    dingyue
    td
    通知我
    帮我盯着点 有动静讲一声
    不想收到消息了
    老是发消息给我 关了
    垃圾费那个不要再提醒我了
    採納了就通知我`,
  ),
  ...cases('subscribe', '好了告诉我\n有回音讲一声\n有结果发我', 'receipt'),
  ...cases('subscribe', '第二个有结果通知我\n订阅3\n关注第一个', 'list'),
  ...cases('subscribe', '这个事有变化告诉我', 'answer'),
  ...cases(
    'withdraw_comment',
    `撤回
    撒回
    我要撤回意见
    撤回我的意见
    撤消意见
    把我的意见删掉
    我刚才提的意见不算 搞掉
    我写错了 撤了
    那条意见帮我去掉
    我后悔了 意见不提了
    删除我的意见
    彻底删除我写的东西
    我不想留痕迹 把内容删干净
    withdraw my comment
    delete my comment please
    撤回 4829-1730-5526-91
    48291730552691 这条我不要了 删了
    我想把昨天发的那条收回来
    撤銷我的意見
    我要求删除我的个人信息
    che hui wo de yijian
    冇想好 先把意见撤下来
    意见作废
    我提的那条不作数了
    收回我的话
    取消我提的意见
    我那条写得不好 撤掉重写
    chehui
    怎么撤回我的意见
    能不能把我写的撤掉
    remove what i submitted
    垃圾费那条意见我要撤`,
  ),
  ...cases('withdraw_comment', '撤了\n算了 不提了\n删掉\n我写错了\n不要这条了\n搞掉搞掉\n取消吧 我不提了', 'receipt'),
  ...cases('withdraw_comment', '我刚才提的撤回', 'answer'),
  ...cases(
    'human_help',
    `转人工
    人工
    人工服务
    我要找活人
    叫个人来
    有没有人啊 我跟人讲
    你是机器人吧 我不跟机器讲
    客服电话
    给我个电话
    帮我接客服
    喊你们领导来
    我要找工作人员
    talk to a human
    i need a real person
    customer service
    human please
    听不懂 找个人跟我讲
    你答非所问 换个人来
    什么破机器人
    真人客服有没有
    打哪个电话
    轉人工
    zhuan rengong
    有冇得人管 喊个人来
    我眼睛不好 看不清 有电话没
    人工客服在哪
    我不会打字 能打电话不
    废物 转人工
    跟你讲不清 找你们负责人
    操作员
    我要投诉你们
    机器人听不懂人话
    找个会讲长沙话的来
    operator
    agent
    要人
    我要跟人说话
    联系方式
    怎么联系你们`,
  ),
  ...cases('human_help', '看不懂 有人吗\n讲的么子鬼 找个人来\n没用 我要打电话问', 'answer'),
  ...cases(['list_decisions', 'comment_on_decision'], '征求意见\n意见\n我想参与\n参与决策\n我要投票'),
  ...cases(
    ['ask_result', 'check_receipt'],
    '我的意见\n进度\n查进度\n我的意见怎么样了\n查我的意见\n我提的意见呢\n意见状态',
  ),
  ...cases(['subscribe', 'withdraw_comment'], '取消\n不要了\n我要取消\n算了 都不要了'),
  ...cases(['ask', 'comment_on_decision'], '公交票价\n垃圾费\n怎么提意见\n农贸市场\n意见怎么写'),
  ...cases(['ask_result', 'subscribe'], '什么时候通知我结果\n有结果会告诉我吗'),
  ...cases(['ask', 'ask_result'], '公交票价什么时候涨\n结果\n采纳\n听证结果'),
  ...cases(['human_help', 'comment_on_decision'], '我要反映问题\n我要投诉'),
];
