import type { Fact, FactKind } from '../domain/corpus.ts';

type Rule = { kind: FactKind; pattern: RegExp; value: (match: RegExpExecArray) => string };

const CHINESE_DIGIT: Record<string, string> = { 一: '1', 两: '2', 二: '2', 三: '3', 四: '4', 五: '5' };
const digit = (text: string): string => CHINESE_DIGIT[text] ?? text;

/** Bodies whose duties the plan sets, longest names first so that the longest match wins. */
const BODIES = [
  '党委法治建设议事协调机构',
  '党委法治建设议事协调机构及其办事机构',
  '省委全面依法治省委员会',
  '中央依法治国办',
  '省委依法治省办',
  '县级以上政府和省政府部门',
  '县级以上各级政府',
  '县级以上政府',
  '各级政府及其部门主要负责人',
  '各市州政府及其部门',
  '各市州政府',
  '各级政府部门',
  '各级政府领导班子',
  '省级政府部门',
  '省政府部门',
  '各级政府',
  '各级党委',
  '同级党委',
  '人大常委会',
  '决策承办单位',
  '决策机关',
  '合法性审查机构',
  '行政机关主要负责人',
  '行政机关负责人',
  '行政机关工作人员',
  '司法行政机关',
  '行政调解委员会',
  '行政复议咨询委员会',
  '公安机关',
  '检察机关',
  '司法机关',
  '人民法院',
  '人民调解委员会',
  '各职能部门',
  '行业主管部门',
  '政府法律顾问和公职律师',
  '省直部门主要负责人',
  '市州政府主要负责人',
  '综合行政执法主管部门',
  '行政执法人员',
  '基层司法所',
  '市县政府承担行政执法职能的部门负责人',
  '各地各部门',
  '主流媒体',
  '立法工作人员',
  '行政执法监督员',
].sort((a, b) => b.length - a.length);

const RULES: Rule[] = [
  { kind: 'deadline', pattern: /在?(20\d\d)年底前/g, value: (m) => `${m[1]}-12-31` },
  { kind: 'deadline', pattern: /(20\d\d)年前/g, value: (m) => `${m[1]}` },
  { kind: 'deadline', pattern: /到(20\d\d)年/g, value: (m) => `${m[1]}` },
  { kind: 'deadline', pattern: /每年\d{1,2}日前/g, value: () => '原文疑有脱字' },
  {
    kind: 'recurring',
    pattern: /每(年|[一两二三四五]年)(?:一季度)?/g,
    value: (m) => (m[0].includes('季度') ? '每年一季度' : m[0]),
  },
  { kind: 'recurring', pattern: /定期或不定期|(?<!不)定期|年度(?!重大行政决策目录)|任期内/g, value: (m) => m[0] },
  {
    kind: 'figure',
    pattern: /(不低于|不少于|至少|超过)?(\d+(?:\.\d+)?)(%|学时)/g,
    value: (m) => `${m[1] ?? ''}${m[2]}${m[3]}`,
  },
  {
    kind: 'figure',
    pattern: /(?:至少)?(?:[^,。、]{0,8}?)([一两二三四五])(次|期|批|遍|个(?:市州政府|省直部门)主要负责人)(以上)?/g,
    value: (m) => `${digit(m[1] as string)}${m[2]}${m[3] ?? ''}`,
  },
  {
    kind: 'instrument',
    pattern: /《(?:[^《》〈〉]|〈[^〉]*〉)+》(?:\([^)]*\))?/g,
    value: (m) => m[0].replace(/\(.*\)$/, ''),
  },
  { kind: 'body', pattern: new RegExp(BODIES.join('|'), 'g'), value: (m) => m[0] },
  {
    kind: 'publication',
    pattern:
      /[^,。;]*(?:向社会公开|向社会公布|向社会公众公开|对外公布|向社会有序开放|网上公开|公开到位|公布咨询专家|梳理公布|统一公布|信息及时准确公示|公开透明|文书公开|及时公开信息)[^,。;]*/g,
    value: (m) => m[0],
  },
];

/**
 * Finds the facts of one task's text by rule: deadlines, figures, instruments in 《》, bodies, publications, duties
 * that recur. The loaded table `plan/facts.yaml` is this list after a reading by hand; a test compares the two.
 */
export function findFacts(text: string): Fact[] {
  const facts: Fact[] = [];
  for (const rule of RULES)
    for (const match of text.matchAll(rule.pattern)) {
      const { quote, start } = trimmed(match[0], match.index, rule.kind);
      facts.push({
        kind: rule.kind,
        value: rule.value(match as RegExpExecArray),
        quote,
        start,
        end: start + quote.length,
      });
    }
  return facts.sort((a, b) => a.start - b.start || a.kind.localeCompare(b.kind));
}

/** A figure's quotation keeps the words before it only as far as 至少. */
function trimmed(quote: string, start: number, kind: FactKind): { quote: string; start: number } {
  if (kind !== 'figure') return { quote, start };
  const cut = Math.max(quote.search(/至少|不低于|不少于|[一两二三四五](?:次|期|批|遍|个)|\d/), 0);
  return { quote: quote.slice(cut), start: start + cut };
}
