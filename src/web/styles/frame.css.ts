/** The frame about every page: skip link, head, foot; and what several pages share: status strip, notes, tags. */
export const FRAME = `
.page { container: page / inline-size; min-height: 100vh; display: flex; flex-direction: column; }
.wrap { width: 100%; max-width: 69rem; margin-inline: auto; padding-inline: clamp(12px, 3vw, 24px); }
main { flex: 1; padding-block: 32px 48px; }
.skip { position: absolute; left: 12px; top: -200px; padding: 8px 16px; z-index: 2; }
.skip:focus { top: 8px; background: var(--focus); color: var(--on-focus); }
.head { border-top: 4px solid var(--link); border-bottom: 1px solid var(--line); }
.head .wrap { display: flex; flex-wrap: wrap; align-items: center; column-gap: 20px; padding-block: 4px; }
.name { display: inline-flex; flex-wrap: wrap; align-items: baseline; column-gap: 12px; padding-block: 6px;
  min-height: var(--target); color: var(--text); text-decoration: none; }
.name b { font: 600 1.625rem/1.4 var(--song); letter-spacing: .08em; }
.name span { font-size: 1rem; color: var(--muted); }
.name:hover b { text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: 2px; }
.name:focus-visible span { color: inherit; }
.menu, .sizes { display: flex; flex-wrap: wrap; align-items: center; }
.menu { margin-left: auto; }
.menu a, .sizes a, .sizes button {
  display: inline-flex; align-items: center; justify-content: center; min-height: var(--target); min-width: var(--target);
  padding: 0 8px; color: var(--text); background: none; border: 0; border-bottom: 3px solid transparent;
  text-decoration: none; cursor: pointer;
}
.menu a:hover, .sizes a:hover, .sizes button:hover { text-decoration: underline; text-underline-offset: .3em; }
.menu [aria-current], .sizes [aria-current], .sizes [aria-pressed="true"] {
  border-bottom-color: var(--link); color: var(--link); font-weight: 600;
}
.menu a:focus-visible, .sizes a:focus-visible, .sizes button:focus-visible { color: var(--on-focus); background: var(--focus); }
.search { display: flex; gap: 8px; align-items: center; }
.search input[type="search"] { width: 7rem; }
.search .button { padding-inline: 12px; }
.sizes { border-left: 1px solid var(--line); padding-left: 8px; }
.sizes .label { font-size: 1rem; font-weight: 400; color: var(--muted); margin-right: 4px; }
.foot { border-top: 1px solid var(--line); background: var(--surface); font-size: 1rem; line-height: 1.6; color: var(--muted); }
.foot .wrap { padding-block: 24px 32px; display: grid; gap: 8px; }
.foot ul { display: flex; flex-wrap: wrap; column-gap: 24px; }
.foot a { display: inline-flex; align-items: center; min-height: var(--target); }
.foot p a { display: inline; min-height: 0; }
@container page (min-width: 68.75rem) {
  .name { flex-direction: column; align-items: flex-start; padding-block: 2px; }
  .name b { line-height: 1.25; }
  .name span { line-height: 1.3; }
  .head .wrap { column-gap: 16px; }
  .menu a { padding-inline: 6px; }
  .search input[type="search"] { width: 5rem; }
  .sizes { margin-left: auto; }
}
@container page (max-width: 68.7rem) {
  .sizes { border-left: 0; padding-left: 0; }
  .head search { order: 5; flex: 1 1 min(18rem, 100%); padding-block: 4px 8px; }
  .search input[type="search"] { width: 4rem; flex: 1; }
}
@container page (max-width: 46rem) {
  .menu { margin-left: 0; }
  .head .wrap { column-gap: 8px; }
  .menu a, .sizes a, .sizes button { padding-inline: 10px; }
}
@container page (max-width: 30rem) {
  .menu { margin-left: -7px; }
  .menu a { padding-inline: 7px; }
}
.strip {
  display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; align-items: start; padding: 12px 16px;
  background: var(--surface); border-left: 4px solid var(--warning); font-size: 1rem; line-height: 1.6;
}
.strip p + p { grid-column: 1 / -1; color: var(--muted); }
@container page (max-width: 34rem) { .strip { grid-template-columns: 1fr; justify-items: start; } }
.tag {
  display: inline-block; padding: 1px 10px; border: 1px solid currentColor; border-radius: 2px;
  font-size: 1rem; line-height: 1.5; font-weight: 600; white-space: nowrap;
}
.tag.period { color: var(--warning); }
.tag.official { color: var(--text); }
.tag.ai { color: var(--text); border-style: dashed; border-width: 2px; }
.tag.none { color: var(--warning); }
.note { padding: 8px 0 8px 14px; border-left: 4px solid var(--warning); font-size: 1rem; line-height: 1.6; }
.note b { display: block; color: var(--warning); }
.errors { border: 3px solid var(--error); padding: 16px; display: grid; gap: 4px; margin-bottom: 24px; }
.errors h2 { font-size: 1.25rem; }
.errors a { color: var(--error); font-weight: 600; }
.errors a:focus-visible { color: var(--on-focus); }
.error { color: var(--error); font-weight: 600; }
.lead { color: var(--muted); max-width: 38em; }
.prose { max-width: 42.75rem; display: grid; gap: 12px; }
.prose h2 { margin-top: 24px; padding-top: 24px; border-top: 1px solid var(--line); }
.prose ul { list-style: disc; padding-left: 1.5em; display: grid; gap: 8px; }
.prose h1 { margin-bottom: 8px; }
.plainlist { display: grid; gap: 4px; }
.plainlist a { display: inline-flex; align-items: center; min-height: var(--target); }
`;
