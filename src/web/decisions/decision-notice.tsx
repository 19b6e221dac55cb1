import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { dayInChina, dayInWords } from '../../domain/law-time.ts';
import type { DecisionView, Extension } from '../../participation/participation.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Fact, Phone } from '../frame/components.tsx';
import { basisOfNotice, groupOf, TRACK_IN_WORDS } from './decision-facts.ts';
import { beginningInWords, daysOf, endInWords } from './decision-time.ts';

/** Under so many days a consultation has to say why (D15). */
const USUAL_DAYS = 30;

/** A part of a decision's page. */
export interface PartProps {
  decision: DecisionView;
  shelf: LawShelf;
}

/** The notice: who, what, from when until when, which documents, by which law. */
export function Notice({ decision, extensions, shelf }: PartProps & { extensions: Extension[] }) {
  const { leadUnit, opensAt, closesAt, track, consentReference, startApproval, affected } = decision;
  const basis = basisOfNotice(track);
  const consulted = opensAt > 0 && closesAt > opensAt;
  return (
    <section class="part" id="notice">
      <h2>{noticeHeading(decision)}</h2>
      <dl class="facts">
        <Fact name="承办单位">
          <p>{leadUnit.name}</p>
          <BasisLine codes={basis.leadUnit} shelf={shelf} />
        </Fact>
        <Fact name="联系方式">
          <Contact decision={decision} />
        </Fact>
        <Fact name="事项类别">{`${TRACK_IN_WORDS[track]}（第${decision.number}号）`}</Fact>
        {consulted ? (
          <Fact name="期限">
            <p>{`${beginningInWords(opensAt)}起，到${endInWords(closesAt)}止，共${daysOf(decision)}天`}</p>
            {extensions.map(({ from, to, at }) => (
              <p class="extended">
                <span class="tag calm">已延长</span>
                {` ${dayInWords(dayInChina(at))}，截止日由${dayInWords(from)}延长到${dayInWords(to)}。`}
              </p>
            ))}
            <BasisLine codes={basis.consulting} shelf={shelf} />
          </Fact>
        ) : null}
        <Documents decision={decision} />
        {consentReference ? <Fact name="列入目录">{consentReference}</Fact> : null}
        {startApproval ? <Fact name="批准启动">{startApproval}</Fact> : null}
        {affected.length ? (
          <Fact name="听取特定群体意见">
            <ul>
              {affected.map((one) => (
                <li>{one}</li>
              ))}
            </ul>
            <BasisLine codes={basis.affected} shelf={shelf} />
          </Fact>
        ) : null}
      </dl>
      {consulted ? <ShortPeriod decision={decision} shelf={shelf} /> : null}
    </section>
  );
}

/** It is a notice once the draft is out. */
export function noticeHeading({ state, exemption, opensAt, closesAt }: DecisionView): string {
  const published = groupOf(state) !== 'announced' && !exemption && opensAt > 0 && closesAt > opensAt;
  return published ? '征求意见公告' : '事项信息';
}

function Contact({ decision: { leadUnit } }: { decision: DecisionView }) {
  const { phone, address, email, contact } = leadUnit;
  return (
    <ul>
      {contact ? <li>{`联系人：${contact}`}</li> : null}
      <li>
        电话：
        <Phone number={phone} />
      </li>
      {email ? (
        <li>
          邮箱：<a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
        </li>
      ) : null}
      {address ? <li>{`地址：${address}`}</li> : null}
    </ul>
  );
}

function Documents({ decision: { clauses, explanation } }: { decision: DecisionView }) {
  if (clauses.length === 0 && !explanation) return null;
  return (
    <Fact name="材料">
      <ul class="plainlist">
        {clauses.length ? (
          <li>
            <a href="#draft">{`草案（征求意见稿），${clauses.length}条`}</a>
          </li>
        ) : null}
        {explanation ? (
          <li>
            <a href="#explanation">草案说明</a>
          </li>
        ) : null}
      </ul>
    </Fact>
  );
}

function ShortPeriod({ decision, shelf }: PartProps) {
  if (daysOf(decision) >= USUAL_DAYS || !decision.shortPeriodReason) return null;
  return (
    <div class="note">
      <b>{`期限少于${USUAL_DAYS}天的理由`}</b>
      <p>{decision.shortPeriodReason}</p>
      <BasisLine codes={basisOfNotice(decision.track).consulting.slice(0, 1)} shelf={shelf} />
    </div>
  );
}
