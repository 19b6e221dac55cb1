import type { Task } from '../../domain/corpus.ts';

/** The doubts about a task's text, beside it and never in it; nothing where there are none. */
export function Doubts({ task }: { task: Task }) {
  if (task.errata.length === 0) return null;
  return (
    <aside class="beside" aria-label="对原文的存疑说明">
      <p class="hint">原文照录，一字未改。以下几处（原文中加波浪线）疑有脱漏或错误，请以正式印发的文本为准。</p>
      {[...task.errata]
        .sort((a, b) => a.start - b.start)
        .map(({ quote, note }) => {
          const colon = note.search(/[:：]/);
          const rest = note.slice(colon + 1);
          return (
            <p class="note">
              <b>{note.slice(0, colon)}</b>
              {rest.includes(quote) ? rest : `“${quote}”：${rest}`}
            </p>
          );
        })}
    </aside>
  );
}
