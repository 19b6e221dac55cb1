import { Guard } from '../answering/guard.ts';
import { SentenceStream } from '../answering/sentence-stream.ts';
import type { DraftSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import type { ReportSection } from './report.ts';

/** A model's report, checked sentence by sentence. */
export interface WrittenReport {
  sections: ReportSection[];
  /** Sentences of the model's that stand in it. */
  claims: number;
  /** Sentences that did not pass; of these `replaced` gave way to a quotation. */
  failed: number;
  replaced: number;
}

/** The section in which a model names what it did not find. No source can bear that out; the steps show it. */
const NOT_FOUND = /^(?:没有|未能?)(?:查到|找到)/;
const USUAL_HEADINGS = ['结论', '概述', '依据', '小结'];
const HEADING = /^#{1,6}\s*(.*?)\s*#*\s*$/;
const LONGEST_HEADING = 30;

/**
 * Reads a model's report and lets through what its sources bear out; in the place of what they do not stands a
 * quotation, or nothing. A heading of the model's own is a sentence like any other: it stands only where the section's
 * sources bear it out, else the sections are counted. `isCut`: the text breaks off.
 */
export function checkedReport(
  text: string,
  sources: ReadonlyMap<string, Passage>,
  { isCut = false }: { isCut?: boolean } = {},
): WrittenReport {
  const guard = new Guard(sources);
  let replaced = 0;
  const sections: ReportSection[] = [];
  const parts = partsOf(text);
  for (const { heading, body } of parts) {
    if (NOT_FOUND.test(heading)) continue;
    const drafts = claimsIn(body, isCut && body === parts.at(-1)?.body);
    const sentences = drafts.flatMap((draft) => {
      const passed = guard.pass(draft);
      if (passed && passed.kind !== draft.kind) replaced += 1;
      return passed ?? [];
    });
    if (sentences.length === 0) continue;
    const passages = [...new Set(sentences.flatMap((sentence) => sentence.passages))];
    sections.push({ heading: headingFor(heading, passages) ?? `第${sections.length + 1}部分`, sentences });
  }
  return { sections, claims: guard.claims, failed: guard.failed, replaced };
}

function claimsIn(body: string, isCut: boolean): DraftSentence[] {
  const stream = new SentenceStream();
  return [...stream.push(body), ...stream.end({ isCut })];
}

interface Part {
  heading: string;
  body: string;
}

/** The parts of a text between its headings; what stands before the first has none. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [{ heading: '', body: '' }];
  for (const line of text.split(/\r?\n/)) {
    const heading = HEADING.exec(line)?.[1];
    if (heading === undefined) (parts.at(-1) as Part).body += `${line}\n`;
    else
      parts.push({
        heading: heading.replace(/^[一二三四五六七八九十\d]+[、.．]\s*/, '').replace(/\*\*/g, ''),
        body: '',
      });
  }
  return parts.filter(({ heading, body }) => heading !== '' || body.trim() !== '');
}

/** `null` where it cannot stand. */
function headingFor(heading: string, passages: readonly Passage[]): string | null {
  if (USUAL_HEADINGS.includes(heading)) return heading;
  if (heading === '' || heading.length > LONGEST_HEADING) return null;
  const check = new Guard(new Map(passages.map((passage, at) => [`S${at + 1}`, passage])));
  const tokens = passages.map((_, at) => `S${at + 1}`);
  return check.pass({ kind: 'claim', text: heading, tokens })?.kind === 'claim' ? heading : null;
}
