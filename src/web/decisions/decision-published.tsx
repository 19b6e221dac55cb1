import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { clauseLabel } from './decision-facts.ts';
import { ALL_FEEDBACK, type FeedbackFilter, feedbackPage, feedbackUrl, repliesOf } from './decision-feedback.ts';
import { Exchange } from './decision-opinion.tsx';

/** A decision's published comments and what of them is asked for. */
export interface PublishedProps {
  decision: DecisionView;
  dispositions: PublishedDisposition[];
  filter: FeedbackFilter;
}

/** The published comments of a page, by clause, each with the reply. */
export function Published({ decision, dispositions, filter }: PublishedProps) {
  const { groups, page, pages, count } = feedbackPage(decision, dispositions, filter);
  return (
    <>
      {count === 0 ? (
        <p>
          没有这样的意见。<a href={feedbackUrl(decision, ALL_FEEDBACK)}>看全部意见</a>
        </p>
      ) : null}
      {groups.map(([clause, comments]) => (
        <section class="by-clause">
          <h2>{`对${clauseLabel(decision, clause)}`}</h2>
          <ClauseText decision={decision} clause={clause} />
          <ul>
            {repliesOf(comments).map((together) => (
              <li>
                <Exchange decision={decision} comments={together} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pages > 1 ? <Pages decision={decision} filter={filter} page={page} pages={pages} /> : null}
    </>
  );
}

/** What the clause said when people wrote about it. */
function ClauseText({ decision, clause }: { decision: DecisionView; clause: string | null }) {
  const found = decision.clauses.find(({ id }) => id === clause);
  if (!found) return null;
  return (
    <details class="clause-text">
      <summary>{`征求意见稿${found.label}原文`}</summary>
      <p class="exact">{found.text}</p>
    </details>
  );
}

interface PagesProps {
  decision: DecisionView;
  filter: FeedbackFilter;
  page: number;
  pages: number;
}

function Pages({ decision, filter, page, pages }: PagesProps) {
  return (
    <nav class="pages" aria-label="翻页">
      {page > 1 ? <a href={feedbackUrl(decision, { ...filter, page: page - 1 })}>上一页</a> : null}
      <span>{`第${page}页，共${pages}页`}</span>
      {page < pages ? <a href={feedbackUrl(decision, { ...filter, page: page + 1 })}>下一页</a> : null}
    </nav>
  );
}
