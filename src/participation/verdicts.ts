import type { Verdict } from '../domain/comment.ts';

/** The verdicts as people read them. */
export const VERDICT_IN_WORDS: Readonly<Record<Verdict, string>> = {
  adopted: '采纳',
  partly_adopted: '部分采纳',
  not_adopted: '不予采纳',
  already_provided: '已有规定',
  out_of_scope: '不属于本事项范围',
};
