import { type LawSource, PackedLibrary, packLaws } from '../../corpus/laws/library.ts';
import { diskLoader } from '../../corpus/loader.node.ts';
import type { Corpus } from '../../domain/corpus.ts';
import type { Law, LawVersion } from '../../domain/law.ts';
import { Laws } from '../../retrieval/laws/laws.ts';
import { buildLawIndex } from '../../retrieval/laws/word-index.ts';
import { NO_CONVERSATIONS } from '../chat/no-conversations.fixture.ts';
import { NO_DECISIONS } from '../decisions/no-decisions.fixture.ts';
import { webPages } from '../pages.tsx';

/** Pages over the real corpus with made-up laws beside it. The texts are the tests' own. */

/** The day on which all tests are. */
const TODAY = '2026-11-22';

const version = (day: string, from: string | null, to: string | null): LawVersion => {
  return {
    version: day,
    effectiveFrom: from,
    effectiveTo: to,
    files: [{ path: `桥/${day}.md`, sha256: 'a'.repeat(64) }],
  };
};

/** A made-up law, in force since 2023, whose numbers moved against its version of 2019. */
export const BRIDGES: Law = {
  id: 'qiao',
  title: '中华人民共和国桥梁养护法',
  names: ['桥梁养护法', '养桥法'],
  kind: '法律',
  documentNumber: '第九千号',
  versions: [version('2019-05-01', '2019-06-01', '2023-06-30'), version('2023-06-01', '2023-07-01', null)],
  status: 'in_force',
  statusAsOf: '2025-04-19',
  replacedBy: null,
  changes: [],
};

/** What it took the place of. */
export const OLD_RULES: Law = {
  ...BRIDGES,
  id: 'jiuqiao',
  title: '旧桥暂行办法',
  names: ['旧桥暂行办法'],
  kind: '行政法规',
  documentNumber: null,
  versions: [version('2001-02-03', '2001-03-01', '2019-05-31')],
  status: 'repealed',
  replacedBy: 'qiao',
};

const OLDER = `# 中华人民共和国桥梁养护法

<!-- INFO END -->

## 第一章 总则

第一条 为了让桥梁经久耐用，方便行人和车辆通过，制定本法。

第二条 本法所称桥梁，是指跨越河流、道路的建筑物。

## 第二章 养护

第三条 管理单位每年检查桥梁一次，并且把检查的结果记在簿子上。

第四条 过桥的人要靠右行走，不得在桥上摆摊设点。`;

/** The second article is new, the fourth of the older is gone, so that the numbers between them moved. */
const NEWER = `# 中华人民共和国桥梁养护法

<!-- INFO END -->

## 第一章 总 则

第一条 为了让桥梁经久耐用，方便行人和车辆通过，制定本法。

第二条 养护的花费由本级预算安排，专款专用，任何人都不能挪走。

第三条 本法所称桥梁，是指跨越河流、道路的建筑物。

## 第二章 养护

### 第一节 检查

第四条 管理单位每年检查桥梁两次，并且把检查的结果记在簿子上。

（一）罚款依照《中华人民共和国行政处罚法》和《关于修改<甲乙>的决定》办理；

（二）以前按《旧桥暂行办法》记的簿子仍然有效。

第四条之一 检查的人不得少于两名。`;

/** The made-up texts, both versions and the old rules. */
export function madeUpSources(): LawSource[] {
  const [older, newer] = BRIDGES.versions as [LawVersion, LawVersion];
  return [
    { law: BRIDGES, version: older, texts: [OLDER] },
    { law: BRIDGES, version: newer, texts: [NEWER] },
    {
      law: OLD_RULES,
      version: OLD_RULES.versions[0] as LawVersion,
      texts: ['# 旧桥暂行办法\n\n<!-- INFO END -->\n\n第一条 旧桥要修。'],
    },
  ];
}

/** The corpus of this repository with more laws. */
export async function corpusWith(...more: Law[]): Promise<Corpus> {
  const result = await diskLoader('corpus').load();
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { corpus } = result;
  return { ...corpus, lock: { ...corpus.lock, laws: [...corpus.lock.laws, ...more] } };
}

/** The pages, with these texts at hand; with none of them no text is. */
export async function lawPages(corpus: Corpus, sources: LawSource[]) {
  const laws = new Laws(corpus, () => TODAY);
  if (sources.length) {
    const packed = packLaws(sources, 'sha256:made-up');
    const index = buildLawIndex(new PackedLibrary(packed, () => TODAY), { questions: [], says: [] });
    await laws.take({ packed, index, vectors: null, corpusVersion: corpus.version });
  }
  return webPages({
    corpus,
    laws,
    conversation: { ask: async () => ({ kind: 'unknown_conversation' }) },
    retriever: { search: () => ({ kept: [], rejected: [], beyond: { no_basis: 0, out_of_scope: 0, unsafe: 0 } }) },
    participation: NO_DECISIONS,
    store: NO_CONVERSATIONS,
  });
}

/** The text of a piece of HTML, as the JSX of these pages escapes it. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
