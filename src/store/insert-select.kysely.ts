import { type AliasedExpression, type Expression, sql } from 'kysely';

/** A row to be written, each column a value or an expression over what is selected from. */
export type RowToSelect<Row> = { [Column in keyof Row]: Row[Column] | Expression<unknown> };

/**
 * A row as the two halves of `insert into … (columns) select (selection) from …`: it is written where the selection
 * finds something, so that a condition and the writing are one statement.
 */
export function toSelect<Row>(row: RowToSelect<Row>) {
  const entries = Object.entries(row) as [keyof Row & string, unknown][];
  return {
    columns: entries.map(([column]) => column),
    selection: entries.map(([column, value]) => asExpression(value).as(column)) as AliasedExpression<unknown, string>[],
  };
}

const asExpression = (value: unknown) => (isExpression(value) ? sql`${value}` : sql.val(value));

const isExpression = (value: unknown): value is Expression<unknown> =>
  typeof value === 'object' && value !== null && 'toOperationNode' in value;
