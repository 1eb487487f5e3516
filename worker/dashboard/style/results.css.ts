/** Results: charts that fit where they stand, a question's card, the funnel. Colours are the page's own in both themes. */
export const results = `
.chart { container-type: inline-size; display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.plot { display: block; width: 100%; max-width: 820px; height: auto; overflow: visible; }
.plot-wide { display: none; }
@container (min-width: 520px) { .plot-wide { display: block; } .plot-narrow { display: none; } }
.plot-grid { stroke: var(--line); stroke-width: 1; }
.plot-middle { stroke: var(--edge); stroke-width: 1; }
.plot-label { fill: var(--soft); font: 400 12px var(--sans); font-variant-numeric: tabular-nums; }
.plot-label-end { text-anchor: end; }
.plot-label-middle { text-anchor: middle; }
.plot-band { fill: var(--accent); fill-opacity: 0.13; }
.plot-line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
.plot-whisker { stroke: var(--accent); stroke-width: 1.5; stroke-opacity: 0.55; }
.plot-dot { fill: var(--accent); stroke: var(--surface); stroke-width: 1.5; }
.plot-hollow { fill: var(--surface); stroke: var(--accent); stroke-width: 2; }
.plot-signal { fill: var(--care); }
.plot-bar { fill: var(--edge); fill-opacity: 0.55; }
.plot-mark { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
.plot-badge { fill: var(--surface); stroke: var(--soft); stroke-width: 1; }
.plot-number { fill: var(--ink); font: 600 11px var(--sans); }
.data-scroll { overflow-x: auto; max-width: 100%; }
.data-table { border-spacing: 0; font-size: 14px; font-variant-numeric: tabular-nums; }
.data-table th, .data-table td { padding: 6px 20px 6px 0; text-align: start; font-weight: 400; border-top: 1px solid var(--line); vertical-align: top; }
.data-table thead th { border-top: 0; color: var(--soft); font-size: 13px; font-weight: 600; }
.bars { width: 100%; border-spacing: 0; font-size: 15px; font-variant-numeric: tabular-nums; }
.bars th { padding: 4px 12px 4px 0; text-align: start; font-weight: 400; line-height: 1.3; vertical-align: middle; overflow-wrap: break-word; }
.bars-names, .bars-figures { width: 1%; }
.bars .bars-bar { padding: 4px 0; vertical-align: middle; }
.bars .bars-figure { padding: 4px 0 4px 14px; white-space: nowrap; vertical-align: middle; line-height: 1.3; }
.bars .bars-figure > :first-child { display: inline-block; min-width: 42px; }
.bars-worded { table-layout: fixed; }
.bars-worded th { overflow-wrap: anywhere; }
.bars-worded .bars-names { width: 38%; }
.bars-worded .bars-figures { width: 74px; }
.bars-worded .bars-figure { white-space: normal; }
.bars-worded .bars-small { display: block; }
.bars-small { color: var(--soft); font-size: 13px; }
.bar { display: block; width: 100%; height: 16px; border-radius: 4px; overflow: hidden; }
.bar-ground { fill: var(--sunk); }
.bar-fill { fill: var(--accent); fill-opacity: 0.62; }
.bar-good .bar-fill { fill: var(--good); }
.bar-bad .bar-fill { fill: var(--bad); }
.bar-middle .bar-fill { fill: var(--edge); }
.bar-ends line { stroke: var(--ink); stroke-width: 1.25; vector-effect: non-scaling-stroke; }
.results-form form { display: grid; gap: 10px; }
.results-form .inline-form .field:nth-of-type(3) { grid-column: auto; }
.results-form form > .inline-form > .field:first-child { grid-column: 1 / -1; }
.results-form .more > .inline-form { margin-top: 8px; }
.results-funnel .bars-names { width: 112px; }
.results-funnel .bars-figures { width: 44%; }
.results-funnel .bars-figure > :first-child { display: block; font-weight: 650; }
.question { gap: 20px; }
.question header { display: grid; gap: 6px; }
.question-figures { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); align-items: start; }
.question-score { box-shadow: none; background: var(--ground); }
.question-score .measure, .segments .measure { grid-template-columns: minmax(0, 1fr); row-gap: 4px; }
.question-score .measure-value { grid-row: auto; }
.question-score .measure-small, .segments .measure-small { grid-column: 1; }
.score-list { display: grid; gap: 6px; padding-top: 10px; border-top: 1px solid var(--line); font-size: 14px; }
.score-list > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; }
.score-list dt { color: var(--soft); }
.score-list dd { font-variant-numeric: tabular-nums; }
.question-part { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); padding-top: 18px; border-top: 1px solid var(--line); }
.question-part h3 { font-size: 15px; }
.trend-change { font-size: 15px; max-width: 76ch; text-wrap: pretty; }
.trend-marks { padding-inline-start: 22px; list-style: decimal; color: var(--soft); font-size: 14px; }
.segments { display: grid; gap: 14px 32px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr)); }
.segments .segment-name { margin-bottom: 4px; overflow-wrap: anywhere; }
.segments .measure-value { grid-row: auto; }
.said-texts { display: grid; gap: 14px; }
.said-texts li { display: grid; gap: 4px; padding-inline-start: 14px; border-inline-start: 3px solid var(--line); }
.said-texts .voice-words { font-size: 17px; }
.card-links { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.report-list ul { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); }
.report-list li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 16px; padding: 8px 18px; }
.report-list li + li { border-top: 1px solid var(--line); }
.report-list a { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; font-size: 14px; }
.report-list .icon { width: 18px; height: 18px; }
@media (min-width: 900px) {
  .question-figures { grid-template-columns: 280px minmax(0, 1fr); gap: 32px; }
  .bars-worded .bars-names { width: 30%; }
  .bars-worded .bars-small { display: inline; }
  .bars-worded .bars-figures { width: 132px; }
  .results-funnel .bars-names { width: 170px; }
  .results-funnel .bars-figures { width: 360px; }
  .results-funnel .bars-figure > :first-child { display: inline-block; min-width: 60px; }
}
@media (min-width: 1200px) { .results-form .presets { align-self: start; margin-top: 25px; } }
@media print {
  .results-form, .report-list, .chart-data { display: none; }
  .question { break-inside: avoid; box-shadow: none; }
}
`;
