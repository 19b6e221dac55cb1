import { nameIn, withLikeness, withObject } from './follow-up-objects.ts';
import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, heldIn, plainWords, sizeOf } from './follow-up-words.ts';

/** 不是，我问的是听证; 不是评估，备案审查那块: what was meant, in the place of what was understood. */

const WRONG =
  '(?:(?:你)?(?:搞|弄|说|讲|问|打|写|理解|听|答|看|想|扯)?(?:错|偏|岔|反|混)(?:了|字了)|不对|不是(?:这个|那个|这样|这意思|这个意思|的)?|没问这个|不(?=[,。! ]))';
const MEANT = '(?:我)?(?:是|想|要|本来|其实|的?意思)*(?:问|说|讲|指|晓得|知道|了解|意思)的?(?:是)?';
const AFTER_WRONG = new RegExp(
  `^(?:哦|噢|啊|唉|哎|诶|嗯|[, ])*(?:${WRONG}[,。!; ]*)+(?:${MEANT}|是|应该是|改成|换成)?[:: ,]*(.+)$`,
);
const MEANT_ONLY =
  /^(?:唉|哎|诶|呃|哦|嗯)?[, ]*(?:我(?:是|想|要|本来|其实|的?意思)*(?:问|说|讲|指|意思)的(?:是)?|我(?:其实|本来)?是(?:想|要)?(?:问|说|讲)|我(?:是)?指的?是?|我的?意思是(?:说|问)?)[: ,]*(.+)$/;
const NOT_THIS =
  /^(?:哦|啊|[, ])*(?:不对[,。! ]*)?(?:我(?:是|想|要)?(?:问|说|讲|指)的?)?(?:并)?不是(?:问|说|讲|指|要问|这个)?([^,。;!? ]{2,10}?)[,。;!? ]+(?:而?是|我?(?:是|想|要)?(?:问|说|讲|指)的?(?:是)?|应该是)?(.+)$/;
const THIS_NOT =
  /^(?:不对[,。! ]*)*(?:我)?(?:是|想|要)?(?:问|说|讲|指)的?(?:是)?([^,。;!? ]{2,16}?)[,。;!? ]+(?:并?不是|不要)(?:问|说|讲)?([^,。;!? ]{2,10})$/;
const BEHIND = /(?:的)?(?:那块|那个|那种|那些|这块|这个|方面|的事情?|的问题)$/;
/** From here on what was meant is a question by itself. */
const CLEAR = 0.5;
const QUESTION = /什么|怎么|多少|多久|多|几|谁|哪|何时|吗|是否|是不是|能不能|要不要|可以|会不会|有没有|[没不]$/;

/** A correction puts what was meant in the place of what was not, or asks it by itself where it is whole. */
export function correct(scene: Scene, places: (scene: Scene) => Whole | null): Whole | null {
  const said = readCorrection(scene.plain);
  if (!said) return null;
  const { wrong } = said;
  const meant = said.meant
    .replace(/[呢吗吧啊呀的]+$/, '')
    .replace(BEHIND, '')
    .trim();
  const place = places(scene.at(scene.last, meant.replace(/^我?(?:要|想要|找|看)/, '')));
  if (place) return place;
  const content = contentOf(meant);
  if (content === '' && !QUESTION.test(meant)) return null;
  const former = plainWords(scene.former);
  if (wrong && former.includes(wrong)) return scene.asItIs(former.replaceAll(wrong, meant));
  const isWhole = QUESTION.test(meant) && sizeOf(content) >= 3;
  const [first, ...others] = meant.split(/[,。; ]/);
  const replaced = withObject(former, first as string) ?? (isWhole ? null : withLikeness(former, meant));
  if (replaced && !isWhole) return scene.asItIs(`${replaced} ${besides(first as string, others, former)}`.trim());
  const { score } = scene.inPlan(scene.parts.retriever.reader.read(meant));
  if (isWhole && (score >= CLEAR || scene.lawsIn(meant).length > 0)) return scene.asItIs(meant);
  return besideFormer(scene, meant, content);
}

/** What was meant beside the thing itself: 行政调解的职责 says more than 行政调解, and a question may follow. */
function besides(first: string, others: string[], former: string): string {
  const more = contentOf(first.replace(nameIn(first), ' '));
  if (sizeOf(more) >= 2 && heldIn(more, former) < 1) return first;
  return others.some((other) => QUESTION.test(other)) ? others.join(' ') : '';
}

/** What was meant stands in the place last cited, or in the same law; else it goes with the former question. */
function besideFormer(scene: Scene, meant: string, content: string): Whole {
  const { anchor } = scene;
  // What was not meant is not pinned again, where another task clearly holds what was.
  const { ref, score } = scene.inPlan(scene.parts.retriever.reader.read(meant));
  if (anchor?.startsWith('plan:') && ref !== anchor && score >= CLEAR && heldIn(content, scene.textOf(ref)) === 1)
    return scene.asItIs(meant);
  if (anchor?.startsWith('plan:') && content && heldIn(content, scene.textOf(anchor)) === 1)
    return scene.about(anchor, meant);
  const law = scene.lawNameOf(anchor);
  if (law) return scene.asItIs(`${law}${meant}${QUESTION.test(meant) ? '' : '怎么规定'}`);
  // 行政复议监督机制怎么完善, and 体制改革 was meant: of the same thing.
  const thing = nameIn(plainWords(scene.former));
  return thing && nameIn(meant) === '' ? scene.asItIs(`${thing}${meant}`) : scene.together(meant);
}

function readCorrection(plain: string): { wrong: string | null; meant: string } | null {
  const notThis = NOT_THIS.exec(plain);
  if (notThis && !/^(这|那|的|我)/.test(notThis[1] as string))
    return { wrong: notThis[1] as string, meant: notThis[2] as string };
  const thisNot = THIS_NOT.exec(plain);
  if (thisNot) return { wrong: thisNot[2] as string, meant: thisNot[1] as string };
  const meant = (AFTER_WRONG.exec(plain) ?? MEANT_ONLY.exec(plain))?.[1];
  return meant ? { wrong: null, meant } : null;
}
