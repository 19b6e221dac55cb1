import type { Script } from '../../src/models/scripted.fixture.node.ts';
import type { Behaviour } from './behaviour.ts';
import { asJson, asText, inPieces, wantsJson } from './putting.ts';
import { copies, type Scene } from './scene.ts';

/** Services that fail, hang or never end. */

const transport = (
  name: string,
  title: string,
  script: (pieces: string[], scene: Scene) => Script,
  isSlow = false,
): Behaviour => ({
  name: `transport-${name}`,
  title,
  kind: 'transport',
  isSlow,
  behave(scene) {
    const said = copies(scene, 3);
    const pieces = inPieces(wantsJson(scene) ? asJson(said) : asText(said), scene.random, 8);
    return { script: script(pieces, scene), said: [] };
  },
});

const half = (pieces: string[]): string[] => pieces.slice(0, Math.ceil(pieces.length * 0.6));
const HTML = '<!doctype html><html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>';

/** Failing services. */
export const TRANSPORT: readonly Behaviour[] = [
  transport('empty', '空回答', () => ({ kind: 'text', pieces: [] })),
  transport('only-reasoning', '只有思考', () => ({
    kind: 'text',
    pieces: [],
    reasoning: ['罚款 500 元。', '就这样。'],
  })),
  transport('endless-thought', '思考不收尾', () => ({ kind: 'text', pieces: ['<think>', '也许罚款 500 元[S1]。'] })),
  transport('cut', '字数用完被截断', (pieces) => ({ kind: 'text', pieces: half(pieces), finish: 'length' })),
  transport('filtered', '内容过滤', (pieces) => ({ kind: 'text', pieces: half(pieces), finish: 'content_filter' })),
  transport('reset', '中途断开', (pieces) => ({ kind: 'reset', afterPieces: half(pieces) })),
  transport('refused', '一来就断开', () => ({ kind: 'reset', afterPieces: [] })),
  transport('429', '429,Retry-After 30', () => ({ kind: 'status', status: 429, headers: { 'retry-after': '30' } })),
  transport('500', '500', () => ({ kind: 'status', status: 500 })),
  transport('503', '503 带 HTML', () => ({ kind: 'status', status: 503, body: HTML })),
  transport('401', '401', () => ({ kind: 'status', status: 401 })),
  transport('404', '404', () => ({ kind: 'status', status: 404 })),
  transport('html', '200 却是 HTML', () => ({ kind: 'raw', bytes: HTML, contentType: 'text/html' })),
  transport('html-as-stream', '流里是 HTML', () => ({ kind: 'raw', bytes: HTML })),
  transport('bad-events', '流里是坏 JSON', () => ({
    kind: 'raw',
    bytes: 'data: {"choices":[{"delta":{"content":"您\n\ndata: nonsense\n\n',
  })),
  transport('error-event', '流里报错', () => ({
    kind: 'raw',
    bytes: 'data: {"error":{"message":"overloaded","code":500}}\n\ndata: [DONE]\n\n',
  })),
  transport('bytes', '乱字节', ({ length }) => ({
    kind: 'raw',
    bytes: Uint8Array.from({ length: length * 40 }, (_, at) => (at * 97 + length) % 256),
  })),
  transport('endless', '写个没完', () => ({ kind: 'endless', piece: '各级行政机关依法依规办理', betweenMs: 1 }), true),
  transport(
    'endless-marked',
    '带标记写个没完',
    (_, scene) => {
      const [one] = copies(scene, 1);
      return { kind: 'endless', piece: `${one?.text}[${one?.tokens[0]}]`, betweenMs: 5 };
    },
    true,
  ),
  transport('slow', '每 200 毫秒一个片段', (pieces) => ({ kind: 'text', pieces, betweenMs: 200 }), true),
  transport('hang', '一字不来', () => ({ kind: 'hang' }), true),
  transport('hang-in-the-middle', '写到一半停住', (pieces) => ({ kind: 'hang', afterPieces: half(pieces) }), true),
];
