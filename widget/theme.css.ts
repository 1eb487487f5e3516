/**
 * How a survey looks. One stylesheet for the shadow root; the build squeezes it. Nothing of the page comes in but the
 * direction of its text and four properties that a page may set: --voz-accent, --voz-on-accent, --voz-font, --voz-radius.
 */
export const css = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  inset: auto 0 var(--lift, 0) !important;
  inline-size: 100% !important;
  overflow: visible !important;
  color-scheme: light dark !important;
  --paper: #fff;
  --ink: #17191d;
  --soft: #5c616b;
  --edge: #868b95;
  --line: #e2e4e9;
  --fill: #f2f3f5;
  --bad: #b3261e;
  --accent: var(--voz-accent, var(--ink));
  --on-accent: var(--voz-on-accent, var(--paper));
  --focus: #2563eb;
  --radius: var(--voz-radius, 20px);
  --shade: 0 0 0 1px rgb(17 20 28 / .07), 0 2px 6px rgb(17 20 28 / .05), 0 18px 48px -8px rgb(17 20 28 / .22);
}
:host::backdrop { display: none !important; }

@media (prefers-color-scheme: dark) {
  :host {
    --paper: #1d1f24;
    --ink: #f3f4f6;
    --soft: #a6abb6;
    --edge: #7c828e;
    --line: #363940;
    --fill: #292c32;
    --bad: #ffa198;
    --focus: #7cacff;
    --shade: 0 0 0 1px rgb(255 255 255 / .1), 0 18px 48px -8px rgb(0 0 0 / .7);
  }
}

*, ::before { box-sizing: border-box; margin: 0; }

.card {
  position: relative;
  max-block-size: calc(100vh - 40px - var(--lift, 0px));
  overflow: hidden auto;
  overscroll-behavior: contain;
  padding: 24px 16px max(16px, env(safe-area-inset-bottom));
  border-radius: var(--radius) var(--radius) 0 0;
  background: var(--paper);
  color: var(--ink);
  box-shadow: var(--shade);
  font: 400 16px/1.5 var(--voz-font, system-ui, sans-serif);
  -webkit-font-smoothing: antialiased;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
  animation: sheet .36s cubic-bezier(.2, .8, .2, 1);
}
@keyframes sheet { from { transform: translateY(100%); } }
@keyframes rise { from { opacity: 0; transform: translateY(16px); } }

progress {
  appearance: none;
  position: absolute;
  inset: 0 var(--radius) auto;
  inline-size: calc(100% - 2 * var(--radius));
  block-size: 3px;
  border: 0;
  border-radius: 0 0 3px 3px;
  overflow: hidden;
  background: var(--line);
}
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); transition: .4s; }
progress::-moz-progress-bar { background: var(--accent); }

button {
  min-block-size: 44px;
  padding: 8px 20px;
  border: 0;
  border-radius: 12px;
  background: none;
  color: inherit;
  font: inherit;
  font-size: 15px;
  font-weight: 600;
  cursor: pointer;
  -webkit-tap-highlight-color: transparent;
}
.close {
  position: absolute;
  inset-block-start: 11px;
  inset-inline-end: 9px;
  inline-size: 44px;
  padding: 14px;
  border-radius: 50%;
  color: var(--soft);
}
.close:hover, .quiet:hover { background: var(--fill); color: var(--ink); }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }

form, .farewell { animation: step .24s ease-out; }
@keyframes step { from { opacity: 0; transform: translateY(4px); } }

h2 {
  font-size: 18px;
  font-weight: 600;
  line-height: 1.36;
  text-wrap: pretty;
}
form h2 { padding-inline-end: 32px; }
h2:focus { outline: none; }
.help, .anchors, .note, .problem { margin-block-start: 6px; font-size: 14px; color: var(--soft); }

fieldset { min-inline-size: 0; margin-block-start: 18px; padding: 0; border: 0; }
label { position: relative; isolation: isolate; border-radius: 12px; font-size: 15px; cursor: pointer; }
label, label::before, button { transition: .15s; }
[type=radio] { appearance: none; position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; border-radius: inherit; cursor: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }

.row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; padding: 3px; border-radius: 12px; background: var(--fill); }
.row label {
  display: grid;
  place-items: center;
  block-size: 44px;
  border-radius: 10px;
  font-weight: 500;
}
.row label:hover { background: var(--line); }
label:focus-within { z-index: 1; }
.row .on, .row .on:hover { background: var(--accent); color: var(--on-accent); }
.anchors { display: flex; justify-content: space-between; gap: 16px; }
.anchors :last-child { text-align: end; }

.choices { display: grid; gap: 6px; max-block-size: min(100vh - 240px, 474px); overflow: hidden auto; margin: 14px -4px 0; padding: 4px; }
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
  flex: none;
  inline-size: 18px;
  block-size: 18px;
  border-radius: 50%;
  border: 1.5px solid var(--edge);
}
.choices label:hover { background: var(--fill); }
.choices .on { background: var(--fill); box-shadow: inset 0 0 0 1.5px var(--accent); font-weight: 500; }
.choices .on::before { border: 5.5px solid var(--accent); }
.apart label:last-child:not(.on) { box-shadow: none; color: var(--soft); }

.field { display: block; margin-block-start: 16px; }
textarea, [type=text] {
  display: block;
  inline-size: 100%;
  padding: 11px 14px;
  border: 1px solid var(--edge);
  border-radius: 12px;
  background: var(--paper);
  color: inherit;
  font: inherit;
}
textarea { min-block-size: 112px; max-block-size: 40vh; field-sizing: content; resize: vertical; }
[type=text] { margin-block-start: 6px; }
textarea::placeholder { color: var(--soft); opacity: 1; }
:is(textarea, [type=text]):focus-visible { outline-offset: -1px; }
.note { text-align: end; }
[aria-invalid="true"]:is(textarea, input), [aria-invalid="true"] .row { box-shadow: 0 0 0 1.5px var(--bad); border-color: transparent; }
.problem { font-weight: 500; color: var(--bad); }
[hidden], :is(.problem, .note):empty { display: none; }

.steps { display: flex; align-items: center; gap: 8px; margin-block-start: 20px; }
.main { margin-inline-start: auto; background: var(--accent); color: var(--on-accent); }
.main:hover, .main[aria-disabled="true"] { opacity: .85; }
.quiet { color: var(--soft); }
.steps .quiet { margin-inline-start: -20px; }

.farewell { display: grid; justify-items: center; gap: 14px; padding-block: 16px 4px; text-align: center; }
.farewell svg { inline-size: 44px; }
.farewell circle { stroke: var(--line); }
.sent path { stroke-dasharray: 26; animation: tick .5s .15s ease-out backwards; }
@keyframes tick { from { stroke-dashoffset: 26; } }
:is(.kept, .refused) h2 { font-size: 16px; font-weight: 500; }

.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (min-width: 481px) {
  :host { inset-block: auto calc(20px + var(--lift, 0px)) !important; inset-inline: auto 20px !important; inline-size: 400px !important; }
  :host([data-corner$="start"]) { inset-inline: 20px auto !important; }
  :host([data-corner^="top"]) { inset-block: 20px auto !important; }
  .card { padding: 24px 24px 20px; border-radius: var(--radius); animation-name: rise; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, progress::-webkit-progress-value { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .card, .row, .choices label { border: 1px solid CanvasText; }
  label.on { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  .main { border: 1px solid ButtonText; }
}
`;
