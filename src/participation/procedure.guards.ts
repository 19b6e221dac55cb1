import type { Track } from '../domain/decision.ts';
import { lengthInDays } from './period.ts';
import type { Evidence, Moving, ProcedureFault, ProcedureSettings } from './procedure.evidence.ts';
import type { GuardName } from './procedure.table.ts';

type Guard = (decision: Moving, evidence: Evidence, settings: ProcedureSettings) => ProcedureFault[];

const NONE: ProcedureFault[] = [];
/** How many receipts a fault names. */
const MOST_NAMED = 5;

/** What holds a step back: nothing, or each thing that is missing with its article. */
export const GUARDS: Readonly<Record<GuardName, Guard>> = {
  study: ({ track }, { study = '' }) => need(study, by(track, 'D10', 'R12', 'T24'), '缺少对事项建议研究论证的依据', []),
  /** D3 excludes government rule-making, so that a rule needs no consent to a catalogue under D. */
  consent: ({ track, consentReference }) =>
    track === 'major_decision'
      ? need(consentReference, 'D3', '缺少同级党委同意目录的文号', ['consentReference'])
      : NONE,
  startApproval: ({ track, startApproval }) =>
    need(startApproval, by(track, 'D10', 'R12', 'T24'), '缺少启动程序的批准', ['startApproval']),
  leadUnit: ({ track, leadUnit }) =>
    need(leadUnit.name, by(track, 'D11', 'R14', 'T24'), '缺少承办单位（有几个的写牵头的一个）', ['leadUnit', 'name']),
  draft: ({ track, explanation, clauses }) => [
    ...need(explanation, publicity(track), '缺少草案说明', ['explanation']),
    ...(clauses.length > 0 ? NONE : [fault(publicity(track), '缺少草案条款', ['clauses'])]),
  ],
  outlets: ({ track, outlets }) =>
    outlets.length === 0
      ? [fault(publicity(track), '缺少公布草案的渠道（政府网站、政务新媒体、报刊等）及其证明', ['outlets'])]
      : outlets.flatMap(({ outlet, evidence }, at) =>
          need(evidence, publicity(track), `公布渠道“${outlet}”缺少链接或者其他证明`, ['outlets', at, 'evidence']),
        ),
  contact: ({ track, leadUnit }) =>
    need(leadUnit.phone, publicity(track), '缺少承办单位的联系电话', ['leadUnit', 'phone']),
  period,
  exemption: ({ track, exemption, period }) => {
    const [basis, approver] = [exemption?.basis ?? '', exemption?.approver ?? ''];
    const article = by(track, 'D14', 'R15', 'T24');
    return [
      ...need(basis, article, '不公开征求意见的，缺少法律依据', ['exemption', 'basis']),
      ...need(approver, article, '不公开征求意见的，缺少批准人', ['exemption', 'approver']),
      ...(period ? [fault(article, '依法不予公开的事项不设征求意见期限', ['period'])] : NONE),
    ];
  },
  ended: ({ track, closesAt }, { now }) =>
    closesAt > 0 && now >= closesAt
      ? NONE
      : [fault(publicity(track), '征求意见的期限还没有结束（以数据库的时间为准）')],
  disposed: ({ track }, { undisposed }) => {
    const article = by(track, 'D18', 'R15', 'T24');
    if (!undisposed) return [fault(article, '没有给出意见的处理情况')];
    if (undisposed.length === 0) return NONE;
    const named = undisposed.slice(0, MOST_NAMED).join('、');
    const more = undisposed.length > MOST_NAMED ? '等' : '';
    const text = `还有${undisposed.length}份意见没有签发的处理意见和理由：${named}${more}`;
    return [
      fault(article, text),
      ...(track === 'major_decision' ? [fault('T31', '公布采纳情况须逐份说明理由')] : NONE),
    ];
  },
};

function period(decision: Moving, _: Evidence, settings: ProcedureSettings): ProcedureFault[] {
  const { track, shortPeriodReason } = decision;
  const article = publicity(track);
  if (!decision.period) return [fault(article, '缺少征求意见的起止日期', ['period'])];
  const days = lengthInDays(decision.period);
  if (days < 1) return [fault(article, '截止日期早于开始日期', ['period', 'to'])];
  if (days >= settings.normalDays) return NONE;
  const short = `征求意见只有${days}天，一般不少于${settings.normalDays}天`;
  if (track === 'rule' && settings.refuseShortRulePeriod)
    return [fault(article, `${short}，规章不予缩短`, ['period', 'to'])];
  return need(shortPeriodReason ?? '', article, `${short}；缩短的须在公布时说明理由`, ['shortPeriodReason']);
}

const by = (track: Track, decision: string, rule: string, normative: string): string =>
  ({ major_decision: decision, rule, normative_document: normative })[track];

/** The article on publishing a draft. What binds normative documents is 未核实; D15 is followed. */
const publicity = (track: Track): string => by(track, 'D15', 'R15', 'D15');

const fault = (article: string, text: string, path?: (string | number)[]): ProcedureFault => ({ article, text, path });

const need = (value: string, article: string, text: string, path: (string | number)[]): ProcedureFault[] =>
  value.trim() === '' ? [fault(article, text, path)] : NONE;
