import type { Sighting } from './found.ts';
import { HIDDEN } from './reading.ts';

const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温庄柴洪樊兰殷施牛翟颜倪岳柳左童欧鲁葛耿路聂游申凌舒柯詹粟瞿阳晏匡涂褚盛沙翁单甘成全包符仇危宁祝项';
const COMPOUND = '欧阳|司马|上官|诸葛|司徒|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|南宫';
const SURNAME = `(?:${COMPOUND}|[${SINGLE}])`;
/** Characters of everyday words that given names do not hold: they tell 本人于去年 and 我是高中生 from names. */
const NOT_GIVEN =
  '的了在是我你他她它们这那此其与及或被把对从向给让因为所以于已经曾多次年月日要求不没无也都就还再又很最请将可会应该后前上下里内外间时候到去来过着吗呢吧啊么什谁怎些每各某局厅部委院站员者民生度县市省区镇乡村街路名位个述排同近贵单司边围人';
const GIVEN = `(?![${NOT_GIVEN}])\\p{Script=Han}`;
const NAME = `${SURNAME}(?:某|${GIVEN})(?:某|${GIVEN})?`;
/** 张某某, 王某, 李先生 name nobody. */
const NOBODY = /^(?:欧阳|.)(?:某某?|先生|女士|老师|小姐|师傅|主任|书记|总|家)$/;
/** Words that begin as names do: 我是高血压, 我是包工头, 我是江西的. */
const WORD =
  /^(?:高(?:血|[一二三考管工龄])|文盲|单[亲身]|包[工括]|施工|全[职家体]|白领|江[西苏]|武汉|宁夏|安[徽全置]|成[都年]|马来|程序|常[住委年]|向往|任[课何]|方便|万[一分]|黄牛|金融|温州|何[必时苦况]|许[可多]|陈述|项目|强烈|申[诉领])/;
/** What may follow a name: the sentence's end, a bracket, a number, or the words that people go on with. */
const END = `(?=\\s|$|[,，.。、;:!?()/"'“”【】${HIDDEN}0-9]|电话|手机|身份证|联系|微信|住(?!地)|家住|家在|男|女|今年|现年|现|来自|系|户籍|的(?:身份证|电话|手机|名字|户口|房子|车)|反映|投诉|举报|申请|实名|收)`;

const CALLED =
  '(?:[我他她名]|本人|儿子|女儿|孩子|老公|老婆|爱人|妻子|丈夫|父亲|母亲|爸爸?|妈妈?|公公|婆婆|爷爷|奶奶|哥哥?|姐姐?|弟弟?|妹妹?|邻居|同事|人)叫(?:做)?';
const LABEL =
  '(?:姓名|名字|联系人|收件人|收款人|收货人|申请人|投诉人|举报人|反映人|信访人|户主|业主|当事人|户名|法定代表人|法人代表|签名|署名|市民|村民|居民|原告|被告|第三人|机主|房主|车主)';

const PATTERNS = [
  `(?<=${CALLED}\\s?)${NAME}${END}`,
  `(?<=(?:本人:?|我是|我名字是?)\\s?)${NAME}${END}`,
  `(?<=(?:我|的)(?:爱人|老公|老婆|妻子|丈夫|父亲|母亲|儿子|女儿|公公|婆婆)\\s?)${NAME}${END}`,
  `(?<=(?:姓名|联系人|收件人|收款人|收货人|户主|户名|机主|房主|车主|家父|家母|原告|孩子|小孩)\\s?)${NAME}${END}`,
  `(?<=${LABEL}\\s?(?:是|为|[:：])\\s?)(?:${NAME}|${SURNAME}\\s{1,2}${GIVEN}(?!\\p{Script=Han}))${END}`,
  `(?<=${LABEL}\\s?[:：]\\s?)\\p{Script=Han}{1,8}(?:·\\p{Script=Han}{1,8}){1,3}${END}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** People's names, only where words introduce them: 我叫…, 本人…, 姓名:…, 联系人…. */
export function findNames(text: string): Sighting[] {
  return PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(({ 0: name }) => !NOBODY.test(name) && !WORD.test(name))
    .map(({ index, 0: name }) => ({ kind: 'name', start: index, end: index + name.length }));
}
