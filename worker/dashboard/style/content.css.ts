/** Voices, promises, journeys, keys, the API: what the pages hold. People's own words are set in a serif. */
export const content = `
.page-head { display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: space-between; gap: 16px; }
.page-head > :first-child { flex: 1 1 320px; min-width: 0; }
.page-head h1 + * { margin-top: 8px; }
.page-head > .score { width: auto; }
.page-actions { display: flex; flex-wrap: wrap; gap: 10px; }
.h1-note { color: var(--soft); font-size: 0.62em; font-weight: 400; letter-spacing: 0; white-space: nowrap; }
.back { display: inline-flex; align-items: center; gap: 4px; margin: 0 0 8px -5px; min-height: 28px; font-size: 14px; text-decoration: none; }
.back:hover { text-decoration: underline; }
.block { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); justify-items: stretch; }
main > .block { margin-top: 40px; }
.block > h2 + .lead { margin-top: -8px; }
.chip {
  display: inline-flex; align-items: center; gap: 5px; padding: 2px 10px; border-radius: 999px; background: var(--sunk);
  color: var(--soft); font-size: 13px; font-weight: 600; line-height: 1.5; white-space: nowrap;
}
.chip .icon { width: 15px; height: 15px; margin-left: -3px; stroke-width: 2.4; }
.chip-kept, .chip-exceeded, .chip-live { background: var(--good-wash); color: var(--good); }
.chip-broken { background: var(--bad-wash); color: var(--bad); }
.chip-draft, .chip-secret { background: var(--care-wash); color: var(--care); }
.chip-public { background: var(--accent-wash); color: var(--accent-deep); }
.score { display: grid; align-content: start; justify-items: center; gap: 3px; width: 84px; flex: none; text-align: center; }
.score-value {
  display: grid; place-items: center; width: 46px; height: 46px; border-radius: 12px; border: 2px solid currentColor;
  font-size: 20px; font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1;
}
.score-word { font-size: 12px; font-weight: 550; line-height: 1.3; }
.score-promoter { color: var(--good); }
.score-promoter .score-value { background: var(--good-wash); }
.score-passive { color: var(--soft); }
.score-passive .score-value { background: var(--sunk); border-color: var(--edge); color: var(--ink); }
.score-detractor { color: var(--bad); }
.score-detractor .score-value { background: var(--bad-wash); }
.score-none { color: var(--soft); }
.score-none .score-value { border-style: dashed; border-color: var(--edge); font-weight: 400; }
.voice-words { font: 400 18px/1.45 var(--serif); text-wrap: pretty; overflow-wrap: anywhere; }
.voice-words.quiet { font: 400 15px/1.6 var(--sans); }
/* Each entry brings its dot along; the one that would open a line lies in the part that is cut off. */
.voice-meta { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 0; margin-inline-start: -16px; color: var(--soft); font-size: 14px; clip-path: inset(-8px -8px -8px 11px); }
.voice-meta > * { position: relative; margin-inline-start: 16px; }
.voice-meta > :not(.chip)::before { content: "·"; content: "·" / ""; position: absolute; inset-inline-start: -10px; color: var(--edge); font-weight: 400; }
.voice-meta > .chip + :not(.chip)::before { content: none; }
.voice-campaign { color: var(--ink); font-weight: 550; }
.voice-link { justify-self: start; color: var(--soft); font-size: 13px; text-decoration: none; font-variant-numeric: tabular-nums; }
.voice-link::after { content: ""; position: absolute; inset: 0; }
.voice-link:hover { color: var(--accent); text-decoration: underline; }
.voice-link:focus-visible { outline: none; }
.voice-link:focus-visible::after { outline: 3px solid var(--accent); outline-offset: -3px; border-radius: var(--round); }
.facts { display: grid; gap: 10px; }
.facts > div { display: grid; grid-template-columns: clamp(96px, 34%, 180px) minmax(0, 1fr); gap: 12px; }
.facts dt { color: var(--soft); font-size: 14px; line-height: 1.6; }
.facts dd { font-size: 15px; min-width: 0; overflow-wrap: anywhere; }
.facts-stacked > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
.facts-wide { display: flex; flex-wrap: wrap; gap: 16px 48px; padding: 18px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.facts-wide > div { display: block; }
.promises { display: grid; gap: 12px; }
.promise { display: grid; gap: 12px; padding: 20px; background: var(--surface); border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: var(--round); box-shadow: var(--shade); }
.promise .facts { max-width: 520px; }
.promise-kind { color: var(--soft); font-size: 14px; }
.statement { font: 400 20px/1.4 var(--serif); }
.statement + .statement { margin-top: -4px; }
.statement-language { margin-inline-start: 10px; color: var(--soft); font: 400 13px/1.4 var(--sans); white-space: nowrap; }
.plain-list { display: grid; gap: 10px; }
.plain-list .statement { font-size: 16px; }
.rules { display: grid; gap: 8px; }
.rules li { padding: 10px 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
.rules code, .facts code, .answer code { padding: 1px 6px; background: var(--sunk); border-radius: 5px; }
.columns { display: grid; margin-top: 36px; gap: 40px; grid-template-columns: minmax(0, 1fr); }
.columns > * { display: grid; gap: 36px; align-content: start; min-width: 0; }
.answers { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.answer { display: grid; gap: 4px; padding: 18px 20px; }
.answer + .answer { border-top: 1px solid var(--line); }
.answer dt { color: var(--soft); font-size: 14px; }
.answer dd { font: 400 19px/1.5 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
.answer dd.answer-counted { font: 600 17px/1.5 var(--sans); }
.answer dd.quiet { font: 400 15px/1.6 var(--sans); }
.touches { display: grid; gap: 12px; }
.touch { display: grid; gap: 12px; padding: 18px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.details .facts dt { font-size: 13px; line-height: 1.7; }
.details .facts dd { font-size: 14px; }
.details h2 { font-size: 16px; }
.cards { display: grid; gap: 16px; }
.card { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); padding: 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.card:target { border-color: var(--accent); }
.card h2, .card h3, .page-head h1, .key-text, .campaign-name { overflow-wrap: anywhere; }
.card-head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
.card-foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 20px; font-size: 14px; }
.card-gone { background: none; box-shadow: none; }
.card-gone h3, .card-gone code { color: var(--soft); text-decoration: line-through; }
.key-text code { font-size: 15px; }
.questions { display: grid; gap: 8px; counter-reset: question; }
.questions li { display: grid; grid-template-columns: 22px minmax(0, 1fr); counter-increment: question; }
.questions li::before { content: counter(question); color: var(--soft); font-size: 14px; line-height: 1.7; font-variant-numeric: tabular-nums; }
.questions .quiet { grid-column: 2; font-size: 14px; }
.pair { display: grid; gap: 16px; }
.code {
  padding: 16px 18px; background: var(--sunk); border: 1px solid var(--line); border-radius: 10px;
  font-size: 14px; line-height: 1.6; overflow: auto; max-height: 440px; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; -webkit-user-select: all;
}
.code code { font-size: inherit; }
.empty { display: grid; justify-items: start; gap: 12px; padding: 32px 24px; background: var(--surface); border: 1px dashed var(--edge); border-radius: 16px; }
.empty .mark { width: 40px; height: 40px; }
.empty > p { color: var(--soft); max-width: 60ch; }
.empty .code { width: 100%; }
.steps { display: grid; gap: 20px; width: 100%; margin-top: 8px; counter-reset: step; }
.steps li { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); padding-inline-start: 44px; position: relative; counter-increment: step; }
.steps li::before { content: counter(step); position: absolute; inset-inline-start: 0; top: -2px; display: grid; place-items: center; width: 30px; height: 30px; border-radius: 50%; background: var(--accent-wash); color: var(--accent-deep); font-weight: 700; font-size: 15px; }
.docs > * + * { margin-top: 32px; }
.contents ul { display: flex; flex-wrap: wrap; gap: 8px; }
.contents a { display: inline-block; padding: 4px 14px; border: 1px solid var(--line); border-radius: 999px; background: var(--surface); font-size: 14px; text-decoration: none; }
.contents a:hover { border-color: var(--accent); }
.operation { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); padding: 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); box-shadow: var(--shade); }
.operation h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
.operation h3 code { font-size: 16px; font-weight: 600; overflow-wrap: anywhere; }
.method { padding: 1px 9px; border-radius: 6px; background: var(--accent-wash); color: var(--accent-deep); font: 700 12px/1.7 var(--mono); letter-spacing: 0.03em; }
.method-delete { background: var(--bad-wash); color: var(--bad); }
.method-post { background: var(--good-wash); color: var(--good); }
.method-put, .method-patch { background: var(--care-wash); color: var(--care); }
.codes { display: flex; flex-wrap: wrap; gap: 4px 10px; }
.parameters { display: grid; gap: 8px; font-size: 15px; }
.list { width: 100%; border-spacing: 0; background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); font-size: 15px; }
.list th, .list td { padding: 10px 12px; text-align: start; vertical-align: top; font-weight: 400; border-top: 1px solid var(--line); }
.list thead th { border-top: 0; color: var(--soft); font-size: 13px; font-weight: 600; }
.list code { overflow-wrap: anywhere; }
.list tr:target { background: var(--accent-wash); }
@media (min-width: 700px) {
  .promises { grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); }
  .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; }
  .empty { padding: 48px; }
}
@media (min-width: 1080px) {
  .columns { grid-template-columns: minmax(0, 1fr) 320px; gap: 56px; }
}
`;
