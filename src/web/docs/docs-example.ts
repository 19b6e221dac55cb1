import type { Operation, Parameter, Schema } from './docs-document.ts';

/** A command that asks this operation, to be pasted into a terminal. */
export function curlOf({ method, path, parameters, body, responses }: Operation, origin: string): string {
  const isStream = responses.some(({ contents }) => contents[0]?.type === 'text/event-stream');
  const query = parameters.filter((one) => one.in === 'query' && one.required);
  const lines = [
    `curl ${isStream ? '-N ' : ''}${method === 'GET' ? '' : `-X ${method} `}'${origin}${addressOf(path, parameters)}'`,
    query.length > 0 && '-G',
    ...query.map((one) => `--data-urlencode '${one.name}=${quoted(textOf(one))}'`),
    ...parameters.filter((one) => one.in === 'header').map((one) => `-H '${one.name}: ${textOf(one)}'`),
    body && `-H 'content-type: ${body.type}'`,
    body && `-d '${quoted(JSON.stringify(exampleOf(body.schema)))}'`,
  ];
  return lines.filter(Boolean).join(' \\\n  ');
}

/** A quotation mark inside a quoted argument. */
const quoted = (text: string): string => text.replaceAll("'", "'\\''");

function addressOf(path: string, parameters: Parameter[]): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return parameter ? textOf(parameter) : name;
  });
}

/** What stands for a value that only whoever asks can know. */
function textOf({ name, schema = {} }: Parameter): string {
  if (schema.example !== undefined) return String(schema.example);
  if (schema.enum) return String(schema.enum[0]);
  if ([schema.type].flat().includes('integer')) return '1';
  return name === 'q' ? '公开征求意见' : `<${name}>`;
}

/** A value that fits a schema: its own examples, and where it gives none, the least that is required. */
export function exampleOf(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first) return exampleOf(first);
  const type = [schema.type].flat()[0];
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([name]) => schema.required?.includes(name))
        .map(([name, inner]) => [name, exampleOf(inner)]),
    );
  if (type === 'array') return schema.items ? [exampleOf(schema.items)] : [];
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? (schema.minimum ?? 1) : '…';
}
