/** The colours of one scheme by their role. */
export interface Colours {
  /** The page, a raised surface, and the person's own words. */
  bg: string;
  surface: string;
  own: string;
  text: string;
  muted: string;
  /** Links and buttons; `on-link` is a button's text. */
  link: string;
  'on-link': string;
  /** Of a status alone, never of running text. */
  error: string;
  success: string;
  warning: string;
  /** Borders of what can be operated. */
  control: string;
  /** What is focused: its fill, and the text on it. */
  focus: string;
  'on-focus': string;
}

/** By day. `tokens.test.ts` holds both schemes to WCAG's contrasts: text ≥ 4.5:1, controls ≥ 3:1. */
export const LIGHT: Colours = {
  bg: '#FFFFFF',
  surface: '#F4F6F8',
  own: '#EAF1F8',
  text: '#1A1D21',
  muted: '#4B535C',
  link: '#0B4F8A',
  'on-link': '#FFFFFF',
  error: '#B3261E',
  success: '#1B6E3C',
  warning: '#8A5300',
  control: '#6B7580',
  focus: '#FFD54A',
  'on-focus': '#1A1D21',
};

/** By night. */
export const DARK: Colours = {
  bg: '#14171A',
  surface: '#1E2328',
  own: '#1B2A3A',
  text: '#E8EAED',
  muted: '#A9B2BB',
  link: '#8AB8F0',
  'on-link': '#14171A',
  error: '#FF9A91',
  success: '#7FD19B',
  warning: '#F2BE5C',
  control: '#7D8893',
  focus: '#FFD54A',
  'on-focus': '#1A1D21',
};

const INK = '#000000';
const SHEET = '#FFFFFF';
/** On paper everything is ink, so that a printer without colours loses nothing. */
const PAPER: Colours = {
  ...{ bg: SHEET, surface: SHEET, own: SHEET, focus: SHEET, 'on-link': SHEET },
  ...{ text: INK, muted: INK, link: INK, error: INK, success: INK, warning: INK, control: INK, 'on-focus': INK },
};

function declared(colours: Colours): string {
  return Object.entries(colours)
    .map(([role, colour]) => `--${role}: ${colour};`)
    .join(' ');
}

/** The declarations that paper needs, to be put behind everything else. */
export const ON_PAPER = `color-scheme: light; ${declared(PAPER)} --line: ${INK};`;

/**
 * The tokens that every other sheet is written in; colours stand nowhere but here. Sizes are rem, so that the large mode
 * is one change at the root; a measure counts Chinese characters of body text: 38 in readers, 34 in the chat. `--line`
 * divides and means nothing; what can be operated has `--control`.
 */
export const TOKENS = `
:root {
  color-scheme: light dark;
  ${declared(LIGHT)}
  --line: var(--control);
  --target: 44px;
  --radius: 4px;
  --body: 1.125rem;
  --measure: calc(38 * var(--body));
  --chat: calc(34 * var(--body));
  --sans: "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --song: "Songti SC", "Noto Serif CJK SC", SimSun, serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace;
}
@supports (color: color-mix(in srgb, red 30%, transparent)) {
  :root { --line: color-mix(in srgb, var(--control) 38%, transparent); }
}
@media (prefers-color-scheme: dark) {
  :root { ${declared(DARK)} }
}
@media (prefers-contrast: more) {
  :root { --muted: var(--text); --line: var(--control); }
}
html[data-size="1.25"], html[data-size="1.67"] { --target: 60px; }
`;
