import { BLACK, type Colour, readColour, WHITE } from './colour.ts';
import type { Style, Styled } from './css.ts';

/** Whether people can see an element of a page. */

/** What an element hands on to those inside it. */
export interface Look {
  colour: Colour;
  ground: Colour;
  /** Font size in CSS pixels. */
  size: number;
}

/** A page before any style: black on white, 16 pixels. */
export const PLAIN: Look = { colour: BLACK, ground: WHITE, size: 16 };

/** Why an element is hidden with all that it holds; `null` where it is not, as far as can be told. */
export function hiddenBecause({ tag, attributes }: Styled, style: Style): string | null {
  if (attributes.has('hidden')) return 'hidden 属性';
  if (attributes.get('aria-hidden')?.toLowerCase() === 'true') return 'aria-hidden';
  if (attributes.has('popover') || (tag === 'dialog' && !attributes.has('open'))) return '没有打开的浮层';
  if (style.get('display') === 'none') return 'display:none';
  if (/^(hidden|collapse)$/.test(style.get('visibility') ?? '')) return 'visibility:hidden';
  if (style.get('content-visibility') === 'hidden') return 'content-visibility:hidden';
  if (share(style.get('opacity')) <= 0.1 || /opacity\(\s*(0|0?\.0\d*|\d%)\s*\)/.test(style.get('filter') ?? ''))
    return '透明';
  if (isOffScreen(style)) return '移到页面之外';
  return isClipped(style) ? '裁到看不见' : null;
}

/** How an element looks, inside one of the look given. */
export function lookOf({ tag, attributes }: Styled, style: Style, outer: Look): Look {
  const given = (...names: (string | undefined)[]): Colour | null => {
    const values = names.flatMap((name) => (name ? [readColour(name)] : []));
    return values.findLast((value) => value !== null) ?? null;
  };
  const cut = style.get('background-clip')?.includes('text') || style.get('-webkit-background-clip')?.includes('text');
  const fill = cut ? undefined : style.get('-webkit-text-fill-color');
  const shorthand = style.get('background')?.match(/#[0-9a-f]+|(?:rgb|hsl)a?\([^)]*\)|[a-z]+/g) ?? [];
  const ground = given(attributes.get('bgcolor'), ...shorthand, style.get('background-color'));
  const own = tag === 'font' ? attributes.get('color') : tag === 'body' ? attributes.get('text') : undefined;
  return {
    colour: given(own, cut ? undefined : style.get('color'), fill) ?? outer.colour,
    ground: ground && ground !== 'transparent' ? ground : outer.ground,
    size: sizeOf(style, outer.size),
  };
}

function sizeOf(style: Style, outer: number): number {
  const shorthand = /(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%|vw|vh)|0)(?=[\s/])/.exec(style.get('font') ?? '')?.[1];
  const text = style.get('font-size') ?? shorthand;
  return text === undefined ? outer : (pixels(text, outer) ?? 16);
}

/** A length in pixels; relative ones by the font size given, a page's by 1,000 pixels. `null` for what is no length. */
function pixels(text: string, em = 16): number | null {
  const match = /^(-?\d*\.?\d+)(px|pt|pc|in|cm|mm|r?em|ex|ch|%|v[wh]|vmin|vmax)?$/.exec(text.trim());
  if (!match) return null;
  const units: Record<string, number> = {
    pt: 4 / 3, pc: 16, in: 96, cm: 37.8, mm: 3.78, rem: 16, em, ex: em / 2, ch: em / 2, '%': em / 100,
    vw: 10, vh: 10, vmin: 10, vmax: 10,
  }; // biome-ignore format: a table
  return Number(match[1]) * (units[match[2] ?? ''] ?? 1);
}

function share(text: string | undefined): number {
  const value = Number.parseFloat(text ?? '1') / (text?.endsWith('%') ? 100 : 1);
  return Number.isNaN(value) ? 1 : value;
}

const FAR = -300;

function isOffScreen(style: Style): boolean {
  const edges = ['left', 'top', 'right', 'bottom', 'margin-left', 'margin-top', 'margin-right', 'text-indent', 'inset'];
  const lengths = edges.flatMap((edge) => style.get(edge)?.split(/\s+/) ?? []);
  lengths.push(...(style.get('margin')?.split(/\s+/) ?? []));
  if (lengths.some((length) => (pixels(length) ?? 0) <= FAR || /^-\d{2,}(\.\d+)?v[wh]$|^-\d{3,}%$/.test(length)))
    return true;
  const moved = `${style.get('transform') ?? ''} ${style.get('translate') ?? ''}`;
  if (/scale[xy3d]*\(\s*0?(\.0\d*)?\s*[,)]/.test(moved)) return true;
  return (moved.match(/-\d*\.?\d+[a-z%]*/g) ?? []).some(
    (length) => (pixels(length) ?? 0) <= FAR || /^-[1-9]\d{2,}%|^-\d{2,}v/.test(length),
  );
}

function isClipped(style: Style): boolean {
  if (/rect\(\s*[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?\s*\)/.test(style.get('clip') ?? '')) return true;
  if (/inset\(\s*(5\d|[6-9]\d|100)%|circle\(\s*0/.test(style.get('clip-path') ?? '')) return true;
  const cut = /hidden|clip|auto|scroll/.test(
    `${style.get('overflow')} ${style.get('overflow-x')} ${style.get('overflow-y')}`,
  );
  const sides = ['width', 'height', 'max-width', 'max-height'];
  return cut && sides.some((side) => Math.abs(pixels(style.get(side) ?? '') ?? 99) <= 1);
}
