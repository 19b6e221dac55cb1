import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { Breadcrumb } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { Comparison, Row } from './law-compare.ts';
import { KINDS, RowView } from './law-compare-row.tsx';
import { stateOn } from './law-facts.ts';
import { StateTag, versionUrl } from './law-head.tsx';
import { NoText } from './law-page.tsx';

interface ComparePageProps {
  frame: Frame;
  search: LawSearch;
  law: Law;
  from: LawVersion;
  to: LawVersion;
  /** `null` where one of the texts is not at hand. */
  comparison: Comparison | null;
}

/** Two versions of a law beside each other. */
export function ComparePage({ frame, search: { shelf }, law, from, to, comparison }: ComparePageProps) {
  const name = law.names[0] as string;
  const today = shelf.today();
  return (
    <Layout frame={frame} title={`版本对比：${name}`} current="laws">
      <div class="comparison">
        <div class="doc">
          <Breadcrumb
            trail={[
              { href: '/laws', name: '法律' },
              { href: `/laws/${law.id}`, name },
            ]}
            here="版本对比"
          />
          <h1 class="title">{`《${name}》两个版本对比`}</h1>
          <Choice law={law} from={from} to={to} />
          {comparison ? <Summary comparison={comparison} /> : <NoText />}
        </div>
        {comparison ? (
          <>
            <div class="sides">
              {[from, to].map((version, at) => (
                <p>
                  <b>{`${at === 0 ? '旧' : '新'}版本：${dayInWords(version.version)}`}</b>
                  <StateTag state={stateOn(law, version, today)} />
                </p>
              ))}
            </div>
            {comparison.rows.map((row) => (
              <RowView row={row} from={versionUrl(shelf, law, from)} to={versionUrl(shelf, law, to)} />
            ))}
          </>
        ) : null}
      </div>
    </Layout>
  );
}

function Choice({ law, from, to }: { law: Law; from: LawVersion; to: LawVersion }) {
  const fields = [
    { name: 'from', label: '旧版本', chosen: from },
    { name: 'to', label: '新版本', chosen: to },
  ];
  return (
    <form class="finder no-print" method="get" action={`/laws/${law.id}/compare`} aria-label="选择要对比的版本">
      {fields.map(({ name, label, chosen }) => (
        <div class="field">
          <label for={name}>{label}</label>
          <select id={name} name={name}>
            {law.versions.map((version) => (
              <option value={version.version} selected={version === chosen}>
                {dayInWords(version.version)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div class="go">
        <button type="submit" class="button">
          对比
        </button>
      </div>
    </form>
  );
}

function Summary({ comparison: { rows, limited } }: { comparison: Comparison }) {
  const kinds = Object.keys(KINDS) as Row['kind'][];
  const counts = kinds.map((kind) => `${KINDS[kind]}${rows.filter((row) => row.kind === kind).length}条`);
  return (
    <>
      <p>{`${counts.join('，')}。按内容对应，条号变了的也放在一起；拆开、合并的条文显示为删去和新增。`}</p>
      <p class="hint">
        <del>加删除线的</del>是旧版本有、新版本没有的文字，<ins>加下划线的</ins>是新增的文字。
      </p>
      {limited ? <p class="note">{limited}</p> : null}
    </>
  );
}
