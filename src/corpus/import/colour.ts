/** Colours as far as hiding text needs them: red, green and blue of 0…255, or `transparent`. */
export type Colour = readonly [number, number, number] | 'transparent';

export const WHITE: Colour = [255, 255, 255];
export const BLACK: Colour = [0, 0, 0];

/** The named colours that a background is likely to have; text in a rare one on its own ground stays unseen here. */
const NAMED: Record<string, string> = {
  white: 'ffffff', snow: 'fffafa', ivory: 'fffff0', whitesmoke: 'f5f5f5', ghostwhite: 'f8f8ff', floralwhite: 'fffaf0',
  black: '000000', red: 'ff0000', green: '008000', lime: '00ff00', blue: '0000ff', navy: '000080', yellow: 'ffff00',
  gray: '808080', grey: '808080', silver: 'c0c0c0', lightgray: 'd3d3d3', lightgrey: 'd3d3d3', orange: 'ffa500',
  maroon: '800000', purple: '800080', teal: '008080', azure: 'f0ffff', beige: 'f5f5dc', mintcream: 'f5fffa',
}; // biome-ignore format: a table

/** Reads a CSS or HTML colour; `null` for what is none (`inherit`, `var(--x)`, `auto`). */
export function readColour(text: string): Colour | null {
  const value = text.trim().toLowerCase();
  if (value === 'transparent') return 'transparent';
  const hex = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(NAMED[value] ?? value)?.[1];
  if (hex) return fromHex(hex.length < 6 ? hex.replace(/./g, '$&$&') : hex);
  const call = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(value);
  return call ? fromCall(call[1] as string, (call[2] as string).split(/[\s,/]+/).filter(Boolean)) : null;
}

/** Whether a text of one colour on a ground of the other cannot be read. */
export function unreadable(text: Colour, ground: Colour): boolean {
  if (text === 'transparent') return true;
  if (ground === 'transparent') return false;
  return text.every((value, at) => Math.abs(value - (ground[at] as number)) <= 20);
}

function fromHex(hex: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 255] = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return alpha < 26 ? 'transparent' : [red, green, blue];
}

function fromCall(name: string, parts: string[]): Colour | null {
  const numbers = parts.map((part) => Number.parseFloat(part));
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  const alpha = (numbers[3] ?? 1) / (parts[3]?.endsWith('%') ? 100 : 1);
  if (alpha < 0.1) return 'transparent';
  const [first, second, third] = numbers as [number, number, number];
  if (name === 'hsl') return fromHsl(first, second / 100, third / 100);
  const scale = parts[0]?.endsWith('%') ? 2.55 : 1;
  return [first * scale, second * scale, third * scale];
}

function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const part = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return (
      255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
    );
  };
  return [part(0), part(8), part(4)];
}
