import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, sizeOf } from './follow-up-words.ts';

/** 再详细一点, 原文, 看不懂: more of what was just answered. */

const MORE =
  /详细|仔细|细(?:点|些|讲|说|致|一点)|(?:具体|清楚|明白|简单|通俗|白话|全面?|完整|透彻?|深入?)(?:一?点|些|地|的|版)*(?:说|讲|解释)?|(?:说|讲|解释|列|写|发)(?:得|的)?(?:清楚|明白|全|具体|完整|透|细)|展开|多(?:说|讲|来|写|介绍|解释|给)(?:几|一|两|点|些)|解释|通俗|举个?例子?|打个?比方|没?(?:看|听)?(?:不|没|太)(?:太|大|怎么)?(?:懂|明白|清楚)|(?:看|听|搞|弄)(?:不|没)(?:懂|明白|清)|什么意思|啥意思|怎么理解|原(?:文|话|问|句|条)|全文|全部|整条|整段|完整|一个?字(?:都)?不(?:漏|差|落)|贴(?:出来|给)|继续|接(?:着|到|下去)|往下(?:说|讲)|还有(?:吗|没有|别的|其他|呢|什么|内容)|别的(?:呢|吗)|没了吗|就这些|就这点|再(?:说|讲|来|补充|介绍)|重复|补充|为什么|怎么说的?$/;
const TALK =
  /详细|仔细|清楚|明白|简单|通俗|白话|完整|透彻?|深入?|展开|解释|介绍|补充|举个?例子?|打个?比方|理解|原(?:文|话|问|句|条|来)|全文|全部|整条|整段|贴出来|贴|发|继续|接着|接到|接|往下|别的|其他|重复|回答|列|细|懂|听|看|给我|给|一遍|一下|一点|点|一个?字(?:都)?不(?:漏|差|落)(?:地)?|念|刚才|那条|这条|那项|这项|上面|前面|条文|法条|内容|几句|两句|出来|多|来|再|话|用|例子|相关|下|直接|啦|面|整/g;
const LONGEST = 18;

/** Whether a message asks for more of the same and for nothing else. */
function asksMore(plain: string): boolean {
  return plain.length <= LONGEST && MORE.test(plain) && sizeOf(contentOf(plain.replace(TALK, ''))) <= 1;
}

/** More of the place that was cited; a refused question stays what it was. */
export function tellMore(scene: Scene): Whole | null {
  if (!asksMore(scene.plain)) return null;
  if (scene.last.outcome === 'refused') return scene.asItIs(scene.last.resolved);
  const [ref] = scene.last.refs;
  return ref ? { ...scene.about(ref, '原文'), entire: true } : null;
}
