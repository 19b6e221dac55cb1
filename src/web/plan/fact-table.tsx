import type { Child } from 'hono/jsx';
import { dressed } from '../frame/dressing.tsx';
import { quoteUrl } from '../frame/marking.tsx';
import { clauseOf, type PlacedFact } from './plan-facts.ts';

/** One line: what stands in the first column, and the fact. */
export interface FactRow extends PlacedFact {
  first: Child;
}

/** Lines that belong together, under a heading of their own where it has a title. */
export interface FactGroup {
  title?: Child;
  /** By which it can be jumped to. */
  id?: string;
  rows: FactRow[];
}

interface FactTableProps {
  /** The table's name. */
  caption: Child;
  /** The heads of the columns; a head may be a link that sorts by its column. */
  heads: { name: Child; sorted?: boolean }[];
  groups: FactGroup[];
  /** A class by which the table is drawn otherwise. */
  drawn?: string;
}

/** Facts with the clause that each stands in and its task. On narrow screens each line becomes a block. */
export function FactTable({ caption, heads, groups, drawn }: FactTableProps) {
  return (
    <table class={drawn ? `fact-table ${drawn}` : 'fact-table'}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map(({ name, sorted }) => (
            <th scope="col" aria-sort={sorted ? 'ascending' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, id, rows }) => (
        <tbody id={id}>
          {title ? (
            <tr class="group-head">
              <th scope="rowgroup" colspan={heads.length}>
                {title}
              </th>
            </tr>
          ) : null}
          {rows.map((row) => (
            <Row row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row }: { row: FactRow }) {
  const { task, fact, first } = row;
  return (
    <tr>
      <th scope="row">{first}</th>
      <td class="clause">
        <a href={quoteUrl(task.number, fact)}>{dressed(task.text, clauseOf(row), { quote: fact, quoteId: null })}</a>
      </td>
      <td class="of-task">
        <a href={task.url}>
          <span class="num">{task.label}</span> {task.heading}
        </a>
      </td>
    </tr>
  );
}
