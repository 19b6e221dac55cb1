import type { AnswerMode, Citation } from '../domain/answer.ts';
import { type CheckedSentence, checkCitations, citationsOf } from '../domain/citation.ts';
import type { ModelFailure } from '../models/model.ts';
import type { Query } from '../retrieval/query.ts';
import { AnswerText } from './answer-text.ts';
import { type Check, Guard } from './guard.ts';
import type { SourcedDraft } from './named.ts';
import type { Hear } from './question.ts';
import type { AnswerWriter, Written } from './writer.ts';

/** What is to be written: the extractive draft, and, where a model may write, what it may rest on. */
export interface Task {
  question: string;
  query: Query;
  draft: SourcedDraft;
  /** `null` where the draft stands as it is. */
  byModel: { writer: AnswerWriter; sources: SourcedDraft['sources'] } | null;
  hear: Hear;
}

/** An answer's checked sentences, and how they came about. */
export interface Composed {
  text: string;
  citations: Citation[];
  mode: AnswerMode;
  notices: string[];
  /** `null` where no model was asked. */
  written: Written | null;
  /** Why the reader does not read the model's words, or not all of them; `silent`: it wrote nothing. */
  fellBack: ModelFailure | 'unsupported' | 'silent' | null;
  checks: Check[];
}

/** The model said nothing that could be shown: said before the quotations that stand in for it. */
const INSTEAD = {
  failed: '模型这次没有及时答复，以下是原文摘录。',
  unsupported: '模型写的内容没有通过与原文的核对，没有采用；以下是原文摘录。',
  silent: '模型没有在资料里找到直接的答案，以下是最接近的原文摘录。',
};
/** The model broke off, or some of what it wrote was replaced. */
const IN_PART = {
  failed: '模型没有写完，后面补上了原文摘录。',
  unsupported: '模型写的内容里有没通过核对的，已略去或者换成原文。',
};

/** Writes and guards: a sentence is heard once it was checked. `null` where not even the quotations are sound. */
export async function compose(task: Task): Promise<Composed | null> {
  return task.byModel ? composeByModel(task, task.byModel) : composeOfDraft(task, new Shown(task.hear));
}

/** What is shown so far. What stands in for a model's sentences waits until it is sure that one of them is shown. */
class Shown {
  readonly sentences: CheckedSentence[] = [];
  private waiting: CheckedSentence[] = [];
  private text: AnswerText | null = null;
  private mode: AnswerMode | null = null;
  /** How far each citation was told to reach. */
  private readonly told = new Map<string, number>();

  constructor(private readonly hear: Hear) {}

  add(sentence: CheckedSentence): void {
    this.waiting.push(sentence);
    if (sentence.kind === 'claim') this.tell(true);
  }

  /** Tells what waits; with `byModel` its quotations are labelled as such. */
  tell(byModel = false): void {
    this.text ??= new AnswerText(byModel);
    this.mode ??= byModel ? 'model' : 'extractive';
    for (const sentence of this.waiting.splice(0)) {
      this.sentences.push(sentence);
      const added = this.text.add(sentence);
      this.hear(added, this.newCitations(), this.mode);
    }
  }

  /** Citations that are new, or reach further than before. */
  private newCitations(): Citation[] {
    const fresh = citationsOf(this.sentences).filter(({ ref, start, end }) => this.told.get(`${ref}:${start}`) !== end);
    for (const { ref, start, end } of fresh) this.told.set(`${ref}:${start}`, end);
    return fresh;
  }

  get result() {
    this.tell();
    return { text: this.text?.text ?? '', citations: citationsOf(this.sentences) };
  }
}

function composeOfDraft({ draft: { draft, sources } }: Task, shown: Shown): Composed | null {
  const checked = checkCitations(draft, sources);
  if (!checked.ok) return null;
  for (const sentence of checked.sentences) shown.add(sentence);
  return { ...shown.result, mode: 'extractive', notices: [], written: null, fellBack: null, checks: [] };
}

async function composeByModel(task: Task, { writer, sources }: NonNullable<Task['byModel']>): Promise<Composed | null> {
  const { question, query } = task;
  const shown = new Shown(task.hear);
  const guard = new Guard(sources, question);
  const writing = writer.write({ question, query, sources });
  let step = await writing.next();
  for (; !step.done; step = await writing.next()) {
    const sentence = guard.pass(step.value);
    if (sentence) shown.add(sentence);
    if (guard.claims > 0) shown.tell();
  }
  const written = step.value;
  const why = written.failure ? 'failed' : 'unsupported';
  const { checks } = guard;
  if (guard.claims === 0) {
    const composed = fillUp(task, shown, guard, Number.POSITIVE_INFINITY);
    const fellBack = written.failure ?? (guard.failed > 0 || guard.hasUnsourced ? 'unsupported' : 'silent');
    const notices = [INSTEAD[fellBack === 'silent' ? 'silent' : why]];
    return composed && { ...composed, mode: 'extractive', notices, written, fellBack, checks };
  }
  if (written.failure) fillUp(task, shown, guard, 1);
  const isWhole = !written.failure && guard.failed === 0;
  const fellBack = written.failure ?? (guard.failed > 0 ? 'unsupported' : null);
  const notices = isWhole ? [] : [IN_PART[why]];
  return { ...shown.result, mode: 'model', notices, written, fellBack, checks };
}

/** Adds the draft's quotations that are not shown, of at most so many passages. */
function fillUp({ draft }: Task, shown: Shown, guard: Guard, passages: number) {
  const checked = checkCitations(draft.draft, draft.sources);
  if (!checked.ok) return shown.result.text ? shown.result : null;
  const allowed = [...new Set(checked.sentences.flatMap((sentence) => sentence.passages))].slice(0, passages);
  for (const sentence of checked.sentences) {
    const isNew = !sentence.evidence.some((one) => guard.hasShown(one));
    if (isNew && sentence.passages.every((passage) => allowed.includes(passage))) shown.add(sentence);
  }
  return shown.result;
}
