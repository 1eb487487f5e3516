/** What is said beside what was seen: a card for each thing that is said, its ways of arrival below it. */
export const heard = `
.said { display: grid; gap: 16px; margin-top: 16px; }
.said .tile-name { color: var(--ink); font-size: 16px; }
.said-table { width: 100%; border-spacing: 0; font-size: 14px; }
.said-table th, .said-table td { padding: 9px 0; text-align: start; font-weight: 400; border-top: 1px solid var(--line); }
.said-table thead th { color: var(--soft); font-size: 13px; border-top: 0; padding-top: 0; }
.said-table td:nth-child(2), .said-table th:nth-child(2) { padding-inline: 12px; text-align: end; font-variant-numeric: tabular-nums; width: 20%; }
.said-table td:last-child, .said-table th:last-child { width: 38%; }
.verdict { display: inline-block; padding: 2px 9px; border-radius: 99px; font-size: 13px; font-weight: 600; }
.verdict-agree { background: var(--good-wash); color: var(--good); }
.verdict-disagree { background: var(--bad-wash); color: var(--bad); }
.verdict-untold { padding-inline: 0; color: var(--soft); font-weight: 400; }
@media (min-width: 900px) { .said { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
`;
