/** Paper, forced colours, reduced motion: what other media change. Comes last, so that it wins. */
export const MEDIA = `
@media (forced-colors: active) {
  .button, .tag, .asked, .source, .strip, .human, .finder { border: 1px solid; }
  .button { forced-color-adjust: none; background: ButtonText; color: ButtonFace; border-color: ButtonText; }
  .button.quiet { background: ButtonFace; color: ButtonText; }
  mark { background: Mark; color: MarkText; }
  :focus-visible { outline: 3px solid Highlight; }
  .menu [aria-current], .sizes [aria-current], .sizes [aria-pressed="true"] { border-bottom-color: Highlight; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
@page { size: A4; margin: 25mm 20mm; }
@media print {
  :root { --bg: #FFFFFF; --text: #000000; --muted: #000000; --link: #000000; --warning: #000000; --success: #000000; --error: #000000; --surface: #FFFFFF; --own: #FFFFFF; --control: #000000; --line: #000000; }
  html, html[data-size] { font-size: 12pt; }
  body { font: 12pt/1.6 var(--song); }
  .skip, .menu, .search, .sizes, .foot ul, .contents, .composer, .examples, .feedback, .finder, .turnover, .crumbs, .pages, .labelled a, .no-print { display: none !important; }
  .print { display: block; font-size: 10pt; }
  .page { display: block; container: none; }
  .head { border-top: 0; }
  h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; }
  main { padding-block: 12pt; }
  .reader, .task, .turn { display: block; }
  .reader > * + *, .task > * + *, .turn > * + *, .body > * + * { margin-top: 12pt; }
  .text, .verbatim, .reply, .sources, .prose { max-width: none; }
  .text, .body { display: block; }
  .text > * + * { margin-top: 8pt; }
  h2, h3, h4, thead, .byline { break-after: avoid; }
  .source, .strip, .note, .article, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
  .asked { border: 1px solid; }
}
`;
