/** The home page and a campaign's own: the finding, the quadrant, and the table that is as wide as its place lets it be. */
export const home = `
.found { display: grid; gap: 14px; padding: 22px 20px; background: var(--surface); border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: var(--round); box-shadow: var(--shade); }
.found-over_promise { border-inline-start-color: var(--bad); }
.found-under_delivery { border-inline-start-color: var(--care); }
.found h2 { color: var(--soft); font-size: 13px; font-weight: 600; letter-spacing: 0; }
.found-list { display: grid; gap: 14px; }
.found-list > li { display: grid; gap: 6px; justify-items: start; }
.found-said { font: 400 20px/1.4 var(--serif); text-wrap: pretty; max-width: 62ch; }
.found-said a, .found-said strong { font-weight: 700; }
.found-list > li + li .found-said { font: 400 16px/1.45 var(--sans); }
.found-more { color: var(--soft); font-size: 14px; max-width: 80ch; }
.state { display: inline-flex; align-items: center; gap: 7px; padding: 2px 10px 2px 8px; border-radius: 999px; background: var(--sunk); color: var(--ink); font-size: 13px; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.state-over_promise { background: var(--bad-wash); color: var(--bad); }
.state-under_delivery { background: var(--care-wash); color: var(--care); }
.state-hidden_gem { background: var(--accent-wash); color: var(--accent-deep); }
.state-trust_builder { background: var(--good-wash); color: var(--good); }
.state-insufficient { color: var(--soft); }
.state svg { flex: none; width: 12px; height: 12px; overflow: visible; }
.state-line { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
.mark-over_promise { fill: var(--bad); stroke: var(--bad); }
.mark-under_delivery { fill: var(--care); stroke: var(--care); }
.mark-hidden_gem { fill: var(--accent); stroke: var(--accent); }
.mark-trust_builder { fill: var(--good); stroke: var(--good); }
.mark-in_line { fill: var(--edge); stroke: var(--edge); }
.mark-insufficient { fill: none; stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 3 2; }
.quadrant { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
.quadrant .plot { max-width: none; }
.quadrant-line { stroke: var(--edge); stroke-width: 1; stroke-dasharray: 4 4; }
.quadrant-line-label { fill: var(--soft); font: 400 11px var(--sans); }
.quadrant-corner { fill: var(--soft); font: 600 12px var(--sans); letter-spacing: 0.01em; }
.quadrant-corner-over_promise { fill: var(--bad); }
.quadrant-wash { fill: var(--bad-wash); fill-opacity: 0.45; }
.quadrant-whisker { stroke: var(--edge); stroke-width: 1.5; stroke-opacity: 0.75; }
.quadrant-whisker-over_promise { stroke: var(--bad); }
.quadrant-whisker-under_delivery { stroke: var(--care); }
.quadrant-whisker-hidden_gem { stroke: var(--accent); }
.quadrant-whisker-trust_builder { stroke: var(--good); }
.quadrant-mark { fill-opacity: 0.82; stroke-width: 1.5; }
.quadrant-mark.mark-insufficient { fill: var(--surface); }
.quadrant-hit, .quadrant-name-hit { fill: transparent; stroke: none; }
.quadrant-leader { stroke: var(--edge); stroke-width: 1; }
.quadrant-name { fill: var(--ink); font: 600 12px var(--sans); paint-order: stroke; stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; }
.quadrant-small { fill: var(--soft); font: 400 11px var(--sans); paint-order: stroke; stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; font-variant-numeric: tabular-nums; }
.quadrant a:hover .quadrant-hit { stroke: var(--edge); stroke-width: 1.5; }
.quadrant a:focus-visible { outline: none; }
.quadrant a:focus-visible .quadrant-hit { stroke: var(--accent); stroke-width: 3; }
.quadrant-key { display: grid; gap: 14px; align-content: start; }
.quadrant-key > div { display: grid; gap: 4px; justify-items: start; }
.quadrant-key dd { color: var(--soft); font-size: 13px; line-height: 1.45; }
.quadrant-key ul { display: grid; gap: 2px; }
.quadrant-key li { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; min-height: 24px; color: var(--ink); font-size: 14px; font-variant-numeric: tabular-nums; }
.quadrant-key .fine { font-size: 13px; }
.table-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px 20px; }
.campaigns-place { container-type: inline-size; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.campaigns { display: block; width: 100%; border-spacing: 0; font-variant-numeric: tabular-nums; }
.campaigns thead { display: none; }
.campaigns tbody, .campaigns tfoot { display: grid; gap: 12px; }
.campaigns tfoot { margin-top: 12px; }
.campaigns tr { display: grid; gap: 10px 16px; grid-template-columns: repeat(2, minmax(0, 1fr)); padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.campaigns th { font-weight: 400; text-align: start; }
.campaigns tbody th { display: grid; gap: 6px; justify-items: start; }
.campaigns th, .campaigns .leftover td { grid-column: 1 / -1; }
.campaigns td { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; align-content: start; padding: 10px 0 0; border-top: 1px solid var(--line); }
.campaigns td:last-child:nth-child(even) { grid-column: 1 / -1; }
.campaigns .campaign-promise { margin: 0; }
.figure-value { display: block; font-size: 16px; font-weight: 600; letter-spacing: -0.01em; line-height: 1.35; }
.figure-small { display: block; color: var(--soft); font-size: 13px; line-height: 1.45; }
.figure-none { display: block; color: var(--soft); font-size: 13px; line-height: 1.45; }
.campaigns .measure { grid-template-columns: minmax(0, 1fr); }
.campaigns .measure-value { grid-row: auto; font-size: 18px; }
.campaigns .measure-small { grid-column: 1; gap: 0 6px; }
.campaigns .whisker { max-width: calc(100% + 10px); }
.leftover th { font-weight: 600; }
.leftover td .quiet { font-size: 14px; }
.leftover-facts { display: flex; flex-wrap: wrap; gap: 2px 16px; align-items: baseline; font-size: 15px; }
.leftover-facts .quiet { font-size: 14px; }
@container (min-width: 560px) {
  .campaigns td:last-child:nth-child(even) { grid-column: auto; }
  .campaigns tr { grid-template-columns: repeat(4, minmax(0, 1fr)); }
}
@container (min-width: 860px) {
  .sort-form { display: none; }
  .campaigns { display: table; table-layout: fixed; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
  .campaigns thead { display: table-header-group; }
  .campaigns tbody { display: table-row-group; }
  .campaigns tfoot { display: table-footer-group; }
  .campaigns tr { display: table-row; padding: 0; border: 0; background: none; box-shadow: none; }
  .campaigns th, .campaigns td { display: table-cell; padding: 14px 8px; border: 0; border-top: 1px solid var(--line); vertical-align: top; }
  .campaigns .campaigns-first, .campaigns tbody th, .campaigns tfoot th { padding-inline-start: 20px; }
  .campaigns tr > :last-child { padding-inline-end: 16px; }
  .campaigns .campaigns-first { width: 228px; }
  .campaigns thead th { padding-block: 8px; border-top: 0; color: var(--soft); font-size: 13px; line-height: 1.35; font-weight: 600; vertical-align: bottom; overflow-wrap: break-word; hyphens: auto; }
  .campaigns thead .campaigns-group { padding: 12px 8px 4px; font-size: 12px; letter-spacing: 0.02em; color: var(--ink); }
  .campaigns thead .campaigns-group span { display: block; padding-bottom: 4px; border-bottom: 2px solid var(--line); }
  .campaigns thead a { display: inline-block; min-height: 24px; color: inherit; text-decoration: none; }
  .campaigns thead a:hover { color: var(--accent); text-decoration: underline; }
  .campaigns thead [aria-sort] a { color: var(--ink); font-weight: 700; }
  .campaigns tbody th { display: table-cell; }
  .campaigns tbody th > * + * { margin-top: 6px; }
  .campaigns tbody .campaign-promise { margin-top: 4px; }
  .campaigns tbody tr:hover { background: color-mix(in srgb, var(--sunk) 45%, transparent); }
  .campaigns tfoot th, .campaigns tfoot td { background: color-mix(in srgb, var(--sunk) 55%, transparent); }
  .campaigns tfoot .total > * { border-top: 2px solid var(--line); }
  .campaigns tfoot tr:last-child > :first-child { border-end-start-radius: var(--round); }
  .campaigns tfoot tr:last-child > :last-child { border-end-end-radius: var(--round); }
  .campaigns .cell-name { display: none; }
}
@media (min-width: 1080px) {
  .quadrant { grid-template-columns: minmax(0, 1fr) 292px; gap: 32px; align-items: start; }
  .found { padding: 26px 28px; }
  .found-said { font-size: 24px; }
  .found-list { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px 40px; }
  .found-list > :first-child { grid-column: 1 / -1; }
}
@media (max-width: 439px) {
  .views .presets { flex-wrap: wrap; }
  .views a { padding-inline: 9px; font-size: 13px; }
}
.standing { display: grid; gap: 10px; justify-items: start; padding: 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.standing-said { font: 400 20px/1.4 var(--serif); max-width: 62ch; text-wrap: pretty; }
.money-list { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)); }
.money-list dt { color: var(--soft); font-size: 14px; }
.money-list dd .figure-value { font-size: 22px; }
.trend-pair { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
@media print {
  .views, .sort-form { display: none; }
  .campaigns tr, .quadrant { break-inside: avoid; box-shadow: none; }
}
`;
