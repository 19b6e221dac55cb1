import type { Corpus } from '../src/domain/corpus.ts';
import { type Law, parseLawRef } from '../src/domain/law.ts';
import { parsePlanRef, planRef, type Ref, readNumber } from '../src/domain/reference.ts';
import { LawLookup } from '../src/retrieval/laws/lookup.ts';

/** What a text names, or why it names nothing. */
export type RefRead = { ok: true; refs: Ref[] } | { ok: false; message: string };

const NUMBER = '[\\d零〇一二两三四五六七八九十百千]+';
const TASK = new RegExp(`^(?:方案)?(?:任务|第)?(${NUMBER})(?:项|号任务|号)?(?:任务)?$`);
const PART = new RegExp(`^第?(${NUMBER})(?:大)?部分$`);
const SECTION = new RegExp(`^第?[(（]?(${NUMBER})[)）]?节$`);
const PLACE = new RegExp(`^第?(${NUMBER})条(?:之(${NUMBER}))?(?:第?${NUMBER}[款项].*)?$`);
const LAW = /^《([^《》]+)》(.*)$/;
const WRITTEN = /^(?:plan|law|card|doc|decision|curated):\S+$/;

/** Reads references as people write them: 任务31, 第七部分, 《行政处罚法》第二十九条, and plan:31 itself. */
export class RefReader {
  private readonly lookup: LawLookup;
  private readonly laws: ReadonlyMap<string, Law>;

  constructor(private readonly corpus: Corpus) {
    this.lookup = new LawLookup(corpus.lock.laws, () => corpus.plan.periodTo);
    this.laws = new Map(corpus.lock.laws.map((law) => [law.id, law]));
  }

  /** All that a cell names; several stand behind 、,;or on lines of their own. 第三十条 behind a law is of that law. */
  read(text: string): RefRead {
    const refs: Ref[] = [];
    let law: string | null = null;
    for (const piece of pieces(text)) {
      const found = this.readOne(piece, law);
      if (typeof found !== 'string') return { ok: false, message: found.message };
      refs.push(found);
      law = parseLawRef(found)?.law ?? null;
    }
    return { ok: true, refs: [...new Set(refs)] };
  }

  private readOne(piece: string, lawBefore: string | null): Ref | { message: string } {
    if (WRITTEN.test(piece)) return this.known(piece, piece);
    const named = LAW.exec(piece);
    if (named) return this.readArticle(named[1] as string, (named[2] as string).trim(), piece);
    const article = PLACE.exec(piece);
    if (article && lawBefore) return `law:${lawBefore}:${placeOf(article)}`;
    return this.readPlan(piece);
  }

  private readPlan(piece: string): Ref | { message: string } {
    if (piece === '序言') return 'plan:preamble';
    if (piece === '结语') return 'plan:closing';
    for (const [kind, pattern] of [
      ['part', PART],
      ['section', SECTION],
      ['task', TASK],
    ] as const) {
      const number = readNumber(pattern.exec(piece)?.[1] ?? '');
      if (number !== null) return this.known(planRef({ kind, number }), piece);
    }
    return { message: `看不懂“${piece}”,请写成 任务31、第七部分 或 《行政处罚法》第二十九条` };
  }

  private readArticle(name: string, behind: string, piece: string): Ref | { message: string } {
    const law = this.lookup.byNameOf(name);
    if (!law) return { message: `没有收录《${name}》` };
    if (behind === '') return `card:${law.id}`;
    const article = PLACE.exec(behind);
    return article ? `law:${law.id}:${placeOf(article)}` : { message: `看不懂“${piece}”里的条号` };
  }

  /** Whether there is such a thing, as far as that is known without the laws' texts. */
  private known(ref: Ref, piece: string): Ref | { message: string } {
    if (parsePlanRef(ref) && !this.corpus.passages.has(ref)) return { message: `方案里没有“${piece}”` };
    const law = /^(?:law|card):([a-z]\w*)/.exec(ref)?.[1];
    if (ref.startsWith('law:') && !parseLawRef(ref)) return { message: `“${piece}”不是引用编号` };
    if (law && !this.laws.has(law)) return { message: `没有编号为 ${law} 的法律` };
    return ref;
  }
}

const placeOf = (match: RegExpExecArray): string =>
  [match[1], match[2]].flatMap((part) => (part ? [readNumber(part) ?? part] : [])).join('-');

/** The single references of a cell: what stands inside 《》 is never cut. */
function pieces(text: string): string[] {
  return (text.normalize('NFC').match(/(?:《[^《》]*》|[^《、,，;；\s])+/g) ?? []).map((piece) => piece.trim());
}
