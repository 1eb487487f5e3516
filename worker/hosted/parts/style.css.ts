/**
 * How the page looks. It speaks the theme's words (`--paper`, `--ink`, `--accent` …), so that the styles that kinds
 * bring along fit; but what is chosen is asked of the field itself, for no script marks it here.
 */
import { views } from "../../../sdk/questions/views.ts";
import { crc32 } from "../../http/token.ts";
import { standard } from "./look.ts";

const page = `
:root { --round: calc(var(--radius) * .6); --gap: calc(20px * var(--density)); }
*, ::before, ::after { box-sizing: border-box; margin: 0; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block: 24px; }
body {
  display: flex;
  flex-direction: column;
  min-block-size: 100vh;
  min-block-size: 100dvh;
  padding: 28px 16px max(24px, env(safe-area-inset-bottom));
  background: var(--ground);
  color: var(--ink);
  font: 400 16px/1.5 sans-serif;
  font-family: var(--font, system-ui), "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  -webkit-font-smoothing: antialiased;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
main, footer { inline-size: 100%; max-inline-size: 620px; margin-inline: auto; }
main { flex: 1; }
h1 { font-size: 22px; font-weight: 650; line-height: 1.25; letter-spacing: -.012em; text-wrap: balance; }
h2 { font-size: 18px; font-weight: 600; line-height: 1.36; text-wrap: pretty; }
:is(h1, h2, .summary):focus { outline: none; }
a { color: inherit; text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
/* A text that has to fall back to a language of the other direction keeps its own order of signs. */
:is(h1, h2, .help, .problem, .lead) { unicode-bidi: plaintext; text-align: match-parent; }
.lead { margin-block-start: 4px; color: var(--soft); }
form { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--gap) - 4px); margin-block-start: 24px; }
.question, .summary, .notice {
  padding: calc(var(--gap) + 4px) 20px;
  border-radius: var(--radius);
  background: var(--paper);
  box-shadow: var(--shadow);
}
.kept { display: grid; gap: 14px; }
h2 + .kept { margin-block-start: 14px; }
.kept dt { font-size: 14px; color: var(--soft); }
.kept dd { white-space: pre-line; }
.kept + .fine { margin-block-start: 18px; }
section.question { margin-block-start: 20px; }
.summary { padding-block: 18px; box-shadow: inset 0 0 0 2px var(--bad); }
.summary ul { margin-block-start: 6px; padding-inline-start: 20px; }
.summary li { padding-block: 2px; }
.question:has(> .problem:not(:empty)) { box-shadow: inset 0 0 0 1.5px var(--bad); }
.help, .anchors, .note, .problem, .fine { margin-block-start: 6px; font-size: 14px; color: var(--soft); }
.problem { font-weight: 500; color: var(--bad); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }

fieldset { min-inline-size: 0; margin-block-start: calc(var(--gap) - 2px); padding: 0; border: 0; }
label { position: relative; isolation: isolate; border-radius: var(--round); font-size: 16px; cursor: pointer; }
label, label::before, button { transition: .15s; }
[type=radio] { appearance: none; position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; border-radius: inherit; cursor: inherit; }

.row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; padding: 3px; border-radius: var(--round); background: var(--fill); }
.row label { display: grid; place-items: center; block-size: 48px; border-radius: calc(var(--round) - 2px); font-weight: 500; }
.row label:hover { background: var(--line); }
label:focus-within { z-index: 1; }
.row .on, .row .on:hover { background: var(--accent); color: var(--on-accent); }
.anchors { display: flex; justify-content: space-between; gap: 16px; }
.anchors :last-child { text-align: end; }

.choices { display: grid; gap: 6px; margin: calc(var(--gap) - 6px) -4px 0; padding: 4px; }
/* A list that is longer than most screens scrolls by itself, so that the next question stays within reach. */
.choices:has(> :nth-child(16)) { max-block-size: max(70vh, 300px); overflow: hidden auto; }
.choices label { display: flex; align-items: center; gap: 12px; min-block-size: 48px; padding: 8px 14px; box-shadow: inset 0 0 0 1px var(--line); }
.choices label::before { content: ""; flex: none; inline-size: 18px; block-size: 18px; border-radius: 50%; border: 1.5px solid var(--edge); }
.choices label:hover { background: var(--fill); }
.choices .on { background: var(--fill); box-shadow: inset 0 0 0 1.5px var(--accent); font-weight: 500; }
.choices .on::before { border: 5.5px solid var(--accent); }
.apart label:last-child:not(.on) { box-shadow: none; color: var(--soft); }

.field { display: block; margin-block-start: 16px; }
.field > label { font-size: 15px; }
textarea, .line {
  display: block;
  inline-size: 100%;
  padding: 11px 14px;
  border: 1px solid var(--edge);
  border-radius: var(--round);
  background: var(--paper);
  color: inherit;
  font: inherit;
}
textarea { min-block-size: 120px; field-sizing: content; max-block-size: 60vh; resize: vertical; }
.line { margin-block-start: 6px; min-block-size: 48px; }
::placeholder { color: var(--soft); opacity: 1; }
:is(textarea, .line):focus-visible { outline-offset: -1px; }
.note { text-align: end; }
[aria-invalid="true"]:is(textarea, input), [aria-invalid="true"] .row { box-shadow: 0 0 0 1.5px var(--bad); border-color: transparent; }

.send, .notice a {
  justify-self: end;
  min-block-size: 52px;
  padding: 12px 32px;
  border: 0;
  border-radius: var(--round);
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
.send.erase { background: var(--bad); color: var(--paper); }
.notice a { justify-self: center; padding-block: 14px; line-height: 24px; text-decoration: none; }
:is(.send, .notice a):hover { box-shadow: 0 0 0 3px var(--line); }
.send[aria-disabled="true"] { opacity: .85; }
.notice { display: grid; justify-items: center; gap: 12px; margin-block: 12vh 0; padding-block: 44px; text-align: center; }
.notice .lead { margin: 0; }
.notice svg { inline-size: 48px; margin-block-end: 4px; }
.notice circle { stroke: var(--line); }
footer { padding-block-start: 20px; text-align: center; }
.fine code { font-size: 13px; }

@media (max-width: 420px) {
  .send { justify-self: stretch; }
  .row { padding: 2px; }
}
/* Eleven numbers in a row, each 24 px wide, on the narrowest of phones. */
@media (max-width: 359px) {
  body, .question { padding-inline: 12px; }
}
@media (min-width: 700px) {
  body { padding-block-start: 56px; }
  h1 { font-size: 26px; }
  .question, .notice { padding: calc(var(--gap) + 8px) 32px; }
}
@media (prefers-contrast: more) { body { --soft: var(--ink); --edge: var(--ink); } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) {
  .question, .notice, .row, .choices label, .send, .notice a { border: 1px solid CanvasText; }
  .summary { border: 2px solid CanvasText; }
  label.on { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media print { .send { display: none; } }
`;

/** What only a script could keep up: what is chosen is asked of the field, in stars and faces, too. */
const last = `
.star .row path { fill: none; }
.star .row label:is(:has(> :checked), :has(~ label > :checked)) path { fill: currentColor; }
.anchors > :nth-child(2):not(:last-child) { visibility: hidden; }
.trap { position: absolute; inset-inline-start: -100vw; inline-size: 1px; block-size: 1px; overflow: hidden; }
[hidden], :is(.problem, .note):empty { display: none; }
/* Own words come up with the choice that asks for them. */
.choices:has([value=""]:checked) ~ * .field[hidden] { display: block; }
`;

/** The widget marks the label of a chosen field; here the field inside does. A link holds none, and keeps its mark. */
const native = (css: string): string => css.replace(/\.on\b/g, ":is(a.on, :has(> :checked))");

const ofKinds = [...new Set(Object.values(views).map(({ css = "" }) => css))].join("");

export const styleSheet = standard.css + native(page + ofKinds) + last;
export const stylePath = `/hosted/style-${crc32(styleSheet).toString(36)}.css`;
