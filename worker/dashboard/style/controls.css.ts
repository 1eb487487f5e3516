/** Buttons, fields and forms. Everything that is pressed is at least 40 px high, or 24 px within a text. */
export const controls = `
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 40px; padding: 8px 18px;
  border: 1px solid var(--accent); border-radius: 10px; background: var(--accent); color: var(--on-accent);
  font: 600 15px/1.3 var(--sans); text-decoration: none; text-align: center; cursor: pointer;
}
.button:hover { background: var(--accent-deep); border-color: var(--accent-deep); color: var(--on-accent); }
.button-quiet { background: var(--surface); border-color: var(--edge); color: var(--ink); }
.button-quiet:hover { background: var(--sunk); border-color: var(--edge); color: var(--ink); }
.button-bad { background: var(--bad); border-color: var(--bad); color: var(--surface); }
.button-bad:hover { background: var(--bad); border-color: var(--ink); color: var(--surface); }
.button-wide { width: 100%; min-height: 46px; }
.field { display: grid; gap: 6px; min-width: 0; }
.field label, legend { font-size: 14px; font-weight: 600; }
input, select, textarea {
  width: 100%; min-height: 42px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px;
  background: var(--surface); color: var(--ink); font: inherit;
}
input[type="date"], input[type="text"], input[type="email"], input[type="password"], select { height: 42px; }
textarea { min-height: 68px; resize: vertical; font-family: var(--mono); font-size: 14px; line-height: 1.5; }
input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; border-radius: 10px; border-color: var(--accent); }
[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; }
.field-help { color: var(--soft); font-size: 13px; line-height: 1.45; }
.field-error { color: var(--bad); font-size: 14px; font-weight: 550; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: 6px; }
.check { display: flex; align-items: center; gap: 10px; min-height: 32px; }
.check input { flex: none; width: 18px; min-height: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
.stack { display: grid; gap: 16px; }
.stack > .button:not(.button-wide) { justify-self: start; }
.inline-form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; align-items: end; }
.inline-form .field label { color: var(--soft); font-size: 13px; font-weight: 550; }
.inline-form .button { min-height: 42px; grid-column: 1 / -1; }
.inline-form > .field:first-child:nth-last-child(2) { grid-column: 1 / -1; }
@media (max-width: 419px) {
  .inline-form:has(> .field:nth-child(2):nth-last-child(2)) { grid-template-columns: minmax(0, 1fr); }
}
.clear { align-self: center; padding: 8px 0; }
.period { display: grid; gap: 12px; }
.period .field:nth-of-type(3) { grid-column: 1 / -1; }
.presets { display: flex; gap: 2px; padding: 3px; background: var(--sunk); border-radius: 10px; justify-self: start; }
.presets a { display: block; padding: 6px 14px; white-space: nowrap; border-radius: 8px; color: var(--soft); font-size: 14px; font-weight: 550; text-decoration: none; }
.presets a:hover { color: var(--ink); }
.presets a[aria-current] { background: var(--raised); color: var(--ink); box-shadow: var(--shade); font-weight: 650; }
.pages { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px; }
.pages > :last-child:not(:first-child), .pages > .button:only-child { margin-left: auto; }
.notice { padding: 12px 16px; border-radius: 10px; border: 1px solid var(--line); background: var(--sunk); }
.notice > * + * { margin-top: 10px; }
.notice-bad { background: var(--bad-wash); border-color: var(--bad); color: var(--bad); }
.notice-good { padding: 20px; background: var(--good-wash); border-color: var(--good); }
.more summary { display: inline-flex; align-items: center; min-height: 32px; color: var(--accent); font-size: 14px; font-weight: 600; cursor: pointer; }
.more summary::before { content: ""; width: 7px; height: 7px; margin: 0 10px 0 3px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.more[open] summary::before { transform: rotate(45deg) translate(-1px, -1px); }
.more summary::-webkit-details-marker { display: none; }
.more > * + * { margin-top: 10px; }
@media (min-width: 700px) {
  .inline-form { display: flex; flex-wrap: wrap; }
  .inline-form .field { flex: 0 1 auto; min-width: 150px; max-width: 240px; }
}
@media (min-width: 1200px) {
  .period { grid-template-columns: auto 1fr; align-items: end; gap: 16px 24px; }
  .period .presets { align-self: end; min-height: 42px; align-items: center; }
  .period .notice { grid-column: 1 / -1; }
}
`;
