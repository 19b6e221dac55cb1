/** The laws: articles with their labels, cards set apart, the library's figures, versions beside each other. */
export const LAW = `
.tag.force { color: var(--success); }
.tag.own { color: var(--text); border-style: dashed; border-width: 2px; margin-left: 12px; vertical-align: 3px; }
.strip.force { border-left-color: var(--success); }
.strip.force p + p, .strip.law p + p { grid-column: 2; color: inherit; }
.title.names { word-break: keep-all; }
.meta details summary { display: list-item; list-style-position: inside; min-height: var(--target); align-content: center; }
.meta details p { padding-left: 1.1em; }
.downloads { display: flex; flex-wrap: wrap; column-gap: 24px; }
.downloads a { display: inline-flex; align-items: center; min-height: var(--target); }
.versions { display: grid; gap: 4px; }
.versions h2, .mentions h2 { font-size: 1.25rem; }
.versions li { display: flex; flex-wrap: wrap; align-items: center; column-gap: 16px; }
.versions [aria-current] { font-weight: 600; color: var(--text); border-left: 4px solid var(--link); padding-left: 8px; }
.versions li > span { font-size: 1rem; color: var(--muted); }
.no-text { display: grid; gap: 4px; }
.card { display: grid; gap: 8px; max-width: 42.75rem; padding: 16px; background: var(--surface); border: 2px dashed var(--control); }
.card h2 { font-size: 1.25rem; }
.card ul { display: grid; gap: 8px; border-top: 1px solid var(--line); padding-top: 8px; }
.card li a { display: inline-block; min-height: 24px; }
.card:target { outline: 3px solid var(--link); outline-offset: 0; }
.mentions { display: grid; gap: 4px; max-width: 42.75rem; }
.contents .division { justify-content: space-between; align-items: baseline; column-gap: 12px; padding-block: 9px; }
.contents .division + ol { padding-left: 1.1em; }
.contents .divisions > li { border-bottom: 1px solid var(--line); }
.contents .divisions .divisions > li { border-bottom: 0; }
.contents .extent { color: var(--muted); font-weight: 400; white-space: nowrap; }
.contents .division > span:first-child { flex: 1; }
.contents a:focus-visible .extent { color: inherit; }
.contents .places { display: grid; grid-template-columns: repeat(auto-fill, minmax(6em, 1fr)); column-gap: 8px; }
.lawtext { gap: 24px; }
.lawtext h2.division { margin-bottom: 0; }
.article { display: grid; gap: 8px; scroll-margin-top: 12px; }
.article mark { scroll-margin-top: 5rem; }
.article:target { background: var(--own); box-shadow: 0 0 0 12px var(--own), -16px 0 0 0 var(--link); }
.labelled { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; column-gap: 16px; font-size: 1rem; line-height: 1.6; color: var(--muted); }
.text .labelled .label { font: 600 1rem/1.6 var(--sans); margin: 0; padding: 0; border: 0; user-select: all; }
.labelled a { display: inline-flex; align-items: center; min-height: var(--target); margin-block: -8px; }
.library .results > h2 { padding-bottom: 8px; border-bottom: 2px solid var(--text); }
.library .where { display: flow-root; }
.library .where .tag { margin-right: 12px; }
.figures { display: grid; gap: 4px; max-width: 42.75rem; min-width: 0; }
.figures tbody th { white-space: normal; min-width: 7em; }
.figures td { text-align: right; min-width: 4em; white-space: nowrap; }
.figures thead th + th { text-align: right; }
.pages { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; }
.pages a { display: inline-flex; align-items: center; min-height: var(--target); }
.comparison { display: grid; gap: 24px; }
.comparison .doc > p { max-width: 42.75rem; }
.sides { display: grid; gap: 8px; border-bottom: 2px solid var(--text); padding-block: 8px; }
.sides p { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
.row { display: grid; gap: 12px; min-width: 0; padding-top: 12px; border-top: 1px solid var(--line); }
.row h2 { font-size: 1.125rem; }
.row.same { padding-block: 0; }
.row.same summary { display: list-item; list-style-position: inside; min-height: var(--target); align-content: center; color: var(--muted); }
.row.same .plan { white-space: pre-line; max-width: 42.75rem; padding-bottom: 12px; line-height: 1.8; }
.half { display: grid; gap: 4px; align-content: start; min-width: 0; padding-left: 14px; border-left: 4px double var(--control); }
.half.none { border-left: 0; color: var(--muted); font-size: 1rem; }
.half .small a { display: inline-flex; align-items: center; min-height: var(--target); }
.compared { white-space: pre-line; line-height: 1.8; }
del { color: var(--error); text-decoration: line-through 2px; text-decoration-skip-ink: none; }
ins { color: var(--success); text-decoration: underline 2px; text-underline-offset: .25em; text-decoration-skip-ink: none; font-weight: 600; }
.row.added ins { font-weight: 400; }
@container page (max-width: 34rem) { .strip.force p + p, .strip.law p + p { grid-column: 1; } }
@container page (min-width: 46rem) {
  .row:not(.same) { grid-template-columns: 1fr 1fr; column-gap: 32px; }
  .row h2 { grid-column: 1 / -1; }
  .sides { grid-template-columns: 1fr 1fr; column-gap: 32px; position: sticky; top: 0; z-index: 1; background: var(--bg); }
}
@container page (min-width: 68.75rem) {
  .reader.plain { grid-template-columns: minmax(0, 1fr); }
}
`;
