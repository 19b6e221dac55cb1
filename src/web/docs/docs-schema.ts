import type { Schema } from './docs-document.ts';

/** One line of a schema's table. */
export interface Row {
  /** Where it stands: `citations[].quote`. */
  name: string;
  schema: Schema;
  isRequired: boolean;
}

const TYPES: Record<string, string> = {
  string: '字符串',
  integer: '整数',
  number: '数',
  boolean: 'true 或 false',
  array: '数组',
  object: '对象',
};
const FORMATS: Record<string, string> = {
  'date-time': '时刻（ISO 8601）',
  date: '日期（年-月-日）',
  uuid: 'UUID',
};

/** The component that a schema refers to by name; `null` where it says what it is itself. */
export function refOf({ $ref, allOf, items }: Schema): string | null {
  if ($ref) return $ref.slice($ref.lastIndexOf('/') + 1);
  const [only] = allOf?.flatMap((one) => refOf(one) ?? []) ?? [];
  return only ?? (items ? refOf(items) : null);
}

/** A schema's type in words, without the components that it refers to. */
export function typeOf(schema: Schema): string {
  const alternatives = schema.oneOf ?? schema.anyOf;
  const nullable = isNullable(schema) ? '，可以是 null' : '';
  if (schema.$ref || schema.allOf) return `对象${nullable}`;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join('或');
  if (schema.format && FORMATS[schema.format]) return FORMATS[schema.format] + nullable;
  const types = typesOf(schema).filter((type) => type !== 'null');
  const names = types.map((type) => TYPES[type] ?? type);
  if (schema.items && !refOf(schema.items)) names[0] = `数组，每项是${typeOf(schema.items)}`;
  return names.join('或') + nullable;
}

const typesOf = ({ type = [] }: Schema): string[] => [type].flat();

function isNullable(schema: Schema): boolean {
  return typesOf(schema).includes('null') || (schema.allOf ?? []).some(isNullable);
}

/** What a value has to keep to, in words; the description first. */
export function notesOf(schema: Schema): string[] {
  const { description, enum: values, default: usual, minLength = 0, maxLength, minimum, maximum } = schema;
  const listed = (values ?? schema.items?.enum)?.filter((value) => value !== null).map(String);
  return [
    description,
    listed && (listed.length === 1 ? `只能是 ${listed[0]}` : `取值：${listed.join('、')}`),
    maxLength !== undefined ? `最多${maxLength}字` : minLength > 0 ? '不能为空' : undefined,
    minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
      ? `${minimum}到${maximum}`
      : minimum && `至少${minimum}`,
    usual !== undefined && `不写是 ${String(usual)}`,
  ].filter((note): note is string => Boolean(note));
}

/** The lines of a schema's table: its properties, and those of what stands inside and has no name of its own. */
export function rowsOf(schema: Schema, prefix = ''): Row[] {
  const rows = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const row = { name: prefix + name, schema: inner, isRequired: schema.required?.includes(name) ?? false };
    return [row, ...rowsOf(inner, `${prefix}${name}.`)];
  });
  const inItems = schema.items ? rowsOf(schema.items, `${prefix.replace(/\.$/, '')}[].`) : [];
  const inAll = (schema.allOf ?? []).flatMap((one) => rowsOf(one, prefix));
  const inEither = (schema.oneOf ?? schema.anyOf ?? []).map((one) => rowsOf(one, prefix));
  return [...rows, ...inItems, ...inAll, ...merged(inEither)];
}

/** What stands in several alternatives under one name is one line: one of all the values, required where it always is. */
function merged(alternatives: Row[][]): Row[] {
  const byName = new Map<string, Row>();
  for (const row of alternatives.flat()) {
    const known = byName.get(row.name);
    byName.set(row.name, known ? { ...known, schema: either(known.schema, row.schema) } : row);
  }
  const always = ({ name }: Row) =>
    alternatives.every((rows) => rows.some((row) => row.name === name && row.isRequired));
  return [...byName.values()].map((row) => ({ ...row, isRequired: row.isRequired && always(row) }));
}

function either(one: Schema, other: Schema): Schema {
  return one.enum && other.enum ? { ...one, enum: [...new Set([...one.enum, ...other.enum])] } : one;
}
