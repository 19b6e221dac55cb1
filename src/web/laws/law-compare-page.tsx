import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { Breadcrumb } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { versionUrl } from './law-addresses.ts';
import type { Comparison } from './law-compare.ts';
import { blocksOf, ChangeView, SameView } from './law-compare-row.tsx';
import { Summary } from './law-compare-summary.tsx';
import { stateOn } from './law-facts.ts';
import { NoText } from './law-no-text.tsx';
import { StateTag } from './law-state.tsx';
import { CompareForm } from './law-versions.tsx';

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
  const urls = { older: versionUrl(shelf, law, from), newer: versionUrl(shelf, law, to) };
  const blocks = blocksOf(comparison?.rows ?? []);
  const changes = blocks.filter(({ kind }) => kind === 'change').length;
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
          <h1 class="title names">
            {`《${name}》`}
            <wbr />
            两个版本对比
          </h1>
          {comparison ? <Summary comparison={comparison} /> : <NoText law={law} />}
          {law.versions.length > 2 ? <CompareForm law={law} from={from} to={to} /> : null}
        </div>
        {comparison ? <Sides {...{ law, from, to, urls }} today={shelf.today()} /> : null}
        {blocks.map((block) =>
          block.kind === 'change' ? (
            <ChangeView row={block.row} number={block.number} total={changes} urls={urls} />
          ) : (
            <SameView rows={block.rows} />
          ),
        )}
        {changes > 0 ? (
          <p class="no-print">
            <a href="#change-1">回到第一处改动</a>
          </p>
        ) : null}
      </div>
    </Layout>
  );
}

interface SidesProps extends Pick<ComparePageProps, 'law' | 'from' | 'to'> {
  urls: { older: string; newer: string };
  today: string;
}

/** Which version stands on which side. */
function Sides({ law, from, to, urls, today }: SidesProps) {
  const sides = [
    { name: '旧版本', version: from, url: urls.older },
    { name: '新版本', version: to, url: urls.newer },
  ];
  return (
    <div class="sides">
      {sides.map(({ name, version, url }) => (
        <p>
          <b>
            {`${name}：`}
            <a href={url}>{dayInWords(version.version)}</a>
          </b>
          <StateTag state={stateOn(law, version, today)} />
        </p>
      ))}
    </div>
  );
}
