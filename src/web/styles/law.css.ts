import { LAW_TEXT } from './law-text.css.ts';

/** The library and the head of a law: what there is, whether it applies, its versions, its files. */
const LIBRARY = `
.library { display: grid; gap: 24px; }
#laws-found, .library .found > *, .reader.law > * { min-width: 0; }
.library .found { display: grid; gap: 24px; }
.library .body { align-content: start; gap: 24px; }
.library .chips { padding: 0; }
.library .chips + .count { margin-top: -12px; }
.library .results > h2 { font: 600 1.25rem/1.4 var(--song); padding-bottom: 8px; border-bottom: 2px solid var(--text); }
.library .where { display: flow-root; }
.library .where > span { display: inline-block; }
@container page (max-width: 68.74rem) { .library > search, .library .contents, .reader.law .contents, .reader.law .within { max-width: var(--measure); } }
.library .where .tag { margin-right: 12px; }
.library .result h3 a { text-decoration-color: transparent; }
.library .result h3 a:hover { text-decoration-color: currentColor; }
.result .more a { display: inline-flex; align-items: center; min-height: 32px; font-size: 1rem; }
.facets h2 { font-size: 1rem; line-height: 1.6; color: var(--muted); padding-top: 16px; }
.facets.side h2:first-child { padding-top: 0; }
.library .contents.side, .reader.law .contents.side { padding: 0 8px 24px 4px; margin-left: -4px; }

.facets li { border-bottom: 1px solid var(--line); }
.contents .division { justify-content: space-between; align-items: baseline; column-gap: 12px; padding-block: 9px; }
.contents .extent { color: var(--muted); font-weight: 400; white-space: nowrap; }
.contents .division > span:first-child { flex: 1; }
.contents a:focus-visible .extent { color: inherit; }
.nothing ul { list-style: disc; padding-left: 1.5em; display: grid; gap: 8px; }
.nothing li a { display: inline-block; min-height: 24px; }
.figures { display: grid; gap: 4px; max-width: var(--measure); min-width: 0; }
.figures tbody th { white-space: normal; min-width: 7em; }
.figures td { text-align: right; min-width: 4em; white-space: nowrap; }
.figures thead th + th { text-align: right; }
.pages { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; }
.pages a { display: inline-flex; align-items: center; min-height: var(--target); }
@container page (min-width: 68.75rem) {
  .library .found { grid-template-columns: minmax(0, var(--measure)) 17.5rem; justify-content: space-between; column-gap: 48px; align-items: start; }
}
@media print { .library .found, .library .found .body { display: block; } }
`;

const HEAD = `
.tag.force { color: var(--success); }
.tag.own { color: var(--text); border-style: dashed; border-width: 2px; }
.tags { display: flex; flex-wrap: wrap; gap: 4px 8px; }
.strip.force { border-left-color: var(--success); }
.strip.law p + p { color: inherit; }
.title.names { word-break: keep-all; }
.law-kind { color: var(--muted); font-size: 1rem; line-height: 1.6; margin-top: -8px; }
.meta a { display: inline-block; min-height: 24px; }
.meta details summary { display: list-item; list-style-position: inside; min-height: var(--target); align-content: center; width: fit-content; }
.meta details p { padding-left: 1.1em; }
.downloads { display: flex; flex-wrap: wrap; align-items: center; column-gap: 20px; }
.downloads a { display: inline-flex; align-items: center; min-height: var(--target); }
.versions[open] { display: grid; gap: 12px; }
.versions > summary { display: list-item; list-style-position: inside; min-height: var(--target); align-content: center; width: fit-content; font-weight: 600; }
.mentions h2 { font-size: 1.25rem; }
.within { scroll-margin-top: 12px; }
.history > li { position: relative; display: grid; padding: 0 0 16px 32px; }
.history > li::before { content: ""; position: absolute; left: 8px; top: calc(var(--target) / 2); bottom: calc(var(--target) / -2); border-left: 2px solid var(--control); }
.history > li:last-child::before { display: none; }
.history > li::after { content: ""; position: absolute; left: 2px; top: calc(var(--target) / 2 - 7px); width: 14px; height: 14px; border: 3px solid var(--link); border-radius: 50%; background: var(--bg); }
.history > li.read::after { background: var(--link); }
.history > li.later::after { border-style: dotted; border-color: var(--warning); }
.history > li:last-child { padding-bottom: 0; }
.history p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; }
.history p:first-child { min-height: var(--target); }
.history p:first-child > a { display: inline-flex; align-items: center; min-height: var(--target); font-weight: 600; }
.history .small a { display: inline-flex; align-items: center; min-height: var(--target); }
.history .later .small, .history li.later p.small { display: block; max-width: var(--measure); }
.no-text { display: grid; gap: 8px; max-width: var(--measure); font-size: var(--body); }
.no-text h2 { font-size: 1.25rem; }
.no-text ol { list-style: decimal; padding-left: 1.5em; display: grid; gap: 4px; }
.no-text .cite-text { padding: 2px 8px; font: inherit; }
.card { display: grid; gap: 8px; max-width: var(--measure); padding: 0 16px; background: var(--surface); border: 2px dashed var(--control); }
.card > summary { min-height: var(--target); padding-block: 8px; }
.card > summary h2 { display: inline; font-size: 1.125rem; }
.card > summary .tag { margin-left: 12px; }
.card aside { display: grid; gap: 8px; padding-bottom: 16px; scroll-margin-top: 5rem; }
.card ul { display: grid; gap: 8px; border-top: 1px solid var(--line); padding-top: 8px; }
.card li a { display: inline-block; min-height: 24px; }
.card:has(:target) { outline: 3px solid var(--link); outline-offset: 0; }
.mentions { display: grid; gap: 4px; max-width: var(--measure); }
.within { display: grid; gap: 16px; }
.within .finder, .library > search > .finder { max-width: none; }
#found-within { display: grid; }
#found-within:empty { display: none; }
#found-within section { display: grid; gap: 8px; max-width: var(--measure); }
#found-within h2 { font-size: 1.25rem; }
.places-found { display: grid; border-top: 2px solid var(--text); }
.places-found li { padding-block: 8px; border-bottom: 1px solid var(--line); font-size: 1rem; line-height: 1.6; }
.places-found a { display: inline-block; min-height: 24px; font-weight: 600; margin-right: .5em; }
#panel-body .strip.law { grid-template-columns: 1fr; }
#panel-body .strip.law p { grid-column: 1; }
#panel-body .turnover.pair { grid-template-columns: 1fr 1fr; }
#panel-body .copying:not(:has(button:not([hidden]))) { display: none; }
#panel-body .where { font-size: 1rem; line-height: 1.6; color: var(--muted); }
#panel-body .card { padding-block: 12px; }
#panel-body .around li a { gap: .75em; align-items: baseline; padding-block: 9px; line-height: 1.5; text-decoration: none; }
#panel-body .around li a:hover { text-decoration: underline; text-underline-offset: .22em; }
#panel-body .around .num { flex: none; min-width: 5em; }
#panel-body .around .muted { color: var(--muted); font-size: 1rem; }
#panel-body .around a:focus-visible .muted { color: inherit; }
@container page (max-width: 34rem) { .strip.law p + p { grid-column: 1; } }
@container page (min-width: 34.01rem) { .strip.law p + p { grid-column: 2; } }
@container page (min-width: 68.75rem) {
  .law-head:has(.versions) { grid-template-columns: minmax(0, 1fr) 24rem; column-gap: 48px; align-items: start; }
  .law-head:has(.versions) > * { grid-column: 1; }
  .law-head > .crumbs, .law-head > .title, .law-head > .law-kind { grid-column: 1 / -1 !important; }
  .law-head > .versions { grid-column: 2 !important; grid-row: 4 / span 3; }
  .reader.plain { grid-template-columns: minmax(0, 1fr); }
}
`;

/** The laws: their library, their heads, their text, two versions beside each other. */
export const LAW = [LIBRARY, HEAD, LAW_TEXT].map((sheet) => sheet.trim()).join('\n');
