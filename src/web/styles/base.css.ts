/** What every element begins with: type, focus, buttons, fields. */
export const BASE = `
html { font-size: 100%; background: var(--bg); scroll-padding: 16px 0 24px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
html[data-size="1.25"] { font-size: 125%; }
html[data-size="1.67"] { font-size: 167%; }
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0;
  color: var(--text);
  font: var(--body)/1.75 var(--sans);
  text-autospace: normal;
  text-spacing-trim: normal;
  line-break: strict;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, fieldset { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.4; font-weight: 600; }
h1, h2, h3 { text-wrap: balance; }
h1 { font-size: min(1.875rem, 11.5cqi); font-family: var(--song); }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.25rem; }
h4 { font-size: var(--body); }
fieldset { border: 0; min-width: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .22em; }
a:hover { text-decoration-thickness: 3px; }
button, input, select, textarea { font: inherit; color: inherit; line-height: 1.75; }
button { line-height: 1.5; }
code, pre { font: inherit; font-family: var(--mono); overflow-wrap: anywhere; }
summary { cursor: pointer; }
svg { display: block; flex: none; }
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
  padding: 4px 24px; border: 1px solid var(--link); border-radius: var(--radius); cursor: pointer;
  background: var(--link); color: var(--on-link); font-weight: 600; text-decoration: none;
}
.button:hover { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .25em; }
.button.quiet { background: transparent; color: var(--link); border-color: var(--control); font-weight: 400; }
.button[aria-disabled="true"] { background: transparent; color: var(--muted); border-style: dashed; cursor: progress; }
.button:focus-visible { background: var(--focus); color: var(--on-focus); }
.field { display: grid; gap: 4px; min-width: 0; }
.field label, .label { font-weight: 600; }
input:not([type="checkbox"], [type="radio"], [type="file"]), select, textarea {
  width: 100%; min-width: 0; min-height: var(--target); padding: 5px 12px;
  background: var(--bg); border: 1px solid var(--control); border-radius: var(--radius);
}
textarea { display: block; resize: vertical; padding-block: 8px; }
.hint, .small { font-size: 1rem; line-height: 1.6; color: var(--muted); }
`;
