import { type LawSource, PackedLibrary, packLaws } from '../../corpus/laws/library.ts';
import { LawShelf } from '../../corpus/laws/shelf.ts';
import { sha256Of } from '../../corpus/pull/stored-texts.node.ts';
import type { Corpus } from '../../domain/corpus.ts';
import type { CardSource, Law, LawQuestion } from '../../domain/law.ts';
import { articleText, embedderKey, embedderTokens, StaticEmbedder } from '../embedder.static.ts';
import { realCorpus } from '../fixture.node.ts';
import { hashOf } from '../linear-model.ts';
import { packVectors } from '../packed-vectors.ts';
import type { LawBundle } from './bundle.ts';
import { LawSearch } from './search.ts';
import { buildLawIndex } from './word-index.ts';

/** For tests: laws that do not exist, in the form of the pinned repository's files. */

/** The day on which tests look at them. */
export const TODAY = '2026-11-22';

const LANTERNS_2010 = `# 中华人民共和国灯会法

2010年5月1日 通过

<!-- INFO END -->

## 第一章 总则

第一条　为了办好灯会，制定本法。

## 第二章 办会

第二条　办灯会应当提前九十日向灯会局申报。

第三条　灯会局应当自收到申报之日起三十日内答复。
`;

const LANTERNS_2021 = `# 中华人民共和国灯会法

2010年5月1日 通过
2021年10月23日 修订

<!-- INFO END -->

## 第一章 总则

第一条　为了办好灯会，保护观灯的人，制定本法。

## 第二章 办会

第二条　办灯会应当提前四十日向灯会局申报。申报应当写明灯的数量和用火的地点。

第三条　灯会局应当自收到申报之日起十五日内答复。

第三条之一　灯会局逾期不答复的，视为同意。

## 第三章 罚则

第四条　不申报就办灯会的，处二千元罚款。
`;

const FERRIES = `# 渡船条例

2015年3月2日 通过

<!-- INFO END -->

第一条　渡船应当每年检验一次。

第二条　船工在大雾中应当停航。

第三条　渡口应当在夜间点灯，灯的数量由渡口管理处规定。
`;

const KITES_OLD = `# 风筝管理办法

2003年4月5日 公布

<!-- INFO END -->

第一条　放风筝应当领取风筝证。

第二条　风筝证每年换领。
`;

const KITES = `# 风筝管理条例

2019年4月5日 公布

<!-- INFO END -->

第一条　放风筝不需要领取证件。

第二条　机场周围五公里内不得放风筝。
`;

/** The files of these laws: path → text. */
const FILES = new Map<string, string>();

/** A version by its day of adoption, with the file that holds its text. */
type Told = [adopted: string, from: string, to: string | null, text: string];

function law(id: string, names: string[], kind: string, told: Told[]): Law {
  const title = /^# (.*)/.exec(told[0]?.[3] ?? '')?.[1] ?? '';
  const versions = told.map(([version, effectiveFrom, effectiveTo, text]) => {
    const files = [{ path: pathOf(title, version), sha256: sha256Of(Buffer.from(text)) }];
    return { version, effectiveFrom, effectiveTo, files };
  });
  const state = { status: 'in_force' as const, statusAsOf: '2025-04-19', replacedBy: null, changes: [] };
  for (const [version, , , text] of told) FILES.set(pathOf(title, version), text);
  return { id, title, names, kind, documentNumber: null, versions, ...state };
}

function pathOf(title: string, version: string): string {
  return `行政法规/${title}(${version}).md`;
}

const LAWS: Law[] = [
  law('dhf', ['灯会法', '花灯法'], '法律', [
    ['2010-05-01', '2010-07-01', '2021-12-31', LANTERNS_2010],
    ['2021-10-23', '2022-01-01', null, LANTERNS_2021],
  ]),
  law('dctl', ['渡船条例'], '行政法规', [['2015-03-02', '2015-05-01', null, FERRIES]]),
  law('fztl', ['风筝管理条例'], '行政法规', [['2019-04-05', '2019-06-01', null, KITES]]),
  {
    ...law('fzbf', ['风筝管理办法'], '行政法规', [['2003-04-05', '2003-05-01', '2019-05-31', KITES_OLD]]),
    status: 'repealed',
    replacedBy: 'fztl',
  },
];

const CARDS: CardSource[] = [
  {
    law: 'dhf',
    purpose: '管灯会。',
    users: '办灯会的人。',
    points: [
      { place: '2', says: '办灯会提前四十日申报。', line: 1 },
      { place: '4', says: '不申报罚二千元。', line: 2 },
    ],
  },
  { law: 'dctl', purpose: '管渡船。', users: '船工。', points: [{ place: '2', says: '大雾停航。', line: 1 }] },
  {
    law: 'fztl',
    purpose: '管风筝。',
    users: '放风筝的人。',
    points: [{ place: '2', says: '机场附近不放。', line: 1 }],
  },
];

const QUESTIONS: LawQuestion[] = [
  { law: 'dhf', place: '2', text: '想搞个元宵活动要提前好久跟上头讲' },
  { law: 'dctl', place: '3', text: '码头黑灯瞎火的归谁管' },
];

/** The checkout's corpus with these laws in place of its own. */
export async function madeUpCorpus(): Promise<Corpus> {
  const corpus = await realCorpus();
  return { ...corpus, lock: { ...corpus.lock, laws: LAWS }, cards: CARDS, lawQuestions: QUESTIONS, instruments: [] };
}

/** The files of the lock: path → text. */
export function madeUpFiles(): Map<string, string> {
  return new Map(FILES);
}

/** The texts, of all laws or without those whose ids are named, in the lock's order. */
export function madeUpSources(without: readonly string[] = []): LawSource[] {
  return LAWS.filter(({ id }) => !without.includes(id)).flatMap((one) =>
    one.versions.map((version) => ({
      law: one,
      version,
      texts: version.files.map(({ path }) => FILES.get(path) as string),
    })),
  );
}

/** A bundle over them, by words alone. */
export function madeUpBundle(corpus: Corpus, sources = madeUpSources(), version = 'sha256:made-up'): LawBundle {
  const packed = packLaws(sources, version);
  const says = corpus.cards.flatMap(({ law, points }) => points.map(({ place, says }) => ({ law, place, says })));
  const index = buildLawIndex(new PackedLibrary(packed, () => TODAY), { questions: corpus.lawQuestions, says });
  return { packed, index, vectors: null, corpusVersion: corpus.version };
}

/** A search over them; without a bundle, over the cards. */
export function searchOver(corpus: Corpus, bundle: LawBundle | null, today = TODAY): LawSearch {
  const library = bundle && new PackedLibrary(bundle.packed, () => today);
  return new LawSearch(new LawShelf(corpus, library, () => today), bundle);
}

/** The real embedder over weights that nothing taught: texts are near where they share characters. */
export function madeUpEmbedder(dimensions = 256): StaticEmbedder {
  const texts = [...FILES.values(), ...QUESTIONS.map(({ text }) => text)];
  const tokens = new Set(texts.flatMap((text) => embedderTokens(embedderKey(text))));
  const hashes = Uint32Array.from(new Set([...tokens].map(hashOf))).sort();
  let state = 1;
  const weights = Int8Array.from({ length: hashes.length * dimensions }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 24) - 128;
  });
  const scales = new Float32Array(hashes.length).fill(0.01);
  return new StaticEmbedder({ dimensions, hashes, scales, weights, inputs: 'made-up' });
}

/** The same bundle with vectors. */
export function withVectors(bundle: LawBundle, embedder: StaticEmbedder): LawBundle {
  const library = new PackedLibrary(bundle.packed, () => TODAY);
  const rows = Array.from({ length: library.size }, (_, at) => {
    const title = library.at(at).law;
    return embedder.vectorOf(articleText({ title, chapter: library.headingAt(at), text: library.textAt(at) }));
  });
  return { ...bundle, vectors: packVectors(embedder.model, embedder.dimensions, rows, library.size) };
}
