import type { Cell } from './summary.ts';

/** A value as people read it: 93.6%, 287 字, 12.3 ms. */
export function showCell({ unit, value }: Pick<Cell, 'unit' | 'value'>): string {
  if (unit === 'rate') return `${(value * 100).toFixed(1)}%`;
  return unit === 'chars' ? `${Math.round(value)} 字` : `${value.toFixed(1)} ms`;
}

/** The 95 % interval as 90.1–95.8; empty where there is none. */
export function showInterval({ interval }: Pick<Cell, 'interval'>): string {
  return interval ? `${(interval.low * 100).toFixed(1)}–${(interval.high * 100).toFixed(1)}` : '';
}
