import { expect, test } from 'vitest';
import { type Colours, DARK, LIGHT } from './tokens.css.ts';

const SURFACES = ['bg', 'surface', 'own'] as const;
const TEXTS = ['text', 'muted', 'link', 'error', 'success', 'warning'] as const;

/** WCAG's relative luminance of `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The pairs that fall short of their floor, each with its contrast. */
function tooFaint(colours: Colours): string[] {
  const pairs: [front: keyof Colours, back: keyof Colours, floor: number][] = [
    ...SURFACES.flatMap((back) => TEXTS.map((front) => [front, back, 4.5] as [typeof front, typeof back, number])),
    ...SURFACES.map((back) => ['control', back, 3] as ['control', typeof back, number]),
    ['on-link', 'link', 4.5],
    ['on-focus', 'focus', 4.5],
  ];
  return pairs.flatMap(([front, back, floor]) => {
    const found = contrast(colours[front], colours[back]);
    return found < floor ? `${front} on ${back}: ${found.toFixed(2)} < ${floor}` : [];
  });
}

test('black on white is 21:1, and a grey that is known to fail fails', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(tooFaint({ ...LIGHT, muted: '#999999' })).toEqual([
    'muted on bg: 2.85 < 4.5',
    'muted on surface: 2.63 < 4.5',
    'muted on own: 2.50 < 4.5',
  ]);
});

test('in both schemes text stands out by 4.5 to 1 on every surface, and controls by 3 to 1', () => {
  expect({ light: tooFaint(LIGHT), dark: tooFaint(DARK) }).toEqual({ light: [], dark: [] });
});

test('what is focused differs from its surroundings by its outline, in both schemes', () => {
  for (const { text, focus, bg, surface } of [LIGHT, DARK])
    for (const back of [bg, surface])
      expect(Math.max(contrast(text, back), contrast(focus, back))).toBeGreaterThanOrEqual(3);
});
