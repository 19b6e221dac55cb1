import { dayInChina, dayInWords } from '../../domain/law-time.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { clauseLabel } from './decision-facts.ts';

interface ExchangeProps {
  decision: DecisionView;
  /** Answered in the same words; at least one. */
  comments: PublishedDisposition[];
}

/**
 * What citizens wrote, and under it what became of it. Each side bears its name, its own edge and its own ground, so
 * that nobody takes the one for the other, in whatever colours or on paper.
 */
export function Exchange({ decision, comments }: ExchangeProps) {
  const [first] = comments as [PublishedDisposition];
  const several = comments.length > 1;
  return (
    <article class="exchange" aria-label={`公众意见${first.receipt}${several ? '等' : ''}和处理`}>
      <div class="said">
        <h3 class="who">{several ? `公众意见（${comments.length}份，一起答复）` : '公众意见'}</h3>
        {comments.map((comment) => (
          <Opinion comment={comment} />
        ))}
      </div>
      <Reply decision={decision} comment={first} />
    </article>
  );
}

function Opinion({ comment: { receipt, text } }: { comment: PublishedDisposition }) {
  return (
    <div class="opinion" id={`r-${receipt}`}>
      {text === null ? <p class="hint">原文不公开（已撤回、已删除，或者暂不公开）。</p> : <p class="exact">{text}</p>}
      <p class="hint">
        回执号 <span class="num">{receipt}</span>
      </p>
    </div>
  );
}

function Reply({ decision, comment }: { decision: DecisionView; comment: PublishedDisposition }) {
  const { verdictInWords, reason, clauseChanged, signer, signedAt } = comment;
  return (
    <div class="reason">
      <h4 class="who">承办单位的处理</h4>
      <p>
        <span class="tag official">{verdictInWords}</span>
      </p>
      <p>
        <b>理由：</b>
        {reason}
      </p>
      {clauseChanged === null ? null : <p>{`草案修改了：${clauseLabel(decision, clauseChanged)}`}</p>}
      <p class="hint">{`${signer}，${dayInWords(dayInChina(Date.parse(signedAt)))}签署`}</p>
    </div>
  );
}
