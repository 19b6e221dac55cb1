import type { DecisionView } from '../../participation/participation.ts';
import { noticeHeading } from './decision-notice.tsx';
import { waysHeading } from './decision-ways.tsx';

/** What stands on a decision's page, in its order; `way` is the column at the side or what unfolds above the text. */
export function Contents({ decision, way }: { decision: DecisionView; way: 'fold' | 'side' }) {
  const list = <Entries decision={decision} />;
  return way === 'fold' ? (
    <details class="contents fold">
      <summary>本页目录</summary>
      {list}
    </details>
  ) : (
    <nav class="contents side" aria-label="本页目录">
      <h2>本页目录</h2>
      {list}
    </nav>
  );
}

function Entries({ decision }: { decision: DecisionView }) {
  const { explanation, clauses, state } = decision;
  return (
    <ol class="divisions">
      <li>
        <a class="sec" href="#notice">
          {noticeHeading(decision)}
        </a>
      </li>
      {explanation ? (
        <li>
          <a class="sec" href="#explanation">
            草案说明
          </a>
        </li>
      ) : null}
      <li>
        <a class="sec" href="#draft">
          草案全文
        </a>
        <ol class="places">
          {clauses.map(({ id, label }) => (
            <li>
              <a href={`#clause-${id}`}>{label}</a>
            </li>
          ))}
        </ol>
      </li>
      <li>
        <a class="sec" href="#ways">
          {waysHeading(state)}
        </a>
      </li>
      <li>
        <a class="sec" href="#steps">
          走到哪一步了
        </a>
      </li>
    </ol>
  );
}
