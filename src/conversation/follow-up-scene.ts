import type { Turn } from '../domain/answer.ts';
import { BEYOND_REASONS, type BeyondReason, type Corpus } from '../domain/corpus.ts';
import { parseLawRef } from '../domain/law.ts';
import type { Passage } from '../domain/passage.ts';
import type { Ref } from '../domain/reference.ts';
import { redact } from '../privacy/personal-data.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { LawNamed } from '../retrieval/laws/lookup.ts';
import type { LawFound } from '../retrieval/laws/search.ts';
import type { Query } from '../retrieval/query.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { contentOf, plainWords } from './follow-up-words.ts';

/** A question made whole. */
export interface Whole {
  /** The question as it is searched for; it stands by itself. */
  text: string;
  /** What is to be said beside the answer, where it cites `pinned` first. */
  notices: string[];
  /** The place that the question is about, where the turns before fix it. */
  pinned?: Ref;
  /** All of the place is to be quoted. */
  entire?: boolean;
  /** It asks for what none of the texts holds: there is no basis for an answer. */
  refused?: true;
}

/** What follow-ups are understood with. */
export interface FollowUpParts {
  corpus: Corpus;
  retriever: HybridRetriever;
  laws: Laws;
}

/** What is taken along of a question before, in characters. */
const CARRIED = 200;

/** The beginning of a question, cut behind a clause. A number or a name is taken out before, or its stump would stay. */
function startOf(former: string): string {
  if (former.length <= CARRIED) return former;
  const start = former.slice(0, CARRIED);
  const clauses = start.slice(0, Math.max(...[...',，。;；!！?？ '].map((mark) => start.lastIndexOf(mark))) + 1);
  return clauses.length > CARRIED / 2 ? clauses : start;
}

/** A message in its conversation, as the rules look at it. */
export class Scene {
  readonly query: Query;
  /** The message in plain words, and what it speaks of. */
  readonly plain: string;
  readonly content: string;
  readonly last: Turn;

  /** `turns` (oldest first) holds one at least. */
  constructor(
    readonly question: string,
    readonly turns: readonly Turn[],
    readonly parts: FollowUpParts,
  ) {
    this.query = parts.retriever.reader.read(question);
    this.plain = plainWords(this.query.written);
    this.content = contentOf(this.plain);
    this.last = turns.at(-1) as Turn;
  }

  /** The place that the last answer rests on first. */
  get anchor(): Ref | undefined {
    return this.last.outcome === 'answered' ? this.last.refs[0] : undefined;
  }

  passage(ref: Ref): Passage | undefined {
    return this.parts.corpus.passages.get(ref) ?? this.parts.laws.current.shelf.find(ref);
  }

  /** The text of a place with its heading; empty where it is not at hand. */
  textOf(ref: Ref | undefined): string {
    const passage = ref === undefined ? undefined : this.passage(ref);
    return passage ? `${passage.heading}\n${passage.text}` : '';
  }

  /** How a place is named so that the look-up finds it again; `null` where it can't be. */
  nameOf(ref: Ref): string | null {
    if (/^plan:(\d+|section-\d+|part-\d+)$/.test(ref)) return this.passage(ref)?.label ?? null;
    const target = parseLawRef(ref);
    return target && /^\d/.test(target.place) ? (this.passage(ref)?.label ?? null) : null;
  }

  /** The name of the law that a reference or its card belongs to, in 《》; `null` for a place in the plan. */
  lawNameOf(ref: Ref | undefined): string | null {
    if (ref === undefined || ref.startsWith('plan:')) return null;
    const label = this.passage(ref)?.label ?? '';
    // A name may hold another in 《》.
    return label.slice(0, label.lastIndexOf('》') + 1) || null;
  }

  /** The laws that a text names, with their articles. */
  lawsIn(text: string): LawNamed[] {
    return this.parts.laws.current.lookup.find(this.parts.retriever.reader.read(text).written);
  }

  /** What stands in the plan for a question by itself: the best place with its probability, and what speaks against. */
  inPlan(query: Query = this.query): {
    ref: Ref | undefined;
    score: number;
    beyond: Record<BeyondReason, number>;
    doubt: number;
  } {
    const { kept, beyond } = this.parts.retriever.searchQuery(query, 1);
    const doubt = BEYOND_REASONS.reduce((sum, reason) => sum + beyond[reason], 0);
    return { ref: kept[0]?.passage.ref, score: kept[0]?.score ?? 0, beyond, doubt };
  }

  inLaws(query: Query = this.query): LawFound {
    return this.parts.laws.search(query, 8);
  }

  /** The question as it is. */
  asItIs(question: string = this.question): Whole {
    return { text: question, notices: [] };
  }

  /** The question, asked about a place; behind the former question where the place can't be named. */
  about(ref: Ref, question: string = this.question, notices: string[] = []): Whole {
    const name = this.nameOf(ref);
    // 从哪天起算 is a question for the article, not of when the law came into force.
    const asked = ref.startsWith('law:') ? question.replace(/起算|算起/g, '开始计算') : question;
    return name === null ? this.together(question) : { text: `${name} ${asked}`, notices, pinned: ref };
  }

  /** The question behind the last one. */
  together(question: string = this.question): Whole {
    return this.asItIs(`${startOf(redact(this.former))} ${question}`);
  }

  /**
   * The last question by its subject. A place's name in it becomes what the place is about: who names a task is always
   * told about it, and here only the subject is carried on.
   */
  get former(): string {
    const { resolved, refs } = this.last;
    const name = refs[0] && this.nameOf(refs[0]);
    if (!name || !`${resolved} `.startsWith(`${name} `)) return resolved;
    const subject = this.lawNameOf(refs[0]) ?? this.passage(refs[0] as Ref)?.heading ?? '';
    return `${subject} ${resolved.slice(name.length + 1)}`.trim();
  }

  /** The same conversation as it stood at an earlier turn, and another message. */
  at(turn: Turn, question: string): Scene {
    return new Scene(question, this.turns.slice(0, this.turns.indexOf(turn) + 1), this.parts);
  }
}
