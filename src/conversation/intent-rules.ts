import { courtesyOf } from '../answering/courtesy.ts';
import { COMMENT_RULES } from './intent-rules.comment.ts';
import { EITHER_RULES } from './intent-rules.either.ts';
import { LIST_RULES } from './intent-rules.list.ts';
import { RECEIPT_RULES } from './intent-rules.receipt.ts';
import { RESULT_RULES } from './intent-rules.result.ts';
import { SUBSCRIBE_RULES } from './intent-rules.subscribe.ts';
import { WITHDRAW_RULES } from './intent-rules.withdraw.ts';
import { all, behind, GENERAL, LAW, NAMED, not, OFFICE, OWN, type Rule, re, type Sign, upTo } from './intent-words.ts';

const ask = (weight: number, when: Sign, why: string): Rule => ({ intent: 'ask', weight, when, why });

/** Signs that it is a question of the law or of the plan. */
const ASK_RULES: Rule[] = [
  ask(3, re`${LAW}`, 'words of the law'),
  ask(
    6,
    re`任务[\d一二三四五六七八九十]|\btask ?\d|那个\d{2,3}(?!\d)|\d{4}年|年底|年前|方案第|第.{1,2}(?:部分|节|章)`,
    'looks up a task or a year',
  ),
  ask(
    12,
    re`^(?:你|您|那|就)*(?:直接|直说|快点?|老实|只管|干脆)[^,。]{0,4}(?:告诉|回答|答|说|讲)我?[^,。]{0,4}$`,
    'insists on an answer',
  ),
  ask(6, re`第\d{2,3}[项条](?!意见)`, 'looks up a task or an article'),
  ask(1, re`${OFFICE}`, 'speaks of an office'),
  ask(2, re`${GENERAL}`, 'how things are in general'),
  ask(1, re`(?:吗|么|不|没有|怎么办|怎么搞|多少|为什么|如何|怎么)[?]*$`, 'the form of a question'),
  ask(3, all(not(upTo(40)), not(NAMED)), 'a long story'),
  ask(3, all(not(upTo(64)), not(NAMED)), 'a very long story'),
  ask(
    5,
    all(
      re`^(?:那|说说)?(?:倒数)?第[\d一二三四五六七八九十]+[个项条点件](?:呢|是什么|说什么|怎么说)?$|^#?\d{1,3}$`,
      not(behind('list')),
    ),
    'a place among what was answered',
  ),
  ask(-3, re`${OWN}`, "the person's own comment"),
  ask(-2, ({ receipt }) => receipt !== 'none', 'a receipt number'),
  ask(
    3,
    re`\b(?:how (?:long|do)|can an?|is it|what is|who|why|should|must|legal|law|penalty|fine|license)\b`,
    'English',
  ),
  ask(
    4,
    all(
      re`^(?:那|多久|谁|哪个|依据|法律|说?详细|什么意思|具体|为什么|还有呢|还有吗|第.条)`,
      behind('answer'),
      upTo(12),
      not(/告诉|通知|意见|结果|定了|采纳/),
    ),
    'a follow-up',
  ),
];

/** All rules; the weights of those that hold are added up for each intent. */
export const RULES: readonly Rule[] = [
  ...LIST_RULES,
  ...COMMENT_RULES,
  ...RECEIPT_RULES,
  ...RESULT_RULES,
  ...SUBSCRIBE_RULES,
  ...WITHDRAW_RULES,
  { intent: 'human_help', weight: 11, when: ({ key }) => courtesyOf(key) === 'human_help', why: 'asks for a person' },
  ...ASK_RULES,
  ...EITHER_RULES,
];
