/** What people wrote: their words large and first, then what goes with them. */
export const voices = `
.voices { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); overflow: hidden; }
.voice { position: relative; display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); padding: 20px 18px; }
.voice + .voice { border-top: 1px solid var(--line); }
.voice:hover { background: color-mix(in srgb, var(--sunk) 45%, transparent); }
/* The whole card leads to the response; its words can be marked and copied all the same. */
.voice-words, .voice .chip-link { position: relative; z-index: 1; }
.voice .voice-words { max-width: 72ch; }
.voices-stream .voice-words:not(.quiet) { font-size: 21px; line-height: 1.42; }
.voice-asked { color: var(--soft); font-size: 14px; max-width: 80ch; }
.voice-asked q { color: var(--ink); }
.chip-link { min-height: 24px; color: var(--ink); text-decoration: none; }
.chip-link bdi { overflow: hidden; max-width: 36ch; text-overflow: ellipsis; }
.chip-link:hover { color: var(--accent-deep); text-decoration: underline; }
.chip-promoter { background: var(--good-wash); color: var(--good); }
.chip-detractor { background: var(--bad-wash); color: var(--bad); }
.hidden-words { padding: 0 5px; border-radius: 5px; background: var(--sunk); color: var(--soft); font: 500 0.72em/1.4 var(--sans); white-space: nowrap; }
.voice mark { padding: 0 1px; border-radius: 3px; background: var(--care-wash); color: var(--ink); box-shadow: inset 0 -2px 0 var(--care); }
.voices-file { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
.results-form form > .inline-form > .field:has(> #q) + .field { grid-column: 1 / -1; }
@media (min-width: 700px) {
  .voice { padding: 22px 26px; grid-template-columns: minmax(0, 1fr) auto; align-items: center; }
  .voice > * { grid-column: 1 / -1; }
  .voice .voice-meta { grid-column: 1; }
  .voice .voice-link { grid-column: 2; }
  .results-form .field:has(> #q) { min-width: min(100%, 320px); }
}
@media (min-width: 900px) {
  .voices-stream .voice-words:not(.quiet) { font-size: 23px; }
}
@media print {
  .voices { overflow: visible; box-shadow: none; }
  .voice { break-inside: avoid; }
  .voices-file { display: none; }
}
`;
