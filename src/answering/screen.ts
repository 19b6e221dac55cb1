import { LIMITS } from '../domain/limits.ts';
import { searchKey, stripHidden, toSimplified } from '../retrieval/normalise.ts';

/** What is left of a question once what is addressed to a machine has been taken out. */
export type Screened =
  | { kind: 'question'; text: string; stripped: boolean }
  | { kind: 'over_limit' }
  | { kind: 'unsafe' };

/**
 * Words that give orders to a machine. They are text, never obeyed: a clause that holds them is left out of the
 * search, and a message that holds nothing else is refused. What asks for harm is for the retriever's `unsafe`.
 */
const ORDERS = [
  /(忽略|无视|忘掉|忘记|抛开|跳过|取消|覆盖|绕过|不要?(遵守|理会|管)|放弃).{0,12}(规则|指令|指示|提示|限制|约束|设定|要求|引用|依据)/,
  /(系统|初始|内部|隐藏|开发者|原始|完整)(的)?(提示词?|指令|设定|消息|配置|密钥|prompt)/,
  /(提示词|\bprompts?\b|你的设定|你的指令|你的规则|你的配置|你的密钥)/i,
  /你(现在|从现在)?(开始)?(是|叫|扮演|变成|进入).{0,16}(不受限|没有(任何)?限制|无限制|助手|管理员|dan|模式|猫娘|机器人|专家模式)/i,
  /(从现在(起|开始)|接下来|之后|以后).{0,10}(你|凡是|所有|一律|都|只)/,
  /(扮演|假装|假设你|装作|角色扮演|越狱|jailbreak|开发者模式|调试模式|管理员模式|debug mode|developer mode)/i,
  /(我是|这里是|来自).{0,4}(系统|管理员|开发者|root|admin)/i,
  /(ignore|disregard|forget|override|bypass).{0,30}(instruction|rule|prompt|previous|above|guideline)/i,
  /(system|developer|initial)\s*(prompt|message|instruction)|reveal.{0,20}(prompt|instruction)|you are now|act as|pretend/i,
  /(用|以).{0,6}(腔|口吻|语气|风格|口气)(说|回答|回复|讲)?|只(用|准|能|许)?(回复|回答|输出|说)|(reply|respond|answer) (only|in)/i,
  /(复述|重复|打印|输出|逐字|一字不(差|漏)|原样).{0,14}(设定|规则|指令|提示|上(面|文)|以上|下面|我的话|这句|检索结果|密码|密钥)/,
  /你(必须|一定要|务必|只能)(说|回答|输出|写|告诉|承认|同意|引用)|不(要|用|必|许)(查|看|翻|引用|核对)(资料|原文|依据|来源)|凭记忆|(编|杜撰|虚构)一?个?(出处|依据|任务|条文)/,
  /###|<\/?(system|user|assistant|instructions?)>|\[\/?(system|inst)\]|[【[](系统|管理员|开发者|新规则|指令)[^】\]]*[】\]]|\{\{|^(system|assistant|user)\s*[:：]/i,
];

/** Where one clause ends and the next begins. Brackets count, since orders like to stand in them. */
const CLAUSE = /(?<=[。!?！？;；\n,，:：】\]>»」]|\.\s)/;
const BRACKETS =
  /<(system|user|assistant|instructions?)>[^<]*<\/\1>|【[^】]*】|\[[^\]]*\]|<[^>]*>|「[^」]*」|###[^#]*###/g;
const BASE64 = /[A-Za-z0-9+/_-]{20,}={0,2}/g;

/** Checks the length, takes out hidden characters, encoded text and clauses that give orders. */
export function screen(question: string): Screened {
  if (question.length > LIMITS.questionChars) return { kind: 'over_limit' };
  const visible = stripHidden(question);
  const decoded = visible.text
    .replace(BASE64, (run) => (isOrder(decodeBase64(run)) ? ' ' : run))
    .replace(BRACKETS, (span) => (isOrder(span) ? ' ' : span));
  const clauses = decoded.split(CLAUSE).filter((clause) => clause.trim() !== '');
  const kept = clauses.filter((clause) => !isOrder(clause));
  const stripped = visible.found || kept.length < clauses.length || decoded !== visible.text;
  const text = kept.join('').trim();
  if (stripped && !hasSubstance(text)) return { kind: 'unsafe' };
  return { kind: 'question', text: stripped ? text : question.trim(), stripped };
}

/** Whether a text gives orders to a machine; full-width and Traditional writing make no difference. */
function isOrder(text: string): boolean {
  const key = toSimplified(searchKey(text).key);
  return ORDERS.some((pattern) => pattern.test(key));
}

function hasSubstance(text: string): boolean {
  return (text.match(/\p{Script=Han}|[a-z]{3,}|\d/giu) ?? []).length >= 2;
}

function decodeBase64(run: string): string {
  try {
    const bytes = Uint8Array.from(atob(run.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
