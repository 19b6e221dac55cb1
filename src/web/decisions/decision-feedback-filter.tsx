import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { VERDICT_IN_WORDS } from '../../participation/verdicts.ts';
import { clauseLabel } from './decision-facts.ts';
import { byClause, countVerdicts, type FeedbackFilter, feedbackUrl } from './decision-feedback.ts';

/** More clauses than this unfold on request, or they would fill a telephone's screen before the first comment. */
const CLAUSES_SHOWN = 4;

interface FilterProps {
  decision: DecisionView;
  dispositions: PublishedDisposition[];
  filter: FeedbackFilter;
}

interface Entry {
  filter: FeedbackFilter;
  name: string;
  count: number;
  current: boolean;
}

/** The feedback's filters: what became of the comments, and what they were about; each keeps the other. */
export function FeedbackFilters({ decision, dispositions, filter }: FilterProps) {
  const { verdict, clause } = filter;
  const onClause = dispositions.filter((one) => clause === undefined || one.clause === clause);
  const withVerdict = dispositions.filter((one) => verdict === null || one.verdict === verdict);
  const verdicts = countVerdicts(onClause).map(([one, count]) => ({ one, name: VERDICT_IN_WORDS[one], count }));
  const clauses = byClause(decision, withVerdict).map(([one, of]) => {
    return { one, name: clauseLabel(decision, one), count: of.length };
  });
  const entry = (change: Partial<FeedbackFilter>, name: string, count: number, current: boolean): Entry => {
    return { filter: { ...filter, page: 1, ...change }, name, count, current };
  };
  return (
    <div class="filters no-print">
      <Choice
        name="按结果看"
        decision={decision}
        entries={[
          entry({ verdict: null }, '全部结果', onClause.length, verdict === null),
          ...verdicts.map(({ one, name, count }) => entry({ verdict: one }, name, count, verdict === one)),
        ]}
      />
      <Choice
        name="按条款看"
        decision={decision}
        entries={[
          entry({ clause: undefined }, '全部条款', withVerdict.length, clause === undefined),
          ...clauses.map(({ one, name, count }) => entry({ clause: one }, name, count, clause === one)),
        ]}
      />
    </div>
  );
}

function Choice({ name, decision, entries }: { name: string; decision: DecisionView; entries: Entry[] }) {
  const list = (
    <ul>
      {entries.map(({ filter, name, count, current }) => (
        <li>
          <a href={feedbackUrl(decision, filter)} aria-current={current ? 'page' : undefined}>
            {`${name} `}
            <span class="num">{`${count}份`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <nav class="filter" aria-label={name}>
      {entries.length > CLAUSES_SHOWN + 1 ? (
        <details>
          <summary>{`${name}：${entries.find(({ current }) => current)?.name ?? '没有这样的'}`}</summary>
          {list}
        </details>
      ) : (
        <>
          <p class="label" aria-hidden="true">
            {name}
          </p>
          {list}
        </>
      )}
    </nav>
  );
}
