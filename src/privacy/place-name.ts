/** The longest run of place names that is looked at on the left of a house number. */
const LONGEST = 40;
/** Without a province or a city at its head, a place's name is seldom longer, and more would be the sentence's words. */
const WITHOUT_HEAD = 14;

/** Looked for from right to left, as lookbehinds are: from left to right each start would be tried in vain. */
const PLACE = new RegExp(
  `(?<=((?:[\u3007\u4e00-\u9fff0-9A-Za-z·]|(?<=[省市州区县镇乡道村路街])[\\s,]){0,${LONGEST}}))`,
  'y',
);
const HEAD =
  /(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|长沙|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|永州|怀化|娄底|湘西)/;
/** Words that stand before an address and are no part of it. */
const LEAD =
  /(?:地址|住址|老家|户籍(?:所在)?地?|户口|收货|寄|隔壁|[住在是于到给为的我你他她们租买卖往去了就把被叫让那这])家?/g;

/** Where the address begins whose street, village or estate ends in a house number at `core`. */
export function placeStart(text: string, core: number): number {
  PLACE.lastIndex = core;
  const place = PLACE.exec(text)?.[1] ?? '';
  const lead = [...place.matchAll(LEAD)].at(-1);
  const name = lead ? place.slice(lead.index + lead[0].length) : place;
  const head = HEAD.exec(name)?.index ?? Math.max(0, name.length - WITHOUT_HEAD);
  return core - name.length + head;
}
