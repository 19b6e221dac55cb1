/**
 * Texts as people write them, with what screening ought to see in them. Reports and comments in number are in
 * `corpus/reports`. Names, firms and places are made up.
 *
 * report: concrete wrongdoing by somebody. comment: what the consultation asked for, talk of wrongdoing in general and
 * discontent included.
 */
export type Label = 'report' | 'comment' | 'abuse' | 'advert';

/** Some of them the words of screening were fitted to. */
export const ABUSIVE: [Label, string][] = [
  ['abuse', '你们这群傻逼写的什么狗屁东西'],
  ['abuse', '全家死光吧你们这些狗官'],
  ['abuse', '再敢收费老子砍死你们'],
  ['abuse', '操你妈的政策'],
  ['abuse', '一群畜生 猪脑子 制定出这种东西'],
  ['abuse', 'sb政策 nmsl'],
  ['abuse', '谁敢来拆我就一把火烧了你们办公楼'],
  ['advert', '专业代办信用卡套现加微信abc123456'],
  ['advert', '兼职刷单日结300，加QQ 12345678'],
  ['advert', '低价出售茅台酒，量大从优，联系电话13900001111'],
  ['advert', '澳门在线娱乐 www.aabbcc88.com 注册送88'],
  ['advert', '贷款秒批无抵押，咨询V：daikuan666'],
  ['advert', '办各类证件刻章发票，诚信经营，电话同微信'],
  ['abuse', '什么垃圾玩意，去你妈的'],
  ['abuse', '写这个的人出门被车撞死'],
  ['abuse', '脑残政府 一帮废物滚'],
  ['abuse', '等着，我知道你们几个住哪，弄死一个算一个'],
  ['advert', '祖传秘方专治牛皮癣，加V信yy8866'],
  ['advert', '高价回收手机电脑，上门服务 139 0000 2222'],
  ['advert', '点击链接领红包 http://t.example.cn/x8'],
];

/** Written before there was anything but rules, and looked at only to measure. */
export const UNSEEN: [Label, string][] = [
  ['report', '收费站的小伙子收了现金不抬杆给票，塞自己口袋'],
  ['report', '隔壁电镀作坊搬到了山里头，水变绿了'],
  ['report', '我表姐在幼儿园煮饭，米是发霉打折进的'],
  ['report', '副乡长的堂弟一个人领三份护林员工资'],
  ['report', '殡葬公司的人守在太平间门口，不买他的花圈不让走'],
  ['report', '质监站来之前，砖换成好的，走了又换回来'],
  ['report', '城管把我三轮车拉走，要我交五百现金才放，没给单子'],
  ['report', '二手车行调了公里数，我查了保养记录'],
  ['report', '养老院把我外公绑在床上'],
  ['report', '矿上死了人，私下赔钱，没有往上报'],
  ['report', '农机补贴是用死人的名字领的'],
  ['report', '教育局招老师，笔试第一的被刷，录的是股长的女儿'],
  ['report', '洗脚城后面有暗房'],
  ['report', '打工的工地给我们发的安全帽一捏就碎'],

  ['comment', '油烟监测数据能公开到手机上就好了'],
  ['comment', '我家开店的，一年清洗四次做得到'],
  ['comment', '第二条建议改成半年'],
  ['comment', '赞成，味道小了街坊关系也好'],
  ['comment', '我是做清洗的，专业设备要两小时，写清楚夜里不能做'],
  ['comment', '听说别的市补一半，我们也该有'],
  ['comment', '店主自己也住楼上，谁愿意熏自己'],
  ['comment', '现在的检查一个月来五回，生意没法做'],
  ['comment', '希望有个样板店带大家去看'],
  ['comment', '这条街的下水是九几年修的，光管油烟治标不治本'],
  ['comment', '写得好'],
  ['comment', '小店和连锁店不能一个尺子'],
  ['comment', '大酒店的烟管比我们楼还高，熏的是后面一排'],
  ['comment', '管理办法出来以后，谁来教那些不识字的老板'],
];
