import type { Scene, Whole } from './follow-up-scene.ts';
import { contentOf, heldIn, sizeOf } from './follow-up-words.ts';

/** 报名电话多少, 我们县评上了没: of the same matter, but nothing that a text of ours says. */

const OF_NO_TEXT =
  /电话|号码|网址|网站链接|链接|邮箱|微信号?|公众号|几楼|(?:哪|几)个?号?窗口|窗口在|几点|上班|工资|待遇|名单|叫什么名字(?!的?(?:办法|文件|条例|规定|制度))|姓什么|排名|第几名|报名/;
/** The plan sets tasks; what they cost, and what became of them, it doesn't say. */
const OF_NO_TASK =
  /(?:多少|几)块?钱|钱多少|补贴|补助|奖金|收费|多少[^,。]{0,4}费|(?:已经|完成|搞|建|办|做|评|换|查|拿|落实|通过|命名)(?:好|完|成|上|到|下来)?[^,。]{0,4}了(?:没有?|吗|多少)|进度/;
const AROUND = /我们?|你们?|[省市县乡镇村区]里?|去年|今年|现在|目前|交|换|报|找|单位|地方|怎么|窗口|给|开|一次/g;

/** So much of what else a message speaks of stands in what was just answered. */
const HELD = 0.5;

/** There is no basis for an answer, whatever the last one rested on. */
export function askUnheld(scene: Scene): Whole | null {
  const { plain, anchor } = scene;
  if (!anchor) return null;
  const source = anchor.startsWith('plan:') ? `${OF_NO_TEXT.source}|${OF_NO_TASK.source}` : OF_NO_TEXT.source;
  const pattern = new RegExp(source, 'g');
  const asked = plain.match(pattern) ?? [];
  const isHeld = asked.some((word) => scene.textOf(anchor).includes(word));
  const left = contentOf(plain.replace(pattern, ' ').replace(AROUND, ' '));
  const isOfSame = sizeOf(left) <= 2 || heldIn(left, `${scene.former}${scene.textOf(anchor)}`) >= HELD;
  return asked.length > 0 && !isHeld && isOfSame ? { ...scene.together(), refused: true } : null;
}
