/** What is read of a JSON Schema. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  example?: unknown;
  default?: unknown;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

interface Content {
  schema?: Schema;
}

/** A parameter in the path, the query or a header. */
export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

/** One method of one path. */
export interface Operation {
  /** Of the anchor. */
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  parameters: Parameter[];
  body: { type: string; schema: Schema } | null;
  responses: { status: string; description: string; contents: { type: string; schema: Schema }[] }[];
}

/** An OpenAPI document, ordered for reading. */
export interface Described {
  version: string;
  groups: { id: string; name: string; operations: Operation[] }[];
  schemas: Map<string, Schema>;
}

/** What is read of an OpenAPI document. */
interface OpenApi {
  info?: { version?: string };
  paths?: Record<string, Record<string, OpenApiOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

interface OpenApiOperation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, Content> };
  responses?: Record<string, { description?: string; content?: Record<string, Content> }>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Where an operation without a tag belongs, by the beginning of its path; the groups come in this order. */
const GROUPS: [name: string, paths: RegExp][] = [
  ['问答', /^\/api\/(answers|chat|messages)\b/],
  ['检索', /^\/api\/search\b/],
  ['方案', /^\/api\/plan\b/],
  ['法律和文件', /^\/api\/(laws|cards|documents|curated)\b/],
  ['决策征求意见', /^\/api\/decisions\/?(?!.*\/ledger)/],
  ['回执', /^\/api\/receipts\b/],
  ['意见存证链', /\/ledger\b/],
  ['OpenAI 兼容接口', /^\/v1\b/],
];
const OTHERS = '其他';

/** Reads an OpenAPI document. Whatever it leaves out is left out. */
export function readDocument(document: object): Described {
  const { info, paths = {}, components } = document as OpenApi;
  const groups = new Map<string, Operation[]>([...GROUPS.map(([name]) => name), OTHERS].map((name) => [name, []]));
  for (const [path, methods] of Object.entries(paths))
    for (const method of METHODS) {
      const operation = methods[method];
      if (!operation) continue;
      const name = operation.tags?.[0] ?? GROUPS.find(([, pattern]) => pattern.test(path))?.[0] ?? OTHERS;
      groups.set(name, [...(groups.get(name) ?? []), operationOf(method, path, operation)]);
    }
  return {
    version: info?.version ?? '',
    groups: [...groups]
      .filter(([, operations]) => operations.length > 0)
      .map(([name, operations], index) => ({ id: `group-${index + 1}`, name, operations })),
    schemas: new Map(Object.entries(components?.schemas ?? {})),
  };
}

function operationOf(method: string, path: string, operation: OpenApiOperation): Operation {
  const { summary, description = null, parameters = [], requestBody, responses = {} } = operation;
  return {
    id: `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`.replace(/-$/, ''),
    ...{ method: method.toUpperCase(), path, summary: summary ?? path, description, parameters },
    body: contentsOf(requestBody?.content)[0] ?? null,
    responses: Object.entries(responses).map(([status, response]) => ({
      ...{ status, description: response.description ?? '', contents: contentsOf(response.content) },
    })),
  };
}

function contentsOf(content: Record<string, Content> = {}): { type: string; schema: Schema }[] {
  return Object.entries(content).map(([type, { schema = {} }]) => ({ type, schema }));
}
