import { searchKey, stripHidden, toSimplified } from '../retrieval/normalise.ts';
import { soundOf, soundsOf, syllables } from '../retrieval/pinyin.ts';

/** The words that decide what a message wants; slips of one character that sound alike are put right to them. */
const WORDS =
  '意见 建议 评论 留言 回执 编号 查询 撤回 撤销 删除 取消 征求 征集 订阅 退订 通知 提醒 关注 推送 结果 采纳 反馈 答复 进度 进展 收到 提交 人工 客服 目录 列表 清单 反对 支持 赞成'.split(
    ' ',
  );
/** What is a word of its own although it sounds like one of these, or stands there by chance (坐车|回家). */
const OTHER_WORDS = new Set(
  '一件 一间 再见 以见 一见 恢复 取笑 订约 定约 关住 进站 车回 简议 流言 接过 会执 人公 意简 可见 已见 通只'.split(' '),
);
/** Too frequent beside anything to be read as a slip. */
const COMMON = new Set('一以已亦依有是的了不在会过到之其与及或和为只制');

/** Slips of shape and of two characters, in the order in which they are put right. */
const SLIPS: [RegExp, string][] = [
  [/[撒澈彻辙]回|撤[会徊蛔](?!议)/g, '撤回'],
  [/[撒澈彻]消|撤消|撒销/g, '撤销'],
  [/意贝|异见|宜见|亿见/g, '意见'],
  [/(?<=[提写发交])(?:一件|一见|一建|已见|意)(?=$|[\s,。!?]|[吗呢吧])/g, '意见'],
  [/[会汇灰悔飞非][执直值只](?![行法勤])|回[只之制知址纸旨折]|[悔毁]执/g, '回执'],
  [/听[正政整]会/g, '听证会'],
  [/评沦|凭论|品论/g, '评论'],
  [/丁[月悦]|订越|定月|定阅|订悦/g, '订阅'],
  [/推订|腿订|退钉|^推定$/g, '退订'],
  [/目[绿路禄]|木录/g, '目录'],
  [/采那|彩那|踩纳|菜纳/g, '采纳'],
  [/结过(?!婚)|洁果|揭果/g, '结果'],
  [/仁工|任工(?=$|服)|人公(?=$|服)/g, '人工'],
  [/转人功|专人工|赚人工/g, '转人工'],
];

/** Hunan speech and shorthand in plain words; the longer ones first. */
const PLAIN: [RegExp, string][] = [
  [/有(?:冇|没|么)得|有冇/g, '有没有'],
  [/冇得|没得|冒得|木有|莫得/g, '没有'],
  [/[冇冒](?=$|[\s,.。!?])/g, '没'],
  [/冇|(?<![感仿])冒(?=[得收看听有])/g, '没'],
  [/么[子里]|啥子|[啥嘛](?=子|东西|事|时候)|啥|什麼|甚么|哪样/g, '什么'],
  [/(?<=[这那咯])杂/g, '个'],
  [/(?<=[发打回寄](?:个|条)?(?:电话|消息|信息|微信|短信)?)把(?=我|你)/g, '给'],
  [/何解|为嘛|为啥|为什么子|为么子|咋个?回事/g, '为什么'],
  [/何[是事](?=搞|弄|办)|何[式什]|哪样搞|何事(?=写|提|说)|咋个?|怎[么样个]{1,2}(?=搞|弄|办)/g, '怎么'],
  [/(?<![这那一二两三几哪每各某十半多整单第\d])[咯个](?=些|个|条|件|样|段|里|杂)|咯(?=[一下])|咯(?=号|事)/g, '这'],
  [/(?<!之)莫(?![名非大过须及斯])|甭|休要|(?<![个特级区性识判类分差告鉴])别(?![人的处墅个是])/g, '不要'],
  [/讲|港(?=一声|一下|几句|哈)/g, '说'],
  [/喊(?=我|你|他|个|一声|下|人)/g, '叫'],
  [/(?<=[看查说问等帮听])哈子?/g, '下'],
  [/哒|咑/g, '了'],
  [/啵|不咯|噻|撒(?=$)|咧|哩|嗻|嘞|咯(?=$|[\s,.。!?])/g, ''],
  [/搞[掉脱]|弄掉|抹掉|划掉|擦掉|扯掉/g, '删掉'],
  [/晓得/g, '知道'],
  [/几多/g, '多少'],
  [/下文|回音|音信|音讯|信息儿|动静|后续/g, '结果'],
  [/^td$|^tt?d$/g, '退订'],
];
/** Said without meaning anything. */
const FILLERS =
  /(?:^|(?<=[\s,.。!?]))(?:嗯+|呃+|额+|啊+|哎+|唉+|诶|欸|喂+|哦+|噢|那个那个|就是说|请问一?下?|麻烦(?:你|您)?(?:们)?|你好|您好|同志|师傅|老师)[\s,.。!?]*/g;

/** Syllables that are read as words once a word of the list stands in the same run of pinyin. */
const SMALL =
  '我要 我想 我的 我 提 写 查 看 怎么 什么 有没有 有 发 哪些 没有 没 了 吗 转 多久 多少 一下 现在 不要 告诉 公交 垃圾 方案 你们'.split(
    ' ',
  );

const soundsOfWord = (word: string): string => [...word].map(soundOf).join(' ');
const bySound = new Map<string, string>();

/** Words that are read out of pinyin, too, but not put right: 乡镇人大 is not 乡真人大. */
const IN_PINYIN = '真人 转接 电话 告诉 消息 怎么样 开始 投票 不同意 同意 说话 领导'.split(' ');

/** Made at the first use: reading the sounds takes a moment that a start should not. */
function vocabulary(): Map<string, string> {
  if (bySound.size === 0) for (const word of [...SMALL, ...IN_PINYIN, ...WORDS]) bySound.set(soundsOfWord(word), word);
  return bySound;
}

/**
 * A message as the rules read it: simplified, half width, lower case, slips in the words that matter put right,
 * pinyin and Hunan speech in plain words. Spaces and punctuation stay.
 */
export function intentKey(text: string): string {
  let key = searchKey(toSimplified(stripHidden(text).text.normalize('NFKC'))).key.trim();
  key = key.replace(/[a-z][a-z ']*[a-z]/g, fromPinyin);
  for (const [slip, right] of SLIPS) key = key.replace(slip, right);
  key = sameSounds(key);
  for (const [said, plain] of PLAIN) key = key.replace(said, plain);
  return key.replace(FILLERS, '').replace(/\s+/g, ' ').trim();
}

/** Two characters of which one is right and the other sounds right (意件, 平论). */
function sameSounds(key: string): string {
  let fixed = key;
  for (let at = 0; at + 1 < fixed.length; at++) {
    const pair = fixed.slice(at, at + 2);
    const word = OTHER_WORDS.has(pair) ? undefined : vocabulary().get(soundsOfWord(pair));
    if (!word || word === pair || word.length !== 2) continue;
    const wrong = word[0] === pair[0] ? pair[1] : word[1] === pair[1] ? pair[0] : undefined;
    if (wrong && !COMMON.has(wrong) && WORDS.includes(word)) fixed = fixed.slice(0, at) + word + fixed.slice(at + 2);
  }
  return fixed;
}

/** A run of Latin letters as characters where it is pinyin and holds one of the words; else as it was. */
function fromPinyin(run: string): string {
  if (run.split(/[ ']+/).some((part) => syllables(part) === null)) return run;
  // 人工, written together, falls into reng-ong.
  const sounds = soundsOf(run).map((sound) => (sound === 'ong' ? 'gong' : sound));
  let text = '';
  let known = false;
  for (let at = 0; at < sounds.length; ) {
    const size = [4, 3, 2, 1].find((length) => vocabulary().has(sounds.slice(at, at + length).join(' ')));
    const word = size ? (vocabulary().get(sounds.slice(at, at + size).join(' ')) as string) : (sounds[at] as string);
    known ||= WORDS.includes(word) || IN_PINYIN.includes(word);
    text += word;
    at += size ?? 1;
  }
  return known ? text : run;
}
