/** Colours of both themes, type, and the elements as they are everywhere. Text keeps 4.5 : 1, lines and marks 3 : 1. */
export const base = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f5;
  --surface: #ffffff;
  --sunk: #eef0ed;
  --raised: #ffffff;
  --ink: #15201d;
  --soft: #52605b;
  --line: #dde2de;
  --edge: #7d8a85;
  --accent: #0b5a50;
  --accent-deep: #08463e;
  --accent-wash: #e0efeb;
  --on-accent: #ffffff;
  --good: #0b6a4a;
  --good-wash: #ddf0e6;
  --bad: #ab3318;
  --bad-wash: #fbe6df;
  --care: #7c5400;
  --care-wash: #f8edd2;
  --shade: 0 1px 2px rgb(21 32 29 / 5%), 0 6px 20px -12px rgb(21 32 29 / 14%);
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, system-ui, sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  --round: 12px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1412;
    --surface: #161e1b;
    --sunk: #1d2623;
    --raised: #33403b;
    --ink: #e9efec;
    --soft: #a3b1ab;
    --line: #2a3531;
    --edge: #72827b;
    --accent: #6fd3bf;
    --accent-deep: #94e3d2;
    --accent-wash: #16352f;
    --on-accent: #06201b;
    --good: #74d3a3;
    --good-wash: #14331f;
    --bad: #ff9a80;
    --bad-wash: #3c1d15;
    --care: #e6bd67;
    --care-wash: #352a12;
    --shade: 0 1px 2px rgb(0 0 0 / 30%);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 16px; }
body {
  margin: 0;
  min-height: 100vh;
  background: var(--ground);
  color: var(--ink);
  font: 400 16px/1.5 var(--sans);
  -webkit-font-smoothing: antialiased;
  overflow-wrap: break-word;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
h1 { font-size: 28px; line-height: 1.2; font-weight: 650; letter-spacing: -0.018em; text-wrap: balance; }
h2 { font-size: 18px; line-height: 1.3; font-weight: 650; letter-spacing: -0.008em; }
h3 { font-size: 16px; line-height: 1.4; font-weight: 650; }
h4 { font-size: 13px; line-height: 1.4; font-weight: 600; color: var(--soft); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 3px; }
a:hover { color: var(--accent-deep); text-decoration-thickness: 2px; }
code, pre { font-family: var(--mono); font-size: 0.9em; }
q:lang(es) { quotes: "«" "»"; }
q:lang(en) { quotes: "“" "”"; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
#content:focus { outline: none; }
::selection { background: var(--accent); color: var(--on-accent); }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
.quiet { color: var(--soft); }
.fine { color: var(--soft); font-size: 13px; line-height: 1.5; max-width: 76ch; }
.lead { color: var(--soft); font-size: 16px; max-width: 62ch; text-wrap: pretty; }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
@media (prefers-reduced-motion: no-preference) {
  a, button, .voice, .card, summary { transition: background-color 120ms ease, border-color 120ms ease, color 120ms ease; }
}
@media (min-width: 700px) {
  h1 { font-size: 32px; }
}
`;
