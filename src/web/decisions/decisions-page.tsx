import type { DecisionView } from '../../participation/participation.ts';
import { type Frame, Layout } from '../frame/layout.tsx';
import { decisionUrl, GROUPS, type Group, groupOf, STATE_TAG, TRACK_IN_WORDS } from './decision-facts.ts';
import { StateTag, TimeLeft } from './decision-status.tsx';
import { beginningInWords, endInWords } from './decision-time.ts';

interface DecisionsPageProps {
  frame: Frame;
  /** All that are public. */
  decisions: DecisionView[];
  /** The group that was asked for; `null` shows all. */
  chosen: Group | null;
  /** A filter that does not exist. */
  unknown: string | null;
  now: number;
}

/** The decisions that people may comment on, those being worked on, those with results. */
export function DecisionsPage({ frame, decisions, chosen, unknown, now }: DecisionsPageProps) {
  const of = (group: Group) => decisions.filter(({ state }) => groupOf(state) === group);
  // Without a filter, groups that hold nothing are left out, but for the open ones: that none is open must be said.
  const shown = GROUPS.filter(({ key }) => (chosen ? key === chosen : key === 'consulting' || of(key).length > 0));
  return (
    <Layout frame={frame} title="决策征求意见" current="decisions">
      <div class="decisions">
        <div class="hero">
          <h1>决策征求意见</h1>
          <p class="lead">正在公开征求意见的决策事项，和已经公布的意见采纳情况。提意见不用登录，不问姓名、电话。</p>
        </div>
        <Filter chosen={chosen} count={(group) => of(group).length} total={decisions.length} />
        {unknown === null ? null : <p class="note">{`没有“${unknown}”这一类，下面是全部事项。`}</p>}
        {shown.map(({ key, name, empty }) => (
          <section class="decision-group">
            <h2>{name}</h2>
            {of(key).length ? <List decisions={of(key)} now={now} /> : <p>{empty}</p>}
          </section>
        ))}
        {decisions.length === 0 ? <NothingYet /> : null}
        <section class="after">
          <h2>提过意见的</h2>
          <p>
            有回执号的，可以<a href="/receipts">查处理情况、核验存证、撤回意见</a>。
          </p>
          <h2>开放数据</h2>
          <p>
            全部事项：<a href="/decisions.csv">CSV表格</a>、<a href="/decisions.json">JSON</a>
            。每个事项的采纳情况也可以在其页面下载。
          </p>
        </section>
      </div>
    </Layout>
  );
}

function NothingYet() {
  return (
    <p>
      还没有登记公开的决策事项。可以先<a href="/plan/31">看方案对公众参与决策的要求（任务31）</a>。
    </p>
  );
}

interface FilterProps {
  chosen: Group | null;
  count: (group: Group) => number;
  total: number;
}

function Filter({ chosen, count, total }: FilterProps) {
  const entries = [
    { href: '/decisions', name: '全部', current: chosen === null, number: total },
    ...GROUPS.map(({ key, name }) => {
      return { href: `/decisions?state=${key}`, name, current: key === chosen, number: count(key) };
    }),
  ];
  return (
    <nav class="filter" aria-label="按状态查看">
      <ul>
        {entries.map(({ href, name, current, number }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {`${name} `}
              <span class="num">{number}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function List({ decisions, now }: { decisions: DecisionView[]; now: number }) {
  return (
    <ul class="decision-list">
      {decisions.map((decision) => (
        <li>
          <h3>
            <a href={decisionUrl(decision)}>{decision.title}</a>
          </h3>
          <p class="line">
            {GROUPS.some(({ name }) => name === STATE_TAG[decision.state]) ? null : <StateTag decision={decision} />}
            <span>{`第${decision.number}号`}</span>
            <span>{TRACK_IN_WORDS[decision.track]}</span>
            <span>{decision.leadUnit.name}</span>
          </p>
          <When decision={decision} now={now} />
        </li>
      ))}
    </ul>
  );
}

function When({ decision, now }: { decision: DecisionView; now: number }) {
  const url = decisionUrl(decision);
  const { state, opensAt, closesAt, title } = decision;
  if (state === 'consulting')
    return (
      <p class="when">
        <span>
          <TimeLeft decision={decision} now={now} />
        </span>
        <a class="act" href={`${url}/comment`} aria-label={`对《${title}》提意见`}>
          提意见
        </a>
      </p>
    );
  if (groupOf(state) === 'results')
    return (
      <p>
        <a class="act" href={`${url}/feedback`} aria-label={`《${title}》的意见采纳情况`}>
          看意见采纳情况
        </a>
      </p>
    );
  if (state === 'drafting' && opensAt > now) return <p>{`${beginningInWords(opensAt)}开始征求意见。`}</p>;
  return state === 'processing' && closesAt > 0 ? <p>{`${endInWords(closesAt)}已截止。`}</p> : null;
}
