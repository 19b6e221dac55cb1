/**
 * The field for questions. Before a conversation it is the page's main thing; in one it is a slim bar that stays in view
 * where there is room: standard type, and high enough a window. Whatever is focused or jumped to stands clear of it.
 */
export const COMPOSER = `
.composer { display: grid; gap: 8px; }
.composer .over, .composer .under { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; }
.composer label { font-size: 1.25rem; line-height: 1.4; font-weight: 600; }
.composer .ask { display: grid; gap: 12px; justify-items: start; }
.composer .send { padding-inline: 32px; }
.labels { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.labels span { line-height: inherit; }
.labels .written { display: none; }
.chat:has(.reply.ai) .labels .written { display: inline; }
.chat:has(.reply.ai) .labels .excerpt { display: none; }
.composer .under a { display: inline-flex; align-items: center; min-height: var(--target); font-size: 1rem; }
.composer [role="status"] { margin-right: auto; font-size: 1rem; line-height: 1.6; font-weight: 600; }
.talking .composer [role="status"] { flex: 1 1 100%; min-height: 1.6em; }
.chat:not(.talking) .under:has([role="status"]:empty) { display: none; }
.talking .composing { background: var(--bg); border-top: 2px solid var(--text); padding-top: 8px; }
.talking .composer { gap: 4px; }
.talking .composer label { font-size: var(--body); }
.talking .labels { flex-basis: 100%; }
.talking .ask { grid-template-columns: minmax(0, 1fr) auto; gap: 8px; align-items: stretch; }
.talking .ask textarea { height: calc(1.75 * var(--body) + 18px); min-height: var(--target); max-height: 8.5rem; resize: none; }
@supports (field-sizing: content) {
  .talking .ask textarea { field-sizing: content; height: auto; }
}
.talking .send { padding-inline: 20px; }
@container page (max-width: 33.99rem) {
  .composer .under .long { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
@container page (min-width: 34rem) {
  .talking .labels { flex-basis: 17.5rem; margin-left: auto; order: 1; text-align: right; }
}
html[data-size="1"] .talking .composer [role="status"] {
  flex: 1 1 0; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
}
@container page (max-width: 21rem) {
  html[data-size="1"] .talking .composer [role="status"] { white-space: normal; min-height: 3.2em; align-content: center; }
  .talking .under a[href="#latest"]:not(:focus) { position: absolute; width: 1px; height: 1px; min-height: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
@media (min-height: 480px) {
  html[data-size="1"]:has(.talking) { scroll-padding-bottom: 11.5rem; }
  html[data-size="1"] .talking .composing { position: sticky; bottom: 0; z-index: 1; }
}
`;
