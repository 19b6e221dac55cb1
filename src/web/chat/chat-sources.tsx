import type { Answer, Citation } from '../../domain/answer.ts';
import { statusInWords } from '../../domain/law-time.ts';
import { sourceId, sourceName, sourceUrl } from '../frame/marking.tsx';

/** The quotations that an answer rests on, each with the way to its place; nothing where it rests on none. */
export function Sources({ answer: { id, citations, mode } }: { answer: Answer }) {
  if (citations.length === 0) return null;
  return (
    <div class={mode === 'extractive' ? 'sources excerpts' : 'sources'}>
      <h3>{`来源（${citations.length}处）`}</h3>
      <ol>
        {citations.map((citation, at) => (
          <Source citation={citation} answer={id} at={at} />
        ))}
      </ol>
    </div>
  );
}

function Source({ citation, answer, at }: { citation: Citation; answer: string; at: number }) {
  const id = sourceId(answer, at);
  return (
    <li class="source" id={id} tabindex={-1}>
      <h4>
        <a class="open" href={sourceUrl(citation)}>
          {sourceName(citation, at)}
        </a>
      </h4>
      <p class="quoted">{kindOf(citation)}</p>
      <blockquote>{citation.quote}</blockquote>
      {citation.notes.map((note) => (
        <p class="note">{note}</p>
      ))}
    </li>
  );
}

/** What a source is: the official text, or what this site wrote of it; and whether it applies. */
export function kindOf(citation: Citation): string {
  const kind = citation.ref.startsWith('card:') ? '本站写的要点，不是原文' : '原文摘录';
  return citation.status === 'in_force' ? kind : `${kind} · ${statusInWords(citation.status)}`;
}
