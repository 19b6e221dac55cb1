// Plain JavaScript with types of our own beside it: where `langchain` and `ai` stand in one program, TypeScript 7 loses
// what @hono/zod-openapi adds to zod's types.
export { ChatOpenAICompletions } from '@langchain/openai';
export { createAgent, createMiddleware } from 'langchain';
