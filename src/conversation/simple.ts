import type { AnswerContent, Citation } from '../domain/answer.ts';
import { contentOf, heldIn, plainWords } from './follow-up-words.ts';
import { plainWordsFor } from './plain-words.ts';

/** Behind each sentence stands where it is from: 【任务31】. */
const MARK = /【([^】]+)】/g;
/** 78.建立健全行政执法监督工作体系。 says what a task is called, and nothing else. */
const HEADING = /^\d{1,3}[.．][^。]{2,60}。$/;

/**
 * The answer in its shortest form: what of the most important source is nearest to the question, with its hard words
 * explained. Not a character of a quotation changes, only less of it is given; what a model wrote keeps its citations.
 */
export function simplified(content: AnswerContent, question: string): AnswerContent {
  const [first] = content.citations;
  if (content.outcome !== 'answered' || !first) return content;
  const paragraphs = paragraphsOf(content.text, first.label);
  // What ends with a colon says nothing without the items behind it, nor they without it.
  const said = paragraphs.some((one) => /[：:]$/.test(one)) ? undefined : nearest(paragraphs, question);
  const own = content.citations.filter(({ ref }) => ref === first.ref);
  const citations =
    content.mode === 'model' ? own : own.flatMap((citation) => within(citation, said ?? '') ?? []).slice(0, 1);
  if (!said || citations.length === 0)
    return { ...content, notices: [...content.notices, ...plainWordsFor(content.text)] };
  const notices = [...content.notices.slice(0, 1), ...plainWordsFor(said)];
  return { ...content, text: `${said}【${first.label}】`, citations, related: [], notices };
}

/** What is said out of one source, in paragraphs; a list stays with the words before it. */
function paragraphsOf(text: string, label: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { index, 0: mark, 1: source } of text.matchAll(MARK)) {
    if (source === label)
      pieces.push(...text.slice(from, index).split(/\n(?!\s*[（(]?[一二三四五六七八九十\d]+[)）、])/));
    from = index + mark.length;
  }
  const paragraphs = pieces.map((piece) => piece.trim()).filter(Boolean);
  const told = paragraphs.filter((paragraph) => !HEADING.test(paragraph));
  return told.length > 0 ? told : paragraphs;
}

/** The paragraph that holds most of what the question speaks of, the first of equal ones. */
function nearest(paragraphs: string[], question: string): string | undefined {
  const asked = contentOf(plainWords(question));
  const held = paragraphs.map((paragraph) => heldIn(asked, paragraph));
  return paragraphs[held.indexOf(Math.max(...held))];
}

/** A citation of no more than these words of it; `null` where it does not hold them. */
function within(citation: Citation, words: string): Citation | null {
  const at = words === '' ? -1 : citation.quote.indexOf(words);
  const start = citation.start + at;
  return at < 0 ? null : { ...citation, quote: words, start, end: start + words.length };
}
