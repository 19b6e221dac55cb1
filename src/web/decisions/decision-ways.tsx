import type { DecisionState, Outlet } from '../../domain/decision.ts';
import { BasisLine } from '../frame/basis.tsx';
import { decisionUrl, groupOf } from './decision-facts.ts';
import type { PartProps } from './decision-notice.tsx';

interface WaysProps extends PartProps {
  open: boolean;
  basis: { consulting: string[] };
}

/** How to comment here and elsewhere, and where else the notice stands. */
export function Ways({ decision, open, basis, shelf }: WaysProps) {
  const { ways, outlets } = decision;
  if (!open && ways.length === 0 && outlets.length === 0) return null;
  return (
    <section class="part" id="ways">
      <h2>{waysHeading(decision.state)}</h2>
      <ul class="dots">
        {open ? (
          <li>
            <a href={`${decisionUrl(decision)}/comment`}>在这里写</a>
            ，对整个草案或者其中一条都行；提交后马上得到回执号，凭它随时查处理情况。
          </li>
        ) : null}
        {open ? (
          <li>
            {`在对话里提：点页面上方的“在对话里提”，或者在提问页、已经开通的聊天渠道发“评论 #${decision.number}”，照着提示一步一步说。`}
          </li>
        ) : null}
        {ways.map((way) => (
          <li>{way}</li>
        ))}
      </ul>
      {outlets.length ? (
        <>
          <h3>公告还发布在</h3>
          <ul class="dots">
            {outlets.map((outlet) => (
              <li>
                <OutletLine outlet={outlet} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <BasisLine codes={basis.consulting.slice(0, 1)} shelf={shelf} />
    </section>
  );
}

/** What the ways to comment are called while there is time, before and after. */
export function waysHeading(state: DecisionState): string {
  if (state === 'consulting') return '怎么提意见';
  return groupOf(state) === 'announced' ? '到时怎么提意见' : '公告和收意见的途径';
}

/** Says something in the chat for the person, with the same result as typing it there. */
export function InTheChat({ question, name }: { question: string; name: string }) {
  return (
    <form class="in-the-chat no-print" method="post" action="/#latest">
      <button type="submit" class="button quiet" name="question" value={question}>
        {name}
      </button>
    </form>
  );
}

/** Evidence that is an address on the web is a link; a page of a newspaper is words. */
function OutletLine({ outlet: { outlet, evidence } }: { outlet: Outlet }) {
  const isLink = /^https?:\/\//i.test(evidence) && URL.canParse(evidence);
  if (!isLink) return <>{`${outlet}：${evidence}`}</>;
  return (
    <>
      {`${outlet}：`}
      <a href={evidence} rel="noopener noreferrer">
        {evidence}
      </a>
    </>
  );
}

/** Why the public is not heard, and who approved that. */
export function Exemption({ decision: { exemption }, shelf }: PartProps) {
  if (!exemption) return null;
  return (
    <section class="part note" id="exemption">
      <h2>依法不予公开</h2>
      <p>{`理由和依据：${exemption.basis}`}</p>
      <p>{`批准：${exemption.approver}`}</p>
      <BasisLine codes={['D14', 'D32']} shelf={shelf} />
    </section>
  );
}
