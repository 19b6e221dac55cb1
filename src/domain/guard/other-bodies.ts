import type { Passage } from '../passage.ts';
import { fold } from './fold.ts';
import { readPassage } from './reading.ts';

/** An office or firm by its kind; whoever names one has to find what it is for in a source. */
const KINDS = /(\p{Script=Han}{2})(?:局|厅|署|银行|公司|管委会|办事处|医院|事务所)/gu;
/** Words that end like an office and are none. */
const NONE = /[布结当大格全时开定僵战破变政终](?=局$)|[客餐大]厅$|部署$|签署$|连署$/;
/** What stands before an office without being a part of its name: 由档案局 is about 档案. */
const BEFORE = /^[由向到找去给让请经归属在和与跟]|[县市省区乡镇州]/;

/** An office that a folded sentence names by what it is for, where no source speaks of that; else `null`. */
export function unheldOffice(sentence: string, passages: readonly Passage[]): string | null {
  const held = passages
    .map((passage) => `${fold(`${passage.label} ${passage.heading}`)} ${readPassage(passage).folded}`)
    .join('\n');
  for (const [office, stem = ''] of sentence.matchAll(KINDS)) {
    if (NONE.test(office) || BEFORE.test(stem) || held.includes(stem) || held.includes(office)) continue;
    // Of a longer name, such as 市场监督管理局, the text may call the thing by other words of it.
    if ([...stem].every((char) => held.includes(char)) && /[管理监督行政]/.test(stem)) continue;
    return office;
  }
  return null;
}
