import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Contents } from './docs-contents.tsx';
import type { Described, Operation, Schema } from './docs-document.ts';
import { curlOf } from './docs-example.ts';
import { refOf } from './docs-schema.ts';
import { Parameters, Properties, Responses } from './docs-tables.tsx';

/** The interface as its OpenAPI document describes it, for whoever writes a program against it. */
export function DocsPage({ frame, described }: { frame: Frame; described: Described }) {
  const { groups, schemas } = described;
  const { origin } = new URL(frame.url);
  const asked = new Set(
    groups.flatMap(({ operations }) => operations.flatMap(({ body }) => refOf(body?.schema ?? {}) ?? [])),
  );
  const given = [...schemas].filter(([name]) => !asked.has(name));
  return (
    <Layout
      frame={frame}
      title="接口说明"
      description="给程序用的接口：问答、检索、方案、法律、决策征求意见、回执。不用登录。"
    >
      <div class="reader docs">
        <Head described={described} origin={origin} />
        <Contents groups={groups} way="fold" />
        <Contents groups={groups} way="side" />
        <div class="body">
          {groups.map(({ id, name, operations }) => (
            <section class="api-group" aria-labelledby={id}>
              <h2 id={id}>{name}</h2>
              {operations.map((operation) => (
                <OperationView operation={operation} schemas={schemas} origin={origin} />
              ))}
            </section>
          ))}
          <section class="api-group" aria-labelledby="schemas">
            <h2 id="schemas">数据结构</h2>
            {given.map(([name, schema]) => (
              <SchemaView name={name} schema={schema} />
            ))}
          </section>
        </div>
      </div>
    </Layout>
  );
}

function Head({ described: { groups, version }, origin }: { described: Described; origin: string }) {
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  const has = (path: string) => groups.some(({ operations }) => operations.some((one) => one.path === path));
  return (
    <div class="doc">
      <h1>接口说明</h1>
      <p class="lead">{`给程序用的接口，共${count}个，第${version}版。不用登录，不用密钥；正文是 JSON（UTF-8）。`}</p>
      <ul class="dots">
        <li>
          机器可读的描述（OpenAPI 3.1）：<a href="/openapi.json">/openapi.json</a>
        </li>
        <li>
          出错时回 RFC 9457 问题文档，见 <a href="#schema-Problem">Problem</a>；/v1 下的接口回 OpenAI 形式的 error。
        </li>
        <li>请求太频繁回 429，过多少秒再来写在 Retry-After 里。</li>
        {has('/api/chat') ? (
          <li>
            AI SDK 的 useChat 可以直接用：<code>{`new DefaultChatTransport({ api: '${origin}/api/chat' })`}</code>
          </li>
        ) : null}
        {has('/v1/chat/completions') ? (
          <li>
            OpenAI 的客户端可以直接用：<code>{`baseURL: '${origin}/v1'`}</code>，模型名 <code>xiangwen</code>
            ，密钥随便填。
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function OperationView({
  operation,
  schemas,
  origin,
}: {
  operation: Operation;
  schemas: Map<string, Schema>;
  origin: string;
}) {
  const { id, method, path, summary, description, parameters, body, responses } = operation;
  const schema = body && (schemas.get(refOf(body.schema) ?? '') ?? body.schema);
  return (
    <article class="operation" aria-labelledby={id}>
      <h3 id={id}>{summary}</h3>
      <p class="address">
        <b class="tag">{method}</b>
        <code>{path}</code>
      </p>
      {description ? <p class="lines">{description}</p> : null}
      {parameters.length ? (
        <>
          <h4>参数</h4>
          <Parameters name={summary} parameters={parameters} />
        </>
      ) : null}
      {schema ? (
        <>
          <h4>正文</h4>
          {schema.description ? <p>{schema.description}</p> : null}
          <Properties name={`${summary}：正文`} schema={schema} isAsked />
        </>
      ) : null}
      <h4>响应</h4>
      <Responses name={summary} responses={responses} />
      <h4>例子</h4>
      <pre class="command">{curlOf({ ...operation, body: body && schema && { ...body, schema } }, origin)}</pre>
    </article>
  );
}

function SchemaView({ name, schema }: { name: string; schema: Schema }) {
  const alternatives = (schema.oneOf ?? schema.anyOf ?? []).flatMap((one) => refOf(one) ?? []);
  return (
    <article class="operation" aria-labelledby={`schema-${name}`}>
      <h3 id={`schema-${name}`}>{name}</h3>
      {schema.description ? <p>{schema.description}</p> : null}
      {alternatives.length ? (
        <p>
          下面的一种：
          {alternatives.map((one, index) => (
            <>
              {index ? '、' : null}
              <a href={`#schema-${one}`}>{one}</a>
            </>
          ))}
        </p>
      ) : (
        <Properties name={name} schema={schema} isAsked={false} />
      )}
    </article>
  );
}
