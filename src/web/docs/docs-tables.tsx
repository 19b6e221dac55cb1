import type { Child } from 'hono/jsx';
import type { Operation, Parameter, Schema } from './docs-document.ts';
import { notesOf, refOf, rowsOf, typeOf } from './docs-schema.ts';

const PLACES: Record<string, string> = { path: '网址里', query: '问号后', header: '请求头' };

/** A table whose rows stand as blocks where there is little room; `name` says what it is to whoever cannot see it. */
function Table({ name, head, children }: { name: string; head: string[]; children?: Child }) {
  return (
    <table class="told-of">
      <caption class="hidden">{name}</caption>
      <thead>
        <tr>
          {head.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** The type in words, with a link to the component that it is of. */
function Type({ schema }: { schema: Schema }) {
  const name = refOf(schema);
  const isList = [schema.type].flat().includes('array');
  if (!name) return <>{typeOf(schema)}</>;
  return (
    <>
      {isList ? '数组，每项是' : null}
      <a href={`#schema-${name}`}>{name}</a>
      {typeOf(schema).endsWith('null') ? '，可以是 null' : null}
    </>
  );
}

function Notes({ schema, description }: { schema: Schema; description?: string | undefined }) {
  const notes = notesOf(description ? { ...schema, description } : schema);
  return (
    <>
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </>
  );
}

/** Parameters in the path, the query and headers. */
export function Parameters({ name, parameters }: { name: string; parameters: Parameter[] }) {
  return (
    <Table name={`${name}：参数`} head={['参数', '类型', '说明']}>
      {parameters.map(({ name, in: place, required, schema = {}, description }) => (
        <tr>
          <th scope="row">
            <code>{name}</code>
            <span class="must">{`${PLACES[place] ?? place}${required ? '，必填' : ''}`}</span>
          </th>
          <td>
            <Type schema={written(schema)} />
          </td>
          <td>
            <Notes schema={schema} description={description} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** In an address nothing can be null: what may be left out is described so by mistake. */
function written(schema: Schema): Schema {
  return { ...schema, type: [schema.type ?? []].flat().filter((type) => type !== 'null') };
}

/** A name that breaks behind a dot where it has to. */
function Name({ name }: { name: string }) {
  return (
    <code>
      {name.split('.').map((part, index) => (
        <>
          {index ? '.' : null}
          {index ? <wbr /> : null}
          {part}
        </>
      ))}
    </code>
  );
}

/** A schema's properties, those inside it too. */
export function Properties({ name, schema, isAsked }: { name: string; schema: Schema; isAsked: boolean }) {
  return (
    <Table name={name} head={['名称', '类型', '说明']}>
      {rowsOf(schema).map((row) => (
        <tr>
          <th scope="row">
            <Name name={row.name} />
            {isAsked && row.isRequired ? <span class="must">必填</span> : null}
            {!isAsked && !row.isRequired ? <span class="must">可能没有</span> : null}
          </th>
          <td>
            <Type schema={row.schema} />
          </td>
          <td>
            <Notes schema={row.schema} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What comes back; failures, which all look alike, in one line. */
export function Responses({ name, responses }: { name: string; responses: Operation['responses'] }) {
  const given = responses.filter(({ status }) => status < '400');
  const failures = responses.filter(({ status }) => status >= '400');
  const [told] = failures.flatMap(({ contents }) => contents.map(({ schema }) => schema));
  return (
    <>
      <Table name={`${name}：响应`} head={['状态', '正文', '说明']}>
        {given.map(({ status, description, contents }) => (
          <tr>
            <th scope="row">{status}</th>
            <td>
              {contents.map(({ type, schema }) => (
                <p>{refOf(schema) ? <Type schema={schema} /> : <code>{type}</code>}</p>
              ))}
              {contents.length ? null : '无'}
            </td>
            <td class="lines">{description}</td>
          </tr>
        ))}
      </Table>
      {failures.length ? (
        <p class="failures">
          {`出错：${failures.map(({ status, description }) => `${status} ${description}`).join('；')}。`}
          {told ? (
            <>
              正文是 <Type schema={told} />。
            </>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
