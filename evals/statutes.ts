import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PackedLibrary } from '../src/corpus/laws/library.ts';
import { LawShelf } from '../src/corpus/laws/shelf.ts';
import { lawRef, placeLabel } from '../src/domain/law.ts';
import { currentBundle, loadBundle } from '../src/law-data.node.ts';
import { type BuiltIndex, LawSearch } from '../src/retrieval/laws/search.ts';
import { LexicalIndex } from '../src/retrieval/lexical.ts';
import { hashOf } from '../src/retrieval/linear-model.ts';
import { cosineAt } from '../src/retrieval/packed-vectors.ts';
import { QueryReader } from '../src/retrieval/query.ts';
import { topOf } from '../src/retrieval/ranking.ts';
import { tokenize } from '../src/retrieval/tokens.ts';
import { loadCorpus, loadEmbedder } from '../src/start.node.ts';
import { recallAt, reciprocalRank } from './ranking.ts';
import { bootstrapMean, mean } from './statistics.ts';

/**
 * Measures how well questions find articles: each way by itself and all together, over the laws that were pulled
 * into a data folder. Questions are a JSON line each: `question`, `gold: [{ law, article }]`, `administrative`.
 * They are not part of the project, and nothing that is shipped is fitted to them.
 */
const USAGE =
  '用法:npm run eval:statutes -- --questions 文件.jsonl --laws 数据目录 [--administrative] [--part tuned|held]';

interface Question {
  question: string;
  gold: string[];
}

const DEPTH = 100;
const TODAY = '2026-11-22';

/** `tuned` is the third of the questions (by the hash of their id) on which weights were tried; `held` the others. */
function readQuestions(
  source: string,
  library: PackedLibrary,
  only: { administrative: boolean; part: string | undefined },
) {
  const byName = new Map(library.laws.map((law) => [law.names[0] as string, law.id]));
  const byLabel = (law: string, article: string): string | null => {
    const id = byName.get(law);
    const range = id && library.range(id);
    if (!id || !range) return null;
    for (let at = range.from; at < range.to; at++)
      if (placeLabel(library.placeAt(at)) === article)
        return lawRef({ law: id, version: null, place: library.placeAt(at) });
    return null;
  };
  const questions: Question[] = [];
  let missing = 0;
  for (const text of source.split('\n')) {
    if (text.trim() === '') continue;
    // Some writers leave NaN where there is nothing.
    const read = JSON.parse(text.replace(/: NaN\b/g, ': null'));
    const part = hashOf(String(read.id)) % 3 === 0 ? 'tuned' : 'held';
    if (only.part !== undefined && only.part !== part) continue;
    if (only.administrative && !read.administrative) continue;
    const gold = read.gold.map((one: { law: string; article: string }) => byLabel(one.law, one.article));
    const known = gold.filter((ref: string | null) => ref !== null);
    missing += gold.length - known.length;
    // An article that is not there can't be found: it counts as missed.
    if (known.length > 0)
      questions.push({ question: read.question, gold: gold.map((ref: string | null) => ref ?? 'missing') });
  }
  return { questions, missing };
}

type Ranker = (question: string) => string[];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string' },
      laws: { type: 'string' },
      administrative: { type: 'boolean', default: false },
      part: { type: 'string' },
    },
  });
  const name = values.laws && (await currentBundle(values.laws));
  const bundle = values.laws && name ? await loadBundle(values.laws, name) : null;
  if (!values.questions || !bundle) {
    console.error(USAGE);
    return 2;
  }
  const corpus = await loadCorpus();
  const library = new PackedLibrary(bundle.packed, () => TODAY);
  const only = { administrative: values.administrative, part: values.part };
  const { questions, missing } = readQuestions(await readFile(values.questions, 'utf8'), library, only);
  console.log(`${library.laws.length} 部,${library.size} 条;${questions.length} 题,缺 ${missing} 条依据`);
  const search = new LawSearch(new LawShelf(corpus, library, () => TODAY), bundle);
  const rankers = await rankersOf(search, library, new QueryReader(corpus.lexicon));
  const results = new Map<string, number[][]>();
  for (const [title, rank] of rankers)
    results.set(
      title,
      questions.map(({ question, gold }) => scores(gold, rank(question))),
    );
  for (const [title, rows] of results) console.log(line(title, rows));
  compare(results);
  return 0;
}

function scores(gold: string[], ranked: string[]): number[] {
  return [
    recallAt(gold, ranked, 5),
    recallAt(gold, ranked, 10),
    recallAt(gold, ranked, DEPTH),
    reciprocalRank(gold, ranked, 10),
  ];
}

function line(title: string, rows: number[][]): string {
  const cells = ['R@5', 'R@10', 'R@100', 'MRR@10'].map(
    (name, at) => `${name} ${mean(rows.map((row) => row[at] as number)).toFixed(3)}`,
  );
  return `${title.padEnd(28)} ${cells.join('  ')}`;
}

function compare(results: Map<string, number[][]>): void {
  const base = results.get('BM25F') as number[][];
  const best = [...results.values()].at(-1) as number[][];
  for (const [at, metric] of [
    [1, 'Recall@10'],
    [2, 'Recall@100'],
  ] as const) {
    const { value, low, high, n } = bootstrapMean(
      best.map((row, i) => (row[at] as number) - (base[i]?.[at] as number)),
    );
    console.log(`合用 − BM25F,${metric}:${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}],n=${n}`);
  }
}

async function rankersOf(search: LawSearch, library: PackedLibrary, reader: QueryReader): Promise<[string, Ranker][]> {
  const pairs = (text: string): string[] => tokenize(text.normalize('NFKC').toLowerCase(), [2]);
  const nameOf = (at: number): string => library.law(library.at(at).law)?.names[0] ?? '';
  const inForce = new Set(
    library.laws.flatMap(({ id }) => {
      const range = library.range(id);
      return range ? Array.from({ length: range.to - range.from }, (_, at) => range.from + at) : [];
    }),
  );
  const rows = [...inForce].sort((a, b) => a - b);
  const refs = rows.map((at) => library.at(at).ref);
  const plain = LexicalIndex.build(
    rows.length,
    (i) => [pairs(nameOf(rows[i] as number) + library.textAt(rows[i] as number))],
    [{ weight: 1, b: 0.75 }],
  );
  const fields = LexicalIndex.build(
    rows.length,
    (i) =>
      [nameOf(rows[i] as number), library.headingAt(rows[i] as number), library.textAt(rows[i] as number)].map(pairs),
    [
      { weight: 2, b: 0.75 },
      { weight: 1, b: 0.75 },
      { weight: 1, b: 0.75 },
    ],
  );
  const byWords =
    (index: LexicalIndex): Ranker =>
    (question) =>
      topOf(index.score(new Map(pairs(question).map((token) => [token, 1]))), DEPTH).map((i) => refs[i] as string);
  const embedder = await loadEmbedder();
  const vectors = search.built?.vectors;
  const all: [string, Ranker][] = [
    ['BM25', byWords(plain)],
    ['BM25F', byWords(fields)],
    ['词语(章、位阶、问法)', (question) => refsOf(search, reader, question)],
  ];
  if (!embedder || vectors?.model !== embedder.model) return all;
  const { placeOf } = (search.built as BuiltIndex).index;
  const meaning: Ranker = (question) => {
    const vector = embedder.vectorOf(question);
    const near = new Float32Array(library.size);
    placeOf.forEach((place, row) => {
      if (inForce.has(place)) near[place] = Math.max(near[place] as number, cosineAt(vectors, row, vector));
    });
    return topOf(near, DEPTH).map((at) => library.at(at).ref);
  };
  return [
    ...all,
    ['向量', meaning],
    ['合用', (question) => refsOf(search, reader, question, embedder.vectorOf(question))],
  ];
}

function refsOf(search: LawSearch, reader: QueryReader, question: string, vector?: Float32Array): string[] {
  return search.search(reader.read(question), { limit: DEPTH, vector }).hits.map(({ passage }) => passage.ref);
}

process.exitCode = await main();
