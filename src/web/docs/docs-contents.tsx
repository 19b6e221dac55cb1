import type { Described } from './docs-document.ts';

/** The operations by group: beside the text on wide screens, folded above it on narrow ones; CSS shows one of them. */
export function Contents({ groups, way }: { groups: Described['groups']; way: 'side' | 'fold' }) {
  const list = (
    <ol>
      {groups.map(({ id, name, operations }) => (
        <li>
          <a class="sec" href={`#${id}`}>
            {name}
          </a>
          <ol>
            {operations.map((operation) => (
              <li>
                <a href={`#${operation.id}`}>{operation.summary}</a>
              </li>
            ))}
          </ol>
        </li>
      ))}
      <li>
        <a class="sec" href="#schemas">
          数据结构
        </a>
      </li>
    </ol>
  );
  if (way === 'fold')
    return (
      <details class="contents fold">
        <summary>目录</summary>
        <nav aria-label="接口目录">{list}</nav>
      </details>
    );
  return (
    <nav class="contents side" aria-label="接口目录">
      <h2>目录</h2>
      {list}
    </nav>
  );
}
