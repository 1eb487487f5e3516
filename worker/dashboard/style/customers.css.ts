/** The list of customers, and one customer's page with the time line. */
export const customers = `
.people-filters .field:has(> #q) { grid-column: 1 / -1; }
.people { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); overflow: hidden; }
.person { position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 6px 14px; padding: 16px 18px; align-items: start; }
.person + .person { border-top: 1px solid var(--line); }
.person:hover { background: color-mix(in srgb, var(--sunk) 45%, transparent); }
.person > .score { grid-row: span 2; width: 72px; }
.person-who { display: grid; gap: 2px; min-width: 0; }
.person-name { font-size: 17px; font-weight: 600; line-height: 1.35; overflow-wrap: anywhere; }
.person-name a { padding-block: 3px; color: var(--ink); text-decoration: none; }
.person-name a::after { content: ""; position: absolute; inset: 0; }
.person-name a:hover { color: var(--accent-deep); text-decoration: underline; }
.person-name a:focus-visible { outline: none; }
.person-name a:focus-visible::after { outline: 3px solid var(--accent); outline-offset: -3px; border-radius: var(--round); }
.person-also { color: var(--soft); font-size: 14px; overflow-wrap: anywhere; }
.person .voice-meta { grid-column: 2; }
.person .chip-link { position: relative; z-index: 1; }
.person-actions { display: flex; flex-wrap: wrap; gap: 10px; }
.brief { margin-top: 24px; }
.brief q { font-family: var(--serif); font-weight: 400; }
.finding.brief-broken { border-inline-start-color: var(--bad); }
.finding.brief-kept, .finding.brief-exceeded { border-inline-start-color: var(--good); }
.rated { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr)); gap: 12px; }
.rated li { display: grid; gap: 4px; align-content: start; padding: 16px 18px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.rated-name { color: var(--soft); font-size: 14px; }
.rated-value { font-size: 26px; font-weight: 650; line-height: 1.15; font-variant-numeric: tabular-nums; }
.rated-value small { color: var(--soft); font-size: 15px; font-weight: 400; }
.promised { display: grid; gap: 12px; }
.promised .voice-meta { margin-top: 2px; }
.story { display: grid; margin-top: 2px; }
.event { position: relative; display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 4px 12px; padding-bottom: 22px; }
.event::before { content: ""; position: absolute; inset-block: 36px 0; inset-inline-start: 17px; border-inline-start: 2px solid var(--line); }
.event:last-child::before { content: none; }
.event-mark { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; border: 1px solid var(--line); background: var(--surface); color: var(--soft); }
.event-mark .icon { width: 18px; height: 18px; }
.event-response .event-mark { background: var(--accent-wash); border-color: transparent; color: var(--accent-deep); }
.event-promise .event-mark { background: var(--care-wash); border-color: transparent; color: var(--care); }
.event-body { display: grid; gap: 8px; min-width: 0; padding-top: 6px; }
.event-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 16px; }
.event-what { min-width: 0; overflow-wrap: anywhere; }
.event-response .event-what { font-weight: 600; }
.event-when { color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; }
.event .voice-words { padding-inline-start: 12px; border-inline-start: 3px solid var(--line); }
.event-note { color: var(--soft); font-size: 14px; overflow-wrap: anywhere; }
.browsers { display: grid; gap: 14px; }
.browser { display: grid; gap: 6px; justify-items: start; padding-bottom: 14px; border-bottom: 1px solid var(--line); font-size: 14px; }
.browser:last-child { padding-bottom: 0; border-bottom: 0; }
.browser code { overflow-wrap: anywhere; font-size: 13px; }
.browser .button { min-height: 34px; padding: 4px 14px; font-size: 14px; }
.chip-contested { background: var(--care-wash); color: var(--care); }
.chip-linked { background: var(--good-wash); color: var(--good); }
.brought-list { display: grid; gap: 8px; font-size: 15px; }
.brought-list li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; }
.brought-list bdi { overflow-wrap: anywhere; }
@media (min-width: 700px) {
  .people-filters .field:has(> #q) { flex: 1 0 100%; max-width: 100%; }
  .people-filters #q { max-width: 440px; }
  .person { grid-template-columns: auto minmax(0, 1fr) auto; padding: 16px 24px; align-items: center; }
  .person > .score { grid-row: auto; }
  .person .voice-meta { grid-column: 3; justify-content: flex-end; max-width: 420px; }
}
@media print {
  .people { overflow: visible; box-shadow: none; }
  .person, .event { break-inside: avoid; }
  .person-actions { display: none; }
}
`;
