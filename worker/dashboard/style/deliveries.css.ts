/** Endpoints and deliveries: lists of ticks, headers in rows, tries with what was answered. */
export const deliveries = `
.ticks { display: grid; gap: 2px; align-content: start; }
.ticks .check { font-weight: 400; font-size: 15px; min-width: 0; overflow-wrap: anywhere; }
.ticks-long { max-height: 260px; overflow-y: auto; padding: 8px 12px; border: 1px solid var(--line); border-radius: 10px; }
fieldset.field[aria-invalid="true"] { border-width: 0; }
fieldset.field:target .ticks, fieldset.field:focus .ticks { outline: 2px solid var(--bad); outline-offset: 4px; border-radius: 4px; }
.header-row { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); align-items: start; }
.header-row .row-button { justify-self: start; }
.endpoints .facts-wide { padding: 0; background: none; border: 0; box-shadow: none; gap: 12px 36px; }
.endpoint-actions { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.endpoint-actions .card { align-content: start; }
.voice-meta bdi { min-width: 0; overflow-wrap: anywhere; }
.gallery { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr)); }
.gallery .card { position: relative; align-content: start; }
.gallery .card:hover { border-color: var(--accent); }
.gallery h2 a { color: var(--ink); text-decoration: none; }
.gallery h2 a::after { content: ""; position: absolute; inset: 0; border-radius: var(--round); }
.gallery h2 a:focus-visible { outline: none; }
.gallery h2 a:focus-visible::after { outline: 3px solid var(--accent); outline-offset: -3px; }
.attempts { display: grid; gap: 12px; }
@media (min-width: 700px) {
  .header-row { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto; }
  .header-row .row-button { min-height: 42px; margin: 0; }
  .endpoint-actions { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
`;
