import type { Checkable, Known } from './checker.ts';

/** Passages with what an answer may get wrong: figures, dates, amounts, bounds, offices, quotations, names, orders. */
const PASSAGES = [
  {
    ref: 'plan:4',
    label: '任务4',
    heading: '全面落实政府权责清单制度',
    text: '4.全面落实政府权责清单制度。2022年底前动态调整并向社会公开省级政府部门权责清单,加强标准化建设,建立公开、动态调整、考核评估、衔接规范等配套机制和办法。加大政府权力清单实施监督力度。',
  },
  {
    ref: 'plan:67',
    label: '任务67',
    heading: '推进行政复议体制改革',
    text: '67.推进行政机关负责人出庭应诉。被诉行政机关负责人应当出庭应诉,2023年底前出庭率不低于70%,2025年底前达到95%以上。严禁以罚款数额作为考核指标。由省司法厅牵头,落实“谁执法谁普法”责任制。',
  },
  {
    ref: 'law:xzcf:51',
    label: '《行政处罚法》第五十一条',
    heading: '行政处罚的简易程序',
    text: '第五十一条 违法事实确凿并有法定依据,对公民处以二百元以下、对法人或者其他组织处以三千元以下罚款或者警告的行政处罚的,可以当场作出行政处罚决定。法律另有规定的,从其规定。',
  },
  {
    ref: 'law:xzcf:63',
    label: '《行政处罚法》第六十三条',
    heading: '听证',
    text: '第六十三条 行政机关拟作出下列行政处罚决定,应当告知当事人有要求听证的权利:(一)较大数额罚款;(二)吊销许可证件。当事人要求听证的,应当在行政机关告知后五日内提出;行政机关应当在举行听证的七日前通知当事人。当事人不承担行政机关组织听证的费用。违法所得超过5万元的,依照《中华人民共和国刑法》第三百八十三条处理。',
  },
] as const;

/** What the checker knows in its tests. */
export const KNOWN: Known = {
  textOf: (ref) => PASSAGES.find((passage) => passage.ref === ref)?.text,
  prompts: ['你是政策法规问答助手。读者是普通群众,请只根据给出的资料回答他的问题。'],
};

/** An answer of this text that cites all passages, with a sound slice of each. `4`, `67`, `51`, `63` in 〔〕 are marks. */
export function answerOf(text: string, changes: Partial<Checkable> = {}): Checkable {
  const citations = PASSAGES.map(({ ref, label, heading, text: whole }) => {
    return { ref, label, heading, quote: whole.slice(3, 20), start: 3, end: 20 };
  });
  const marked = text.replace(/〔(\d+)〕/g, (_, number: string) => {
    return `【${PASSAGES.find(({ ref }) => ref.endsWith(`:${number}`))?.label}】`;
  });
  return { text: marked, outcome: 'answered', mode: 'model', notices: [], citations, ...changes };
}
