import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';

/** A version of a law, and whether its text is at hand. */
export interface LawFactsProps {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  hasText: boolean;
}

/** A version's days, number, source and files, and the laws before and behind it. */
export function LawFacts({ shelf, law, version, hasText }: LawFactsProps) {
  const former = shelf.laws.filter(({ replacedBy }) => replacedBy === law.id);
  const by = law.replacedBy ? shelf.law(law.replacedBy) : undefined;
  return (
    <div class="meta">
      <p>{[law.kind, numberOf(law, version)].filter(Boolean).join(' · ')}</p>
      <p>{daysOf(version)}</p>
      {by ? (
        <p>
          取代它的是：<a href={`/laws/${by.id}`}>{`《${by.title}》`}</a>
        </p>
      ) : null}
      {former.map(({ id, title }) => (
        <p>
          取代了：<a href={`/laws/${id}`}>{`《${title}》`}</a>
        </p>
      ))}
      <Source shelf={shelf} version={version} />
      {hasText ? <Downloads law={law} version={version} /> : null}
    </div>
  );
}

/** The document's number is that of the newest version; what earlier ones had is not known. */
export function numberOf(law: Law, version: LawVersion): string | null {
  return version === law.versions.at(-1) ? law.documentNumber : null;
}

/** The days of a version in words; a day that is not known is left out. */
function daysOf({ version, effectiveFrom, effectiveTo }: LawVersion): string {
  const from = effectiveFrom && `自${dayInWords(effectiveFrom)}起施行`;
  const to = effectiveTo && `施行至${dayInWords(effectiveTo)}`;
  return [`${dayInWords(version)}公布或最近一次修改`, from, to].filter(Boolean).join('，');
}

function Source({ shelf, version }: { shelf: LawShelf; version: LawVersion }) {
  const { repository, commit } = shelf.corpus.lock;
  return (
    <details class="source-of">
      <summary>文本来源和 SHA-256</summary>
      <p>
        公开仓库：<a href={repository}>{repository}</a>
      </p>
      <p>
        提交：<code>{commit}</code>
      </p>
      {version.files.map(({ path, sha256 }) => (
        <p>
          {`文件：${path}，SHA-256：`}
          <code>{sha256}</code>
        </p>
      ))}
      <p>不是官方发布的文本，以国家法律法规数据库（flk.npc.gov.cn）公布的为准。</p>
    </details>
  );
}

function Downloads({ law, version }: { law: Law; version: LawVersion }) {
  const address = (format: string): string => `/laws/${law.id}/download?format=${format}&version=${version.version}`;
  return (
    <p class="downloads no-print">
      <a href={address('txt')}>下载文本（TXT）</a>
      <a href={address('md')}>下载文本（Markdown）</a>
    </p>
  );
}
