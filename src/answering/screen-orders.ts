import { searchKey, toSimplified } from '../retrieval/normalise.ts';

/**
 * Words that give orders to a machine. They are text, never obeyed: a clause that holds them is left out of the
 * search, and a message that holds nothing else is refused. Each names what only a machine has (a prompt, a role,
 * what stands above), as citizens speak of rules, requirements and limits, too. What asks for harm is for the
 * retriever's `unsafe`.
 */
const ORDERS = [
  /(^|[,。;:\s请你先并且就把将])(忽略|无视|忘掉|忘记|抛开|跳过|覆盖|绕过|停用)(?!了).{0,12}(规则|指令|指示|提示|限制|约束|设定|设置)/,
  /(取消|放弃|不要?(遵守|理会|管|受)|别管|不用管).{0,6}(你的|以上|上面|上述|之前|前面|系统|引用|出处|什么依据)/,
  /(系统|初始|隐藏|开发者|原始|完整)(的)?(提示词|指令|设定|prompt)|(提示词|\bprompts?\b)|(你|系统)(的)?内?部?的?(设定|指令|配置|密钥|检索结果)|登录密码/i,
  /你(现在|从现在)?(开始)?(是|叫|扮演|变成|进入).{0,16}(不受限|没有(任何)?限制|无限制|助手|管理员|dan\b|猫娘|机器人|段子手|模式)/i,
  /(从现在(起|开始)|接下来).{0,10}(你|凡是|所有(回答|问题|人)|一律|都只|只)|(之后|以后|后面)(所有(人|回答)|你(都|只|要)|的?回答都)/,
  /扮演|假装你|假设你是|装作|角色扮演|越狱|jailbreak|开发者模式|调试模式|管理员模式|debug mode|developer mode|没有任何(规定|限制|规则)|不受任何(限制|约束)|什么都(敢|能|可以)(说|讲|答)|玩个?游戏.{0,12}你(叫|是|当|演)/i,
  /(我是|这里是)(你们?的?|本)?(系统|平台|网站|后台)?(管理员|开发者|root\b|admin\b)|管理员口令/i,
  /(停下|放下|丢[掉开]|扔掉|关掉|停掉|解除|撤掉)你?(手头|手上|身上|现在|的|所有)+[^,]{0,6}(规定|规则|规矩|限制|设定|约束)|你(把|将)?(的)?(安全|内容)(检查|审查|过滤)[^,]{0,4}(关|停|撤)|把你的?(规则|规定|规矩|限制)[^,]{0,6}(删|清空|关|停)/,
  /你(们)?(一律)?只(准|能|许|可以|要)(回(?!执|避|访)|答|说|讲|写|喊|叫)|(不准|不许|不要|别)(答|说|讲|回|写)(别的|其他|另外)|第一个字(开始|起)[^,]{0,4}(抄|念|背|写)|你的?(第[一二三1-3]|最初|头一|开头)[^,]{0,3}(指令|规则|设定|提示|说明|话)/,
  /(ignore|disregard|forget|override|bypass).{0,30}(instruction|rule|prompt|previous|above|guideline)/i,
  /(system|developer|initial)\s*(prompt|message|instruction)|reveal.{0,20}(prompt|instruction)|you are now|\bact as\b|pretend (to|you)/i,
  /(用|以).{0,6}(腔|口吻|语气|口气)(来)?(说|回答|回复|讲)|只(用|准|能|许)?(回复|回答|输出)|只说[“"「]|(reply|respond|answer) (only|in)\b|数字都?(乘|加|减|改)/i,
  /(复述|打印|输出|逐字|一字不(差|漏)|原样).{0,14}(设定|规则|指令|提示|上文|以上|下面|检索结果|密码|密钥)|重复(一遍)?(我|下面|这句|以上|上面)/,
  /你(必须|一定要|务必|只能)(回答|输出|写出|承认|同意|引用|说[“"「:])|凭记忆|(编|杜撰|虚构)一?个?(出处|依据|任务|条文)|(引用|出处|依据)可?以?随便(编|写)|不(要|用|必|许)(查|看|翻|引用|核对)(资料|原文|来源)/,
  /解(开|码).{0,12}(执行|照办|照做)|(照着|立刻|立即|马上)(执行|照办)(?![\p{Script=Han}])|免(附|查|带|写)(出处|来源|原文|依据)|不(带|写|附|看)(出处|来源|原文)/u,
  /你(收到|看到|拿到)的(第一|最初|最早|上一)(条|句|段)|(你|您)(背后|后台|里面)(的|那).{0,6}(说明书|规矩|规则|文档)|(老板|开发的?人|程序员)给你(定|写|设)/,
  /(指示|命令|规则|规定|制约|ルール|プロンプト|これまで|以前).{0,12}(无视|忘れ|破って|取り消)|システム.{0,4}プロンプト|지시.{0,12}(무시|잊)|(시스템\s*)?프롬프트/,
  /(игнорир|забудь|отмени).{0,30}(инструкц|правил)|системн\S*\s+промпт|(ignor(a|ez|iere?n?)|oubliez?|olvida|vergiss|vergesst).{0,30}(instruc|instrucc|r[eè]gl|anweisung|regeln)/,
  /^\s*(system|admin|developer|root)\s*(note|notice|message|override|update|instruction)\s*[:：]|\bcite\s*\[|\b(cite|quote|answer|say|output)\b.{0,20}\bonly\b|\bonly\s+(cite|quote|answer|say|output)\b/i,
  /<<\/?sys>>|<\|[^|>]{0,20}\|>|###|<\/?(system|user|assistant|instructions?)>|\[\/?(system|inst)\]|[【[](系统|管理员|开发者|新规则|指令)[^】\]]*[】\]]|\{\{|^(system|assistant|user)\s*[:：]/i,
];

/** Characters set apart so that no word is whole (忽 略 规 则, 忽·略·规·则). */
const SET_APART = /(?<=\p{Script=Han})[\s·•._*-]{1,3}(?=\p{Script=Han})/gu;

/** Whether a text gives orders to a machine; full-width, Traditional and spaced writing make no difference. */
export function isOrder(text: string): boolean {
  const key = toSimplified(searchKey(text).key);
  const joined = key.replace(SET_APART, '');
  return ORDERS.some((pattern) => pattern.test(key) || (joined !== key && pattern.test(joined)));
}
