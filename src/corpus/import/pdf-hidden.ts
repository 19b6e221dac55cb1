import { type Colour, readColour, unreadable, WHITE } from './colour.ts';

/** Tells from a PDF page's drawing commands which of its characters people see. */

/** A drawing command of PDF.js by its name. */
export interface Command {
  name: string;
  args: unknown;
}

/** A drawn character, and why it cannot be seen; `null` where it can. */
export interface Drawn {
  char: string;
  because: string | null;
}

interface Pen {
  colour: Colour | null;
  mode: number;
  alpha: number;
}

/** The characters that a page draws, white space left out, in their order. */
export function drawnBy(commands: Iterable<Command>): Drawn[] {
  let pen: Pen = { colour: [0, 0, 0], mode: 0, alpha: 1 };
  const saved: Pen[] = [];
  const drawn: Drawn[] = [];
  for (const { name, args } of commands) {
    const list = Array.isArray(args) ? (args as unknown[]) : [];
    if (name === 'save') saved.push(pen);
    else if (name === 'restore') pen = saved.pop() ?? pen;
    else if (name === 'setTextRenderingMode') pen = { ...pen, mode: Number(list[0]) };
    else if (name === 'setGState') pen = { ...pen, alpha: alphaOf(list[0]) ?? pen.alpha };
    else if (name === 'setFillRGBColor') pen = { ...pen, colour: readColour(String(list[0])) };
    else if (/^setFill/.test(name)) pen = { ...pen, colour: null };
    else if (/showText|ShowText/.test(name))
      drawn.push(...glyphsOf(list).map((char) => ({ char, because: because(pen) })));
  }
  return drawn;
}

function because({ colour, mode, alpha }: Pen): string | null {
  if (mode === 3 || mode === 7) return '不着色的文字（如扫描识别层）';
  if (alpha < 0.1) return '透明';
  return mode !== 1 && colour && unreadable(colour, WHITE) ? '白色文字' : null;
}

function alphaOf(states: unknown): number | null {
  if (!Array.isArray(states)) return null;
  const fill = (states as unknown[][]).find((state) => Array.isArray(state) && state[0] === 'ca');
  return fill ? Number(fill[1]) : null;
}

function glyphsOf(list: unknown[]): string[] {
  const glyphs = list.findLast((one) => Array.isArray(one)) as unknown[] | undefined;
  return (glyphs ?? []).flatMap((glyph) => {
    const unicode = (glyph as { unicode?: unknown } | null)?.unicode;
    return typeof unicode === 'string' ? [...unicode.replace(/\s/g, '')] : [];
  });
}

/** What is left of a page's stretches. */
export interface Visible<T> {
  stretches: T[];
  /** What is drawn so that it cannot be seen, neighbours together. */
  hidden: { because: string; text: string }[];
  /** What is drawn and in no stretch: PDF.js leaves out what lies beside the page. */
  beside: string;
  /** False where the stretches are not what is drawn; then hidden text may be left. */
  sure: boolean;
}

/**
 * Takes the hidden characters out of a page's stretches. The stretches hold the drawn characters in their order, less
 * those beside the page; a character that might be a hidden one, by the order alone, counts as hidden.
 */
export function visibleOf<T extends { text: string }>(stretches: readonly T[], drawn: readonly Drawn[]): Visible<T> {
  const hidden = runsOf(drawn);
  const chars = stretches.flatMap(({ text }) => [...text.replace(/\s/g, '')]);
  const first = matched(chars, drawn);
  const last = matched(chars.toReversed(), drawn.toReversed())
    ?.map((at) => drawn.length - 1 - at)
    .toReversed();
  if (!first || !last)
    return { stretches: withoutRuns(stretches, hidden), hidden, beside: '', sure: hidden.length === 0 };
  const used = new Set(first);
  const rest = drawn.filter(({ because: why }, at) => why === null && !used.has(at));
  const concealed = hiddenByChar(drawn);
  let at = 0;
  const isSeen = (char: string): boolean => {
    const [from, to] = [first[at] as number, last[at] as number];
    at++;
    return !concealed.get(char)?.some((place) => place >= from && place <= to);
  };
  const visible = stretches.map((stretch) => {
    const kept = [...stretch.text].filter((char) => /\s/.test(char) || isSeen(char));
    return { ...stretch, text: kept.join('') };
  });
  return { stretches: visible, hidden, beside: rest.map(({ char }) => char).join(''), sure: true };
}

/** For each character the first place where it can have been drawn, each behind the one before; null where there is none. */
function matched(chars: readonly string[], drawn: readonly Drawn[]): number[] | null {
  let at = -1;
  const places: number[] = [];
  for (const char of chars) {
    do at++;
    while (at < drawn.length && drawn[at]?.char !== char);
    if (at >= drawn.length) return null;
    places.push(at);
  }
  return places;
}

function hiddenByChar(drawn: readonly Drawn[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { char, because: why }] of drawn.entries()) {
    if (why) places.set(char, [...(places.get(char) ?? []), at]);
  }
  return places;
}

function withoutRuns<T extends { text: string }>(stretches: readonly T[], hidden: Visible<T>['hidden']): T[] {
  const bare = (text: string): string => text.replace(/\s/g, '');
  return stretches.filter(
    ({ text }) =>
      bare(text) === '' || !hidden.some((run) => run.text.includes(bare(text)) || bare(text).includes(run.text)),
  );
}

function runsOf(drawn: readonly Drawn[]): { because: string; text: string }[] {
  const runs: { because: string; text: string }[] = [];
  let open = false;
  for (const { char, because: why } of drawn) {
    const last = runs.at(-1);
    if (why && open && last?.because === why) last.text += char;
    else if (why) runs.push({ because: why, text: char });
    open = why !== null;
  }
  return runs;
}
