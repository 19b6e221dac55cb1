/** Objects that are put in one another's place: what is asked of one is asked of another. */

interface Member {
  /** As the texts call it. */
  name: string;
  /** As people write it; the longest come first. */
  said: RegExp;
}

const member = (name: string, said: string): Member => ({ name, said: new RegExp(said) });

/** Each list holds things of one kind. Within a list, what holds another's words comes before it. */
const KINDS: Member[][] = [
  [
    member('行政许可', '行政许可|许可(?!证)|行政审批|审批|办证'),
    member('行政处罚', '行政处罚|处罚|罚款'),
    member('行政强制执行', '行政强制执行|强制执行'),
    member('行政强制', '行政强制(?:措施)?|强制措施'),
    member('行政复议', '行政复议|复议'),
    member(
      '行政诉讼',
      '行政诉讼|(?:直接)?(?:去|到|上|向)?法院(?:里|那里)?(?:去)?(?:告|起诉|打官司)|打官司|民告官|上法院|去法院|诉讼|起诉',
    ),
    member('行政裁决', '行政裁决|裁决'),
    member('行政调解', '行政调解|调解'),
    member('信访', '信访|上访'),
    member('国家赔偿', '国家赔偿'),
    member('政府信息公开', '政府信息公开|信息公开'),
    member('劳动仲裁', '劳动仲裁|仲裁'),
  ],
  [
    member('合法性审查', '合法性(?:审查|审核)|合法审查'),
    member('风险评估', '(?:社会)?(?:稳定)?风险(?:评估)?|稳评'),
    member('后评估', '(?:决策)?后评估'),
    member('专家论证', '专家(?:咨询)?论证|专家(?=意见|提|说|的)|专家'),
    member('公众参与', '公众参与|公众(?=意见|提|说|的)|老百姓|百姓|群众|市民|居民|网友|公众'),
    member('集体讨论', '集体讨论'),
    member('听证', '听证会?'),
    member('备案审查', '备案(?:审查)?'),
    member('评估', '评估'),
    member('执行', '执行(?!法)'),
  ],
  [
    member('立法工作人员', '立法(?:工作)?(?:人员|人才|队伍|的人)|(?:搞|管|负责)?立法的(?:人|那些人|那帮人)?|写法规的'),
    member('行政复议人员', '(?:行政)?复议(?:工作)?(?:人员|队伍)|(?:搞|管|办)?复议的(?:那些|那帮)?人|复议员'),
    member('行政执法人员', '(?:行政)?执法(?:工作)?(?:人员|队员|队伍)|(?:搞|管)?执法的(?:那些|那帮)?人?|城管'),
    member('领导干部', '领导(?:干部|班子)?|干部|头头'),
    member('调解员', '调解员'),
  ],
  [member('党委', '党委|党组'), member('部门', '部门'), member('政府', '(?<!法治)政府(?!部门|规章|信息|督查|立法)')],
  [member('法律顾问', '法律顾问'), member('公职律师', '公职律师')],
  [
    member('规范性文件', '(?:行政)?规范性文件|红头文件'),
    member('政府规章', '(?:政府)?规章'),
    member('地方性法规', '地方性?法规'),
  ],
  [
    member('冻结', '冻结'),
    member('查封、扣押', '查封(?:、|和|或者?)扣押|查封|扣押'),
    member('划拨', '划拨'),
    member('代履行', '代履行'),
    member('加处罚款', '加处罚款|滞纳金'),
  ],
  [member('普通程序', '普通(?:程序)?'), member('简易程序', '简易(?:程序)?|当场(?:处罚)?')],
  [member('公民', '公民|个人|自然人'), member('法人', '法人|单位|公司|企业')],
  [member('一审', '一审|第一审'), member('二审', '二审|第二审|上诉')],
  [member('醉酒', '醉酒|醉驾|喝醉'), member('饮酒', '饮酒|酒驾|喝酒')],
  [member('先进个人', '先进个人|(?<!先进)个人'), member('先进单位', '先进单位|单位')],
  [member('听证', '听证'), member('陈述、申辩', '陈述(?:、|和)?申辩|陈述|申辩')],
];

/** What is said of one thing only, in the words that go with another: 起诉 with a lawsuit, 申请 with a review. */
const LAWSUIT = '行政诉讼';
const OF_LAWSUITS: [RegExp, string][] = [
  [/申请行政诉讼的?期限/g, '行政诉讼的起诉期限'],
  [/行政诉讼的?(?:申请|时限)期限/g, '行政诉讼的起诉期限'],
  [/申请(?=行政诉讼)/g, '提起'],
  [/行政诉讼机关/g, '人民法院'],
];
const OF_OTHERS: [RegExp, string][] = [
  [/(?:直接)?向(?:人民)?法院(?:提起|提出|申请)?/g, '申请'],
  [/第?[一二]审/g, ''],
  [/提起/g, '申请'],
  [/(行政复议|行政许可|行政裁决|行政调解)(.{0,12}?)\1/g, '$1$2申请'],
];

function fitting(question: string, name: string): string {
  const words = name === LAWSUIT ? OF_LAWSUITS : OF_OTHERS;
  return words.reduce((text, [pattern, word]) => text.replace(pattern, word), question);
}

/** Where a message's object stands in its question, and what it is called. */
interface Found {
  members: Member[];
  member: Member;
  text: string;
}

function foundIn(members: Member[], text: string): Found | null {
  for (const member of members) {
    const match = member.said.exec(text);
    if (match) return { members, member, text: match[0] };
  }
  return null;
}

/** The words by which a text names one of the objects; empty where it names none. */
export function nameIn(text: string): string {
  for (const members of KINDS) {
    const found = foundIn(members, text);
    if (found) return found.text;
  }
  return '';
}

/**
 * The former question with the message's object in the place of its own; `null` where they hold none of one kind.
 * 申请行政复议的期限是多少天, 行政诉讼 → 申请行政诉讼的期限是多少天.
 */
export function withObject(former: string, message: string): string | null {
  for (const members of KINDS) {
    const wanted = foundIn(members, message);
    if (!wanted) continue;
    const held = members.filter((member) => member !== wanted.member && member.said.test(former));
    const present = held[0];
    if (!present) continue;
    const replaced = former.replace(new RegExp(present.said.source, 'g'), wanted.member.name);
    return [present.name, wanted.member.name].includes(LAWSUIT) ? fitting(replaced, wanted.member.name) : replaced;
  }
  return null;
}

/**
 * The former question with a stretch of its own replaced by one that looks like it: 先进单位 by 先进个人.
 * `null` where none shares half of its characters.
 */
export function withLikeness(former: string, object: string): string | null {
  const size = object.length;
  if (size < 3 || size > 10 || former.includes(object)) return null;
  let best = { at: -1, same: 0 };
  for (let at = 0; at + size <= former.length; at++) {
    const same = [...object].filter((char, index) => former[at + index] === char).length;
    if (same > best.same) best = { at, same };
  }
  if (best.same * 2 < size) return null;
  return former.slice(0, best.at) + object + former.slice(best.at + size);
}
