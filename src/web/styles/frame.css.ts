/** The frame about every page, head and foot; and what several pages share: status strip, notes, tags. */
export const FRAME = `
.page { container: page / inline-size; min-height: 100vh; display: flex; flex-direction: column; }
.wrap { width: 100%; max-width: 69rem; margin-inline: auto; padding-inline: clamp(12px, 3vw, 24px); }
main { flex: 1; padding-block: 32px 48px; }
.skip { position: absolute; left: 12px; top: -200px; padding: 8px 16px; z-index: 3; }
.skip:focus { top: 8px; background: var(--focus); color: var(--on-focus); }
.icon { width: 1.25rem; height: 1.25rem; }
.head { border-top: 4px solid var(--link); border-bottom: 1px solid var(--line); }
/* What stands at the right moves while its row is still coming in: it is seen once the row is whole. */
.head:not(:has(+ main)) { visibility: hidden; }
.head .wrap { display: flex; flex-wrap: wrap; align-items: center; column-gap: 4px; }
.name { display: flex; flex-wrap: wrap; align-items: baseline; align-content: center; column-gap: 12px; margin-right: auto;
  min-height: var(--target); color: var(--text); text-decoration: none; }
.name b { font: 600 1.625rem/1.4 var(--song); letter-spacing: .08em; }
.name span { font-size: 1rem; line-height: 1.4; color: var(--muted); }
.name:hover b { text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 2px; }
.name:focus-visible span { color: inherit; }
.aids, .menu, .sizes { display: flex; flex-wrap: wrap; align-items: center; }
.menu a, .aid, .sizes a, .sizes button, .more summary {
  display: flex; align-items: center; justify-content: center; gap: 6px; min-height: var(--target); min-width: var(--target);
  padding: 0 4px; color: var(--text); background: none; border: 0; border-block: 3px solid transparent;
  text-decoration: none; cursor: pointer;
}
.menu a:hover, .aid:hover, .sizes a:hover, .sizes button:hover, .more summary:hover { text-decoration: underline; text-underline-offset: .3em; }
.menu [aria-current], .sizes [aria-current], .sizes [aria-pressed="true"] {
  border-bottom-color: var(--link); color: var(--link); font-weight: 600;
}
.head a:focus-visible, .head button:focus-visible, .head summary:focus-visible { color: var(--on-focus); background: var(--focus); }
.sizes .label { font-size: 1rem; font-weight: 400; color: var(--muted); margin-right: 4px; }
.more { display: none; margin-left: auto; }
.more summary { list-style: none; padding-inline: 8px; }
.more summary::-webkit-details-marker { display: none; }
.search { display: flex; flex-wrap: wrap; gap: 8px; align-items: stretch; padding-block: 6px; }
.search label { display: flex; align-items: center; gap: 6px; font-size: 1rem; color: var(--muted); }
.search input[type="search"] { flex: 1 1 6rem; width: 6rem; }
.search .button { padding-inline: 12px; }
@container page (max-width: 45.99rem) {
  .name span, .sizes .label { display: none; }
  .aids .aid { display: none; }
  .more { display: block; }
  .menu, .head search { display: none; }
  .more[open] ~ .menu, .more[open] ~ search { display: grid; flex: 1 0 100%; border-top: 1px solid var(--line); padding-block: 8px; }
  .menu { grid-template-columns: repeat(auto-fill, minmax(min(7.5rem, 100%), 1fr)); column-gap: 16px; }
  .menu a { justify-content: flex-start; }
  .search input[type="search"] { flex-basis: 10rem; }
}
@container page (max-width: 24rem) {
  html:not([data-size="1"]) .more .icon { display: none; }
  html:not([data-size="1"]) :is(.sizes a, .sizes button) { padding-inline: 2px; }
  html[data-size="1.67"] .name b { font-size: 1.375rem; letter-spacing: 0; }
  html[data-size="1.67"] .more summary { padding-inline: 0; }
}
@container page (min-width: 24rem) and (max-width: 45.99rem) { .sizes .label { display: inline; } }
@container page (min-width: 36rem) and (max-width: 45.99rem) { .name span { display: inline; } }
@container page (min-width: 46rem) {
  .head .wrap { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 0; }
  .name { padding-block: 12px; }
  .name b { font-size: 1.875rem; }
  .aids { justify-self: end; column-gap: 12px; }
  .sizes a, .sizes button { padding-inline: 8px; }
  .menu, .head search { align-self: stretch; border-top: 1px solid var(--line); }
  .menu > .aid { display: none; }
  .menu:last-child { grid-column: 1 / -1; }
  .menu { column-gap: 8px; align-content: end; min-height: calc(var(--target) + 12px); }
  .menu a:first-child { margin-left: -4px; }
  .menu a { min-width: 0; min-height: calc(var(--target) + 12px); }
  .search { flex-wrap: nowrap; justify-content: flex-end; padding-left: 16px; }
  .search label span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .search .button { white-space: nowrap; padding-inline: 8px; }
}
@container page (min-width: 60rem) {
  .aids { column-gap: 24px; }
  .menu { column-gap: 24px; }
  .search .button { padding-inline: 12px; }
  .search label span { position: static; width: auto; height: auto; clip-path: none; }
  .search input[type="search"] { max-width: 18rem; }
}
.foot { border-top: 1px solid var(--line); background: var(--surface); font-size: 1rem; line-height: 1.6; color: var(--muted); }
.foot .wrap { padding-block: 24px 32px; display: grid; gap: 24px; }
.foot h2 { font-size: 1rem; color: var(--text); }
.map { display: grid; gap: 8px; }
.map ul { display: flex; flex-wrap: wrap; column-gap: 24px; }
.map a { display: inline-flex; align-items: center; min-height: var(--target); }
@container page (min-width: 34rem) {
  .map > div { display: grid; grid-template-columns: 6em minmax(0, 1fr); align-items: baseline; column-gap: 24px; }
  .map { gap: 0; }
}
@container page (min-width: 60rem) {
  .foot .wrap { grid-template-columns: minmax(0, 1fr) minmax(0, 27rem); column-gap: 48px; }
  .foot .words { border-top: 0; padding-top: 8px; }
}
.words { display: grid; gap: 4px; align-content: start; max-width: var(--measure); text-wrap: pretty; border-top: 1px solid var(--line); padding-top: 16px; }
.host { display: flex; flex-wrap: wrap; column-gap: 24px; margin-top: 8px; color: var(--text); }
.strip { max-width: var(--measure);
  display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; align-items: start; padding: 12px 16px;
  background: var(--surface); border-left: 4px solid var(--warning); font-size: 1rem; line-height: 1.6;
}
.strip p + p { grid-column: 1 / -1; color: var(--muted); }
@container page (max-width: 34rem) { .strip { grid-template-columns: 1fr; justify-items: start; } }
.tag {
  display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 2px;
  font-size: 1rem; line-height: 1.6; font-weight: 600; white-space: nowrap;
}
.tag.period { color: var(--warning); }
.tag.official { color: var(--text); }
.tag.ai { color: var(--text); border-style: dashed; border-width: 2px; }
.tag.none { color: var(--warning); }
.note { padding: 8px 0 8px 12px; border-left: 4px solid var(--warning); font-size: 1rem; line-height: 1.6; }
.note b { display: block; color: var(--warning); }
.errors { border: 3px solid var(--error); padding: 16px; display: grid; gap: 4px; margin-bottom: 24px; max-width: var(--measure); }
.decisions > .errors, .commenting > .errors, .guide > .errors { margin-bottom: 0; }
.nobreak { display: inline-block; }
.errors h2 { font-size: 1.25rem; }
.errors a { color: var(--error); font-weight: 600; }
.errors a:focus-visible { color: var(--on-focus); }
.error { color: var(--error); font-weight: 600; }
.lead { color: var(--muted); max-width: var(--measure); }
.prose { max-width: var(--measure); display: grid; gap: 12px; }
.prose h2 { margin-top: 24px; padding-top: 24px; border-top: 1px solid var(--line); }
.prose ul { list-style: disc; padding-left: 1.5em; display: grid; gap: 8px; }
.prose h1 { margin-bottom: 8px; }
.plainlist { display: grid; gap: 4px; }
.prose .plainlist { list-style: none; padding-left: 0; gap: 0; }
.prose > section { display: grid; gap: 12px; }
.plainlist a { display: inline-flex; align-items: center; min-height: var(--target); }
`;
