/** The chat: the citizen's words on a tint with a label, official text behind a rule, AI text in a dashed frame. */
export const CHAT = `
.chat { display: grid; gap: 32px; }
.hero { display: grid; gap: 8px; }
.hero h1 { font-family: var(--song); }
.column { width: 100%; max-width: 38.25rem; display: grid; gap: 24px; }
.turns { display: grid; gap: 40px; counter-reset: turn; }
.turn { display: grid; gap: 24px; align-content: start; min-width: 0; }
.turn + .turn { border-top: 1px solid var(--line); padding-top: 32px; }
.turn > * { min-width: 0; }
.who { font-size: 1rem; line-height: 1.6; color: var(--muted); font-weight: 600; }
.asked { max-width: 38.25rem; background: var(--own); padding: 12px 16px; border-radius: 4px; border-right: 4px solid var(--control); }
.asked p { white-space: pre-wrap; }
.reply { display: grid; gap: 12px; max-width: 38.25rem; align-content: start; }
.reply.ai .answer { border: 2px dashed var(--control); padding: 12px 16px; }
.byline { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
.byline h3 { font-size: 1.25rem; }
.byline time { font-size: 1rem; color: var(--muted); }
.answer { display: grid; gap: 12px; }
.answer a.cite {
  display: inline-block; min-height: 24px; min-width: 24px; line-height: 1.5; font-size: 1rem; white-space: nowrap;
  text-decoration: none; border-bottom: 1px solid currentColor;
}
.answer a.cite:hover { border-bottom-width: 3px; }
.notices { display: grid; gap: 4px; }
.why { display: grid; gap: 12px; padding: 16px; border: 1px solid var(--control); border-top: 4px solid var(--warning); border-radius: 0 0 4px 4px; }
.block { display: grid; gap: 4px; }
.block > h4 { font-size: 1.125rem; line-height: 1.4; }
.human { display: grid; gap: 4px; background: var(--surface); padding: 16px; }
.human .phone { font-size: 1.25rem; font-weight: 600; }
.human .phone a { display: inline-flex; align-items: center; min-height: var(--target); }
.sources { display: grid; gap: 12px; align-content: start; max-width: 38.25rem; }
.sources > h3 { font-size: 1.125rem; }
.sources ol { display: grid; gap: 16px; }
.source { padding: 12px 16px 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 4px; display: grid; gap: 8px; scroll-margin-top: 16px; }
.source:target { outline: 3px solid var(--link); outline-offset: 0; }
.source h4 { font-size: 1.125rem; line-height: 1.5; }
.source h4 a { display: inline-block; min-height: 24px; }
.quoted { font-size: 1rem; color: var(--muted); }
blockquote { padding-left: 14px; border-left: 4px double var(--control); line-height: 1.8; }
.source .open { justify-self: start; display: inline-flex; align-items: center; min-height: var(--target); margin-bottom: -12px; }
.feedback { border-top: 1px solid var(--line); padding-top: 12px; display: grid; gap: 8px; max-width: 38.25rem; }
.feedback legend { float: left; width: 100%; padding: 0; }
.feedback fieldset { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.feedback .ok { color: var(--success); font-weight: 600; }
.composer { display: grid; gap: 8px; }
.composer .row { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.composer label { font-size: 1.25rem; line-height: 1.4; font-weight: 600; }
.composer .ask { display: grid; gap: 12px; justify-items: start; }
.composer .row.under { justify-content: flex-end; }
.composer .row.under:not(:has(a)):has([role="status"]:empty) { min-height: 1.6em; }
.composer .row.under a { display: inline-flex; align-items: center; min-height: var(--target); }
.composer [role="status"] { margin-right: auto; font-size: 1rem; line-height: 1.6; font-weight: 600; }
.talking .composer { border-top: 2px solid var(--text); padding-top: 8px; gap: 4px; }
.talking .composer label { font-size: 1.125rem; }
.examples { display: grid; gap: 24px; }
.examples h2 { font-size: 1.25rem; }
.groups { display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(min(17.5rem, 100%), 1fr)); }
.groups h3 { font-size: 1.125rem; padding-bottom: 4px; border-bottom: 2px solid var(--link); margin-bottom: 4px; }
.groups button {
  display: block; width: 100%; min-height: var(--target); padding: 10px 4px; text-align: left; cursor: pointer;
  color: var(--link); background: none; border: 0; border-bottom: 1px solid var(--line); line-height: 1.6;
}
.groups button:hover { text-decoration: underline; text-underline-offset: .22em; }
.groups button:focus-visible { background: var(--focus); color: var(--on-focus); }
@container page (min-width: 68.75rem) {
  .turn { grid-template-columns: minmax(0, 38.25rem) 22.5rem; justify-content: space-between; column-gap: 48px; row-gap: 24px;
    grid-template-areas: "asked asked" "reply sources" "feedback sources"; grid-template-rows: auto auto 1fr; }
  .asked { grid-area: asked; }
  .reply { grid-area: reply; }
  .sources { grid-area: sources; }
  .feedback { grid-area: feedback; align-self: start; }
}
@media (min-height: 640px) and (min-width: 600px) {
  html[data-size="1"]:has(.talking) { scroll-padding-bottom: 230px; }
  html[data-size="1"] .composing { position: sticky; bottom: 0; background: var(--bg); z-index: 1; }
  .talking .composer .ask { grid-template-columns: 1fr auto; align-items: stretch; }
}
`;
