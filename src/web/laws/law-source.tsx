import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Law, LawVersion } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import { FORMATS } from './law-download.ts';

/** A version of a law, and whether its text is at hand. */
export interface LawFactsProps {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  hasText: boolean;
}

/** A version's kind, number, files and source, and the laws before and behind it. */
export function LawFacts({ shelf, law, version, hasText }: LawFactsProps) {
  const former = shelf.laws.filter(({ replacedBy }) => replacedBy === law.id);
  const by = law.replacedBy ? shelf.law(law.replacedBy) : undefined;
  return (
    <div class="meta">
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
      <details class="source-of">
        <summary>{hasText ? '下载全文和文本来源' : '文本来源'}</summary>
        {hasText ? <Downloads law={law} version={version} /> : null}
        <Source shelf={shelf} version={version} />
      </details>
    </div>
  );
}

function Source({ shelf, version }: { shelf: LawShelf; version: LawVersion }) {
  const { repository, commit, snapshot } = shelf.corpus.lock;
  return (
    <>
      <p>
        公开仓库：<a href={repository}>{repository}</a>
      </p>
      <p>
        提交：<code>{commit}</code>
        {`（${dayInWords(snapshot)}）`}
      </p>
      {version.files.map(({ path, sha256 }) => (
        <p>
          {`文件：${path}，SHA-256：`}
          <code>{sha256}</code>
        </p>
      ))}
      <p>不是官方发布的文本，以国家法律法规数据库（flk.npc.gov.cn）公布的为准。</p>
    </>
  );
}

function Downloads({ law, version }: { law: Law; version: LawVersion }) {
  return (
    <p class="downloads no-print">
      <span>下载全文：</span>
      {Object.entries(FORMATS).map(([format, { name }]) => (
        <a href={`/laws/${law.id}/download?format=${format}&version=${version.version}`}>{name}</a>
      ))}
    </p>
  );
}
