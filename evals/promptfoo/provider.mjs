/**
 * 湘问 as a promptfoo provider: asks a running server by `POST /api/answers`.
 *
 * `config` in promptfooconfig.yaml, all of it optional:
 * - `baseUrl`: where the server is; else the environment variable `XIANGWEN_URL`, else http://127.0.0.1:8787.
 * - `mode`: `auto`, `extractive` or `model`.
 * - `timeoutMs`: how long to wait for one answer; 40,000 by default (the server answers within 30 s).
 * - `costPerModelAnswer`: what an answer by the model costs on average, as `npm run eval` measures it. The interface
 *   does not tell tokens, so that without it `cost` is told for quotations only, which cost nothing.
 *
 * A test may give the variable `conversationId`: what `sessionId` of an earlier answer was, to go on with it.
 */
export default class XiangwenProvider {
  constructor(options = {}) {
    const config = options.config ?? {};
    this.providerId = options.id ?? 'xiangwen';
    this.label = options.label ?? '湘问';
    this.config = config;
    const address = config.baseUrl ?? process.env.XIANGWEN_URL ?? 'http://127.0.0.1:8787';
    this.endpoint = new URL('/api/answers', address).href;
    this.timeoutMs = config.timeoutMs ?? 40_000;
  }

  id() {
    return this.providerId;
  }

  /** Never throws: what goes wrong comes back as `error`, so that one question does not end a whole run. */
  async callApi(prompt, context = {}, options = {}) {
    const began = performance.now();
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(this.bodyOf(prompt, context.vars)),
        signal: AbortSignal.any([AbortSignal.timeout(this.timeoutMs), options.abortSignal].filter(Boolean)),
      });
      const body = await response.json();
      const latencyMs = Math.round(performance.now() - began);
      if (!response.ok)
        return { error: `${response.status} ${body.code ?? ''} ${body.detail ?? ''}`.trim(), latencyMs };
      return this.responseOf(body, latencyMs);
    } catch (error) {
      return { error: `${this.endpoint}: ${error.cause?.code ?? error.message}` };
    }
  }

  bodyOf(question, vars = {}) {
    const { mode } = this.config;
    const conversationId = vars.conversationId || undefined;
    return { question, ...(mode && { mode }), ...(conversationId && { conversationId }) };
  }

  responseOf(answer, latencyMs) {
    const { outcome, reason, mode, citations, related, notices, corpusVersion, id } = answer;
    const cost = mode === 'extractive' ? 0 : this.config.costPerModelAnswer;
    return {
      output: answer.text,
      latencyMs,
      cached: false,
      isRefusal: outcome === 'refused',
      sessionId: answer.conversationId,
      ...(cost !== undefined && { cost }),
      metadata: { id, outcome, reason, mode, citations, related, notices, corpusVersion },
    };
  }
}
