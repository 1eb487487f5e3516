/** Scores, intervals, and the table that becomes cards on a narrow screen. Figures stand in tabular numerals. */
export const figures = `
.measure { display: grid; grid-template-columns: 66px minmax(0, 1fr); column-gap: 10px; align-items: center; font-variant-numeric: tabular-nums; }
.measure-value { font-size: 22px; font-weight: 650; letter-spacing: -0.02em; line-height: 1.15; white-space: nowrap; grid-row: span 2; align-self: start; }
.measure-small { display: flex; flex-wrap: wrap; gap: 0 8px; grid-column: 2; color: var(--soft); font-size: 13px; line-height: 1.5; }
.measure-n, .measure-range { white-space: nowrap; }
.measure-doubt { color: var(--care); font-weight: 600; }
.measure-none { display: block; color: var(--soft); font-size: 14px; line-height: 1.45; }
.measure-none .measure-n { display: block; font-size: 13px; font-variant-numeric: tabular-nums; }
.measure-low .measure-value { font-weight: 500; color: var(--soft); }
.whisker { display: block; width: 124px; margin-left: -5px; max-width: 100%; height: 20px; color: var(--ink); overflow: visible; }
.whisker-above { color: var(--good); }
.whisker-below { color: var(--bad); }
.whisker-axis { stroke: var(--line); stroke-width: 2; stroke-linecap: round; }
.whisker-middle { stroke: var(--edge); stroke-width: 1; }
.whisker-band { fill: currentColor; fill-opacity: 0.28; }
.whisker-end { stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; }
.whisker-dot { fill: currentColor; stroke: var(--surface); stroke-width: 1.5; }
.whisker-hollow { fill: var(--surface); stroke: currentColor; stroke-width: 2; }
.tiles { display: grid; gap: 12px; }
.tile { display: grid; gap: 10px; align-content: start; padding: 18px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.tile-name { color: var(--soft); font-size: 14px; font-weight: 600; letter-spacing: 0; }
.tile-help { color: var(--soft); font-size: 13px; line-height: 1.45; }
.tile .measure-value { font-size: 38px; letter-spacing: -0.035em; line-height: 1.05; }
.tile .measure { grid-template-columns: minmax(92px, max-content) minmax(0, 1fr); column-gap: 14px; }
.tile .whisker { width: 100%; max-width: 230px; height: auto; }
.table { display: block; width: 100%; border-spacing: 0; }
.table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.table tbody, .table tfoot { display: grid; gap: 12px; }
.table tfoot { margin-top: 12px; }
.table tr { display: grid; gap: 12px; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.table th { font-weight: 400; text-align: start; }
.table td { display: grid; grid-template-columns: 104px minmax(0, 1fr); gap: 12px; align-items: start; padding: 10px 0 0; border-top: 1px solid var(--line); }
.cell-name { color: var(--soft); font-size: 13px; line-height: 1.35; padding-top: 3px; }
.campaign-name { display: inline-block; font-weight: 650; font-size: 16px; }
.campaign-promise { display: block; margin-top: 2px; color: var(--soft); font: italic 400 15px/1.4 var(--serif); }
.campaign-note { display: block; color: var(--soft); font-size: 13px; line-height: 1.4; }
.number { font-variant-numeric: tabular-nums; }
@media (min-width: 700px) {
  .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; }
  .tile .measure { grid-template-columns: minmax(0, 1fr); row-gap: 4px; }
  .tile .measure-value { grid-row: auto; }
  .tile .measure-small { grid-column: 1; }
}
@media (min-width: 600px) and (max-width: 899px) {
  .table tr { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .table th { grid-column: span 2; }
  .table td { display: block; }
  .table td.number { padding-top: 0; border-top: 0; text-align: end; }
  .table .cell-name { display: block; padding: 0 0 6px; }
}
@media (min-width: 900px) {
  .table { display: table; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); table-layout: fixed; }
  .table thead { display: table-header-group; position: static; width: auto; height: auto; overflow: visible; clip-path: none; }
  .table tbody { display: table-row-group; }
  .table tfoot { display: table-footer-group; }
  .table tr { display: table-row; padding: 0; border: 0; background: none; box-shadow: none; }
  .table th, .table td { display: table-cell; padding: 16px 12px; border: 0; border-top: 1px solid var(--line); vertical-align: top; }
  .table th:first-child { padding-left: 22px; }
  .table td:last-child, .table th:last-child { padding-right: 16px; }
  .table thead th { padding-top: 12px; padding-bottom: 12px; border-top: 0; color: var(--soft); font-size: 13px; font-weight: 600; vertical-align: bottom; }
  .table thead th:first-child { width: 27%; }
  .table thead th:nth-child(2) { width: 116px; overflow-wrap: normal; }
  .table .number { text-align: end; padding-right: 22px; }
  .table td.number { font-size: 16px; line-height: 25px; }
  .table tbody tr:hover { background: color-mix(in srgb, var(--sunk) 45%, transparent); }
  .table tfoot th, .table tfoot td { border-top: 2px solid var(--line); background: color-mix(in srgb, var(--sunk) 55%, transparent); }
  .table tfoot tr > :first-child { border-end-start-radius: var(--round); }
  .table tfoot tr > :last-child { border-end-end-radius: var(--round); }
  .cell-name { display: none; }
}
`;
