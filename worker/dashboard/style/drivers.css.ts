/** What weighs on an outcome: the picture of importance and performance, the way to read it, the table in grey and ink. */
export const drivers = `
.weights { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
.weights .plot { max-width: none; }
.weights-wash { fill: var(--bad-wash); fill-opacity: 0.55; }
.weights-line { stroke: var(--edge); stroke-width: 1; stroke-dasharray: 4 4; }
.weights-leader { stroke: var(--edge); stroke-width: 1; }
.weights-axis { text-anchor: end; }
.weights-corner { fill: var(--soft); font: 600 12px var(--sans); }
.weights-corner-begin { fill: var(--bad); }
.weights-mark rect, .weights-mark circle { fill: var(--edge); stroke: var(--surface); stroke-width: 1.5; }
.weights-begin rect { fill: var(--bad); }
.weights-keep circle { fill: var(--accent); }
.weights-none circle { fill: var(--surface); stroke: var(--edge); stroke-width: 2; }
.weights-name { fill: var(--ink); font: 600 12px var(--sans); paint-order: stroke; stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; }
.weights-small { fill: var(--soft); font: 400 11px var(--sans); font-variant-numeric: tabular-nums; paint-order: stroke; stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; }
.weights-none .weights-name { fill: var(--soft); font-weight: 400; }
.weights-middle { text-anchor: middle; }
.weights-end { text-anchor: end; }
.weights-reading { display: grid; gap: 10px; align-content: start; }
.weights-reading dl { display: grid; gap: 16px; margin-top: 6px; }
.weights-key { display: grid; gap: 2px; padding-inline-start: 14px; border-inline-start: 4px solid var(--edge); }
.weights-key dt { font-size: 15px; font-weight: 650; }
.weights-key-begin { border-color: var(--bad); }
.weights-key-begin dt { color: var(--bad); }
.weights-key-keep { border-color: var(--accent); }
.weights-key-none { border-inline-start-style: dashed; }
.weights-names { font-size: 15px; overflow-wrap: anywhere; }
.driver-chip { margin-block-start: 6px; }
.drivers-table th .chip { display: flex; width: fit-content; white-space: normal; margin-block-start: 6px; }
.driver-chip-begin { background: var(--bad-wash); color: var(--bad); }
.driver-chip-keep { background: var(--accent-wash); color: var(--accent-deep); }
.driver-grey .campaign-name { color: var(--soft); font-weight: 500; }
.driver-small { display: block; color: var(--soft); font-size: 13px; line-height: 1.45; }
.drivers-table .measure { grid-template-columns: 62px minmax(0, 1fr); }
.drivers-table .measure-value { font-size: 19px; }
.results-form form > .inline-form > .field:nth-child(2):has(> select) { grid-column: 1 / -1; }
@media (min-width: 700px) {
  .results-form form > .inline-form:has(> .field:nth-child(2) > select) > .field:nth-child(-n + 2) { flex: 1 1 40%; max-width: none; }
}
@media (min-width: 1080px) {
  .weights { grid-template-columns: minmax(0, 1fr) 300px; gap: 32px; align-items: start; }
}
@media print { .weights-reading { break-inside: avoid; } }
`;
