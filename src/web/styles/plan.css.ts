/** The plan: ways to look at it, conditions of the search, timeline and tables of facts, a task's links and files. */
export const PLAN = `
.views { display: flex; flex-wrap: wrap; column-gap: 4px; border-bottom: 1px solid var(--line); }
.views a { display: inline-flex; align-items: center; justify-content: center; min-height: var(--target); min-width: var(--target); padding: 0 12px;
  color: var(--text); text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; }
.views a:first-child { padding-left: 2px; }
.views a:hover { text-decoration: underline; text-underline-offset: .3em; }
.views [aria-current] { color: var(--link); font-weight: 600; border-bottom-color: var(--link); }
.views a:focus-visible { color: var(--on-focus); }
.doc > .of { font-family: var(--song); color: var(--muted); }
.doc .lead { max-width: 38em; }
.doc .strip p { text-wrap: pretty; }
.body > search { max-width: var(--measure); }
.results > h2 { padding-bottom: 4px; }
.task .scroll thead th { white-space: normal; }
.provenance { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.provenance > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; }
.provenance > dl { display: grid; gap: 2px; }
.provenance dl > div { display: grid; grid-template-columns: 6.5em minmax(0, 1fr); column-gap: 12px; }
.provenance code { font: inherit; word-break: break-all; }
.plan-text { max-width: 44.25rem; padding-left: 20px; border-left: 4px double var(--control); }
.plan-text h2:first-of-type { margin-top: 8px; }
.conditions > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; color: var(--link); }
.choices-of { display: grid; gap: 12px 16px; padding-top: 8px; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
.choices-of .wide, .choices-of .go { grid-column: 1 / -1; }
.kinds { display: flex; flex-wrap: wrap; column-gap: 20px; }
.kinds legend { float: left; width: 100%; padding: 0; }
.kinds label { display: inline-flex; align-items: center; gap: 8px; min-height: var(--target); cursor: pointer; }
.kinds input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0; accent-color: var(--link); }
.nothing { display: grid; gap: 12px; padding-block: 12px; }
.nothing .button { text-align: left; padding-inline: 16px; }
.excerpt { line-height: 1.8; }
.to-words { display: block; width: fit-content; min-height: 24px; font-size: 1rem; }
.tasks a { gap: .75em; align-items: baseline; padding-block: 9px; line-height: 1.5; }
.tasks a { text-decoration: none; }
.tasks a span:last-child { text-decoration: underline 1px; text-underline-offset: .22em; }
.tasks a:hover span:last-child { text-decoration-thickness: 3px; }
.tasks .num { flex: none; min-width: 4em; color: var(--muted); }
.tasks a:focus-visible .num { color: inherit; }
.cite-tools { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
.cite-tools a { display: inline-flex; align-items: center; min-height: var(--target); }
.sentences { max-width: var(--measure); border: 1px solid var(--line); border-radius: 4px; padding: 0 16px; }
.sentences > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; }
.sentences li { display: flex; flex-wrap: wrap; align-items: center; gap: 0 16px; padding-block: 8px; border-top: 1px solid var(--line); }
.sentences li a { flex: 1 1 20em; display: inline-flex; align-items: center; min-height: var(--target); }
.sentences code { flex: 1 1 100%; order: 1; font-size: 1rem; line-height: 1.6; color: var(--muted); user-select: all; word-break: break-all; }
#panel-body .strip { justify-items: start; }
#panel-body .where, #panel-body .around { max-width: var(--measure); }
#panel-body .around > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; }
#panel-body .open a { display: inline-flex; align-items: center; min-height: var(--target); }
.facts-page { display: grid; gap: 32px; min-width: 0; max-width: 58rem; }
.facts-page > * { min-width: 0; }
.facts-page .prose h2 { margin-top: 0; font-size: 1.25rem; }
.sorting { display: flex; flex-wrap: wrap; align-items: center; gap: 0 4px; margin-bottom: -16px; }
.sorting a { display: inline-flex; align-items: center; min-height: var(--target); padding: 0 12px; border-bottom: 3px solid transparent; text-decoration: none; }
.sorting a:hover { text-decoration: underline; text-underline-offset: .3em; }
.sorting [aria-current] { font-weight: 600; color: var(--text); border-bottom-color: var(--link); }
.sorting a:focus-visible { color: var(--on-focus); }
.fact-table { font-size: 1.125rem; line-height: 1.75; }
.fact-table th, .fact-table td { padding-block: 12px; }
.fact-table thead th { font-size: 1rem; border-bottom-width: 1px; color: var(--muted); }
.fact-table thead + tbody tr:first-child:not(.group-head) > * { border-top: 2px solid var(--text); }
.fact-table th[scope="row"] { width: 11em; white-space: normal; }
.fact-table td a { min-height: 24px; }
.fact-table .clause a { color: var(--text); text-decoration: none; display: block; }
.fact-table .clause a:hover { text-decoration: underline 1px; text-underline-offset: .22em; }
.fact-table a:focus-visible, .fact-table a:focus-visible mark { color: var(--on-focus); background: var(--focus); }
.fact-table .of-task { width: 17em; font-size: 1rem; line-height: 1.6; padding-top: 14px; }
.fact-table .group-head th { padding-block: 28px 8px; font: 600 1.25rem/1.4 var(--song); border-bottom: 2px solid var(--text); }
.fact-table thead + tbody .group-head th { padding-top: 16px; }
.axis { display: none; }
.axis svg { display: block; color: var(--text); overflow: visible; }
.axis .years { stroke: currentColor; stroke-width: 2; }
.axis .tick { stroke: currentColor; stroke-width: 1; }
.axis text { fill: currentColor; font-size: 1rem; font-variant-numeric: tabular-nums; }
.axis circle { color: var(--link); stroke: currentColor; stroke-width: 2; }
.axis .exact-day { fill: currentColor; }
.axis .year-only { fill: none; }
.axis figcaption { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.timeline .when, .timeline .state-of { display: block; }
.timeline .state-of { font-size: 1rem; line-height: 1.6; font-weight: 400; color: var(--muted); }
.timeline .state-of.over { color: var(--warning); }
.timeline tr:not(.group-head) th[scope="row"] { position: relative; padding-left: 28px; width: 14em; }
.timeline tr:not(.group-head) th[scope="row"]::before { content: ""; position: absolute; left: 6px; top: 0; bottom: 0; border-left: 2px solid var(--control); }
.timeline tr:not(.group-head) th[scope="row"]::after { content: ""; position: absolute; left: 0; top: 20px; width: 14px; height: 14px; box-sizing: border-box;
  border: 3px solid var(--link); border-radius: 50%; background: var(--bg); }
.files { display: grid; gap: 16px; }
.files li { display: grid; gap: 8px; justify-items: start; }
@container page (min-width: 19rem) { .axis { display: block; } }
@container page (max-width: 46rem) {
  .fact-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .fact-table, .fact-table tbody, .fact-table tr, .fact-table caption { display: block; }
  .fact-table th, .fact-table td { display: block; border-bottom: 0; padding: 2px 0; min-width: 0; }
  .fact-table th[scope="row"], .fact-table .of-task { width: auto; }
  .fact-table tr { padding-block: 12px; border-bottom: 1px solid var(--line); }
  .fact-table thead + tbody tr:first-child:not(.group-head) { border-top: 2px solid var(--text); }
  .fact-table thead + tbody tr:first-child:not(.group-head) > * { border-top: 0; }
  .fact-table tr.group-head { padding-block: 0; border-bottom: 0; }
  .fact-table .group-head th { border-bottom: 2px solid var(--text); }
  .timeline tr:not(.group-head) { position: relative; padding-left: 28px; }
  .timeline tr:not(.group-head) th[scope="row"] { position: static; padding-left: 0; width: auto; }
}
@container page (max-width: 34rem) {
  .plan-text { padding-left: 12px; }
  .provenance dl > div { display: block; }
  .provenance dt, .provenance dd { display: inline; }
  .provenance dt::after { content: "："; }
}
@container page (max-width: 24rem) {
  .views { column-gap: 0; }
  .views a { padding-inline: 7px; }
  .sorting a { padding-inline: 7px; }
}
@container page (min-width: 34rem) {
  .files { grid-template-columns: repeat(2, minmax(0, 20rem)); gap: 32px; }
}
@media (forced-colors: active) {
  .views a, .sorting a { border-bottom-color: Canvas; }
  .views [aria-current], .sorting [aria-current] { border-bottom-color: Highlight; }
  .axis circle { color: LinkText; }
  .chip { border-color: LinkText; }
}
@media print {
  .views, .sorting, .chips, .sentences, .files { display: none !important; }
  .facts-page { display: block; max-width: none; }
  .axis { display: block; break-inside: avoid; }
  .fact-table { font-size: 11pt; line-height: 1.6; }
  .fact-table th[scope="row"], .timeline tr:not(.group-head) th[scope="row"] { width: 26%; }
  .fact-table .of-task { width: 28%; font-size: 11pt; padding-top: 12px; }
  .fact-table .group-head { break-after: avoid; }
  .facts-page > * + * { margin-top: 12pt; }
  .timeline tr:not(.group-head) th[scope="row"]::after { background: var(--bg); }
}
`;
