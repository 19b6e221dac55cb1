import { dayInChina } from '../../domain/law-time.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { csv } from '../frame/csv.ts';
import { clauseLabel, decisionUrl, STATE_TAG, TRACK_IN_WORDS } from './decision-facts.ts';

const instant = (moment: number): string | null => (moment > 0 ? new Date(moment).toISOString() : null);

/** All public decisions as open data; times are ISO 8601 in UTC. */
export function decisionsJson(decisions: DecisionView[]) {
  return {
    decisions: decisions.map((decision) => {
      const { id, number, title, leadUnit, track, state, opensAt, closesAt, version } = decision;
      return {
        ...{ id, number, title, office: leadUnit.name, phone: leadUnit.phone, track, state },
        stateInWords: STATE_TAG[state],
        ...{ opensAt: instant(opensAt), closesAt: instant(closesAt), version, url: decisionUrl(decision) },
      };
    }),
  };
}

/** The same as a table; days are those in China, the last one included. */
export function decisionsCsv(decisions: DecisionView[], origin: string): string {
  const head = ['编号', '标识', '事项', '类别', '承办单位', '电话', '状态', '开始日', '截止日', '网址'];
  const rows = decisions.map((decision) => {
    const { id, number, title, leadUnit, track, state, opensAt, closesAt } = decision;
    return [
      ...[String(number), id, title, TRACK_IN_WORDS[track], leadUnit.name, leadUnit.phone, STATE_TAG[state]],
      opensAt > 0 ? dayInChina(opensAt) : '',
      closesAt > 0 ? dayInChina(closesAt - 1) : '',
      origin + decisionUrl(decision),
    ];
  });
  return csv([head, ...rows]);
}

/** What was published of a decision's comments, as open data; texts are redacted, `null` where they are not public. */
export function feedbackJson({ id, title }: DecisionView, dispositions: PublishedDisposition[]) {
  return { decision: id, title, dispositions };
}

/** The same as a table. */
export function feedbackCsv(decision: DecisionView, dispositions: PublishedDisposition[]): string {
  const head = ['回执号', '针对', '意见', '采纳情况', '理由', '修改的条款', '签署', '签署日'];
  const rows = dispositions.map(
    ({ receipt, clause, text, verdictInWords, reason, clauseChanged, signer, signedAt }) => [
      ...[receipt, clauseLabel(decision, clause), text ?? '（原文不公开）', verdictInWords, reason],
      ...[clauseChanged === null ? '' : clauseLabel(decision, clauseChanged), signer, dayInChina(Date.parse(signedAt))],
    ],
  );
  return csv([head, ...rows]);
}
