import type { DraftClause } from '../../domain/decision.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { decisionUrl, groupOf } from './decision-facts.ts';

interface DraftProps {
  decision: DecisionView;
  /** The address of this page as people type it, for copying the link to a clause. */
  address: string;
}

/**
 * The draft, clause by clause, each under its anchor with its own link and, while it is open, its own way to comment.
 * How many comments a clause has had so far is not told: no article asks for it, an opinion counts by its reasons
 * and not by its company, running numbers draw campaigns, and among three to twenty comments a number that moves
 * shows who wrote or withdrew one. With the result everything is told.
 */
export function DraftText({ decision, address }: DraftProps) {
  const { clauses, state } = decision;
  return (
    <article class="text lawtext draft-text" id="draft" aria-labelledby="draft-title">
      <h2 id="draft-title">草案全文</h2>
      <div class="strip" role="note" aria-label="草案的效力">
        <span class="tag period">征求意见稿</span>
        <p>这是草案，不是生效的规定，不能作为办事的依据。</p>
      </div>
      <Files decision={decision} />
      {state === 'consulting' ? (
        <p class="hint no-print">
          对哪一条有意见，就点那一条的“评论本条”。征求意见期间不公布各条有多少意见：意见看的是道理，不是多少。结果和每份意见一起公布。
        </p>
      ) : null}
      {clauses.map((clause) => (
        <Clause decision={decision} clause={clause} address={address} />
      ))}
    </article>
  );
}

function Files({ decision }: { decision: DecisionView }) {
  const url = decisionUrl(decision);
  return (
    <p class="downloads no-print">
      <a href={`${url}/draft.docx`}>下载草案和说明（Word文档）</a>
      <a href={`${url}/draft.txt`}>下载草案和说明（纯文本）</a>
    </p>
  );
}

function Clause({ decision, clause, address }: DraftProps & { clause: DraftClause }) {
  const { id, label, text } = clause;
  const url = decisionUrl(decision);
  return (
    <div class="article" id={`clause-${id}`}>
      <div class="clause-head">
        <h3>{label}</h3>
        <div class="doing no-print">
          <CopyLink decision={decision} clause={clause} address={address} />
          {decision.state === 'consulting' ? (
            <a class="button quiet" href={`${url}/comment?clause=${id}`} aria-label={`评论本条：${label}`}>
              评论本条
            </a>
          ) : null}
          {groupOf(decision.state) === 'results' ? (
            <a class="button quiet" href={`${url}/feedback?clause=${id}`} aria-label={`${label}收到的意见和结果`}>
              意见和结果
            </a>
          ) : null}
        </div>
      </div>
      {text.split('\n').map((line) => (line.trim() ? <p class="plan">{line}</p> : null))}
    </div>
  );
}

/** A link to the clause; where a script can copy it, a button that does so stands in its place. */
function CopyLink({ decision: { title }, clause: { id, label }, address }: DraftProps & { clause: DraftClause }) {
  return (
    <span class="copying">
      <a class="anchor" href={`#clause-${id}`} aria-label={`本条链接：${label}`}>
        本条链接
      </a>
      <button type="button" class="plainbutton" data-copy={`address-${id}`} aria-label={`复制链接：${label}`} hidden>
        复制链接
      </button>
      <span role="status" data-told></span>
      <span id={`address-${id}`} hidden>{`《${title}》${label} ${address}#clause-${id}`}</span>
    </span>
  );
}
