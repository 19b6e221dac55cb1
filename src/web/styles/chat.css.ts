import { COMPOSER } from './composer.css.ts';
import { SOURCE_PANEL } from './source-panel.css.ts';

/** A turn: the citizen's words on a tint with a label, official text behind a rule, AI text in a dashed frame. */
const TURN = `
.chat { display: grid; gap: 32px; }
.chat > *, .turn > * { min-width: 0; }
[hidden] { display: none !important; }
.chat:not(.talking) .next, .talking .first { display: none; }
.hero, #hero { display: grid; gap: 8px; }
.hero h1, #hero h1 { font-family: var(--song); word-break: keep-all; }
.sharing .strip { margin-top: 8px; }
#hero .lead, .examples .strip { max-width: var(--chat); }
.column { width: 100%; max-width: var(--chat); }
.turns { display: grid; gap: 40px; }
.turns:empty { display: none; }
.turn { display: grid; gap: 24px; align-content: start; min-width: 0; }
.turn + .turn { border-top: 1px solid var(--line); padding-top: 32px; }
.who { font-size: 1rem; line-height: 1.6; color: var(--muted); font-weight: 600; }
.asked { max-width: var(--chat); background: var(--own); padding: 12px 16px; border-radius: var(--radius); border-right: 4px solid var(--control); }
.asked p { white-space: pre-wrap; }
.reply { display: grid; gap: 12px; max-width: var(--chat); align-content: start; }
.reply.ai .answer { border: 2px dashed var(--control); padding: 12px 16px; }
.byline { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
.byline time { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.answer { display: grid; gap: 12px; }
.answer a.cite {
  display: inline-block; min-height: 24px; min-width: 24px; line-height: 1.5; font-size: 1rem;
  text-decoration: none; border-bottom: 1px solid currentColor;
}
.answer a.cite:hover { border-bottom-width: 3px; }
.notices { display: grid; gap: 4px; }
.choices { display: flex; flex-wrap: wrap; gap: 8px 12px; padding-bottom: 8px; }
.choices h4 { flex-basis: 100%; }
.choices .button { text-align: left; justify-content: flex-start; padding-inline: 16px; }
.why { display: grid; gap: 16px; padding: 16px; border: 1px solid var(--control); border-top: 4px solid var(--warning); border-radius: 0 0 var(--radius) var(--radius); }
.block { display: grid; gap: 4px; }
.block > h4, .choices h4 { font-size: var(--body); line-height: 1.4; }
.human { display: grid; gap: 4px; background: var(--surface); padding: 16px; }
.human .phone { font-size: 1.25rem; font-weight: 600; }
.human .phone a { display: inline-flex; align-items: center; min-height: var(--target); }
.below { display: grid; gap: 16px; max-width: var(--chat); border-top: 1px solid var(--line); padding-top: 12px; }
.below .tools { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.below .tools .button { padding-inline: 16px; }
[data-told] { font-size: 1rem; font-weight: 600; color: var(--success); }
[data-told]:empty { display: none; }
.share { flex-basis: 100%; }
.share summary { list-style: none; width: fit-content; }
.share summary::-webkit-details-marker { display: none; }
.share[open] > form, .shared-link { display: grid; gap: 12px; justify-items: start; margin-top: 8px; padding: 16px; background: var(--surface); border-left: 4px solid var(--control); }
.share .field { grid-template-columns: auto auto; align-items: center; gap: 12px; }
.feedback { display: grid; gap: 8px; }
.feedback legend { float: left; width: 100%; padding: 0; }
@container page (min-width: 34rem) { .feedback legend { width: auto; margin-right: 12px; } }
.feedback fieldset { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.feedback .ok { color: var(--success); font-weight: 600; }
.progress { display: grid; gap: 8px; }
.progress > div { display: grid; gap: 4px; }
.progress .controls { display: flex; flex-wrap: wrap; gap: 8px 12px; }
/* Out of the way of what is being written: nothing that is seen moves when a line is added. */
.turn[aria-busy="true"] .reply { position: relative; }
.turn:has(> .reply > .progress) .byline { align-items: flex-start; align-content: flex-start; min-height: var(--target); padding-right: 7rem; }
.turn[aria-busy="true"] .stop { position: absolute; top: 0; right: 0; }
.waiting { color: var(--muted); animation: appear .01s .5s both; }
@keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
.turn[data-state="stopped"] .answer, .turn[data-state="failed"] .answer { border-left: 4px solid var(--warning); padding-left: 14px; }
.turn .answer:empty { display: none; }
@media screen and (scripting: enabled) {
  .talking .turn:last-child { min-height: calc(100vh - 8rem); }
}
@media print {
  .composing, .below, .mine, .forget { display: none !important; }
  .asked { max-width: none; }
  .answer a.cite { border: 0; }
  .reply .plainlist a, .source h4 a { min-height: 0; }
}
`;

/** What an answer rests on: beside it on wide screens, below it elsewhere. */
const SOURCES = `
.sources { display: grid; gap: 12px; align-content: start; max-width: var(--chat); }
.sources > h3 { font-size: var(--body); }
.sources ol { display: grid; gap: 16px; }
.source { padding: 8px 16px 16px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); display: grid; gap: 8px; scroll-margin-top: 16px; }
.source:target { outline: 3px solid var(--link); outline-offset: 0; }
.source h4 { font-size: var(--body); line-height: 1.5; }
.source h4 a { display: inline-flex; align-items: center; min-height: var(--target); padding-block: 4px; }
.quoted { font-size: 1rem; line-height: 1.6; color: var(--muted); }
.source blockquote { white-space: pre-line; }
blockquote { padding-left: 14px; border-left: 4px double var(--control); line-height: 1.8; }
/* Below the answer, which is these very words: the way to their place is enough. */
@container page (max-width: 68.74rem) {
  .excerpts .source { gap: 4px; padding-bottom: 8px; }
  .excerpts blockquote { display: none; }
}
@container page (min-width: 68.75rem) {
  .turn { grid-template-columns: minmax(0, var(--chat)) 22.5rem; justify-content: space-between; column-gap: 48px; row-gap: 24px;
    grid-template-areas: "asked asked" "reply sources" "below sources"; grid-template-rows: auto auto 1fr; }
  .asked { grid-area: asked; }
  .reply { grid-area: reply; }
  .sources { grid-area: sources; }
  .below { grid-area: below; align-self: start; }
}
`;

/** Where to begin, and what this device remembers. */
const BESIDE = `
.examples { display: grid; gap: 24px; }
.examples h2 { font-size: 1.25rem; }
.groups { display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(min(17.5rem, 100%), 1fr)); }
.groups h3 { font-size: var(--body); padding-bottom: 4px; border-bottom: 2px solid var(--link); margin-bottom: 4px; }
.groups button {
  display: block; width: 100%; min-height: var(--target); padding: 10px 4px; text-align: left; cursor: pointer;
  color: var(--link); background: none; border: 0; border-bottom: 1px solid var(--line); line-height: 1.6;
}
.groups button:hover { text-decoration: underline; text-underline-offset: .22em; }
.groups button:focus-visible { background: var(--focus); color: var(--on-focus); }
.mine, .forget { max-width: var(--chat); border-top: 1px solid var(--line); }
.mine > summary, .forget > summary { min-height: var(--target); padding-block: 8px; }
.mine[open], .forget[open] { padding-bottom: 16px; }
.mine > * + *, .forget > form { margin-top: 8px; }
.forget > form { display: grid; gap: 12px; justify-items: start; }
#mine-list li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 0 12px; border-bottom: 1px solid var(--line); }
#mine-list + * { margin-top: 24px; }
#mine-list button { min-height: var(--target); padding: 4px; background: none; border: 0; color: var(--link); text-align: left; cursor: pointer; }
#mine-list button:hover { text-decoration: underline; text-underline-offset: .22em; }
#mine-list button:focus-visible { background: var(--focus); color: var(--on-focus); }
#mine-list .open-conversation { grid-column: 1 / -1; min-width: 0; }
#mine-list .delete-conversation { text-decoration: underline 1px; text-underline-offset: .22em; }
#mine-list time { font-size: 1rem; color: var(--muted); }
`;

/** The chat, the page of a shared answer, and what stands about them. */
export const CHAT = [TURN, SOURCES, BESIDE, COMPOSER, SOURCE_PANEL].map((sheet) => sheet.trim()).join('\n');
