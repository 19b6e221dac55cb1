import type { Block, OfficeDocument } from '../documents/document.ts';
import type { CheckedSentence } from '../domain/citation.ts';
import { factsOf, isOurWords, marksOf, sourceInWords, stepInWords, TITLE } from './in-words.ts';
import { hasModelText, type Report, type ReportSource } from './report.ts';

const NUMERALS = '一二三四五六七八九十';

/** The report as an office's document. `publicUrl` makes addresses of sources whole. */
export function reportDocument(report: Report, publicUrl = ''): OfficeDocument {
  const { sections, sources, steps, notices } = report;
  const parts: [string, Block[]][] = [
    ...sections.map(({ heading, sentences }): [string, Block[]] => [heading, sentences.map(blockOf)]),
    ['依据', sources.flatMap((source) => sourceBlocks(source, publicUrl))],
    ['查找经过', [{ kind: 'list', items: steps.map((step) => stepInWords(step)) }]],
  ];
  const blocks = parts
    .filter(([, content]) => content.length > 0)
    .flatMap(([heading, content], at): Block[] => [
      { kind: 'heading', level: 1, text: `${NUMERALS[at] ?? at + 1}、${heading}` },
      ...content,
    ]);
  const said = notices.map((text): Block => ({ kind: 'paragraph', text }));
  return { title: TITLE, facts: factsOf(report), blocks: [...said, ...blocks], hasModelText: hasModelText(sections) };
}

function blockOf(sentence: CheckedSentence): Block {
  const { kind, text, passages } = sentence;
  if (kind === 'claim') return { kind: 'model', text: text + marksOf(sentence) };
  const [passage] = passages;
  if (kind === 'words' || !passage || isOurWords(passage)) return { kind: 'paragraph', text: text + marksOf(sentence) };
  return { kind: 'quote', text, source: passage.label };
}

/** A source's name, its quotations, and what is to be known of it. */
function sourceBlocks({ token, passage, quotes }: ReportSource, publicUrl: string): Block[] {
  const name = `[${token}] ${sourceInWords(passage)}`;
  const notes = passage.notes.map((note): Block => ({ kind: 'paragraph', text: `注：${note}` }));
  const quoted = quotes.map((text): Block => {
    if (isOurWords(passage)) return { kind: 'paragraph', text: `${text}（本站所写，非原文）` };
    return { kind: 'quote', text, source: passage.label, url: publicUrl + passage.url };
  });
  return [{ kind: 'heading', level: 3, text: name }, ...quoted, ...notes];
}
