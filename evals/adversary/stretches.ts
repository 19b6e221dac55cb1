/** Takes an answer's text apart for the checker: what stands before which marks, sentence by sentence. */

/** Words with the labels that stand right behind them. */
export interface Stretch {
  text: string;
  labels: string[];
}

/** The words that stand between marks, each with the marks behind them; what follows the last mark has none. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?:【[^【】\n]{1,80}】)+/g)) {
    const labels = [...match[0].matchAll(/【([^】]+)】/g)].map((mark) => mark[1] as string);
    found.push({ text: text.slice(from, match.index), labels });
    from = match.index + match[0].length;
  }
  const rest = text.slice(from);
  if (rest.trim() !== '') found.push({ text: rest, labels: [] });
  return found;
}

const OPEN = '“‘「『《〈（([【〝';
const CLOSE = '”’」』》〉）)]】〞';
const END = '。！？!?\n';

/** Sentences with their ends; an end within quotation marks or brackets ends nothing. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    // A line ends a sentence whatever is still open; so does a closing mark behind an end, once all is closed.
    const closes = CLOSE.includes(char) && depth === 0 && END.includes(text[at - 1] ?? ' ') && /[”’」』]/.test(char);
    if (char === '\n' || closes || (depth === 0 && END.includes(char))) {
      found.push(text.slice(from, at + 1));
      from = at + 1;
      if (char === '\n') depth = 0;
    }
  }
  found.push(text.slice(from));
  return found.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** The program's own words, which no passage has to bear out (`answering/`: composing, named, writer.extractive). */
const FIXED: readonly RegExp[] = [
  /^〔原文摘录〕/,
  /^请注意，您提到的数字或时间与原文不同，以原文为准：/,
  /^请注意，这项任务没有规定金额、收费或罚款数额，原文是：/,
  /^请注意，原文的规定与您说的不同：/,
  /^方案的实施期是2021-2025年。/,
  /^方案分\d+个部分、\d+节、\d+项任务：/,
  /^没有您说的这个编号：方案共有\d+(?:项任务|节|个部分)，最后是：/,
  /^没有您说的条目，这部法到这里为止：/,
  /^您说的条目，原文还没有取回，本站的要点也没有写到。/,
];
/** Introduces a list and names its entries: only where no model wrote. */
const FIXED_IN_LISTS: readonly RegExp[] = [/^方案中[^\n]{1,80}：/, /^另有[^\n。]{1,200}。/];

/** What is left of a stretch without the program's own words at its beginning. */
export function withoutOwnWords(text: string, mode: 'extractive' | 'model'): string {
  const forms = mode === 'model' ? FIXED : [...FIXED, ...FIXED_IN_LISTS];
  let rest = text.trimStart();
  for (let again = true; again; ) {
    again = false;
    for (const form of forms) {
      const own = form.exec(rest)?.[0];
      if (own === undefined) continue;
      rest = rest.slice(own.length).trimStart();
      again = true;
    }
  }
  return rest.trimEnd();
}
