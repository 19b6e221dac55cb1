import type { AnswerContent } from '../domain/answer.ts';
import { checkCitations } from '../domain/citation.ts';
import type { Clock } from '../domain/clock.ts';
import { BEYOND_REASONS, type BeyondReason, type Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Retrieved } from '../domain/retrieval.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { Composer } from './composing.ts';
import { courtesyOf } from './courtesy.ts';
import { Drafting } from './drafting.ts';
import { type Screened, screen } from './screen.ts';
import { SentenceChooser } from './sentences.ts';
import { ExtractiveWriter } from './writer.extractive.ts';

/** Beyond this probability that the corpus holds no answer, the question is refused (see evals). */
const REFUSE_ABOVE = 0.12;

/** An answer with what it was made from. */
export interface Answered {
  content: AnswerContent;
  retrieved: { ref: string; score: number; kept: boolean }[];
  /** Whether hidden characters or orders to a machine were taken out of the question. */
  stripped: boolean;
  /** Milliseconds by step. */
  timings: Record<string, number>;
}

/** The question path: screen → look up → retrieve → refuse, or draft → guard → compose. */
export class Answering {
  private readonly drafting: Drafting;
  private readonly composer: Composer;

  constructor(
    corpus: Corpus,
    private readonly retriever: HybridRetriever,
    private readonly clock: Clock,
  ) {
    const writer = new ExtractiveWriter(corpus, new SentenceChooser(retriever.passages, retriever.reader));
    this.drafting = new Drafting(corpus, retriever, writer);
    this.composer = new Composer(corpus, clock);
  }

  /** Answers a question that stands by itself. Never throws for anything in the question. */
  async answer(question: string): Promise<Answered> {
    const started = this.clock.now();
    const screened = screen(question);
    const { content, retrieved } = await this.answerScreened(question, screened);
    const stripped = screened.kind === 'unsafe' || (screened.kind === 'question' && screened.stripped);
    return {
      content,
      retrieved: retrieved ? traced(retrieved) : [],
      stripped,
      timings: { answer: this.clock.now() - started },
    };
  }

  private async answerScreened(question: string, screened: Screened) {
    const { composer, retriever } = this;
    if (screened.kind !== 'question') {
      const key = retriever.reader.keyOf(question.slice(0, LIMITS.questionChars));
      return { content: composer.refused(screened.kind, key, null), retrieved: null };
    }
    const query = retriever.reader.read(screened.text);
    const courtesy = courtesyOf(query.written);
    if (courtesy) return { content: composer.courteous(courtesy), retrieved: null };
    const named = retriever.lookup.find(query.written);
    const retrieved = retriever.searchQuery(query);
    const reason = named ? null : refusalReason(retrieved);
    if (reason) return { content: composer.refused(reason, query.key, retrieved), retrieved };
    const { draft, sources } = await this.drafting.draft(screened.text, query, named, retrieved);
    const checked = checkCitations(draft, sources);
    if (!checked.ok) return { content: composer.refused('unavailable', query.key, retrieved), retrieved };
    return { content: composer.answered(checked.sentences, checked.citations, retrieved), retrieved };
  }
}

/** The likeliest reason for which the corpus does not answer, where it probably does not. */
function refusalReason({ kept, beyond }: Retrieved): BeyondReason | null {
  const total = BEYOND_REASONS.reduce((sum, reason) => sum + beyond[reason], 0);
  if (total <= REFUSE_ABOVE && kept.length > 0) return null;
  return [...BEYOND_REASONS].sort((a, b) => beyond[b] - beyond[a])[0] as BeyondReason;
}

function traced({ kept, rejected }: Retrieved): Answered['retrieved'] {
  const trace = (hits: Retrieved['kept'], isKept: boolean) =>
    hits.map(({ passage, score }) => ({ ref: passage.ref, score, kept: isKept }));
  return [...trace(kept, true), ...trace(rejected, false)];
}
