import { BEYOND_REASONS, type BeyondReason, type Corpus } from '../domain/corpus.ts';
import type { Ref } from '../domain/reference.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import { published } from '../domain/safe-text.ts';
import { redact } from '../privacy/personal-data.ts';
import { CuratedFinder } from '../retrieval/curated.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { LawFound } from '../retrieval/laws/search.ts';
import type { Named } from '../retrieval/lookup.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import type { Seen } from './composing.ts';
import { draftCurated } from './curated.ts';
import { businessNamed, isEverydayBusiness } from './everyday-business.ts';
import type { LawDrafting } from './law-drafting.ts';
import { type Lead, leadOf } from './law-route.ts';
import type { SourcedDraft } from './named.ts';

/** Beyond this probability that the corpus holds no answer, the question is refused (see evals). */
const REFUSE_ABOVE = 0.12;
/** A question is only worth rewriting where it is not this certain that no text answers it. */
const LOST_ABOVE = 0.75;
/** The best place is this good: other words for the question would bring nothing better. */
const SURE_FROM = 0.5;

/** 某某条例第三条: an article of something that is not the plan, whose tasks are counted 第三项, 第三条, too. */
const ARTICLE_OF_ANOTHER =
  /(?<!方案|计划|规划)(?:法|条例|规定|办法|细则|规则|解释)[》」”]? ?第 ?[\d零〇一二三四五六七八九十百千]+ ?条/;

/** What a question names outright. */
export interface Route {
  query: Query;
  /** Places in the plan. */
  named: Named | null;
  /** What is said of an instrument whose text is not at hand. */
  aside: SourcedDraft | null;
  /** What an office answered to this question once and for all. */
  curated: SourcedDraft | null;
}

/** What was found for a question, and what that means for its answer. */
export interface Finding extends Seen {
  query: Query;
  /** Why the plan does not answer it; `null` where it does. */
  reason: BeyondReason | null;
  lead: Lead;
  /** It names an article that is not at hand. */
  isUnknownArticle: boolean;
}

/** The steps between a question and its passages. */
export class Finder {
  private readonly curated: CuratedFinder;

  constructor(
    private readonly corpus: Corpus,
    private readonly retriever: HybridRetriever,
    private readonly laws: Laws,
    private readonly lawDrafting: LawDrafting,
  ) {
    // What no office has signed is a draft: nobody is answered with it.
    const curated = corpus.curated.filter(({ signedBy }) => signedBy.verified);
    this.curated = new CuratedFinder({ curated }, retriever);
  }

  /** What the question names, so that it is looked up straight. */
  route(query: Query): Route {
    const { shelf } = this.laws.current;
    const instrument = shelf.instrumentNamed(query.written);
    const aside = instrument ? this.lawDrafting.draftInstrument(query, instrument, shelf) : null;
    const named = namesAnother(query) ? null : this.retriever.lookup.find(query.written);
    const curated = this.curated.find(query, shelf.today());
    return { query, named, aside, curated: curated && draftCurated(curated, this.corpus, shelf) };
  }

  /** Searches plan and laws, and weighs which of them answers. */
  async retrieve({ query, named, aside }: Route): Promise<Finding> {
    const safeKey = () => published(this.retriever.reader.keyOf(redact(query.written)));
    const found = this.laws.search(query, undefined, await this.laws.vectorFor(safeKey));
    const retrieved = this.retriever.searchQuery(query);
    const reason = named ? null : refusalReason(query, retrieved);
    const isUnknownArticle = namesAnother(query) && found.named.length === 0 && !aside;
    const lead = aside ? 'law' : this.leadOf(query, retrieved, { named, reason }, found);
    return { query, retrieved, found, reason, lead, isUnknownArticle };
  }

  /** Of a paper that nobody writes of, a law that only shares a word with its name says nothing. */
  private leadOf(query: Query, retrieved: Retrieved, plan: Parameters<typeof leadOf>[3], found: LawFound): Lead {
    const paper = plan.reason === null ? null : businessNamed(query.key);
    const [best] = found.hits;
    // 身份证明 is no 身份证.
    if (paper && best && !new RegExp(`${paper}(?!明)`).test(best.passage.text)) return 'plan';
    return leadOf(query, this.retriever, retrieved, plan, found);
  }

  /** Whether other words for the question may find what its own did not. */
  isInDoubt({ retrieved, reason, lead, found }: Finding, { named, aside, curated }: Route): boolean {
    if (named || aside || curated || (found?.named.length ?? 0) > 0 || reason === 'unsafe') return false;
    if (doubtOf(retrieved) > LOST_ABOVE) return false;
    return reason !== null || (lead === 'plan' && (retrieved.kept[0]?.score ?? 0) < SURE_FROM);
  }

  /**
   * The better of what the question found and what its rewritings found; unsafe stays unsafe. A model may say which of
   * the places that the question came near is meant: it cannot lead to any that has nothing to do with it.
   */
  better(first: Finding, others: Finding[]): Finding {
    const near = new Set(placesOf(first));
    const sure = (finding: Finding) =>
      (finding.reason && finding.lead !== 'law' ? 0 : 1) + (finding.retrieved.kept[0]?.score ?? 0) / 2;
    const sound = others.filter(
      (one) => one.reason !== 'unsafe' && !one.isUnknownArticle && near.has(placesOf(one)[0] ?? ''),
    );
    return sound.reduce((best, one) => (sure(one) > sure(best) ? one : best), first);
  }
}

/** What was come near to, that which leads first. */
function placesOf({ retrieved: { kept, rejected }, found, lead }: Finding): Ref[] {
  const tasks = [...kept, ...rejected].map(({ passage }) => passage.ref);
  const articles = (found?.hits ?? []).map(({ passage }) => passage.ref);
  return lead === 'plan' || lead === 'both' ? [...tasks, ...articles] : [...articles, ...tasks];
}

function namesAnother(query: Query): boolean {
  return ARTICLE_OF_ANOTHER.test(query.written);
}

function doubtOf({ beyond }: Retrieved): number {
  return BEYOND_REASONS.reduce((sum, reason) => sum + beyond[reason], 0);
}

/** The likeliest reason for which the corpus does not answer, where it probably does not. */
function refusalReason({ key }: Query, retrieved: Retrieved): BeyondReason | null {
  const { kept, beyond } = retrieved;
  if (doubtOf(retrieved) <= REFUSE_ABOVE && kept.length > 0) return null;
  const [likeliest] = [...BEYOND_REASONS].sort((a, b) => beyond[b] - beyond[a]);
  return likeliest === 'unsafe' && isEverydayBusiness(key) ? 'no_basis' : (likeliest as BeyondReason);
}
