import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Outlet, Transition } from '../../domain/decision.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Moment } from '../frame/components.tsx';
import { decisionUrl, STATE_TAG } from './decision-facts.ts';
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
      <h2>怎么提意见</h2>
      <ul class="dots">
        {open ? (
          <li>
            <a href={`${decisionUrl(decision)}/comment`}>在这里写</a>
            ，对整体或者其中一条都行；提交后得到回执号，可以随时查处理情况。
          </li>
        ) : null}
        {open ? (
          <li>
            在<a href="/">提问页</a>
            {`或者已开通的聊天渠道里，发“评论 #${decision.number}”。`}
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

/** The steps taken, oldest first, each with its articles. */
export function Steps({ steps, shelf }: { steps: Transition[]; shelf: LawShelf }) {
  if (steps.length === 0) return null;
  return (
    <section class="part" id="steps">
      <h2>走过的程序</h2>
      <ol class="steps">
        {steps.map(({ to, at, basis, note }) => (
          <li>
            <h3>{STATE_TAG[to]}</h3>
            <p class="hint">
              <Moment iso={new Date(at).toISOString()} />
            </p>
            {note ? <p>{note}</p> : null}
            <BasisLine codes={basis} shelf={shelf} />
          </li>
        ))}
      </ol>
    </section>
  );
}
