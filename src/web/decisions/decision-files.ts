import type { Block, OfficeDocument } from '../../documents/document.ts';
import { dayInChina, dayInWords } from '../../domain/law-time.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { VERDICT_IN_WORDS } from '../../participation/verdicts.ts';
import { clauseLabel, STATE_TAG, TRACK_IN_WORDS } from './decision-facts.ts';
import { byClause, countVerdicts, repliesOf } from './decision-feedback.ts';
import { beginningInWords, endInWords } from './decision-time.ts';

/** A document of more comments than this nobody prints, and writing it would hold the server up: the table has them. */
export const DOCUMENT_COMMENTS = 1_000;

/** Where a file comes from and when, so that paper can be held against the page. */
interface Origin {
  /** Of the page. */
  address: string;
  now: number;
}

/** The draft with its explanation, to be printed and passed round. */
export function draftDocument(decision: DecisionView, { address, now }: Origin): OfficeDocument {
  const { title, leadUnit, opensAt, closesAt, version, explanation, clauses, state } = decision;
  return {
    title,
    facts: [
      '征求意见稿，不是生效的规定，不能作为办事的依据',
      `承办单位：${leadUnit.name}，电话${leadUnit.phone}`,
      `征求意见：${beginningInWords(opensAt)}起，到${endInWords(closesAt)}止（北京时间）；现在：${STATE_TAG[state]}`,
      `来源：${address}，事项信息第${version}版，${dayInWords(dayInChina(now))}下载`,
    ],
    blocks: [
      ...(explanation ? [heading('草案说明'), { kind: 'paragraph', text: explanation } as const] : []),
      heading('草案全文'),
      ...clauses.flatMap(({ label, text }): Block[] => [
        { kind: 'heading', level: 2, text: label },
        { kind: 'paragraph', text },
      ]),
    ],
    hasModelText: false,
  };
}

/** What became of the comments: the numbers, then each comment with the reply, by clause. */
export function feedbackDocument(
  decision: DecisionView,
  dispositions: PublishedDisposition[],
  { address, now }: Origin,
): OfficeDocument {
  const counts = [...countVerdicts(dispositions)].map(([verdict, count]) => [VERDICT_IN_WORDS[verdict], `${count}份`]);
  return {
    title: `《${decision.title}》意见采纳情况`,
    facts: [
      `${decision.leadUnit.name}公布；${TRACK_IN_WORDS[decision.track]}，第${decision.number}号`,
      '公众意见是提意见的人写的，其中的个人信息已经隐去；处理和理由是承办单位写的',
      `来源：${address}，${dayInWords(dayInChina(now))}下载`,
    ],
    blocks: [
      { kind: 'table', rows: [['结果', '份数'], ...counts, ['合计', `${dispositions.length}份`]] },
      ...byClause(decision, dispositions).flatMap(([clause, comments]): Block[] => [
        heading(`对${clauseLabel(decision, clause)}`),
        { kind: 'table', rows: [['公众意见', '处理', '理由'], ...repliesOf(comments).map(rowOf(decision))] },
      ]),
    ],
    hasModelText: false,
  };
}

function rowOf(decision: DecisionView) {
  return (comments: PublishedDisposition[]): string[] => {
    const [{ verdictInWords, reason, clauseChanged, signer, signedAt }] = comments as [PublishedDisposition];
    const changed = clauseChanged === null ? '' : `\n修改了：${clauseLabel(decision, clauseChanged)}`;
    return [
      comments.map(({ receipt, text }) => `${receipt}：${text ?? '（原文不公开）'}`).join('\n'),
      verdictInWords,
      `${reason}${changed}\n${signer}，${dayInWords(dayInChina(Date.parse(signedAt)))}`,
    ];
  };
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });

/** The draft as plain text, for whatever reads nothing else. */
export function draftText(decision: DecisionView, origin: Origin): string {
  const { title, facts } = draftDocument(decision, origin);
  const { explanation, clauses } = decision;
  const parts = [
    [title, ...facts].join('\n'),
    ...(explanation ? [`草案说明\n\n${explanation}`] : []),
    `草案全文\n\n${clauses.map(({ label, text }) => `${label}　${text}`).join('\n\n')}`,
  ];
  return `${parts.join('\n\n\n')}\n`;
}
