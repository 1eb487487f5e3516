/** Pages about what is kept of people. */
export const privacy = `
.plain-list { display: grid; gap: 6px; padding-inline-start: 20px; list-style: disc; }
.map-sheet { margin-top: 14px; }
.map-sheet .table td, .map-sheet .table th { vertical-align: top; text-align: start; white-space: normal; }
.map-sheet .table tbody th { font-weight: 400; }
.map-what { display: block; margin-top: 2px; color: var(--soft); font-size: 14px; }
.map-others { margin-top: 12px; font-size: 15px; }
.map-others summary { padding-block: 4px; cursor: pointer; color: var(--accent-deep); }
.map-others .facts { margin-top: 10px; }
.map-plain { display: grid; gap: 16px; }
@media (min-width: 1080px) {
  .map-sheet .table { table-layout: fixed; font-size: 15px; }
  .map-sheet .table thead th:first-child { width: 32%; }
  .map-sheet .table thead th:nth-child(2) { width: 96px; }
  .map-sheet .table td.number { font-size: 15px; line-height: 1.5; padding-block: 12px; }
  .map-sheet .table tbody th { padding-block: 12px; }
}
.map-plain dt code { color: var(--soft); font-size: 14px; }
`;
