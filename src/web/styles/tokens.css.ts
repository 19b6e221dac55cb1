/**
 * Colours, sizes, focus: the tokens that every other sheet is written in. Colours keep the measured contrasts
 * (text ≥ 4.5:1, controls ≥ 3:1) in both schemes; sizes are rem, so that the large mode is one change at the root.
 */
export const TOKENS = `
:root {
  color-scheme: light dark;
  --bg: #FFFFFF;
  --text: #1A1D21;
  --muted: #4B535C;
  --link: #0B4F8A;
  --on-link: #FFFFFF;
  --error: #B3261E;
  --success: #1B6E3C;
  --warning: #8A5300;
  --control: #6B7580;
  --surface: #F4F6F8;
  --own: #EAF1F8;
  --focus: #FFD54A;
  --on-focus: #1A1D21;
  --line: #6B7580;
  --target: 44px;
  --sans: "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --song: "Songti SC", "Noto Serif CJK SC", SimSun, serif;
}
@supports (color: color-mix(in srgb, red 30%, transparent)) {
  :root { --line: color-mix(in srgb, var(--control) 38%, transparent); }
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #14171A;
    --text: #E8EAED;
    --muted: #A9B2BB;
    --link: #8AB8F0;
    --on-link: #14171A;
    --error: #FF9A91;
    --success: #7FD19B;
    --warning: #F2BE5C;
    --control: #7D8893;
    --surface: #1E2328;
    --own: #1B2A3A;
  }
}
html { font-size: 100%; background: var(--bg); scroll-padding: 16px 0 24px; -webkit-text-size-adjust: 100%; }
html[data-size="1.25"] { font-size: 125%; --target: 60px; }
html[data-size="1.67"] { font-size: 167%; --target: 60px; }
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0;
  color: var(--text);
  font: 1.125rem/1.75 var(--sans);
  text-autospace: normal;
  text-spacing-trim: normal;
  line-break: strict;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, fieldset { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.4; font-weight: 600; text-wrap: balance; }
h1 { font-size: 1.875rem; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.25rem; }
fieldset { border: 0; min-width: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .22em; }
a:hover { text-decoration-thickness: 3px; }
button, input, select, textarea { font: inherit; color: inherit; line-height: 1.5; }
summary { cursor: pointer; }
time, .num, table { font-variant-numeric: tabular-nums; }
:focus-visible {
  outline: 3px solid var(--text);
  outline-offset: 0;
  background-color: var(--focus);
  color: var(--on-focus);
}
input:focus-visible, textarea:focus-visible, select:focus-visible {
  background-color: var(--bg);
  color: var(--text);
  box-shadow: 0 0 0 7px var(--focus);
}
[tabindex="-1"]:focus-visible, main:focus { outline: 0; background: none; color: inherit; }
.hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
}
.print { display: none; }
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: var(--target);
  padding: 4px 24px; border: 1px solid var(--link); border-radius: 4px; cursor: pointer;
  background: var(--link); color: var(--on-link); font-weight: 600; text-decoration: none;
}
.button:hover { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .25em; }
.button.quiet { background: transparent; color: var(--link); border-color: var(--control); font-weight: 400; }
.button[aria-disabled="true"] { background: transparent; color: var(--muted); border-style: dashed; cursor: progress; }
.button:focus-visible { background: var(--focus); color: var(--on-focus); }
.field { display: grid; gap: 4px; min-width: 0; }
.field label, .label { font-weight: 600; }
input[type="search"], input[type="text"], select, textarea {
  width: 100%; min-width: 0; min-height: var(--target); padding: 8px 12px;
  background: var(--bg); border: 1px solid var(--control); border-radius: 4px;
}
textarea { display: block; resize: vertical; line-height: 1.75; }
.hint, .small { font-size: 1rem; line-height: 1.6; color: var(--muted); }
`;
