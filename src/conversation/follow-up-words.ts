/** What follow-ups are made of: dialect in plain words, and what is left once the words that hold talk together are gone. */

/** Only of written keys (simplified, folded, lower case). What is said in Hunan and elsewhere, in plain words. */
const PLAIN: [RegExp, string][] = [
  [/[笫弟地递低](?=[一二三四五六七八九十\d]{1,3}[个各种项条款类])/g, '第'],
  [/时侯/g, '时候'],
  [/好久|几久|好长时间|多长时间|多少时间/g, '多久'],
  [/好多(?!了)|几多/g, '多少'],
  [/么子时候|(?<![什怎这那要])么时候|啥时候?|么得时候|几时/g, '什么时候'],
  [/么子|么里|么得|(?<![什怎这那要])么(?=意思|东西)|啥子?|什麽|甚么/g, '什么'],
  [/何什|何是|何得|啷个|咋个?|怎样/g, '怎么'],
  [/何解|为啥|为么子/g, '为什么'],
  [/冇得|冒得|没得/g, '没有'],
  [/冇|冒(?=听|讲|说|看|懂|搞|完|建)/g, '没'],
  [/莫(?!非)|甭|白(?=绕|啰)/g, '不要'],
  [/晓得/g, '知道'],
  [/将才|刚刚|方才|才刚|头先/g, '刚才'],
  [/前头|先头|上头/g, '前面'],
  [/后头|底下|下头/g, '后面'],
  [/要得/g, '可以'],
  [/咖哒|咖|哒/g, '了'],
  [/(?<=[第那这哪一二三四五六七八九十\d])(?:只|各)(?=$|[呢咧咯是讲说怎什,?。])/g, '个'],
  [/一哈|哈子|一下子|滴|点子/g, '点'],
  [/咧|咯|啵|噻|唦|嘞|哩|捏|叻/g, '呢'],
];

/** A written key with dialect and particles in plain words; spaces around nothing are gone. */
export function plainWords(written: string): string {
  const plain = PLAIN.reduce((text, [pattern, word]) => text.replace(pattern, word), written);
  return plain
    .replace(/\s+/g, ' ')
    .replace(/[?!。,;~ ]+$/, '')
    .trim();
}

const FILLER =
  /请问|请|麻烦|帮我?|那么|那个|这个|哪个|那些|这些|哪些|那|这|它们?|他们?|她们?|其|该|此|上述|同样|一样|你们?|我们?|咱们?|人家|自己|个人(?=$|[呢吗])|什么时候|何时|什么|怎么样?|如何|为什么|凭什么|多少|多久|多大|多高|多|几|谁|哪里|哪儿|哪年|哪|是不是|有没有|能不能|可不可以|要不要|会不会|行不行|可以|能够|能|应该|应当|应|需要|必须|得|要|会|是|有|没有|没|不|吗|呢|吧|啊|呀|哦|嗯|哈|嘛|么|哎|唉|的|了|着|过|地|就|都|也|又|还|再|才|只|很|最|更|太|来着|到底|究竟|具体|一共|总共|大概|另外|还有|然后|以及|或者|如果|要是|和|跟|与|及|在|到|从|向|对|为|由|以|把|被|给|让|叫|按|照|于|做|搞|办|弄|干|说|讲|问|看|写|算|定|知道|规定|要求|方案|情况|问题|时候|时间|意思|内容|事情|事(?!件|项)|东西|第?[每\d一二两三四五六七八九十]+(?:项|条|款|件|样|次|回|遍|期|年|月|天|日)*|第|个|些|种|[\s,。?!;:、“”"'‘’《》()~…·.-]/g;

/** What a message speaks of, without questions, particles, numbers and verbs that say nothing. */
export function contentOf(plain: string): string {
  return plain.replace(FILLER, ' ').trim().replace(/ +/g, ' ');
}

/** The words for a side of something, which name no thing by themselves. */
const AROUND =
  /期限|时限|其限|时间|截止|负责|牵头|归|管|发|依据|法律|文件|条例|办法|出处|公开|公布|公示|挂|网上?|网|上|查|登|比例|指标|标准|最低|最高|最多|至少|最少|最长|延长|延|拖|单位|部门|机构|机关|人|拿|去|理论|怎么样|实在|完|齐|好|总|里头|里面|理|处|起|回|拿|收|钱|交|开始|报|成/g;

/** What a message names, without the words for the side that it asks about. */
export function ownContentOf(plain: string): string {
  return contentOf(plain.replace(AROUND, ' '));
}

/** How many characters of Han or Latin that is. */
export function sizeOf(content: string): number {
  return content.replace(/ /g, '').length;
}

/** How much of a content stands in a text: the share of its pairs (of a single character, itself) that occur. 0…1. */
export function heldIn(content: string, text: string): number {
  const pieces = content.split(' ').flatMap((run) => {
    if (run.length < 2) return run ? [run] : [];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });
  if (pieces.length === 0) return 0;
  return pieces.filter((piece) => text.includes(piece)).length / pieces.length;
}

const PARTICLES_BEHIND =
  /(的话|呢|吗|吧|啊|呀|嘛|(?<![什怎这那])么|的|了|来着|是怎么样|怎么样|怎么办|怎么说|怎么讲|怎么算|又怎么样?)+$/;

/** A message without what stands around it: 那…呢. */
export function bareOf(plain: string): string {
  return plain
    .replace(/^(那么?|哦|嗯|好的?|行|噢|喔|诶|欸|唉|还有|然后|再|但是?|可是|不过|,| )+/, '')
    .replace(PARTICLES_BEHIND, '')
    .replace(/[?!。,]+$/, '')
    .trim();
}
