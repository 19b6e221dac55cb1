import type { Comparison, Row } from './law-compare.ts';
import { anchorOf, KINDS, nameOf } from './law-compare-row.tsx';

/** How much was changed, where, and how it is shown. */
export function Summary({ comparison: { rows, limited } }: { comparison: Comparison }) {
  const count = (kind: Row['kind']): number => rows.filter((row) => row.kind === kind).length;
  const counts = (['changed', 'added', 'deleted'] as const).map((kind) => `${KINDS[kind]}${count(kind)}条`);
  const same = count('same');
  const changes = rows.length - same;
  return (
    <>
      <p class="sum">
        <b>{changes ? `有改动的共${changes}条` : '两个版本文字相同'}</b>
        {`：${counts.join('，')}。另有${same}条文字未变。`}
      </p>
      {changes ? (
        <>
          <p class="no-print">
            <a class="button" href="#change-1">
              看第一处改动
            </a>
          </p>
          <Overview rows={rows} />
          <p class="hint">
            <del>加删除线的</del>是旧版本有、新版本删除的文字；<ins>加下划线的</ins>
            是新增的文字。按内容对应，条号变了的也放在一起；拆开、合并的条文显示为删除和新增。
          </p>
        </>
      ) : null}
      {limited ? <p class="note">{limited}</p> : null}
    </>
  );
}

/** Every change by its article, each a link. */
function Overview({ rows }: { rows: Row[] }) {
  const kinds = (['changed', 'added', 'deleted'] as const).filter((kind) => rows.some((row) => row.kind === kind));
  return (
    <details class="overview no-print">
      <summary>改动一览</summary>
      <dl>
        {kinds.map((kind) => (
          <div>
            <dt>{KINDS[kind]}</dt>
            <dd>
              {rows
                .filter((row) => row.kind === kind)
                .map((row) => (
                  <a href={`#${anchorOf(row)}`}>{nameOf(row)}</a>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
