import { type Article, placeLabel } from '../../domain/law.ts';
import type { Row } from './law-compare.ts';
import type { Stretch } from './law-diff.ts';

/** What happened to an article, in the order in which it is counted. */
export const KINDS = { changed: '修改', added: '新增', deleted: '删除', same: '文字未变' } as const;

/** A piece of a comparison: one change with its number, counted from 1, or unchanged articles that follow each other. */
export type CompareBlock = { kind: 'change'; number: number; row: Row } | { kind: 'same'; rows: Row[] };

/** Puts unchanged articles that follow each other together, and counts the changes. */
export function blocksOf(rows: readonly Row[]): CompareBlock[] {
  const blocks: CompareBlock[] = [];
  let number = 0;
  for (const row of rows) {
    const last = blocks.at(-1);
    if (row.kind !== 'same') blocks.push({ kind: 'change', number: ++number, row });
    else if (last?.kind === 'same') last.rows.push(row);
    else blocks.push({ kind: 'same', rows: [row] });
  }
  return blocks;
}

/** The anchor of a row: `n29` by its article in the newer version, `o29` where only the older has it. */
export function anchorOf({ older, newer }: Row): string {
  return newer ? `n${newer.place}` : `o${older?.place}`;
}

/** 第十二条（原第九条）. */
export function nameOf({ older, newer }: Row): string {
  const [before, after] = [older, newer].map((article) => (article ? placeLabel(article.place) : null));
  if (!after || !before || before === after) return (after ?? before) as string;
  return `${after}（原${before}）`;
}

interface ChangeProps {
  row: Row;
  number: number;
  total: number;
  /** The pages of the two versions. */
  urls: { older: string; newer: string };
}

/** Whether nothing but punctuation, spaces and the width of characters was changed. */
function isPunctuation({ stretches }: Row): boolean {
  const side = (without: 'added' | 'deleted'): string =>
    stretches
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text.normalize('NFKC').replace(/[\p{P}\p{S}\s]/gu, ''))
      .join('');
  return side('added') === side('deleted');
}

/** A change: the article as it was beside what it is, and the way to the changes before and behind. */
export function ChangeView({ row, number, total, urls }: ChangeProps) {
  const { kind, older, newer, stretches } = row;
  return (
    <section class={`change ${kind}`} id={`change-${number}`} tabindex={-1} aria-labelledby={anchorOf(row)}>
      <div class="change-head">
        <h2
          id={anchorOf(row)}
        >{`${nameOf(row)}：${KINDS[kind]}${isPunctuation(row) ? '（只有标点、符号不同）' : ''}`}</h2>
        <nav class="stepping no-print" aria-label={`第${number}处改动，共${total}处`}>
          {number > 1 ? <a href={`#change-${number - 1}`}>上一处</a> : null}
          <span class="small" aria-hidden="true">{`${number} / ${total}`}</span>
          {number < total ? <a href={`#change-${number + 1}`}>下一处</a> : null}
        </nav>
      </div>
      <Side article={older} url={urls.older} stretches={stretches.filter((one) => one.kind !== 'added')} side="旧" />
      <Side article={newer} url={urls.newer} stretches={stretches.filter((one) => one.kind !== 'deleted')} side="新" />
    </section>
  );
}

/** Unchanged articles, folded. */
export function SameView({ rows }: { rows: Row[] }) {
  const [first, last] = [rows[0], rows.at(-1)] as [Row, Row];
  const names = rows.length === 1 ? nameOf(first) : `${nameOf(first)}至${nameOf(last)}，共${rows.length}条`;
  return (
    <details class="change same">
      <summary>{`${names}：文字未变`}</summary>
      {rows.map((row) => (
        <>
          {rows.length > 1 ? <h2 id={anchorOf(row)}>{`${nameOf(row)}：文字未变`}</h2> : null}
          <p class="plan">{row.stretches[0]?.text}</p>
        </>
      ))}
    </details>
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
      <p class="compared">{stretches.map(stretchOf)}</p>
    </div>
  );
}

/** The words 删除 and 新增 stand there for whoever listens; the others see the lines. */
function stretchOf({ kind, text }: Stretch) {
  if (kind === 'same') return text;
  const Tag = kind === 'deleted' ? 'del' : 'ins';
  return (
    <Tag>
      <span class="hidden">{kind === 'deleted' ? '［删除：' : '［新增：'}</span>
      {text}
      <span class="hidden">］</span>
    </Tag>
  );
}
