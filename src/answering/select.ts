import type { Passage } from '../domain/corpus.ts';
import type { Hit } from '../domain/retrieval.ts';
import type { Query, QueryReader } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';

/** Thresholds of how many passages an answer rests on; tuned on the development questions (see evals). */
const BESIDE = { share: 0.45, probability: 0.15 };
const CLAUSE_PROBABILITY = 0.4;
const MOST = 5;

/** Signs that a question asks for more than one thing. */
const SEVERAL = /分别|各(有|是|自|担|要)|几样|几项|几种|哪几|哪些|都有|还有|以及|另外|同时|一并|凑齐|理一遍|和.{1,12}和|、.{1,20}、|[,;。?!,、].*(又|也|还|再)|and/;

/**
 * The passages that the answer rests on, the most important first: the best one, those close behind it, and, where
 * the question asks for several things, the best one of each clause.
 */
export function selectPassages(question: string, hits: Hit[], retriever: HybridRetriever, reader: QueryReader): Passage[] {
  const [best, ...rest] = hits;
  if (!best) return [];
  const several = SEVERAL.test(reader.keyOf(question));
  const chosen = [best.passage];
  for (const hit of rest)
    if (hit.score >= BESIDE.probability && hit.score >= BESIDE.share * best.score) chosen.push(hit.passage);
  if (several)
    for (const query of clauses(question, reader)) {
      const top = retriever.searchQuery(query, 1).kept[0];
      if (top && top.score >= CLAUSE_PROBABILITY && !chosen.includes(top.passage)) chosen.push(top.passage);
    }
  return chosen.slice(0, MOST);
}

function clauses(question: string, reader: QueryReader): Query[] {
  return question
    .split(/[,,。;;??!!、\n]|以及|还有|和|另外|或者|跟/)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= 3)
    .map((clause) => reader.read(clause));
}
