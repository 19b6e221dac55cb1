import type { DecisionView } from '../../participation/participation.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { DecisionEntry } from './decision-entry.tsx';
import { GROUPS } from './decision-facts.ts';
import { type DecisionFilter, decisionsIn } from './decision-filter.ts';
import { ListFilter } from './decisions-filter.tsx';

interface DecisionsPageProps {
  frame: Frame;
  /** All that are public. */
  decisions: DecisionView[];
  filter: DecisionFilter;
  /** A group that was asked for and does not exist. */
  unknown: string | null;
  now: number;
}

/** The decisions that people may comment on, those being worked on, those with results. */
export function DecisionsPage({ frame, decisions, filter, unknown, now }: DecisionsPageProps) {
  const { group, office } = filter;
  const chosen = office === null ? decisions : decisions.filter(({ leadUnit }) => leadUnit.name === office);
  // Without a filter, groups that hold nothing are left out, but for the open ones: that none is open must be said.
  const shown = GROUPS.map((one) => ({ ...one, entries: decisionsIn(one.key, chosen) })).filter(({ key, entries }) =>
    group ? key === group : key === 'consulting' || entries.length > 0,
  );
  return (
    <Layout frame={frame} title="决策征求意见" current="decisions">
      <div class="decisions listing">
        <div class="hero">
          <h1>决策征求意见</h1>
          <p class="lead">
            政府作重大决定之前，要公布草案，听大家的意见，再公布采纳了没有、为什么。提意见不用登录，不问姓名、电话。
          </p>
        </div>
        {decisions.length ? <ListFilter decisions={decisions} filter={filter} /> : null}
        <div class="groups-of">
          {unknown === null ? null : <p class="note">{`没有“${unknown}”这一类，下面是全部事项。`}</p>}
          {shown.map(({ key, name, empty, entries }) => (
            <section class="decision-group" aria-labelledby={`group-${key}`}>
              <h2 id={`group-${key}`}>{name}</h2>
              {entries.length ? (
                <ul class="decision-list">
                  {entries.map((decision) => (
                    <DecisionEntry decision={decision} now={now} />
                  ))}
                </ul>
              ) : (
                <p>{office === null ? empty : `${office}：${empty}`}</p>
              )}
              {key === 'consulting' && entries.length === 0 ? <NoneOpen hasAny={decisions.length > 0} /> : null}
            </section>
          ))}
        </div>
        <Beside />
      </div>
    </Layout>
  );
}

/** What one can do where nothing is open. */
function NoneOpen({ hasAny }: { hasAny: boolean }) {
  return (
    <div class="none-open">
      <p>您可以：</p>
      <ul class="dots">
        {hasAny ? (
          <li>
            看<a href="/decisions?state=results">以前的意见采纳了没有、为什么</a>
          </li>
        ) : null}
        <li>
          建议政府就某件事作决定：写成书面建议交给政府，由有关单位研究论证（
          <a href="/laws/zdxzjc?article=10">《重大行政决策程序暂行条例》第十条第（三）项</a>）
        </li>
        <li>
          有具体的事要反映、投诉：打政务服务便民热线
          <a class="num" href="tel:12345">
            12345
          </a>
        </li>
        <li>
          看<a href="/plan/31">方案对公众参与决策的要求（任务31）</a>
        </li>
      </ul>
    </div>
  );
}

/** What stands beside the list: one's receipt, how to hear of new ones, the data. */
function Beside() {
  return (
    <aside class="beside-list" aria-label="查回执、收通知、下载">
      <section>
        <h2>提过意见的</h2>
        <p>
          凭回执号<a href="/receipts">查处理情况、核验、撤回</a>。
        </p>
      </section>
      <section>
        <h2>怎么知道有新的</h2>
        <p>新的征求意见会登在这一页，也会登在政府网站、政务新媒体和报刊、广播、电视上。</p>
        <p>
          用订阅软件的，可以<a href="/decisions.atom">订阅本页的更新（Atom）</a>。
        </p>
      </section>
      <section>
        <h2>下载</h2>
        <p>
          全部事项：<a href="/decisions.csv">CSV表格</a>、<a href="/decisions.json">JSON</a>
        </p>
      </section>
    </aside>
  );
}
