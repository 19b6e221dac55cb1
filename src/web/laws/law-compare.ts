import type { Article } from '../../domain/law.ts';
import { alignArticles, wordsOf } from './law-align.ts';
import { diffTexts, type Stretch } from './law-diff.ts';

/** One row of a comparison. */
export interface Row {
  kind: 'same' | 'changed' | 'added' | 'deleted';
  older: Article | null;
  newer: Article | null;
  /** What changed; one stretch where all is the same, new or taken out. */
  stretches: Stretch[];
}

/** Two versions beside each other. */
export interface Comparison {
  rows: Row[];
  /** What could not be looked into, in words; `null` where all was. */
  limited: string | null;
}

/** Characters of changed articles that are compared word by word; what is beyond is shown as replaced. */
const MAX_CHARS = 150_000;

/** Compares two versions, article by article. */
export function compareVersions(older: readonly Article[], newer: readonly Article[]): Comparison {
  const { pairs, byNumber } = alignArticles(older, newer);
  let chars = 0;
  let replaced = 0;
  const rows = pairs.map(({ older: before, newer: after }): Row => {
    const [from, to] = [before ? wordsOf(before) : '', after ? wordsOf(after) : ''];
    if (!before || !after) return whole(before, after, before ? 'deleted' : 'added', from || to);
    if (from === to) return whole(before, after, 'same', to);
    chars += from.length + to.length;
    const stretches = chars > MAX_CHARS ? null : diffTexts(from, to);
    if (!stretches) replaced += 1;
    return { kind: 'changed', older: before, newer: after, stretches: stretches ?? replacedBy(from, to) };
  });
  const limits = [
    byNumber && '条文太多，没有按内容相近对应，只按文字相同和条号相同对应',
    replaced > 0 && `有${replaced}条改动太多或者超出逐词对比的上限，整条显示为删去和新增`,
  ].filter(Boolean);
  return { rows, limited: limits.length ? `${limits.join('；')}。` : null };
}

function whole(older: Article | null, newer: Article | null, kind: 'same' | 'added' | 'deleted', text: string): Row {
  return { kind, older, newer, stretches: [{ kind, text }] };
}

function replacedBy(older: string, newer: string): Stretch[] {
  return [
    { kind: 'deleted', text: older },
    { kind: 'added', text: newer },
  ];
}
