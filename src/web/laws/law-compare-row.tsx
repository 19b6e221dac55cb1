import { type Article, placeLabel } from '../../domain/law.ts';
import type { Row } from './law-compare.ts';
import type { Stretch } from './law-diff.ts';

/** What happened to an article, in the order in which it is counted. */
export const KINDS = { changed: '修改', added: '新增', deleted: '删去', same: '文字未变' } as const;

/** One row: the article as it was beside what it is. `from` and `to` are the pages of the two versions. */
export function RowView({ row, from, to }: { row: Row; from: string; to: string }) {
  const { kind, older, newer, stretches } = row;
  const title = titleOf(row);
  if (kind === 'same')
    return (
      <details class="row same">
        <summary>{title}</summary>
        <p class="plan">{stretches[0]?.text}</p>
      </details>
    );
  return (
    <section class={`row ${kind}`} aria-label={title}>
      <h2>{title}</h2>
      <Side article={older} url={from} stretches={stretches.filter((one) => one.kind !== 'added')} side="旧" />
      <Side article={newer} url={to} stretches={stretches.filter((one) => one.kind !== 'deleted')} side="新" />
    </section>
  );
}

interface SideProps {
  article: Article | null;
  url: string;
  stretches: Stretch[];
  side: '旧' | '新';
}

function Side({ article, url, stretches, side }: SideProps) {
  if (!article) return <p class="half none">{side === '旧' ? '旧版本没有这一条。' : '新版本没有这一条。'}</p>;
  return (
    <div class="half">
      <p class="small">
        <a href={`${url}#a${article.place}`}>{`${side}版${placeLabel(article.place)}`}</a>
      </p>
      <p class="compared">
        {stretches.map(({ kind, text }) =>
          kind === 'same' ? (
            text
          ) : kind === 'deleted' ? (
            <del>
              <span class="hidden">［删：</span>
              {text}
              <span class="hidden">］</span>
            </del>
          ) : (
            <ins>
              <span class="hidden">［增：</span>
              {text}
              <span class="hidden">］</span>
            </ins>
          ),
        )}
      </p>
    </div>
  );
}

/** 第十二条（原第九条）：修改. */
function titleOf({ kind, older, newer }: Row): string {
  const [before, after] = [older, newer].map((article) => (article ? placeLabel(article.place) : null));
  if (!after || !before) return `${after ?? before}：${KINDS[kind]}`;
  return `${after}${before === after ? '' : `（原${before}）`}：${KINDS[kind]}`;
}
