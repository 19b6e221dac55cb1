import type { Draft, DraftSentence } from '../domain/citation.ts';
import type { Corpus, Plan, Task } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Passage } from '../domain/passage.ts';
import { type PlanTarget, planRef } from '../domain/reference.ts';
import type { Named } from '../retrieval/lookup.ts';
import { headingSpan, quote } from './writer.extractive.ts';
import { withTokens } from './writer.ts';

/** A draft with the sources that its tokens name. */
export interface SourcedDraft {
  draft: Draft;
  sources: Map<string, Passage>;
}

/** Collects sentences, giving each passage its token as it comes. */
export class DraftCollector {
  private readonly passages: Passage[] = [];
  readonly sentences: DraftSentence[] = [];

  token(passage: Passage): string {
    if (!this.passages.includes(passage)) this.passages.push(passage);
    return `S${this.passages.indexOf(passage) + 1}`;
  }

  words(text: string, ...passages: Passage[]): void {
    this.sentences.push({ kind: 'words', text, tokens: passages.map((passage) => this.token(passage)) });
  }

  quote(passage: Passage, start = 0, end = passage.text.length): void {
    this.sentences.push(quote(this.token(passage), passage, { start, end }));
  }

  done(): SourcedDraft {
    return { draft: { sentences: this.sentences }, sources: withTokens(this.passages) };
  }
}

/** Two drafts behind one another, with tokens of their own. Throws an `Error` where there is none. */
export function joined(...drafts: (SourcedDraft | null)[]): SourcedDraft {
  const there = drafts.filter((draft) => draft !== null);
  const passages = there.flatMap(({ sources }) => [...sources.values()]);
  const tokens = withTokens([...new Set(passages)]);
  const tokenOf = new Map([...tokens].map(([token, passage]) => [passage, token]));
  const renamed = (sources: Map<string, Passage>, token: string): string => {
    const passage = sources.get(token);
    // An unknown token stays unknown: the guard is to see it.
    return (passage && tokenOf.get(passage)) ?? token;
  };
  const sentences = there.flatMap(({ draft, sources }) =>
    draft.sentences.map((sentence) =>
      sentence.kind === 'quote'
        ? { ...sentence, token: renamed(sources, sentence.token) }
        : { ...sentence, tokens: sentence.tokens.map((token) => renamed(sources, token)) },
    ),
  );
  return { draft: { sentences }, sources: tokens };
}

/** The list that a question asks for: one verbatim sentence of each task. */
export function writeList(named: Named & { kind: 'list' }): SourcedDraft {
  const drafting = new DraftCollector();
  const places = named.places.slice(0, LIMITS.listEntries);
  const shown = new Set(places.map((place) => place.passage));
  drafting.words(`方案中${named.title}：`, ...shown);
  for (const { passage, span } of places) drafting.quote(passage, span.start, span.end);
  // A task whose sentences the limit parts is shown already.
  const more = [...new Set(named.places.map((place) => place.passage))].filter((passage) => !shown.has(passage));
  if (more.length) drafting.words(`另有${more.map((passage) => passage.label).join('、')}。`, ...more);
  return drafting.done();
}

/** The plan's period, as the outline that it carries out states it, and its last year's goal. */
export function writePeriod({ preamble, parts, periodFrom, periodTo }: Plan): SourcedDraft {
  const drafting = new DraftCollector();
  const years = `${periodFrom.slice(0, 4)}-${periodTo.slice(0, 4)}`;
  drafting.words(`方案的实施期是${years}年。`, preamble);
  drafting.quote(preamble);
  const goals = parts[0] as Passage;
  const line = goals.text.lastIndexOf('\n') + 1;
  drafting.quote(goals, line, goals.text.indexOf('。', line) + 1);
  return drafting.done();
}

/** The plan's parts by their published headings. */
export function writeContents(plan: Plan): SourcedDraft {
  const drafting = new DraftCollector();
  const last = [plan.parts.at(-1), plan.sections.at(-1), plan.tasks.at(-1)] as Passage[];
  drafting.words(`方案分${plan.parts.length}个部分、${plan.sections.length}节、${plan.tasks.length}项任务：`, ...last);
  for (const part of plan.parts) drafting.quote(part, 0, firstLine(part));
  return drafting.done();
}

/** A part or a section: its heading, and the headings of what it holds. */
export function writeStructure(targets: PlanTarget[], corpus: Corpus): SourcedDraft {
  const drafting = new DraftCollector();
  const { plan } = corpus;
  for (const target of targets) {
    const passage = corpus.passages.get(planRef(target)) as Passage;
    drafting.quote(passage, 0, firstLine(passage));
    if (target.kind === 'part') {
      const part = plan.parts[target.number - 1] as (typeof plan.parts)[number];
      if (part.sections.length === 0) drafting.quote(passage, firstLine(passage) + 1);
      for (const number of part.sections) drafting.quote(plan.sections[number - 1] as Passage);
    } else if (target.kind === 'section')
      for (const number of (plan.sections[target.number - 1] as (typeof plan.sections)[number]).tasks) {
        const task = plan.tasks[number - 1] as (typeof plan.tasks)[number];
        drafting.quote(task, 0, headingSpan(task).end);
      }
  }
  return drafting.done();
}

const KINDS = { task: '项任务', section: '节', part: '个部分' } as const;

/** Says that a number is not in the plan, and shows the last one that is. */
export function writeMissing(missing: PlanTarget[], { plan }: Corpus): SourcedDraft {
  const drafting = new DraftCollector();
  for (const kind of ['task', 'section', 'part'] as const) {
    if (!missing.some((target) => target.kind === kind)) continue;
    const all: Passage[] = { task: plan.tasks, section: plan.sections, part: plan.parts }[kind];
    const last = all.at(-1) as Passage;
    drafting.words(`没有您说的这个编号：方案共有${all.length}${KINDS[kind]}，最后是：`, last);
    drafting.quote(last, 0, kind === 'task' ? headingSpan(last as Task).end : firstLine(last));
  }
  return drafting.done();
}

function firstLine(passage: Passage): number {
  const end = passage.text.indexOf('\n');
  return end < 0 ? passage.text.length : end;
}
