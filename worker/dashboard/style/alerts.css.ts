/** Alerts on the home page, a campaign's flags, and its notes. */
export const alerts = `
.alerts { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); margin-block: 24px; }
.alerts > h2 { font-size: 18px; }
.alerts > h2 + .quiet { margin-top: -10px; font-size: 14px; }
.alerts .notice h2 { font-size: 16px; }
.alerts .notice .plain-list { gap: 4px; font-size: 14px; overflow-wrap: anywhere; }
.alerts .notice summary { color: inherit; }
.alert-list { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); overflow: hidden; }
.alert { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px 20px; padding: 14px 18px; border-inline-start: 4px solid var(--care); }
.alert-good { border-inline-start-color: var(--good); }
.alert + .alert { border-top: 1px solid var(--line); }
.alert-said { display: grid; gap: 4px; flex: 1 1 300px; min-width: 0; }
.alert-head { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; font-weight: 650; overflow-wrap: anywhere; }
.alert-small { color: var(--soft); font-size: 14px; }
.flag { scroll-margin-top: 16px; }
.flag h3 { font-size: 16px; }
.flag .facts { max-width: 640px; }
.flag .facts .measure { grid-template-columns: minmax(66px, max-content) minmax(0, 1fr); }
.flag-quote-link { font-size: 13px; color: var(--soft); }
.note-form .button { justify-self: start; }
.notes { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.note { display: grid; gap: 8px; padding: 16px 18px; scroll-margin-top: 16px; }
.note + .note { border-top: 1px solid var(--line); }
.note:target { background: var(--accent-wash); }
.note-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 4px 16px; }
.note h3 { font-size: 15px; }
.note h3 time { margin-inline-start: 6px; color: var(--soft); font-weight: 400; }
.note-delete { display: inline-flex; align-items: center; min-height: 28px; font-size: 14px; }
.note-text { font: 400 18px/1.45 var(--serif); overflow-wrap: anywhere; text-wrap: pretty; }
.note-since { display: grid; gap: 2px; max-width: 76ch; color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; }
.note-since p:first-child { color: var(--ink); font-size: 15px; }
@media (min-width: 900px) {
  .card.note-form { grid-template-columns: 220px 170px minmax(0, 1fr) auto; align-items: start; }
  .note-form .button { margin-top: 27px; min-height: 42px; }
}
@media print {
  .alerts form, .note-form, .note-delete, .flag form { display: none; }
  .flag, .note { break-inside: avoid; box-shadow: none; }
}
`;
