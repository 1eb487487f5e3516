/** Forms with rows: rules, promises, touchpoints; and what is said of a link or an arrival. */
export const editing = `
.editor { display: grid; gap: 40px; grid-template-columns: minmax(0, 1fr); }
.row-card {
  display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); padding: 18px 16px; background: var(--surface);
  border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade);
}
/* A legend stands on its fieldset's line; floated, it stands within. */
fieldset.row-card > legend { float: inline-start; margin: 0; font-size: 15px; }
fieldset.row-card > legend + * { clear: both; }
.row-card:target { border-color: var(--accent); }
.rule-rows { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
.row-buttons { display: flex; flex-wrap: wrap; gap: 0 18px; margin-block: -6px -8px; }
.row-button {
  display: inline-flex; align-items: center; gap: 6px; min-height: 40px; padding: 4px 8px; margin-inline-start: -8px; border: 0;
  border-radius: 8px; background: none; color: var(--accent); font: 600 14px/1.3 var(--sans); cursor: pointer;
}
.row-button:hover { background: var(--accent-wash); color: var(--accent-deep); }
.row-button .icon { width: 18px; height: 18px; }
.test { display: grid; gap: 8px; grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; }
.test > .field:first-child, .test-and, .test-and + .field { grid-column: 1 / -1; }
.test-and { color: var(--soft); font-size: 14px; }
.test > .row-button { grid-column: 1 / -1; justify-self: start; margin-inline-start: -8px; }
.halves, .thirds, .steps-fields { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); align-items: start; }
textarea.prose { font: 400 18px/1.4 var(--serif); }
.label { font-size: 14px; font-weight: 600; }
.fixed { display: inline-flex; align-items: center; min-height: 42px; overflow-wrap: anywhere; }
.form-foot { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; padding-top: 20px; border-top: 1px solid var(--line); }
.form-foot > p { flex: 1 0 100%; }
.mistakes { scroll-margin-top: 16px; }
.mistakes h2 { font-size: 16px; }
.mistakes ul { display: grid; gap: 4px; padding-inline-start: 20px; list-style: disc; }
.mistakes a { color: inherit; }
.notice-care { background: var(--care-wash); border-color: var(--care); color: var(--care); }
.notice-care a:not(.button), p.notice-bad a { color: inherit; }
p.notice { overflow-wrap: anywhere; }
.notice-good { color: var(--ink); }
.preview { display: grid; gap: 14px; padding: 20px; background: var(--accent-wash); border-color: var(--accent); }
.preview > * + * { margin-top: 0; }
.preview h3 { font-size: 14px; }
.preview-figure { font-size: 18px; font-weight: 600; line-height: 1.4; text-wrap: pretty; }
.preview .facts > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; max-width: 520px; }
.preview .facts dd { font-weight: 650; font-variant-numeric: tabular-nums; }
.preview .facts dt { color: var(--ink); overflow-wrap: anywhere; }
.preview .quiet, .preview .fine { color: var(--ink); }
.preview code { overflow-wrap: anywhere; }
.name-list { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.name-list > li { padding: 14px 18px; }
.name-list > li + li { border-top: 1px solid var(--line); }
.name-list form, .name-line { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px 20px; }
.name-list form > div, .name-line > div { flex: 1 1 240px; min-width: 0; }
.name-list .campaign-name { overflow-wrap: anywhere; }
.name-list .button { max-width: 100%; overflow-wrap: anywhere; }
.name-row { padding: 6px 0; }
.name-row > div { padding-inline-start: 28px; }
.card h2.campaign-name { font-size: 16px; margin-bottom: 4px; }
.card .page-actions .button { overflow-wrap: anywhere; max-width: 100%; }
.with-button { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); align-items: end; }
.results { margin-top: 36px; row-gap: 36px; }
.touch .block { gap: 8px; }
.touch .block h2 { font-size: 15px; }
.touch > p { font-size: 15px; }
.contents h2 { font-size: 15px; margin-bottom: 10px; }
.contents a { min-height: 32px; }
.contents a[aria-current] { border-color: var(--accent); background: var(--accent-wash); color: var(--accent-deep); font-weight: 600; }
.built { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); align-items: start; }
.qr-card { display: grid; gap: 14px; justify-items: center; padding: 18px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.qr { display: block; width: 240px; max-width: 100%; height: auto; border-radius: 6px; }
@media (min-width: 700px) {
  .row-card { padding: 20px 22px; }
  .rule-rows > .row-card > .field { max-width: 360px; }
  .halves { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .thirds, .steps-fields { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .test { grid-template-columns: minmax(170px, 5fr) minmax(120px, 3fr) minmax(0, 7fr) auto; }
  .test > .field:first-child, .test-and + .field, .test > .row-button { grid-column: auto; }
  .test > .row-button { min-height: 42px; margin: 0; }
  .with-button { grid-template-columns: minmax(0, 1fr) auto; }
  .with-button .button { min-height: 42px; }
}
@media (min-width: 900px) {
  .built { grid-template-columns: minmax(0, 1fr) auto; }
  .table-even { table-layout: auto; }
  .table-even thead th:first-child { width: 34%; }
  .table-even thead th:nth-child(2) { width: auto; }
  .table-even thead th:not(:first-child), .table-even td.number { text-align: start; padding-right: 12px; }
}
@media (min-width: 1200px) {
  .steps-fields { grid-template-columns: minmax(120px, 2fr) repeat(auto-fit, minmax(160px, 3fr)); }
}
`;
