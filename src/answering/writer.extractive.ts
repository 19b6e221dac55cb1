import type { DraftSentence } from '../domain/citation.ts';
import type { Corpus, Task } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Passage, Span } from '../domain/passage.ts';
import { checkPremise, type PremiseFault } from './premise.ts';
import type { SentenceChooser } from './sentences.ts';
import type { AnswerWriter, WriteRequest, Written } from './writer.ts';

/** At least this many characters of each task, however many tasks share the answer. */
const LEAST_SHARE = 70;
/** The first task's sentences may take this much. */
const FIRST_SHARE = 280;

const PREMISE_WORDS: Record<PremiseFault['kind'], string> = {
  figure: '请注意，您提到的数字或时间与原文不同，以原文为准：',
  amount: '请注意，这项任务没有规定金额、收费或罚款数额，原文是：',
  forbidden: '请注意，原文的规定与您说的不同：',
};

/** Writes answers out of the passages' own sentences. Works without any model. */
export class ExtractiveWriter implements AnswerWriter {
  private readonly tasks: Map<string, Task>;

  constructor(
    corpus: Corpus,
    private readonly chooser: SentenceChooser,
  ) {
    this.tasks = new Map(corpus.plan.tasks.map((task) => [task.ref, task]));
  }

  async *write(request: WriteRequest): AsyncGenerator<DraftSentence, Written> {
    yield* this.sentencesFor(request);
    return { model: null, promptHash: null, output: null, usage: null, failure: null };
  }

  private sentencesFor({ query, sources, entire = false }: WriteRequest): DraftSentence[] {
    const share = Math.max(LEAST_SHARE, LIMITS.answerChars / sources.size - 20);
    const sentences: DraftSentence[] = [];
    for (const [token, passage] of sources) {
      const task = this.tasks.get(passage.ref);
      const fault = task && sentences.length === 0 ? checkPremise(query, task) : null;
      if (fault) sentences.push({ kind: 'words', text: PREMISE_WORDS[fault.kind], tokens: [token] });
      const allowed = sources.size === 1 ? FIRST_SHARE : share;
      const budget = entire && sentences.length === 0 ? passage.text.length : allowed;
      const spans = [...(task ? [headingSpan(task)] : []), ...this.chooser.choose(task ?? passage, query, budget)];
      if (task && fault && 'quote' in fault) keep(spans, task, fault.quote);
      sentences.push(...spans.map((span) => quote(token, passage, span)));
    }
    return sentences;
  }
}

/** A verbatim sentence of a passage. */
export function quote(token: string, passage: Passage, { start, end }: Span): DraftSentence {
  return { kind: 'quote', token, quote: passage.text.slice(start, end), start, end };
}

/** A task's number and heading, as published. */
export function headingSpan(task: Task): Span {
  return { start: 0, end: task.sentences[0]?.start ?? task.text.length };
}

/** Sees to it that the sentence that corrects the question is among those quoted. */
function keep(spans: Span[], task: Task, wanted: string): void {
  const at = task.text.indexOf(wanted);
  if (spans.some((span) => at >= span.start && at < span.end)) return;
  const sentence = task.sentences.find((span) => at >= span.start && at < span.end);
  if (sentence) spans.splice(1, 0, sentence);
}
