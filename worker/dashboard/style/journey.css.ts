/** The journey: heat cells that are read without their colour, the strip of touchpoints, the grid of campaigns. */
export const journey = `
.finding { padding: 16px 20px; background: var(--surface); border: 1px solid var(--line); border-inline-start: 4px solid var(--edge); border-radius: var(--round); box-shadow: var(--shade); }
.finding p { font-size: 18px; line-height: 1.4; font-weight: 600; text-wrap: pretty; max-width: 70ch; }
.finding-drop { border-inline-start-color: var(--bad); }
.heat { color: var(--ink); background: var(--surface); }
.heat-below-1 { background: color-mix(in srgb, var(--bad) 13%, var(--surface)); }
.heat-below-2 { background: color-mix(in srgb, var(--bad) 32%, var(--surface)); }
.heat-above-1 { background: color-mix(in srgb, var(--good) 13%, var(--surface)); }
.heat-above-2 { background: color-mix(in srgb, var(--good) 32%, var(--surface)); }
.heat-thin { color: var(--soft); background: repeating-linear-gradient(135deg, var(--surface) 0 7px, var(--sunk) 7px 9px); }
.heat-empty { color: var(--soft); }
.heat-value { font-size: 19px; font-weight: 650; line-height: 1.2; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }
.heat-small { display: block; font-size: 12px; line-height: 1.35; font-variant-numeric: tabular-nums; }
.heat-range { white-space: nowrap; }
.heat-doubt { display: block; font-style: italic; }
.heat-mark { display: block; margin-top: 4px; font-size: 13px; font-weight: 650; line-height: 1.3; }
.heat-mark-down { color: var(--bad); }
.heat-mark-up { color: var(--good); }
.heat-below-2 .heat-mark, .heat-above-2 .heat-mark { color: var(--ink); }
.heat-line { display: none; width: 100%; height: 56px; }
.heat-line * { vector-effect: non-scaling-stroke; }
.heat-dot { fill: none; stroke: var(--accent); stroke-width: 9; stroke-linecap: round; }
.heat-volume { display: none; width: 100%; height: 44px; }
.strip-scroll, .grid-scroll { position: relative; overflow-x: auto; max-width: 100%; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.strip-names { display: none; }
.stop { padding: 16px; }
.stop + .stop { border-top: 1px solid var(--line); }
.stop-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; margin-bottom: 8px; }
.stop-head h3 { overflow-wrap: anywhere; }
.stop-stage { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
.stop-cell { display: grid; grid-template-columns: 112px minmax(0, 1fr); gap: 4px 12px; padding: 8px 10px; border: 1px solid var(--line); border-bottom-width: 0; }
.stop-name { font-size: 13px; line-height: 1.35; }
.stop-volume { padding: 8px 10px; border: 1px solid var(--line); font-size: 14px; font-variant-numeric: tabular-nums; }
.grid-table { width: 100%; border-spacing: 0; font-size: 14px; }
.grid-table th, .grid-table td { padding: 10px 12px; text-align: start; vertical-align: top; font-weight: 400; border-top: 1px solid var(--line); min-width: 118px; }
.grid-table td { border-inline-start: 1px solid var(--line); }
.grid-table thead th { border-top: 0; color: var(--soft); font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }
.grid-table th:first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-width: 112px; max-width: 220px; background: var(--surface); font-weight: 600; overflow-wrap: anywhere; }
.grid-table tfoot th, .grid-table tfoot td { border-top: 2px solid var(--line); }
.grid-table tbody .grid-total { border-inline-start: 2px solid var(--line); }
.grid-table tfoot td:last-child { border-inline-start: 2px solid var(--line); }
.grid-told { display: grid; gap: 6px; grid-template-columns: minmax(0, 1fr); padding-inline-start: 18px; list-style: disc; font-size: 15px; max-width: 84ch; }
.grid-told li, .heat-mark, .finding p { overflow-wrap: anywhere; }
.journey-scores { flex-wrap: wrap; }
@media (min-width: 900px) {
  .strip { display: grid; grid-template-columns: 124px minmax(0, 1fr); grid-template-rows: repeat(var(--rows), auto); }
  .strip-0 { --rows: 3; }
  .strip-1 { --rows: 4; }
  .strip-2 { --rows: 5; }
  .strip-3 { --rows: 6; }
  .strip-4 { --rows: 7; }
  .strip-5 { --rows: 8; }
  .strip-names, .strip-steps, .stop { display: grid; grid-row: 1 / -1; grid-template-rows: subgrid; }
  .strip-names { position: sticky; inset-inline-start: 0; z-index: 1; background: var(--surface); border-inline-end: 1px solid var(--line); }
  .strip-names > * { padding: 10px 12px; color: var(--soft); font-size: 13px; line-height: 1.35; font-weight: 600; }
  .strip-names > * + * + *, .stop-cell, .stop-volume { border-top: 1px solid var(--line); }
  .strip-steps { grid-auto-flow: column; grid-auto-columns: minmax(122px, 1fr); }
  .stop { padding: 0; }
  .stop + .stop { border-top: 0; }
  .stop-head { display: block; margin: 0; padding: 12px 12px 4px; }
  .heat-line, .heat-volume { display: block; }
  .stop-cell, .stop-volume { display: block; padding: 10px 12px; border-width: 1px 0 0; }
  .stop + .stop > .stop-cell { border-inline-start: 1px solid var(--line); }
  .stop-name { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .stop-volume { text-align: center; }
  .stop-beside { background: color-mix(in srgb, var(--sunk) 45%, var(--surface)); }
}
@media print {
  .strip-scroll, .grid-scroll { overflow: visible; box-shadow: none; }
  .heat { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .journey-scores { display: none; }
}
`;
