/**
 * The panel of a source. On wide screens it stands over the column of sources, clear of the answer, and the page stays
 * usable; on narrow ones it covers the answer but for a strip on top that shows there is something below.
 */
export const SOURCE_PANEL = `
#source-panel[open] {
  position: fixed; inset: 12px 0 0; z-index: 2; width: 100%; max-width: none; height: auto; max-height: none; margin: 0; padding: 0;
  display: flex; flex-direction: column; background: var(--bg); color: var(--text);
  border: 0; border-top: 4px solid var(--link); overscroll-behavior: contain;
}
#source-panel::backdrop { background: var(--control); opacity: .6; }
#panel-close { flex: none; align-self: flex-end; margin: 8px 12px 0; }
#panel-body { flex: 1; min-height: 0; overflow-y: auto; padding: 0 16px 24px; overscroll-behavior: contain; }
#panel-body > * + * { margin-top: 12px; }
@media (min-width: 68.75rem) {
  #source-panel[open] { inset: 0 max(0px, 50% - 34.5rem) 0 auto; width: 408px; border: 0; border-inline: 1px solid var(--line); border-left: 4px solid var(--link); }
  html:not([data-size="1"]) .chat:has(#source-panel[open]) { max-width: calc(100vw - 468px); }
}
@media print { #source-panel { display: none !important; } }
`;
