import type { Passage } from '../domain/passage.ts';
import type { Hit } from '../domain/retrieval.ts';
import type { Query, QueryReader } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';

/**
 * How many passages an answer rests on; probabilities, tuned on the development questions (see evals).
 * `beside`: one nearly as good as the best. `some`: a further one where a question perhaps asks for several things.
 * `several`: from here on it does; then `share` is what a passage must bring together.
 */
const THRESHOLDS = { beside: 0.15, besideShare: 0.45, some: 0.03, several: 0.03, share: 0.1 };
/** How strongly the whole question draws what a clause finds, and the least that it counts as. */
const CONTEXT = 0.7;
const LEAST = 1e-4;
/** A clause counts fully from a best probability of 1 / CERTAINTY on. */
const CERTAINTY = 1.5;
const MOST = 6;

/** Signs that a question certainly asks for more than one thing. */
const MANY =
  /分别|各(有|是|自|担|要|管|负|怎)|[几两三四五](样|项|种|块|类|头|件事|边|(个)?方面)|哪几|一整套|全套|凑齐|理一?(遍|下|理)|汇总|一并|、[^、]{1,14}、|和[^和]{1,14}(各|分别|都|怎么)|[,;。?](罚完|输了|完了)|,.{2,14}(又|再)(怎么|往|到|归|找|该)|\b(both|respectively|and also)\b/;
/** Signs that it may. */
const SOME =
  /哪些.{0,14}(任务|事|办法|文件|要求|系统|平台|规定|方面|地方|措施|制度|机制)|都有(哪|什么)|有什么(安排|动作|部署)|同时|以及|还有|另外|[,;。?](那|又|再|然后|还|也)/;
const ITEMS = /[,，。;；??!!、\n:：]|以及|还有|另外|或者|和|跟|与|到(?=.{1,6}(?:到|一整套|全))/;

/** The passages that the answer rests on, the most important first. `query` is the question as it was read. */
export function selectPassages(question: string, query: Query, hits: Hit[], retriever: HybridRetriever): Passage[] {
  const [best] = hits;
  if (!best) return [];
  if (retriever.asksSeveral(query) >= THRESHOLDS.several || MANY.test(query.key))
    return severalPassages(question, query, retriever);
  const enough = SOME.test(query.key)
    ? THRESHOLDS.some
    : Math.max(THRESHOLDS.beside, THRESHOLDS.besideShare * best.score);
  return hits
    .filter((hit, at) => at === 0 || hit.score >= enough)
    .slice(0, MOST)
    .map((hit) => hit.passage);
}

/**
 * The passages for a question that asks for several things: what the whole question finds and what each of its
 * clauses finds (drawn towards the whole) added up. Roots are added, so that one certain task does not hide the rest.
 */
function severalPassages(question: string, query: Query, retriever: HybridRetriever): Passage[] {
  const whole = scoresOf(retriever, query);
  const total = new Map([...whole].map(([passage, score]) => [passage, Math.sqrt(score)]));
  for (const clause of readClauses(question, retriever.reader)) {
    const found = scoresOf(retriever, clause);
    const certainty = Math.min(1, Math.max(...found.values()) * CERTAINTY);
    const drawn = [...found].map(
      ([passage, score]) => [passage, score * Math.max(whole.get(passage) ?? 0, LEAST) ** CONTEXT] as const,
    );
    const sum = drawn.reduce((all, [, score]) => all + score, 0);
    for (const [passage, score] of drawn)
      total.set(passage, (total.get(passage) ?? 0) + Math.sqrt(score / sum) * certainty);
  }
  const ranked = [...total].sort((a, b) => b[1] - a[1] || (a[0].ref < b[0].ref ? -1 : 1));
  return ranked
    .filter(([, score], at) => at === 0 || score >= THRESHOLDS.share)
    .slice(0, MOST)
    .map(([passage]) => passage);
}

function scoresOf(retriever: HybridRetriever, query: Query): Map<Passage, number> {
  const { kept, rejected } = retriever.searchQuery(query, Number.POSITIVE_INFINITY);
  return new Map([...kept, ...rejected].map(({ passage, score }) => [passage, score]));
}

function readClauses(question: string, reader: QueryReader): Query[] {
  return question
    .split(ITEMS)
    .filter((clause) => clause.trim().length >= 2)
    .map((clause) => reader.read(clause));
}
