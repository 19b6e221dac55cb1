/** A law's text with its contents, and two versions beside each other. */
export const LAW_TEXT = `
.reader.law .contents .division + ol { padding-left: 1.1em; }
.reader.law .contents .divisions > li { border-bottom: 1px solid var(--line); }
.reader.law .contents .divisions .divisions > li { border-bottom: 0; }
.reader.law .contents a, .library .facets a { border-left: 4px solid transparent; padding-left: 8px; }
.reader.law .contents a[aria-current], .library .facets a[aria-current] { border-left-color: var(--link); background: var(--own); }
.reader.law .contents .division:not(.sec)[aria-current] { font-weight: 400; }
.reader.law .contents.side > h2, .library .facets.side h2 { padding-left: 12px; }
.places { display: grid; grid-template-columns: repeat(auto-fill, minmax(6em, 1fr)); column-gap: 8px; }
.lawtext { gap: 16px; max-width: calc(var(--measure) + 44px); }
.lawtext h2.division, .lawtext .division.lower { text-align: center; font-family: var(--song); max-width: var(--measure); }
.lawtext h2.division { border-top: 0; padding-top: 24px; margin: 16px 0 0; }
.lawtext .division.lower { font-size: 1.25rem; line-height: 1.4; padding-top: 8px; }
.article { position: relative; display: flow-root; max-width: var(--measure); scroll-margin-top: 12px; }
.article > .plan ~ * { margin-top: 8px; }
.article .hidden, .sign { user-select: none; -webkit-user-select: none; }
.article mark { scroll-margin-top: 5rem; }
.article:target, .article.chosen { background: var(--own); box-shadow: 0 0 0 12px var(--own), -16px 0 0 0 var(--link); }
.article .plan:target { text-decoration: underline 2px var(--link); text-underline-offset: .3em; text-decoration-skip-ink: none; }
mark.hit { background: none; text-decoration: underline 3px var(--warning); font-weight: 600; }
.sign { float: right; display: grid; place-items: center; width: var(--target); height: var(--target); margin: -6px -8px -6px 0; }
.sign::before, .sign::after { content: ""; grid-area: 1 / 1; width: .72rem; height: .5rem; border: .11rem solid var(--control); border-radius: .28rem; }
.sign::before { transform: rotate(-45deg) translateX(-.22rem); clip-path: inset(0 .11rem 0 0); }
.sign::after { transform: rotate(-45deg) translateX(.22rem); }
.sign:hover::before, .sign:hover::after { border-color: var(--link); }
.sign:focus-visible::before, .sign:focus-visible::after { border-color: var(--on-focus); }
.article .citing { display: grid; gap: 8px; padding: 12px 16px; background: var(--bg); border: 1px solid var(--control); font-size: 1rem; line-height: 1.6; }
.citing code { font: inherit; word-break: break-all; user-select: all; }
.citing .parts { display: flex; flex-wrap: wrap; align-items: center; gap: 0 16px; }
.citing .parts a { display: inline-flex; align-items: center; min-height: var(--target); }
.copying { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
.elsewhere { max-width: var(--measure); border: 1px solid var(--line); padding: 0 16px; }
.elsewhere > summary { min-height: var(--target); padding-block: 8px; font-family: var(--song); font-weight: 600; }
.elsewhere p a, .places a { display: inline-flex; align-items: center; min-height: var(--target); }
.elsewhere .places { padding-bottom: 8px; }
.lawtext .turnover { margin-top: 24px; }
.comparison { display: grid; gap: 24px; }
.comparison .doc > p, .comparison .overview { max-width: var(--measure); }
.overview > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; width: fit-content; }
.overview dl { display: grid; gap: 8px; }
.overview dl > div { display: grid; grid-template-columns: 4em minmax(0, 1fr); align-items: baseline; }
.overview dt { font-weight: 600; }
.overview dd { display: flex; flex-wrap: wrap; column-gap: 16px; }
.overview dd a { display: inline-flex; align-items: center; min-height: 32px; }
.sides { display: grid; gap: 8px; border-bottom: 2px solid var(--text); padding-block: 8px; }
.sides p { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
.change { display: grid; gap: 12px; min-width: 0; padding-top: 12px; border-top: 1px solid var(--line); scroll-margin-top: 4rem; }
.sides + .change { border-top: 0; padding-top: 0; }
.change:target { box-shadow: -16px 0 0 0 var(--bg), -20px 0 0 0 var(--link); }
.change-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 24px; }
.change h2 { font-size: 1.125rem; scroll-margin-top: 5rem; }
.stepping { display: flex; align-items: center; gap: 0 16px; }
.stepping a { display: inline-flex; align-items: center; min-height: var(--target); }
.stepping .small { font-variant-numeric: tabular-nums; }
.change.same { display: block; padding-block: 0; }
.change.same > summary { display: list-item; list-style-position: inside; min-height: var(--target); padding-block: 8px; color: var(--muted); }
.change.same > summary:focus-visible { color: var(--on-focus); }
.change.same .plan { white-space: pre-line; max-width: var(--measure); padding-bottom: 16px; line-height: 1.8; }
.change.same h2 { font-size: 1rem; line-height: 1.6; }
.half { display: grid; gap: 4px; align-content: start; min-width: 0; padding-left: 14px; border-left: 4px double var(--control); }
.half.none { border-left: 0; color: var(--muted); font-size: 1rem; }
.half .small a { display: inline-flex; align-items: center; min-height: var(--target); }
.compared { white-space: pre-line; line-height: 1.8; }
del { background: color-mix(in srgb, var(--error) 14%, transparent); text-decoration: line-through 1px var(--error); text-decoration-skip-ink: none; }
.change.deleted del { background: none; text-decoration: none; }
ins { color: var(--success); text-decoration: underline 2px; text-underline-offset: .25em; text-decoration-skip-ink: none; font-weight: 600; }
.change.added ins { font-weight: 400; }
@container page (min-width: 50rem) {
  .sign { float: none; position: absolute; left: 100%; top: -6px; margin: 0; }
}
@container page (min-width: 46rem) {
  .change:not(.same) { grid-template-columns: 1fr 1fr; column-gap: 32px; }
  .change-head { grid-column: 1 / -1; }
  .sides { grid-template-columns: 1fr 1fr; column-gap: 32px; position: sticky; top: 0; z-index: 1; background: var(--bg); }
}
@container page (min-width: 68.75rem) {
  .reader.law .contents.side { scrollbar-width: thin; overscroll-behavior: contain; }
}
@media print {
  .lawtext, .article, .lawtext h2.division, .lawtext .division.lower { max-width: none; }
  .article { break-inside: auto; }
  .article.chosen, .article:target { background: none; box-shadow: none; }
  .lawtext .plan { text-indent: 2em; }
  .half { border-left: 1pt solid; }
  del { text-decoration: line-through; }
  .sides { position: static; }
  .reader.law:not(.plain) .card, .history .small a { display: none; }
}
`;
