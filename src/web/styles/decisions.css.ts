/** Decisions and comments: lists, facts, receipts to be kept, what citizens wrote beside what the office answers. */
export const DECISIONS = `
.decisions, .commenting { display: grid; gap: 32px; min-width: 0; }
.decisions > *, .commenting > * { min-width: 0; }
.commenting h1 { font-family: var(--song); }
.commenting h1 .num { display: inline-block; white-space: nowrap; font-size: min(1em, 8cqi); }
.decisions .hero, .commenting .hero { gap: 12px; max-width: var(--measure); }
.strip.calm { border-left-color: var(--link); }
.tag.calm { color: var(--text); }
.version { max-width: var(--measure); }
.filters { display: grid; gap: 12px; min-width: 0; }
.filter > .label { font-size: 1rem; line-height: 1.6; margin-bottom: 4px; }
.filter ul { display: flex; flex-wrap: wrap; gap: 8px; }
.filter a { display: inline-flex; align-items: center; gap: .4em; min-height: var(--target); padding: 4px 12px;
  border: 1px solid var(--control); border-radius: var(--radius); text-decoration: none; }
.filter .num { white-space: nowrap; }
.filter a:hover { text-decoration: underline; text-underline-offset: .22em; }
.filter [aria-current] { border: 2px solid var(--link); padding-inline: 11px; font-weight: 600; background: var(--surface); }
.filter a:focus-visible { background: var(--focus); color: var(--on-focus); }
.office-choice { display: grid; gap: 4px; max-width: 26rem; }
.office-choice label { font-size: 1rem; line-height: 1.6; font-weight: 600; }
.office-choice .row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; }
.decision-group, .by-clause, .part { display: grid; gap: 12px; min-width: 0; max-width: var(--measure); }
.decision-group > h2, .by-clause > h2 { padding-bottom: 8px; border-bottom: 2px solid var(--text); }
.groups-of { display: grid; gap: 40px; min-width: 0; }
.entry { display: grid; gap: 4px; padding-block: 12px 16px; border-bottom: 1px solid var(--line); }
.entry.open { border: 1px solid var(--line); border-left: 4px solid var(--success); padding: 8px 16px 16px; }
.decision-list { display: grid; }
.decision-list:has(> .open) { gap: 16px; }
.decision-list:not(:has(> .open)) { margin-top: -12px; }
.entry h3 a { display: inline-block; min-height: var(--target); padding-block: 6px; }
.entry .line { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; font-size: 1rem; line-height: 1.6; color: var(--muted); }
.act { display: inline-flex; align-items: center; min-height: var(--target); font-weight: 600; }
.when { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; }
.deadline { display: grid; line-height: 1.6; }
.deadline > span { font-size: 1rem; color: var(--muted); }
.clock { font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.clock.near { color: var(--warning); }
.standing .deadline > span { color: inherit; }
.none-open { display: grid; gap: 8px; }
.beside-list { display: grid; gap: 24px; align-content: start; max-width: var(--measure); }
.beside-list section { display: grid; gap: 4px; }
.beside-list h2 { font-size: var(--body); }
.facts { display: grid; gap: 0; }
.facts > div { display: grid; gap: 0 24px; padding-block: 8px; border-bottom: 1px solid var(--line); }
.facts > div:last-child { border-bottom: 0; }
.facts dt { font-weight: 600; }
.facts dd { min-width: 0; }
.facts dd ul { display: grid; gap: 4px; }
.facts dd > a, .facts li > a { display: inline-block; min-height: 24px; }
.basis { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.dots { list-style: disc; padding-left: 1.25em; display: grid; gap: 8px; }
.numbered { list-style: decimal; padding-left: 1.5em; display: grid; gap: 8px; }
.part.note { font-size: inherit; }
.part.note h2 { color: var(--warning); }
.part .steps h3 { font-size: 1.125rem; }
.part .steps > li { gap: 4px; }
.actions > a { display: inline-flex; align-items: center; min-height: var(--target); }
.actions > a.button { padding-inline: 24px; }
.in-the-chat { display: inline-block; }
.extended { margin-top: 4px; }
.coming { display: grid; gap: 8px; padding-left: 1rem; border-left: 2px dashed var(--control); }
.code, .command { display: block; margin: 0; padding: 8px 12px; background: var(--surface); white-space: pre-wrap; overflow-wrap: anywhere;
  font: 1rem/1.6 var(--mono); }
.draft-text .strip { margin-bottom: 8px; }
.draft-text > h2 { margin-top: 0; }
.clause-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 16px; border-top: 1px solid var(--line); padding-top: 8px; }
.text .clause-head h3 { margin: 0; font-size: var(--body); }
.doing { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; margin-left: auto; }
.doing .button { padding-inline: 16px; }
.copying { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0 8px; }
.copying:has(> button:not([hidden])) > .anchor { display: none; }
.plainbutton { min-height: var(--target); padding: 0 4px; border: 0; background: none; color: var(--link); font-size: 1rem; cursor: pointer;
  text-decoration: underline 1px; text-underline-offset: .22em; }
.plainbutton:hover { text-decoration-thickness: 3px; }
.plainbutton:focus-visible { background: var(--focus); color: var(--on-focus); }
.told { display: grid; gap: 12px; padding: 16px; background: var(--surface); border-left: 4px solid var(--control); max-width: var(--measure); }
.told h2 { font-size: 1.25rem; }
.told details .dots { font-size: 1rem; line-height: 1.6; }
.stage { font-size: 1rem; line-height: 1.6; color: var(--muted); font-weight: 600; }
.about { max-width: var(--measure); }
.clause-text { border-left: 4px double var(--control); padding-left: 14px; max-width: var(--measure); }
.clause-text[open] { padding-bottom: 8px; }
.clause-text summary, .told summary, .filter summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; font-size: 1rem; line-height: 1.6; font-weight: 600; }
.publishing { display: grid; gap: 16px; }
.draft-form [aria-invalid="true"] { border: 2px solid var(--error); }
.choice label { padding-block: 8px; line-height: 1.6; align-items: flex-start; }
.choice label > input { margin-block: 3px; }
.choice input[type="checkbox"] { border-radius: 0; }
.exact { white-space: pre-wrap; overflow-wrap: anywhere; }
.commenting .exact.paper { background: var(--own); border-right-width: 4px; font-family: inherit; line-height: 1.75; padding: 16px; }
.ticket { display: grid; gap: 12px; padding: 16px clamp(16px, 4vw, 24px); border: 2px solid var(--text); max-width: var(--measure); }
.ticket dt { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.ticket .big dd { font-size: min(1.875rem, 7.5cqi); line-height: 1.4; font-weight: 600; user-select: all; white-space: nowrap; }
.ticket .secret { padding-top: 12px; border-top: 1px dashed var(--control); }
.ticket .secret dt { color: var(--warning); font-weight: 600; }
.way-line { display: flex; flex-wrap: wrap; gap: 4px 0; font-size: 1rem; line-height: 1.6; }
.way-line li + li::before { content: "→"; margin-inline: 8px; color: var(--muted); }
.way-line [aria-current] { font-weight: 600; }
.way-line .ahead { color: var(--muted); }
.commenting > .note { max-width: var(--measure); }
.note.done { border-left-color: var(--success); font-weight: 600; color: var(--success); }
.proof { max-width: var(--measure); min-width: 0; border-top: 1px solid var(--line); }
.proof > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 10px; font-weight: 600; }
.proof[open] { padding-bottom: 16px; }
.verifier { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 16px; border: 1px solid var(--control); border-radius: var(--radius); }
.verifier details > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; }
.verifier details[open] { display: grid; gap: 12px; }
.verifier textarea { font: 1rem/1.6 var(--mono); }
.verifier input[type="file"] { width: 100%; min-width: 0; min-height: var(--target); padding-block: 8px; }
.verifier input::file-selector-button { font: inherit; min-height: calc(var(--target) - 8px); margin-right: 12px; padding: 2px 16px; color: var(--link);
  background: transparent; border: 1px solid var(--control); border-radius: var(--radius); cursor: pointer; }
#verify-result { display: grid; gap: 8px; }
#verify-result p { font-weight: 600; }
#verify-result ol { list-style: decimal; padding-left: 1.75em; display: grid; gap: 4px; font-size: 1rem; line-height: 1.6; }
[data-overall="passed"] { color: var(--success); }
[data-overall="failed"], [data-ok="false"] { color: var(--error); font-weight: 600; }
[data-overall="incomplete"] { color: var(--warning); }
[data-overall].ok, [data-ok="true"] b { color: var(--success); }
[data-ok="null"] b { color: var(--muted); }
@media (scripting: none) { .verifier { display: none; } }
.by-clause > ul { display: grid; gap: 24px; }
.exchange { display: grid; gap: 12px; }
.exchange .said { background: var(--own); padding: 12px 16px; border-radius: var(--radius); border-right: 4px solid var(--control); display: grid; gap: 12px; }
.exchange h3, .exchange h4, .outcome h2 { font-size: 1rem; line-height: 1.6; }
.opinion { display: grid; gap: 2px; scroll-margin-top: 16px; }
.opinion + .opinion { border-top: 1px solid var(--line); padding-top: 12px; }
.reason { display: grid; gap: 4px; padding-left: 14px; border-left: 4px double var(--control); }
.opinion:target { outline: 3px solid var(--link); outline-offset: 4px; }
.wide-table { max-width: none; }
.wide-table td { min-width: 6em; }
.wide-table td:has(code) { min-width: 16em; }
.wide-table td:first-child { min-width: 9em; }
.wide-table .amount { min-width: 0; text-align: right; padding-right: 24px; }
.choices { display: flex; flex-wrap: wrap; gap: 8px 12px; }
.choices .button { text-align: left; padding-inline: 16px; }
.reply .answer p > a { display: inline-block; min-height: 24px; }
@container page (min-width: 34rem) {
  .hint.narrow { display: none; }
  .facts > div { grid-template-columns: 9em minmax(0, 1fr); }
}
@container page (min-width: 68.75rem) {
  .decisions.listing { grid-template-columns: minmax(0, var(--measure)) minmax(0, 17.5rem); justify-content: space-between; align-items: start; column-gap: 48px; }
  .listing > .hero, .listing > .filters { grid-column: 1 / -1; }
  .beside-list { border-left: 1px solid var(--line); padding-left: 24px; }
  .published .by-clause { max-width: none; }
  .exchange { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 32px; align-items: start; }
  .commenting:has(.told) { grid-template-columns: minmax(0, 38.25rem) minmax(0, 25rem); justify-content: space-between; align-items: start; column-gap: 48px; }
  .commenting:has(.told) > * { grid-column: 1; }
  .commenting:has(.told) > .errors, .commenting:has(.told) > .hero { grid-column: 1 / -1; }
  .commenting > .told { grid-column: 2; grid-row: var(--told-row, 2); }
  .commenting:has(> .errors) { --told-row: 3; }
}
@media print {
  .decisions, .commenting, .part, .decision-group, .by-clause { display: block; }
  .decisions > * + *, .commenting > * + *, .part > * + * { margin-top: 8pt; }
  .filter, .verifier, .actions, .doing, .clock, .act, .beside-list { display: none !important; }
  .ticket, .exchange, .entry, .facts > div { break-inside: avoid; }
  .ticket .big dd { font-size: 18pt; }
  .commenting .exact.paper { border: 1px solid; padding: 8pt; }
  .page:has(.exact.paper) .head { display: block; }
}
`;
