import { dayInChina, dayInWords } from '../../domain/law-time.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { clauseLabel } from './decision-facts.ts';

/** What a citizen wrote, and under it what became of it: the verdict, the reason, the clause, who signed and when. */
export function Opinion({ decision, comment }: { decision: DecisionView; comment: PublishedDisposition }) {
  const { receipt, text, verdictInWords, reason, clauseChanged, signer, signedAt } = comment;
  return (
    <article class="opinion" id={`r-${receipt}`} aria-label={`意见${receipt}`}>
      <div class="said">
        <h3 class="who">
          公众意见 <span class="num">{receipt}</span>
        </h3>
        {text === null ? <p class="hint">原文不公开（已撤回、已删除，或者暂不公开）。</p> : <p class="exact">{text}</p>}
      </div>
      <div class="reason">
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
    </article>
  );
}
