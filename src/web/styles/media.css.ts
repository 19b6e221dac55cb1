import { ON_PAPER } from './tokens.css.ts';

/** Paper, forced colours, reduced motion: what other media change. Comes last, so that it wins. */
export const MEDIA = `
@media (forced-colors: active) {
  .button, .tag, .asked, .source, .strip, .human, .finder { border: 1px solid; }
  .button { forced-color-adjust: none; background: ButtonText; color: ButtonFace; border-color: ButtonText; }
  .button.quiet { background: ButtonFace; color: ButtonText; }
  mark { background: Mark; color: MarkText; }
  :focus-visible, .button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  .menu a, .aid, .sizes a, .sizes button, .more summary { border-block-color: Canvas; }
  .menu [aria-current], .sizes [aria-current], .sizes [aria-pressed="true"] { border-bottom-color: Highlight; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
@page { size: A4; margin: 25mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 10pt serif; } }
@media print {
  :root { ${ON_PAPER} }
  html, html[data-size] { font-size: 12pt; }
  body { font: 12pt/1.6 var(--song); }
  .skip, .aids, .more, .menu, .head search, .map, .contents, .composer, .examples, .feedback, .finder, .turnover, .crumbs, .pages, .jumps, .labelled a, .no-print { display: none !important; }
  .page { display: block; container: none; }
  .wrap { max-width: none; padding-inline: 0; }
  .head { border: 0; border-bottom: 1pt solid; }
  .head .wrap, .foot .wrap, .foot .words { display: block; }
  .name b, .name span { font-size: 12pt; }
  .foot { border: 0; border-top: 1pt solid; margin-top: 12pt; font-size: 10pt; break-inside: avoid; }
  .foot .wrap, .foot .words { padding-block: 4pt 0; border: 0; }
  .host span { margin-right: 2em; }
  .print { display: block; font-size: 10pt; overflow-wrap: anywhere; }
  h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3, h4 { font-size: 12pt; }
  main { padding-block: 12pt; }
  .reader, .task, .turn { display: block; }
  .reader > * + *, .task > * + *, .turn > * + *, .body > * + * { margin-top: 12pt; }
  .text, .verbatim, .reply, .sources, .prose, .lead { max-width: none; }
  .text, .body { display: block; }
  .text > * + * { margin-top: 8pt; }
  p, li { orphans: 2; widows: 2; }
  h1, h2, h3, h4, thead, .byline { break-after: avoid; }
  .source, .strip, .note, .article, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; height: auto; }
  summary { list-style: none; }
  a { color: inherit; text-decoration: none; }
  .asked, pre { border: 1px solid; }
}
`;
