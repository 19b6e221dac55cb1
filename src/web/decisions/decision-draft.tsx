import type { DraftClause } from '../../domain/decision.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { decisionUrl } from './decision-facts.ts';

/** The draft, clause by clause, each under its anchor and, while it is open, with its own way to comment. */
export function DraftText({ decision }: { decision: DecisionView }) {
  const url = decisionUrl(decision);
  return (
    <article class="text lawtext draft-text" id="draft" aria-label="草案全文">
      <h2>草案全文</h2>
      <div class="strip" role="note" aria-label="草案的效力">
        <span class="tag period">征求意见稿</span>
        <p>这是草案，不是生效的规定，不能作为办事的依据。</p>
      </div>
      {decision.clauses.map((clause) => (
        <Clause
          clause={clause}
          commentUrl={decision.state === 'consulting' ? `${url}/comment?clause=${clause.id}` : null}
        />
      ))}
    </article>
  );
}

function Clause({ clause: { id, label, text }, commentUrl }: { clause: DraftClause; commentUrl: string | null }) {
  return (
    <div class="article" id={`clause-${id}`}>
      <div class="labelled">
        <h3 class="label">{label}</h3>
        {commentUrl ? (
          <a href={commentUrl} aria-label={`评论本条：${label}`}>
            评论本条
          </a>
        ) : (
          <a href={`#clause-${id}`} aria-label={`${label}的链接`}>
            本条链接
          </a>
        )}
      </div>
      {text.split('\n').map((line) => (line.trim() ? <p class="plan">{line}</p> : null))}
    </div>
  );
}
