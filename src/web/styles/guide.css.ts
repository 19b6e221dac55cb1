/** The guide: matters as a list of cards, steps counted, points set apart from our own words, the draft and its form. */
export const GUIDE = `
.guide { display: grid; gap: 32px; min-width: 0; }
.guide > * { min-width: 0; }
.guide .hero { gap: 12px; max-width: var(--measure); }
.only { padding: 12px 16px; background: var(--surface); border-left: 4px solid var(--warning); font-size: 1rem; line-height: 1.6; }
.matters { display: grid; gap: 24px 32px; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
.matters > li { display: grid; gap: 8px; align-content: start; padding-top: 12px; border-top: 2px solid var(--link); }
.matters h2 { font-size: 1.25rem; }
.matters h2 a, .matters p > a { display: inline-flex; align-items: center; min-height: var(--target); }
.fits { list-style: disc; padding-left: 1.25em; display: grid; gap: 8px; }
.matters .fits { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.way { display: grid; gap: 32px; max-width: var(--measure); }
.way > section, .after > section { display: grid; gap: 12px; min-width: 0; }
.after { display: grid; gap: 24px; align-content: start; max-width: var(--measure); }
.after h2 { font-size: 1.25rem; }
.steps { display: grid; gap: 24px; counter-reset: step; }
.steps > li { display: grid; gap: 8px; counter-increment: step; padding-left: 3rem; position: relative; min-width: 0; }
.steps > li::before {
  content: counter(step); position: absolute; left: 0; top: 0; width: 2rem; height: 2rem; border: 2px solid var(--link);
  border-radius: 50%; color: var(--link); font-weight: 600; line-height: 1.75rem; text-align: center; font-variant-numeric: tabular-nums;
}
.steps > [aria-current]::before { background: var(--link); color: var(--bg); }
.steps h3 { padding-top: 2px; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
.points { display: grid; gap: 12px; padding-left: 12px; border-left: 4px solid var(--line); }
.points .where { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.points .where a { display: inline-block; min-height: 24px; }
a.state:focus-visible { color: var(--on-focus); }
.state { padding: 0 8px; border: 1px solid currentColor; border-radius: 2px; color: var(--warning); font-weight: 600; white-space: nowrap; }
.offices { display: grid; gap: 16px; }
.offices > li { display: grid; gap: 4px; padding-bottom: 16px; border-bottom: 1px solid var(--line); }
.offices h3 { font-size: 1.125rem; }
.offices .state { margin-left: .5em; font-size: 1rem; }
.offices .phone { display: inline-flex; align-items: center; min-height: var(--target); font-weight: 600; }
.used ul { display: grid; gap: 12px; padding-top: 12px; }
.used summary { min-height: var(--target); padding-block: 6px; }
.used summary h2 { display: inline; }
.jumps { display: flex; flex-wrap: wrap; column-gap: 24px; }
.jumps a { display: inline-flex; align-items: center; min-height: var(--target); }
.used a { display: inline-block; min-height: 24px; }
.draft-form { display: grid; gap: 24px; max-width: var(--chat); }
.group { display: grid; gap: 16px; border-top: 2px solid var(--text); padding-top: 12px; }
.group legend { float: left; width: 100%; padding: 0; font-size: 1.25rem; font-weight: 600; line-height: 1.4; }
.choice { gap: 4px; }
.choice label { display: flex; align-items: center; gap: 12px; min-height: var(--target); cursor: pointer; }
.choice input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0; accent-color: var(--link); }
.draft-form [aria-invalid="true"] { border: 2px solid var(--error); }
.made { display: grid; gap: 16px; max-width: var(--measure); min-width: 0; scroll-margin-top: 16px; }
.paper { margin: 0; padding: 24px clamp(16px, 4vw, 32px); border: 1px solid var(--control); font: 1.125rem/1.8 var(--song); white-space: pre-wrap; overflow-wrap: anywhere; }
.paper b { display: block; font-size: min(1.5rem, 9.5cqi); line-height: 1.4; font-weight: 600; text-align: center; text-wrap: balance; }
.paper .blank { white-space: nowrap; }
.paper .remarks { font: 1rem/1.6 var(--sans); color: var(--muted); }
.actions { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: center; }
.edit > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 10px; font-weight: 600; }
.edit[open] > summary { margin-bottom: 16px; }
.curated > section, .curated > dl, .curated > details { max-width: var(--measure); }
.curated .card { gap: 12px; padding: 16px; }
.curated .card h2 { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; font-size: 1.25rem; }
.curated .tag.own { margin: 0; }
.curated .mark { display: inline-block; min-width: 24px; min-height: 24px; margin-left: 4px; font-size: 1rem; text-align: center; }
.quotes { display: grid; gap: 24px; padding-top: 12px; counter-reset: quote; }
.quotes > li { display: grid; gap: 4px; counter-increment: quote; position: relative; padding-left: 2.5rem; scroll-margin-top: 16px; }
.quotes > li::before { content: "[" counter(quote) "]"; position: absolute; left: 0; line-height: 1.8; color: var(--muted); font-variant-numeric: tabular-nums; }
.quotes > li:target blockquote { background: var(--own); }
.quotes .where { padding-left: 16px; font-size: 1rem; line-height: 1.6; }
.quotes .where a { display: inline-block; min-height: 24px; }
@container page (max-width: 34rem) {
  .steps > li { padding-left: 0; }
  .steps h3 { padding-left: 2.75rem; min-height: 2rem; }
}
@container page (min-width: 68.75rem) {
  .guide.one { grid-template-columns: minmax(0, var(--measure)) 20rem; justify-content: space-between; align-items: start; }
  .guide.one > .hero { grid-column: 1 / -1; }
}
@media print {
  .guide, .guide .way, .guide .after, .steps, .made { display: block; }
  .guide > * + *, .way > * + *, .after > * + *, .made > * + * { margin-top: 12pt; }
  .steps > li { margin-top: 8pt; break-inside: avoid; }
  .points { border-left: 1pt solid; }
  .button { display: none; }
  .paper { border: 0; padding: 0; }
  .paper .remarks { display: block; break-before: page; }
  .page:has(.paper) .head { display: none; }
}
`;
