/**
 * Papers that people have to get and renew, proceedings that are open to them, with the words for going about it. Taken
 * together they are a question for an office, however near they stand to what is asked of forging and of threatening.
 */
const PAPER =
  /(?:(?:我|他|她|你)?(?:爸|妈|爷爷|奶奶|爱人|老公|老婆|崽|小孩|孩子|老人)的?)?(?:低保|残疾人?|老年|老人|优待|居住|暂住|身份|结婚|离婚|出生|准生|生育|房产|不动产|土地|林权|健康|卫生许可|营业|食品经营|学生|毕业|退休|退伍|退役|教师资格|会计|电工|焊工|叉车|从业资格|道路运输|驾驶|行驶|渔船|独生子女|护理|通行|港澳通行|二代)(?:证明?|执照|许可证|本子?)|驾照|护照|户口(?:本|簿)?|社保卡|医保卡|市民卡|发票|电子发票|车牌照?|营业执照|罚单|(?:死亡|单身|收入|居住|无犯罪记?录?|亲属关系)证明|信访|上访|(?:行政)?(?:复议|诉讼|裁决|调解)|(?:国家)?赔偿|法律援助|投诉举报|投诉|举报|(?:政府)?信息公开/g;
const WAYS =
  /怎么|怎样|咋个?|何什|何得|么样|如何|哪里|哪儿|哪个|哪|什么|么子|啥|多久|多少|好多|几|好久|钱|天|号|时候|地方|手续|材料|东西|资料|条件|流程|要带|带|要|去|到|在|可以|能不能|能|得|办理?|补|换|换发|丢|掉|遗失|挂失|过期|到期|失效|年审|年检|审|续|开(?!假)|领|拿|交|注销|更正|新|一?个|一?张|一?本|了|的|地|咯|咧|呢|吗|不|没有?|啊|搞|弄|请问|我|想|网上|手机上?|异地|需要|申请|下来|[\s,。?!]/g;

/** Whether a question's key names such a paper, and with it nothing but getting, renewing, losing it. */
export function isEverydayBusiness(key: string): boolean {
  const rest = key.replace(PAPER, '');
  return rest !== key && rest.replace(WAYS, '') === '';
}

/** The paper or proceeding that such a question is about; `null` for any other question. */
export function businessNamed(key: string): string | null {
  return isEverydayBusiness(key) ? (key.match(PAPER)?.[0] ?? null) : null;
}
