import type { Law } from '../../domain/law.ts';
import type { Mention } from './law-names.ts';

interface MentionsProps {
  /** Where the plan names the law. */
  mentions: Mention[];
  /** Where it names one that the law took the place of. */
  former?: { law: Law; mentions: Mention[] }[];
}

/** Where the plan names a law, or what came before it; nothing where it does not. */
export function Mentions({ mentions, former = [] }: MentionsProps) {
  const lists = [
    { title: '方案里提到它的地方', mentions },
    ...former.map((one) => ({ title: `方案里提到它的前身《${one.law.names[0]}》的地方`, mentions: one.mentions })),
  ].filter((list) => list.mentions.length > 0);
  if (lists.length === 0) return null;
  return (
    <>
      {lists.map((list) => (
        <section class="mentions" aria-label={list.title}>
          <h2>{list.title}</h2>
          <ul class="plainlist">
            {list.mentions.map(({ label, heading, href }) => (
              <li>
                <a href={href}>{`${label} ${heading}`.trim()}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
