import { type LawPlace, type LawText, parseLawText } from '../laws/text.ts';
import { ANNEX } from './forms.ts';
import { INFO_END } from './markdown.ts';

/**
 * The places of an imported document. One with articles or items is read as laws are; one without either has a place
 * for each paragraph: `para-1`, `para-2`…, and `annex-1` for what is attached.
 */
export function readDocument(markdown: string): LawText {
  const law = parseLawText(markdown);
  return law.places.some(({ place }) => /^(\d|item-)/.test(place))
    ? law
    : { ...law, places: paragraphs(markdown), faults: [] };
}

function paragraphs(markdown: string): LawPlace[] {
  const places: LawPlace[] = [];
  const headings: { level: number; text: string }[] = [];
  const counts = { para: 0, annex: 0 };
  let annex: LawPlace | null = null;
  for (const line of markdown
    .slice(markdown.indexOf(INFO_END) + INFO_END.length)
    .split('\n')
    .filter(Boolean)) {
    const match = /^(#{1,6}) (.*)$/.exec(line);
    const level = match?.[1]?.length ?? 0;
    if (match) {
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
      headings.push({ level, text: match[2] as string });
    }
    const heading = headings.map(({ text }) => text).join(' ');
    if (match && ANNEX.test(match[2] as string)) {
      annex = { place: `annex-${++counts.annex}`, heading, text: '' };
      places.push(annex);
    } else if (!match && annex) annex.text += `${annex.text && '\n'}${line}`;
    else if (!match) places.push({ place: `para-${++counts.para}`, heading, text: line });
  }
  return places.filter(({ text }) => text !== '');
}

/** How people read a place of an imported document: 第三条, 第二项, 第五段, 附件一. `label` reads the laws' own. */
export function documentPlaceLabel(place: string, label: (place: string) => string): string {
  const paragraph = /^para-(\d+)$/.exec(place)?.[1];
  return paragraph ? `第${paragraph}段` : label(place);
}
