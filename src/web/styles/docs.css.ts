/** The interface's description: operations one below the other, rows that become blocks on narrow screens, commands. */
export const DOCS = `
.docs > * { min-width: 0; }
.docs .dots { max-width: var(--measure); }
.docs .doc .dots { font-size: 1rem; line-height: 1.6; }
.docs .contents ol ol { padding-left: 1em; }
.api-group { display: grid; gap: 32px; min-width: 0; }
.api-group > * { min-width: 0; max-width: 46rem; }
.api-group > h2 { padding-bottom: 8px; border-bottom: 2px solid var(--text); scroll-margin-top: 16px; }
.operation { display: grid; gap: 8px; min-width: 0; padding-bottom: 24px; border-bottom: 1px solid var(--line); }
.operation:last-child { border-bottom: 0; }
.operation > * { min-width: 0; }
.operation h3 { scroll-margin-top: 16px; overflow-wrap: anywhere; }
.operation h3:target { text-decoration: underline 3px var(--link); text-underline-offset: .3em; }
.operation h4 { margin-top: 8px; font-size: 1.125rem; line-height: 1.6; }
.operation .address { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
.operation .address code { font-weight: 600; }
.operation .lines { white-space: pre-line; }
.operation .failures { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.operation .must { display: block; color: var(--muted); }
.operation .command { font-size: 1rem; }
.told-of td a, .failures a { display: inline-block; min-width: 24px; min-height: 24px; }
.told-of { table-layout: fixed; }
.told-of th[scope="row"] { font-weight: 400; white-space: normal; }
.told-of thead th { width: 25%; }
.told-of thead th:first-child { width: 30%; }
.told-of thead th:last-child { width: auto; }
@container page (max-width: 40rem) {
  .told-of thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .told-of, .told-of tbody, .told-of tr, .told-of th, .told-of td { display: block; min-width: 0; }
  .told-of tr { padding-block: 8px; border-bottom: 1px solid var(--line); }
  .told-of tbody tr:first-child { border-top: 2px solid var(--text); }
  .told-of th, .told-of td { padding: 0; border: 0; }
  .told-of td { padding-left: 1em; }
  .told-of td:empty { display: none; }
  .operation .must { display: inline; margin-left: .75em; }
}
@media print { .operation { break-inside: avoid; } .operation .command { border: 1px solid; } }
`;
