import type { Ref } from '../domain/reference.ts';
import { articleFor } from './follow-up-law.ts';
import { withObject } from './follow-up-objects.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { bareOf, contentOf, heldIn, plainWords, sizeOf } from './follow-up-words.ts';

/** 换成县里呢, 要是乡镇, 那2026年以后呢, 要是到时候没建成: the same question under another premise. */

const IF =
  /^(?:那么?|可|但是?|可是|不过|还有|,| )*(?:要是|如果|假如|假设|假使|万一|若是?|倘若|要不是|碰到|碰上|遇到|遇上|换成|换作|换做|换到|换了|换(?=个|[省市县乡镇村])|改成|改到|改为|放到|放在|轮到|要换成|到了|到(?=20|明年|后年|以后)|等到|对于|针对|就算|即使|哪怕)(?:说|是|到了?(?!时候))?[, ]*/;
/** One level of government in place of another, or one time. The words behind may be those of its bodies. */
const LEVELS: [RegExp, RegExp][] = [
  [/中央|国家(?!赔)|全国|国务院/, /中央|国家|全国|国务院/],
  [/外省|别的省|其他省/, /外省|其他省/],
  [/省(?![长委])(?:里|级|直|厅|政府|一级)?/, /省/],
  [/(?:地级)?市(?![场民长])(?:里|级|州|政府|一级|局)?|州里/, /市州|市政府|市级|市县|省市/],
  [/县(?!长)(?:里|级|市区|直|政府|一级|城|区|局)?|区里|区县|区(?:级|政府|一级)/, /县/],
  [/乡(?!长)镇?(?:里|级|政府|一级|上)?|镇(?!长)(?:里|上|级|政府|一级)?|街道(?:办)?|公社/, /乡|镇(?!静)|街道/],
  [/村(?!长)(?:里|上|委会|级|一级|民|干部)?|社区|居委会/, /村|社区/],
  [/园区|开发区|高新区|自贸区/, /园区|开发区|自贸/],
];
const TIME =
  /20\d\d ?年?|明年|后年|今年|去年|以前|以后|之后|往后|将来|现在|期满|过期|到期|期限过了|过了(?:时间|期限|时候)/;
const FAILING = /没|未|不(?!少于|低于)|只|才|拖|逾期|超期|超时|超过|延期|延误|拒绝|失败|晚/;
const OUTCOME_OF_FAILING = /[未不]履行|未按|未予|未采纳|问责|追究|责令|逾期|拒不/;
/** It asks something of its own. */
const ASKS = /什么|怎么|多少|多久|几|谁|哪|何时|为什么/;
/** Another task speaks of the premise from this probability on, and where it holds so much of its words. */
const CLEAR = 0.5;
const LONGEST = 24;
const WORD = 14;

/** The same place under the changed premise, with a word on what it doesn't say; `null` for any other message. */
export function changePremise(scene: Scene): Whole | null {
  const { anchor, plain } = scene;
  if (!anchor || plain.length > LONGEST) return null;
  const marked = IF.test(plain) || /的话呢?$/.test(plain);
  const premise = bareOf(plain.replace(IF, '').replace(IF, ''));
  const changes = levelIn(premise) !== undefined || TIME.test(premise);
  if (!marked && !(changes && isBare(plain, premise))) return null;
  if (premise === '' || sizeOf(contentOf(premise)) > 10) return null;
  const elsewhere = changes ? null : otherObject(scene, premise);
  if (elsewhere) return elsewhere;
  if (!anchor.startsWith('plan:')) return scene.about(articleFor(scene, premise) ?? anchor);
  return underPremise(scene, anchor, premise);
}

/** The task asked about under a premise, with a word on what it does not say of it. */
export function underPremise(scene: Scene, task: Ref, premise: string): Whole {
  const word = premise.replace(/[「」“”"《》]/g, '').slice(0, WORD);
  const isSaid = mentions(scene, scene.textOf(task), premise);
  return scene.about(task, withFormer(scene), isSaid ? [] : [`方案这一项没有就“${word}”另作规定。`]);
}

/** With the former question the same sentences are chosen; one that names a place would name it again. */
function withFormer(scene: Scene): string {
  const { former, question, parts } = scene;
  const named = parts.retriever.lookup.find(parts.retriever.reader.read(former).written);
  return named ? question : `${former} ${question}`;
}

/** 那县里呢, 2026年以后, 村委会要不要编: nothing but the premise, and perhaps the old question's verb. */
function isBare(plain: string, premise: string): boolean {
  const rest = [...LEVELS.map(([said]) => said), TIME].reduce((text, said) => text.replace(said, ' '), premise);
  if (ASKS.test(rest)) return false;
  const isAsked = /^那|呢$|也|^(?:换|到)/.test(plain) || plain.length <= 8;
  return isAsked && sizeOf(contentOf(rest.replace(/政府|部门|机关|单位|领导|干部|级别?/g, ''))) <= 2;
}

function levelIn(premise: string): RegExp | undefined {
  return LEVELS.find(([said]) => said.test(premise))?.[1];
}

/** 要是专家提的呢 is asked of another object, where another place speaks of it. */
function otherObject(scene: Scene, premise: string): Whole | null {
  const content = contentOf(premise);
  if (heldIn(content, scene.textOf(scene.anchor)) === 1) return null;
  const replaced = withObject(plainWords(scene.former), premise);
  if (replaced) return scene.asItIs(replaced);
  if (!scene.anchor?.startsWith('plan:')) return null;
  const { ref, score } = scene.inPlan(scene.parts.retriever.reader.read(premise));
  const isElsewhere = ref !== scene.anchor && score >= CLEAR && heldIn(content, scene.textOf(ref)) >= CLEAR;
  return isElsewhere && !FAILING.test(premise) ? scene.asItIs(premise) : null;
}

/** Whether a text says anything of a premise. */
function mentions({ parts }: Scene, text: string, premise: string): boolean {
  const plain = text.normalize('NFKC');
  const content = contentOf(premise);
  const level = levelIn(premise);
  const year = /20\d\d/.exec(premise)?.[0];
  if (year && !FAILING.test(premise)) return plain.includes(year);
  if (TIME.test(premise) && !FAILING.test(premise)) return false;
  if (level) return level.test(plain);
  if (FAILING.test(premise)) return OUTCOME_OF_FAILING.test(plain) && (content === '' || heldIn(content, plain) >= 0.5);
  const { terms } = parts.retriever.reader.read(premise);
  return heldIn(content, plain) >= 0.5 || terms.some((term) => plain.includes(term.normalize('NFKC')));
}
