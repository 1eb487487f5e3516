/** Who is asked: small charts side by side, a score beside what it would be, the rules that hold asking back. */
export const asking = `
.multiples { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); align-items: start; }
.multiple, .asked-score { gap: 16px; }
.multiple header, .asked-score header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 12px; }
.multiple h3, .asked-score h3 { overflow-wrap: anywhere; }
.multiple-mayNot { background: var(--bad-wash); color: var(--bad); }
.multiple-alike { background: var(--good-wash); color: var(--good); }
.rates { display: grid; gap: 14px; }
.rates li { display: grid; gap: 4px; }
.rates-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; font-size: 15px; overflow-wrap: anywhere; }
.rates-figure { font-weight: 650; font-variant-numeric: tabular-nums; }
.rates-figure .quiet { font-size: 13px; font-weight: 400; }
.rates-small { color: var(--soft); font-size: 13px; line-height: 1.45; font-variant-numeric: tabular-nums; }
.rates-small strong { color: var(--bad); }
.asked-score section { display: grid; gap: 6px; padding-top: 12px; border-top: 1px solid var(--line); }
.asked-halves { display: flex; flex-wrap: wrap; gap: 4px 24px; font-variant-numeric: tabular-nums; }
.asked-halves dt { color: var(--soft); font-size: 13px; }
.asked-half { font-size: 18px; font-weight: 650; }
.asking-rules { display: grid; gap: 20px; }
.asking-now { display: grid; gap: 12px; align-content: start; }
.asking-notes { margin-top: 24px; }
.asking-visitors { margin-top: 16px; }
@media (min-width: 900px) {
  .asking-rules { grid-template-columns: minmax(0, 1fr) 300px; gap: 40px; align-items: start; }
  .asking-now { padding-inline-start: 28px; border-inline-start: 1px solid var(--line); }
}
@media print { .multiple, .asked-score { break-inside: avoid; box-shadow: none; } }
`;
