/** The plan's reader: contents beside the text, first lines indented, quotations and doubts marked without colour alone. */
export const READER = `
.reader { display: grid; gap: 24px; }
.title { font-family: var(--song); font-weight: 600; }
.doc { display: grid; gap: 12px; }
.meta { display: grid; gap: 2px; font-size: 1rem; line-height: 1.6; color: var(--muted); }
.meta code { font: inherit; word-break: break-all; }
.body { display: grid; gap: 32px; min-width: 0; }
.contents { font-size: 1rem; line-height: 1.6; }
.contents a { display: flex; align-items: center; gap: .5em; min-height: var(--target); padding: 4px 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; text-underline-offset: .22em; }
.contents a:focus-visible { color: var(--on-focus); }
.contents a[aria-current] { color: var(--text); font-weight: 600; border-left: 4px solid var(--link); padding-left: 8px; background: var(--surface); }
.contents .sec { font-weight: 600; }
.contents .num { color: var(--muted); min-width: 2em; }
.contents a:focus-visible .num { color: inherit; }
.contents summary { display: list-item; list-style-position: outside; margin-left: 1.1em; padding-block: 10px; min-height: var(--target); }
.contents details > ol, .contents details > a { margin-left: 1.1em; }
.contents li > details { border-bottom: 1px solid var(--line); }
.contents.side { display: none; }
.contents.fold { border: 1px solid var(--control); border-radius: 4px; padding: 0 12px; }
.contents.fold > summary { font-weight: 600; }
.text { max-width: var(--measure); line-height: 1.8; display: grid; gap: 16px; min-width: 0; }
.text h2 { font-family: var(--song); margin-top: 24px; padding-top: 24px; border-top: 2px solid var(--text); }
.text h3 { font-family: var(--song); margin-top: 12px; }
.plan { text-indent: 2em; }
.plan a.lead-in { color: var(--text); font-weight: 600; text-decoration-color: var(--link); }
.plan a.lead-in:hover { color: var(--link); }
.plan a.lead-in:focus-visible { color: var(--on-focus); }
.plan:target { background: var(--own); }
.plan b { font-weight: 600; }
mark { background: var(--own); color: inherit; text-decoration: underline 3px var(--link); text-underline-offset: .3em; text-decoration-skip-ink: none; padding-block: 2px; }
.doubt { text-decoration: underline wavy 1.5px var(--warning); text-underline-offset: .3em; text-decoration-skip-ink: none; }
.sentence { scroll-margin-top: 16px; }
.sentence:target { background: var(--own); text-decoration: underline 2px var(--link); text-underline-offset: .3em; text-decoration-skip-ink: none;
  padding-block: 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.finder { display: grid; gap: 12px 16px; align-items: end; padding: 16px; background: var(--surface);
  grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr)); }
.finder .with-button { display: flex; gap: 8px; }
.finder .with-button input { flex: 1; }
.finder .with-button .button { flex: none; }
.finder .live { font-size: 1rem; line-height: 1.6; }
.finder .live:empty { display: none; }
.chips { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding-block: 4px 8px; }
.chip { display: inline-flex; align-items: center; gap: 8px; min-height: var(--target); padding: 4px 12px; border: 1px solid var(--control); border-radius: 4px;
  text-decoration: none; }
.chip:hover { text-decoration: underline; text-underline-offset: .22em; }
.chips .plain { display: inline-flex; align-items: center; min-height: var(--target); }
.finder .wide { grid-column: 1 / -1; }
.finder .go { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.results { display: grid; gap: 0; max-width: var(--measure); }
.result { display: grid; gap: 2px; padding-block: 14px; border-bottom: 1px solid var(--line); }
.result h3 { font-size: 1.125rem; line-height: 1.6; }
.result h3 a { display: inline-block; min-height: 24px; }
.result .where { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.crumbs ol { display: flex; flex-wrap: wrap; font-size: 1rem; line-height: 1.6; }
.crumbs li { display: flex; align-items: center; }
.crumbs li:not(:last-child)::after { content: "›"; margin-inline: 10px; color: var(--muted); }
.crumbs a { display: inline-flex; align-items: center; min-height: var(--target); }
.task { display: grid; gap: 32px; min-width: 0; }
.task > * { min-width: 0; }
.task h1 { display: grid; gap: 4px; font-family: var(--song); }
.task h1 .small { font-family: var(--sans); font-weight: 600; }
.verbatim { border-left: 4px double var(--control); padding-left: 20px; max-width: 44.25rem; line-height: 1.8; display: grid; gap: 8px; }
.beside { display: grid; gap: 12px; align-content: start; max-width: var(--measure); margin-top: -16px; }
.scroll { overflow-x: auto; max-width: var(--measure); }
table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.6; }
caption { text-align: left; font-size: 1.25rem; font-weight: 600; line-height: 1.4; padding-bottom: 8px; }
th, td { text-align: left; vertical-align: top; padding: 10px 16px 10px 0; border-bottom: 1px solid var(--line); min-width: 5em; }
th { font-weight: 600; white-space: nowrap; }
thead th { border-bottom: 2px solid var(--text); }
td li + li { margin-top: 8px; }
td a { display: inline-block; min-height: 24px; }
.turnover { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); max-width: var(--measure); }
.turnover a { display: grid; padding: 12px 16px; border: 1px solid var(--control); border-radius: 4px; text-decoration: none; align-content: start; }
.turnover a:hover { text-decoration: underline; text-underline-offset: .22em; }
.turnover a span { font-size: 1rem; color: var(--muted); }
.turnover a:focus-visible span { color: inherit; }
.turnover .next { text-align: right; }
.cite-text { user-select: all; background: var(--surface); padding: 12px 16px; font-size: 1rem; line-height: 1.6; max-width: var(--measure); }
.task section { display: grid; gap: 8px; }
.task section.scroll { display: block; }
.task section > h2 { font-size: 1.25rem; }
@container page (min-width: 68.75rem) {
  .reader { grid-template-columns: 17.5rem minmax(0, 1fr); column-gap: 48px; align-items: start; }
  .reader > .doc { grid-column: 1 / -1; }
  .contents.fold { display: none; }
  .contents.side { display: block; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 16px 8px 24px 4px; }
  .contents.side > h2 { font-size: 1.125rem; }
}
`;
