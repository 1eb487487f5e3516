/** How the consent page looks: part of the page around it, in the workspace's colours. */
export const css = `
:host {
  display: block;
  max-inline-size: 640px;
  color-scheme: var(--scheme, light dark);
  font: 400 16px/1.5 sans-serif;
  font-family: var(--font, system-ui), sans-serif;
  --gap: calc(20px * var(--density, 1));
  --paper: Canvas;
  --ink: CanvasText;
  --soft: CanvasText;
  --fill: Canvas;
  --line: CanvasText;
  --edge: CanvasText;
  --accent: CanvasText;
  --on-accent: Canvas;
  --focus: CanvasText;
}
*, ::before { box-sizing: border-box; margin: 0; }
section {
  display: grid;
  gap: 16px;
  padding: calc(var(--gap) + 4px) var(--gap);
  border-radius: var(--radius, 16px);
  background: var(--paper);
  color: var(--ink);
  box-shadow: var(--shadow, 0 0 0 1px);
  overflow-wrap: anywhere;
}
h2 { font-size: 20px; line-height: 1.3; font-weight: 650; text-wrap: balance; }
h3 { font-size: 16px; font-weight: 600; }
.wording { display: grid; gap: 12px; }
dt { font-weight: 600; }
dd + dt { margin-block-start: 10px; }
dd, .fine { color: var(--soft); }
.fine { font-size: 14px; }
.state { padding: 12px 14px; border-radius: calc(var(--radius, 16px) * .6); background: var(--fill); }
.state p + p { margin-block-start: 4px; }
.acts { display: flex; flex-wrap: wrap; gap: 10px; }
button {
  flex: 1 1 12em;
  min-block-size: 48px;
  padding: 10px 20px;
  border: 1px solid var(--edge);
  border-radius: calc(var(--radius, 16px) * .6);
  background: var(--paper);
  color: var(--ink);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:hover { background: var(--fill); }
button[aria-disabled="true"] { color: var(--soft); cursor: default; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
[hidden] { display: none; }
@media (forced-colors: active) { section, .state { border: 1px solid CanvasText; } }
`;
