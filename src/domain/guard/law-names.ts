/** Acts that people name without 《》. A name that stands in a text is the longest of these. */
const NAMES =
  '宪法|民法典|刑法|刑事诉讼法|民事诉讼法|行政诉讼法|行政复议法|行政处罚法|行政许可法|行政强制法|国家赔偿法|治安管理处罚法|公务员法|公务员处分法|公职人员政务处分法|政务处分法|监察法|监督法|立法法|地方组织法|选举法|代表法|城乡规划法|土地管理法|农村土地承包法|房地产管理法|城市房地产管理法|建筑法|消防法|道路交通安全法|食品安全法|药品管理法|产品质量法|消费者权益保护法|反垄断法|反不正当竞争法|价格法|广告法|电子商务法|电子签名法|商标法|专利法|著作权法|公司法|合伙企业法|个人独资企业法|企业破产法|劳动法|劳动合同法|劳动争议调解仲裁法|社会保险法|就业促进法|工会法|安全生产法|职业病防治法|突发事件应对法|传染病防治法|防震减灾法|环境保护法|大气污染防治法|水污染防治法|噪声污染防治法|土壤污染防治法|固体废物污染环境防治法|海洋环境保护法|环境影响评价法|野生动物保护法|森林法|草原法|水法|水土保持法|防洪法|矿产资源法|渔业法|农业法|种子法|乡村振兴促进法|村民委员会组织法|城市居民委员会组织法|教育法|义务教育法|高等教育法|教师法|民办教育促进法|职业教育法|未成年人保护法|预防未成年人犯罪法|妇女权益保障法|老年人权益保障法|残疾人保障法|家庭教育促进法|反家庭暴力法|婚姻法|继承法|收养法|合同法|物权法|侵权责任法|民法总则|民法通则|人民调解法|仲裁法|公证法|律师法|法律援助法|社区矫正法|监狱法|法官法|检察官法|人民警察法|警察法|治安处罚法|居民身份证法|户口登记条例|护照法|出境入境管理法|国籍法|集会游行示威法|国家安全法|反恐怖主义法|反间谍法|保守国家秘密法|档案法|统计法|审计法|会计法|预算法|政府采购法|招标投标法|税收征收管理法|个人所得税法|企业所得税法|增值税法|契税法|车船税法|海关法|银行业监督管理法|商业银行法|证券法|保险法|信托法|票据法|担保法|数据安全法|网络安全法|个人信息保护法|密码法|邮政法|电力法|铁路法|公路法|民用航空法|港口法|旅游法|文物保护法|体育法|献血法|母婴保健法|人口与计划生育法|医师法|精神卫生法|基本医疗卫生与健康促进法|疫苗管理法|兵役法|退役军人保障法|国防法|英雄烈士保护法|慈善法|红十字会法|境外非政府组织境内活动管理法|外商投资法|对外贸易法|无障碍环境建设法|民营经济促进法|粮食安全保障法|黄河保护法|长江保护法';

const KNOWN = new RegExp(
  NAMES.split('|')
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);
/** 政府信息公开条例: what stands before 条例 says which; 该条例 and 条例规定 name none. */
const REGULATION = /[\p{Script=Han}]{2}(?:条例|(?:办法|规定|细则|解释)(?=第[\d〇零一二两三四五六七八九十百]{1,6}条))/gu;
const ANY_REGULATION = /[本该此这个部的了按照据依和与及新旧两项各同其于在从对]/;
/** 处罚法, 复议法: two characters of a name before 法. 执法, 依法 and the like are words. */
const LAW =
  /\p{Script=Han}{2}法(?!律|规|院|治|官|人|定|制|学|理|庭|务|案|令|则|典|条|宝|警|医|权|度|子|门|统|网|语|国|郎|师|检|盲|纪|益|外)/gu;
const WORD_BEFORE_LAW =
  /[执依违立合方办司做看说搞活土章想无非守普学用尊国王枉不设手语书算疗打玩讲提叫写问本该此这部新旧各懂知犯遵释述涉送修变良恶公私母的了和与及是按照到在之个种套位其同何某以护晓宪民刑税宗乱巧加减效家魔没判政高检]法$|(?:实体|程序|上位|下位|部门|单行|特别|一般|相关|有关|国际|专门|基本|配套|地方|怎么|如何)法$/;

const LONG: Record<string, string> = { 民: '民事', 行: '行政', 刑: '刑事' };

/** The names of acts that a folded text states outside 《》, or the parts of them by which they can be told. */
export function namesOfLaws(sentence: string): string[] {
  const text = sentence.replace(/(?<kind>民|行|刑)诉法/g, (_, kind: string) => `${LONG[kind]}诉讼法`);
  const known = [...text.matchAll(KNOWN)].map(([name]) => name);
  const rest = text.replace(KNOWN, '\u0001');
  const laws = [...rest.matchAll(LAW)].map(([name]) => name).filter((name) => !WORD_BEFORE_LAW.test(name));
  const regulations = [...rest.matchAll(REGULATION)].map(([name]) => name);
  return [...known, ...laws, ...regulations.filter((name) => !ANY_REGULATION.test(name.slice(0, 2)))];
}
