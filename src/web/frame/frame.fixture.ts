import type { Frame } from './frame.ts';

/** A frame as the request for `/plan?q=听证` would give it. */
export function aFrame(over: Partial<Frame> = {}): Frame {
  return {
    size: '1',
    path: '/plan?q=听证',
    url: 'https://gov.example/plan?q=%E5%90%AC%E8%AF%81',
    assets: { styles: '/assets/styles.css', icon: '/assets/icon.svg', script: null },
    site: {},
    corpusVersion: 'sha256:0f',
    asOf: '2025-04-19',
    madeAt: Date.parse('2026-11-22T02:00:00Z'),
    ...over,
  };
}
