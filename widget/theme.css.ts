/**
 * How a survey is built: one stylesheet for the shadow root; the build squeezes it. Colours, corners, font and density
 * are tokens that come with the configuration (see paint.ts); without one, the system's own colours stand in. Nothing
 * of the page comes in but the direction of its text and tokens that it sets itself, such as --voz-accent.
 */
export const css = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  inset: 0 0 var(--lift, 0) !important;
  display: flex !important;
  flex-direction: column !important;
  justify-content: flex-end !important;
  padding: 20px env(safe-area-inset-right) 0 env(safe-area-inset-left) !important;
  pointer-events: none !important;
  color-scheme: var(--scheme, light dark) !important;
  font: 400 16px/1.5 sans-serif !important;
  font-family: var(--font) !important;
  --paper: Canvas;
  --on-accent: Canvas;
  --accent: CanvasText;
  --edge: CanvasText;
  --focus: CanvasText;
}
:host::backdrop { display: none !important; }

* { box-sizing: border-box; margin: 0; outline-offset: 2px; }

.card {
  --round: calc(var(--radius) * .6);
  --gap: calc(20px * var(--density, 1));
  position: relative;
  overflow: hidden auto;
  overscroll-behavior: contain;
  padding: calc(var(--gap) + 4px) 16px max(16px, env(safe-area-inset-bottom));
  border-radius: var(--radius) var(--radius) 0 0;
  background: var(--paper);
  color: var(--ink);
  box-shadow: var(--shadow, 0 0 0 1px);
  pointer-events: auto;
  overflow-wrap: anywhere;
}

progress {
  appearance: none;
  position: absolute;
  inset: 0;
  inline-size: 100%;
  block-size: 3px;
  border: 0;
  background: var(--line);
}
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }

button {
  min-block-size: 44px;
  padding: 8px 20px;
  border: 0;
  border-radius: var(--round);
  background: none;
  color: inherit;
  font: inherit;
  font-size: 15px;
  font-weight: 600;
  cursor: pointer;
}
.close {
  position: absolute;
  inset-block-start: 11px;
  inset-inline-end: 9px;
  inline-size: 44px;
  padding: 14px;
  border-radius: 50%;
}
svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }

h2 {
  font-size: 18px;
  font-weight: 600;
  line-height: 1.4;
  outline: none;
}
form h2 { padding-inline-end: 32px; }
label, button, input, textarea { unicode-bidi: plaintext; }
.ask + .ask { margin-block-start: 28px; }
.help, .anchors, .note, .problem { margin-block-start: 6px; font-size: 14px; color: var(--soft); }

fieldset { min-inline-size: 0; margin-block-start: calc(var(--gap) - 2px); padding: 0; border: 0; }
label { position: relative; isolation: isolate; border-radius: var(--round); font-size: 15px; cursor: pointer; }
[type=radio] { appearance: none; position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border-radius: inherit; cursor: inherit; }
:focus-visible { outline: 2px solid var(--focus); }

.row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; padding: 3px; border-radius: var(--round); background: var(--fill); }
.row label {
  display: grid;
  place-items: center;
  block-size: 44px;
  border-radius: calc(var(--round) - 2px);
  font-weight: 600;
}
.row label:hover { background: var(--line); }
label:focus-within { z-index: 1; }
.main, .row .on, .row .on:hover { background: var(--accent); color: var(--on-accent); }
.anchors { display: flex; justify-content: space-between; gap: 16px; }
.note, .anchors :last-child { text-align: end; }

.choices { display: grid; gap: 6px; max-block-size: min(100vh - 240px, 480px); overflow: hidden auto; margin: calc(var(--gap) - 6px) -4px 0; padding: 4px; }
.choices label {
  display: flex;
  align-items: center;
  gap: 12px;
  min-block-size: 44px;
  padding: 8px 14px;
  box-shadow: inset 0 0 0 1px var(--line);
}
.choices label::before {
  content: "";
  box-sizing: border-box;
  flex: none;
  inline-size: 18px;
  block-size: 18px;
  border-radius: 50%;
  border: 1.5px solid var(--edge);
}
.choices label:hover, .close:hover, .quiet:hover { background: var(--fill); }
.choices .on { background: var(--fill); box-shadow: inset 0 0 0 1.5px var(--accent); font-weight: 500; }
.choices .on::before { border: 5.5px solid var(--accent); }
.apart label:last-child:not(.on) { box-shadow: none; color: var(--soft); }

.field, .steps { margin-block-start: var(--gap); }
textarea, .line {
  display: block;
  inline-size: 100%;
  padding: 11px 14px;
  border: 1px solid var(--edge);
  border-radius: var(--round);
  background: var(--paper);
  color: inherit;
  font: inherit;
  outline-offset: -1px;
}
textarea {
  min-block-size: 112px;
  max-block-size: 40vh;
  field-sizing: content;
  resize: vertical;
}
[aria-invalid="true"]:is(textarea, input), [aria-invalid="true"] .row { box-shadow: 0 0 0 1.5px var(--bad); }
.problem { font-weight: 500; color: var(--bad); }
:is(.problem, .note):empty { display: none; }

.steps { display: flex; align-items: center; gap: 8px; }
.steps .main { margin-inline-start: auto; }
.close, .quiet, ::placeholder { color: var(--soft); }
.steps .quiet { margin-inline-start: -20px; }

.unseen { position: absolute; inset: 0; clip-path: inset(50%); }

@media (min-width: 481px) {
  :host { align-items: flex-end !important; }
  :host([data-corner$="start"]) { align-items: flex-start !important; }
  :host([data-corner^="top"]) { justify-content: flex-start !important; }
  .card { inline-size: 400px; margin: 0 20px 20px; padding: calc(var(--gap) + 4px) 24px 20px; border-radius: var(--radius); }
}
@media (prefers-contrast: more) {
  .card { --soft: var(--ink); --edge: var(--ink); }
}
@media (forced-colors: active) {
  .card, .row, .main, .choices label { border: 1px solid CanvasText; }
  :is(.row, .choices) .on { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media print { :host { display: none !important; } }
`;
