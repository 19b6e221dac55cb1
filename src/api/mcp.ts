import type { OpenAPIHono } from '@hono/zod-openapi';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  type Implementation,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { type McpParts, type McpTool, mcpTools } from './mcp-tools.ts';

export type { McpParts } from './mcp-tools.ts';

/** Where clients of the Model Context Protocol connect. */
export const MCP_PATH = '/mcp';

const INFO: Implementation = { name: 'xiangwen', title: '湘问', version: '1' };
const INSTRUCTIONS =
  '检索和取回湖南省法治政府建设实施方案、相关法律法规的原文和公开的重大行政决策事项。' +
  '引用时写明 label 并逐字引用 text；status 是 repealed 或 amended 的已不是现行规定；card 是本站写的要点，不是原文。';

/**
 * Registers `POST /mcp`, the Model Context Protocol over streamable HTTP: stateless, one JSON answer a request. There
 * is nothing to stream or to end, so every other method is left to the 405 of `refuseOtherMethods`.
 */
export function registerMcp(app: OpenAPIHono, parts: McpParts): void {
  const tools = mcpTools(parts);
  app.post(MCP_PATH, async (c) => {
    if (isRebound(c.req.header('origin'), c.req.url, parts.publicOrigin))
      return refused(403, ErrorCode.InvalidRequest, '不接受其他网站的页面发来的请求');
    const body = readBody(await c.req.text());
    if ('refusal' in body) return body.refusal;
    return handled(c.req.raw, body.message, tools);
  });
}

/** A transport serves one request, as there are no sessions. */
async function handled(request: Request, parsedBody: unknown, tools: ReadonlyMap<string, McpTool>): Promise<Response> {
  const server = serverOf(tools);
  // `undefined` as the option's value is how the library spells "no sessions".
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport as Parameters<typeof server.connect>[0]);
    const response = await transport.handleRequest(request, { parsedBody });
    response.headers.set('cache-control', 'no-store');
    return response;
  } finally {
    await server.close();
  }
}

/** The lower of the library's two servers: the higher one answers wrong input in English. */
function serverOf(tools: ReadonlyMap<string, McpTool>): Server {
  const server = new Server(INFO, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
  const listed = [...tools.values()].map((tool) => tool.listed);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.get(params.name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `没有这个工具，有：${[...tools.keys()].join('、')}`);
    return tool.call(params.arguments);
  });
  return server;
}

/** Several messages at once are no longer part of the protocol, and one of them could call off another for ever. */
function readBody(text: string): { message: unknown } | { refusal: Response } {
  try {
    const message: unknown = JSON.parse(text);
    if (!Array.isArray(message)) return { message };
    return { refusal: refused(400, ErrorCode.InvalidRequest, '一次只能发一条消息') };
  } catch {
    return { refusal: refused(400, ErrorCode.ParseError, '请求正文不是正确的 JSON') };
  }
}

/**
 * Whether a page of another site may have sent a request, by way of a name of its own that it lets point here (DNS
 * rebinding). The name in the address is then that page's, so it proves nothing; a bare IP address or this very machine
 * cannot be such a name. Who names no origin is no browser.
 */
function isRebound(origin: string | undefined, url: string, publicOrigin: string | undefined): boolean {
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin);
  if (from.origin === publicOrigin) return false;
  return from.host !== new URL(url).host || !UNNAMED.test(from.hostname);
}

const UNNAMED = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/i;

function refused(status: 400 | 403, code: number, message: string): Response {
  const headers = { 'cache-control': 'no-store' };
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status, headers });
}
