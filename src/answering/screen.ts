import { LIMITS } from '../domain/limits.ts';
import { searchKey, stripHidden, toSimplified } from '../retrieval/normalise.ts';

/** What is left of a question once what is addressed to a machine has been taken out. */
export type Screened =
  | { kind: 'question'; text: string; stripped: boolean }
  | { kind: 'over_limit' }
  | { kind: 'unsafe' };

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
  /(ignore|disregard|forget|override|bypass).{0,30}(instruction|rule|prompt|previous|above|guideline)/i,
  /(system|developer|initial)\s*(prompt|message|instruction)|reveal.{0,20}(prompt|instruction)|you are now|\bact as\b|pretend (to|you)/i,
  /(用|以).{0,6}(腔|口吻|语气|口气)(来)?(说|回答|回复|讲)|只(用|准|能|许)?(回复|回答|输出)|只说[“"「]|(reply|respond|answer) (only|in)\b|数字都?(乘|加|减|改)/i,
  /(复述|打印|输出|逐字|一字不(差|漏)|原样).{0,14}(设定|规则|指令|提示|上文|以上|下面|检索结果|密码|密钥)|重复(一遍)?(我|下面|这句|以上|上面)/,
  /你(必须|一定要|务必|只能)(回答|输出|写出|承认|同意|引用|说[“"「:])|凭记忆|(编|杜撰|虚构)一?个?(出处|依据|任务|条文)|(引用|出处|依据)可?以?随便(编|写)|不(要|用|必|许)(查|看|翻|引用|核对)(资料|原文|来源)/,
  /解(开|码).{0,12}(执行|照办|照做)|(照着|立刻|立即|马上)(执行|照办)(?![\p{Script=Han}])|免(附|查|带|写)(出处|来源|原文|依据)|不(带|写|附|看)(出处|来源|原文)/u,
  /你(收到|看到|拿到)的(第一|最初|最早|上一)(条|句|段)|(你|您)(背后|后台|里面)(的|那).{0,6}(说明书|规矩|规则|文档)|(老板|开发的?人|程序员)给你(定|写|设)/,
  /###|<\/?(system|user|assistant|instructions?)>|\[\/?(system|inst)\]|[【[](系统|管理员|开发者|新规则|指令)[^】\]]*[】\]]|\{\{|^(system|assistant|user)\s*[:：]/i,
];

/** Where one clause ends and the next begins. Brackets count, since orders like to stand in them. */
const CLAUSE = /(?<=[。!?！？;；\n,，:：】\]>»」]|\.\s)/;
const BRACKETS =
  /<!--[\s\S]*?-->|<(system|user|assistant|instructions?)>[^<]*<\/\1>|【[^】]*】|\[[^\]]*\]|<[^>]*>|「[^」]*」|###[^#]*###/g;
const ENCODED = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
const LATIN = /[A-Za-z][A-Za-z ,.']{15,}/g;
/** A conversation pasted in as data: only what its user says is a question. */
const PASTED = /\{[^{}]*"role"\s*:\s*"(\w+)"[^{}]*?"content"\s*:\s*"([^"]*)"[^{}]*\}/g;

/** Checks the length, takes out hidden characters, encoded text and clauses that give orders. */
export function screen(question: string): Screened {
  if (question.length > LIMITS.questionChars) return { kind: 'over_limit' };
  const visible = stripHidden(question);
  const decoded = visible.text
    .replace(PASTED, (_, role: string, content: string) => (role === 'user' ? content : ' '))
    .replace(ENCODED, (run) => (isOrder(decodeBase64(run)) || isOrder(decodeHex(run)) ? ' ' : run))
    .replace(LATIN, (run) => (isOrder(rot13(run)) ? ' ' : run))
    .replace(BRACKETS, (span) => (span.startsWith('<!--') || isOrder(span) ? ' ' : span));
  const clauses = decoded.split(CLAUSE).filter((clause) => clause.trim() !== '');
  const kept = clauses.filter((clause) => !isOrder(clause));
  const stripped = visible.found || kept.length < clauses.length || decoded !== visible.text;
  const text = kept.join('').trim();
  if (stripped && !hasSubstance(text)) return { kind: 'unsafe' };
  return { kind: 'question', text: stripped ? text : question.trim(), stripped };
}

/** Whether a text gives orders to a machine in the open, or in base64, hex or rot13. For imported texts. */
export function givesOrders(text: string): boolean {
  const runs = (text.match(ENCODED) ?? []).flatMap((run) => [decodeBase64(run), decodeHex(run)]);
  const turned = (text.match(LATIN) ?? []).map(rot13);
  return isOrder(text) || runs.some(isOrder) || turned.some(isOrder);
}

/** Whether a text gives orders to a machine; full-width and Traditional writing make no difference. */
function isOrder(text: string): boolean {
  const key = toSimplified(searchKey(text).key);
  return ORDERS.some((pattern) => pattern.test(key));
}

function hasSubstance(text: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}|[a-z]{3,}.*\s[a-z]{3,}|^\W*\d+\W*$/isu.test(text);
}

function decodeHex(run: string): string {
  if (run.length % 2 || !/^[0-9a-f]+$/i.test(run)) return '';
  const bytes = Uint8Array.from(run.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(bytes);
}

function rot13(run: string): string {
  return run.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

function decodeBase64(run: string): string {
  try {
    const bytes = Uint8Array.from(atob(run.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
