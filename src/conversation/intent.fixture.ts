import type { Intent } from '../domain/answer.ts';
import type { IntentExample } from './intent-training.ts';
import type { IntentContext, NamedDecision } from './intent-words.ts';

/** Cases out of one sentence a line. */
const cases = (
  expect: Intent | [Intent, Intent],
  lines: string,
  after: IntentContext['after'] = null,
): IntentExample[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => ({ text, expect: [expect].flat(), after }));

/** The decisions that the sentences speak of. */
export const DECISIONS: [NamedDecision, NamedDecision, NamedDecision] = [
  { id: 'bus-fares', number: 1, title: '城市公交票价调整方案', aliases: ['公交涨价', '公交车票价'] },
  { id: 'market-move', number: 2, title: '老城区农贸市场搬迁方案', aliases: ['菜市场搬迁', '农贸市场搬家'] },
  { id: 'waste-fee', number: 3, title: '生活垃圾处理收费办法', aliases: ['垃圾费', '垃圾收费'] },
];

/** The context that a case names. */
export function contextAfter(after: IntentContext['after']): IntentContext {
  return { after, listed: after === 'list' ? DECISIONS : [], decisions: DECISIONS, current: null };
}

/** Sentences on which reading is tried; those that became examples, too, do not count there. */
export const INTENT_CASES: IntentExample[] = [
  ...cases(
    'ask',
    `群众提意见有时间限制吗
    提意见能匿名吗
    政府不回复意见怎么办
    听证会报名条件是什么
    为么子有的决策不征求意见
    决策草案要公开哪些东西
    意见征求期间可以修改草案吗
    行政处罚听证要几天内提
    收到处罚告知书后怎么陈述
    我的摊子被没收了能要回来吗
    开网约车要办什么证
    许可被撤回政府赔不赔
    公示有异议找谁
    信访答复不满意能复查吗
    人民调解协议有法律效力吗
    12348是什么电话
    社区矫正通知要发给谁
    行政复议受理通知多久发
    复议期间处罚停不停
    公务员处分可以撤销吗
    专家意见不一致怎么办
    重大决策没有听证是不是无效
    网上公示七天算不算公开
    对规范性文件有意见能申请审查吗
    领导干部干预案件怎么办
    what rights do i have at a hearing
    does the city have to respond to comments
    xing zheng fu yi yao duo shao qian
    公交票价调整要经过什么程序
    垃圾收费的依据是哪个文件
    菜市场搬迁要不要做风险评估
    举报城管打人要证据吗
    訂立規章要聽證嗎
    投诉多久有结果 有规定没
    罚款回执丢了能补吗
    撤销处罚以后记录还在不在
    政府信息公开不给看 能告吗
    法治督察是么子
    鉴定结果不服怎么办
    拒绝听证的后果`,
  ),
  ...cases(
    'ask',
    `没公开会怎样
    哪条说的
    谁来采纳
    多少人才开听证
    撤销以后呢`,
    'answer',
  ),
  ...cases(
    'ask',
    `哪些必须开听证
    这些是依法公开的吗`,
    'list',
  ),
  ...cases('ask', `政府要多久回复意见 规定是怎样的`, 'receipt'),
  ...cases(
    'list_decisions',
    `政府有什么要问我的
    这阵子你们在征询什么
    有没有哪个方案可以让我说两句 先报来听听
    征求意见的事项全部列给我
    给个目录瞧瞧
    想看看近期的决策草案
    有些么子方案在公示咯
    我们区最近有哪几样事要大伙商量
    可以投票的有哪些呀
    你把能提意见的念一遍
    么子事可以提意见
    哪几个还开着
    意见征集表单在哪看
    公示栏
    老师说要完成一个公众参与作业 现在有哪些可以参加
    現時有哪些諮詢
    are there any public consultations i can join
    list all
    有多少个在征求意见
    除了公交的 还有什么在征求意见
    还能对什么事说话
    今天有新增的征求意见吗
    屋里老人问 政府最近要搞么子 我帮他看下
    qing lie yixia mulu
    正在征求意件的有啥子`,
  ),
  ...cases('list_decisions', `晓得了 那有哪些能提的`, 'answer'),
  ...cases(
    'list_decisions',
    `还有吗还有吗
    后面的呢
    再给我看一遍`,
    'list',
  ),
  ...cases('list_decisions', `行了 再看看还有哪些`, 'receipt'),
  ...cases(
    'comment_on_decision',
    `我有句话憋了好久 公交线路乱改
    要提
    想提意见
    给你们提个醒 学校门口没有斑马线
    我认为垃圾费不该收
    搬市场我头一个不答应
    我坚决要求保留菜市场
    我想给公交票价投赞成
    帮我向上反映一下 小区门口修路太吵
    我就一个要求 票价莫涨
    对医院搬家这个事 我想法多得很
    我要控诉 垃圾收费
    要是把菜市场搬走 我们怎么活 请记下来
    能给养老院的方案写意见吗 我要写
    我代表楼栋三十二户 反对装那个基站
    俺要说道说道
    想讲讲我的看法
    评一下那个公交的方案
    请采纳我的建议 车票给残疾人免费
    我建议垃圾按量收费
    在此提出三条意见
    填写意见
    公交涨价 我双手赞成
    不要搬不要搬不要搬
    我要为菜市场说句话
    涨价？门都没有
    老百姓不答应
    我是菜贩子 搬远了生意怎么做 我要写上去
    咯个垃圾费冇道理
    我想建个议
    ping lun
    我要發表對搬遷的看法
    我要給意見
    this plan is unfair to old people
    i disagree with the new fee
    add my comment: keep the market
    where can i comment on the market plan
    反对！！！
    有个建议 车站加个顶棚
    我要举手发言`,
  ),
  ...cases(
    'comment_on_decision',
    `我不服这个做法 要提意见
    那给我记个反对`,
    'answer',
  ),
  ...cases(
    'comment_on_decision',
    `第一个我有话说
    公交
    三号那个我支持
    垃圾费 我不出
    就它 第二个
    one
    第2个我来提`,
    'list',
  ),
  ...cases(
    'comment_on_decision',
    `等等 我还要补充
    还要写一条给菜市场`,
    'receipt',
  ),
  ...cases('comment_on_decision', `我还是不同意`, 'result'),
  ...cases(
    'check_receipt',
    `8842 0017 3395 62
    号码是3395 6288 4200 17 你给我看看
    回执单怎么查啊
    帮老人查回执
    我提的那个意见存档了没有
    我上星期的留言你们看得到吧
    有没有我的记录
    我写了意见 不知道有没有送到
    核对回执号
    意见收妥没
    收到我那封信没有
    七七一六 二零九三 四四一八 五零 查
    輸入回執號在哪
    我的那条还存着吗
    查一查我交的
    看哈我的号
    where do i enter my receipt code
    my code is 7716 2093 4418 50
    is it received
    你们系统里搜搜我提的
    我提的意见没被弄丢吧
    意见提交后怎么确认
    我有回执
    14位号码
    回纸号查`,
  ),
  ...cases('check_receipt', `我想看我的回执`, 'answer'),
  ...cases(
    'check_receipt',
    `查哈试试
    有备份不
    帮我确认收到`,
    'receipt',
  ),
  ...cases(
    'ask_result',
    `最后公交涨没涨
    征求意见完了怎么没看到结果公布
    菜市场的事拍板没
    你们研究得怎么样了
    我那个建议最后算不算数
    上面怎么说的 我提的那个
    垃圾费到底定多少
    采纳还是没采纳 给个准信
    都半年了 咋还没下文
    意见处理完了没
    石头丢水里一样 一点响动都没有
    那个方案出台了没
    意见汇总了没有 怎么说
    我要看采纳结果
    他们为么子没听我的
    提的建议有回复吗
    票价的最终方案呢
    学校那个合并 最后是合了还是没合
    你们研究了没 我前面提的树的事
    想知道我们村的意见有没有用
    公示之后怎么样了
    落实了没有
    結果公佈了沒
    what's the outcome of the fare review
    did anything change after our comments
    is the market moving or not
    jieguo chulai meiyou
    菜市场几时搬 定了啵
    那个事最后咋整的`,
  ),
  ...cases('ask_result', `公交那个最后呢`, 'answer'),
  ...cases(
    'ask_result',
    `一号有结果没
    垃圾费那个后来呢
    都有结果了吗`,
    'list',
  ),
  ...cases(
    'ask_result',
    `那什么时候告诉我采纳没有
    会怎么处理
    我这个有人看吗`,
    'receipt',
  ),
  ...cases(
    'ask_result',
    `为什么不采纳
    理由是什么 凭什么不采纳我的`,
    'result',
  ),
  ...cases(
    'subscribe',
    `有结果踢我一下
    帮我设个提醒
    订个阅
    菜市场有新消息的话通知我家
    有动静喊下我
    公交涨价定下来那天告诉我
    我要跟踪垃圾费这件事
    请把后续发我
    可以短信通知我吗 有结果的时候
    把通知给我打开
    给我留个信 定了告诉我
    别发了别发了
    我不订了
    退了订阅
    不要再跟我讲这些了
    消息太多 关
    停掉
    怎么老给我发 我没订
    以后莫通知我
    取消公交那个的订阅
    请停止推送
    訂閱垃圾費
    取消關注
    let me know how it goes
    stop notifying me
    i don't want updates anymore
    guanzhu
    bu yao fa le
    有新的征求意见讲我听
    采纳没采纳都告诉我一声
    我耳朵不好 发文字通知我结果`,
  ),
  ...cases('subscribe', `这个定下来告诉我`, 'answer'),
  ...cases(
    'subscribe',
    `都给我订上
    第一个关注下
    3 有结果喊我`,
    'list',
  ),
  ...cases(
    'subscribe',
    `采纳了喊我
    以后有消息发微信
    行 到时通知`,
    'receipt',
  ),
  ...cases('subscribe', `还有新消息再告诉我`, 'result'),
  ...cases(
    'withdraw_comment',
    `我要撤
    撤掉我的那条
    把昨天那个撤回来
    刚刚那条我写得太难听了 帮我消了
    我写的意见作废吧
    不想提意见了 删除
    我要求把我提交的内容全部清除
    意见我要拿回来
    我说的不算 收回
    能不能当没提过
    撤回那条关于公交的
    把我留言清了
    那个是我孙子乱点的 撤掉
    我怕领导晓得 快帮我删了
    昨晚喝多了乱写的 撤了
    3948-2207-6615-84 撤掉
    给我删咯
    撤回建议
    要撤回先前的意见怎么操作
    删我评论
    我提错方案了 撤
    將我的留言撤回
    我不要留名字 把个人资料删了
    i made a mistake please delete my comment
    retract
    how do i withdraw
    shanchu wo de yijian
    把我那条反对的撤了 我现在同意了
    之前的意见收回 不提了`,
  ),
  ...cases('withdraw_comment', `我早上提的那条删了`, 'answer'),
  ...cases('withdraw_comment', `撤掉我对第一个的意见`, 'list'),
  ...cases(
    'withdraw_comment',
    `撤
    提错了 是另外那个方案的
    我老公不准我提 撤了
    全部删干净
    还是不提了吧`,
    'receipt',
  ),
  ...cases(
    'human_help',
    `人工人工人工
    接通人工
    麻烦找个能说话的人
    我要跟你们负责的人谈
    喂 有人吗
    你是电脑还是人
    跟你说不明白 换人工
    有客服吗
    给我电话号码
    你们电话打得通不
    我想去你们单位当面反映
    单位地址发我
    机器没用
    你个傻机器
    滚 叫人来
    看字吃力 能打电话给我吗
    我不太会用这个 有人教吗
    请志愿者帮我
    把你们主任喊来
    老人家不懂 有没有人工
    找客服
    我要人工客服！！！
    求助
    我要找人帮我填
    有沒有真人
    不跟電腦講
    can i talk to a person
    phone number?
    you are useless get me a human
    kefu
    zhen ren
    转接
    哪里有人工窗口
    我听力不行 要人上门
    搞不赢你 我找人去`,
  ),
  ...cases(
    'human_help',
    `你没听懂我的意思 转人工
    一句都看不懂 找个人说`,
    'answer',
  ),
  ...cases('human_help', `我不会选 喊人帮我`, 'list'),
  ...cases('human_help', `我找谁问`, 'receipt'),
  ...cases(
    ['ask', 'comment_on_decision'],
    `怎么发表意见
    垃圾收费`,
  ),
  ...cases(
    ['list_decisions', 'comment_on_decision'],
    `想提点意见 有哪些可以提
    参加征求意见`,
  ),
  ...cases(['comment_on_decision', 'ask_result'], `垃圾费那个事`),
  ...cases(['check_receipt', 'human_help'], `我把回执弄没了`),
  ...cases(
    ['ask_result', 'check_receipt'],
    `我提的那条呢
    看看我的意见
    我的意见到哪步了
    8842-0017-3395-62 采纳了吗`,
  ),
  ...cases(
    ['subscribe', 'withdraw_comment'],
    `取消了吧
    都取消`,
  ),
  ...cases(['withdraw_comment', 'comment_on_decision'], `想改意见`),
  ...cases(['withdraw_comment', 'comment_on_decision'], `我要改`, 'receipt'),
  ...cases(['human_help', 'comment_on_decision'], `我要告状`),
];
