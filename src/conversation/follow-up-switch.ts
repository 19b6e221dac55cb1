import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, sizeOf } from './follow-up-words.ts';

/** 换个话题, 另外问一下: what follows is whole. */

const SWITCH =
  /^(?:好的?|行|嗯|哦|谢谢|知道了|明白了|,|。| )*(?:换一?个(?:问题|话题|事)|另外(?:再)?(?:想)?(?:问|请教|咨询|了解)(?:一?下|个|一个)?|另外|对了|顺便(?:再)?(?:问|请教|咨询)?(?:一?下|一?个|一句)?|再(?:问|请教|咨询)(?:一?下|一?个|你)?(?:别的|另外|其他|问题|另一个)*|(?:还)?(?:想|要)?问一?个?(?:别的|另外的?|其他的?|新)(?:问题|事)?|(?:不|先不)(?:说|讲|问|聊|谈)(?:这|那)个?了?|还有个?(?:问题|事)|说(?:点|个)别的)[,。:! ]*/;
const PLAN = /方案(?:里|中|对|规定|说|要求|是|提|写)/;
const WORDS = 3;
/** An opinion, a guess: nothing that the last answer could hold. */
const OPINION = /^(?:那么?)?(?:你|您)(?:自己|个人|本人)?(?:觉得|认为|推荐|喜欢|支持|评价)/;

/** A message that says that its subject is another, or that names plan or law with a subject of its own. */
export function switchSubject(scene: Scene): Whole | null {
  const { plain } = scene;
  const rest = plain.replace(SWITCH, '');
  if (rest !== plain && sizeOf(contentOf(rest)) >= WORDS && !/^[这它其]/.test(rest)) return scene.asItIs(rest);
  if (OPINION.test(plain)) return scene.asItIs();
  const named = scene.lawsIn(scene.question)[0];
  if (named && (named.places.length > 0 || sizeOf(contentOf(named.rest)) >= WORDS)) return scene.asItIs();
  return PLAN.test(plain) && sizeOf(contentOf(plain)) >= WORDS ? scene.asItIs() : null;
}
