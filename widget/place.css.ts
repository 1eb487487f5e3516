/** What the theme does not know: how the card stands in a modal, beside a tab, and in the page's own flow. */
export const css = `
:host([data-as="modal"]) { display: contents !important; }
dialog.card {
  position: fixed;
  inset: 0 0 var(--lift, 0);
  inline-size: min(480px, 100% - 32px);
  block-size: fit-content;
  max-inline-size: none;
  max-block-size: calc(100% - 32px - var(--lift, 0px));
  margin: auto;
  padding: calc(var(--gap) + 4px) 24px 20px;
  border: 0;
  border-radius: var(--radius);
}
::backdrop { background: rgb(0 0 0 / .5); animation: appear .3s; }
@keyframes appear { from { opacity: 0; } }

:host(:is([data-as="inline"], [data-as="page"])) {
  position: static !important;
  display: block !important;
  padding: 0 !important;
}
section[role="region"] {
  inline-size: auto;
  min-block-size: var(--least);
  margin: 0;
  padding: calc(var(--gap) + 4px) clamp(16px, 5%, 32px) 24px;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: none;
}

:host([data-as="tab"]) {
  flex-direction: row-reverse !important;
  justify-content: flex-start !important;
  align-items: center !important;
  gap: 12px !important;
  padding-block-end: 20px !important;
}
:host([data-as="tab"]:not([data-open])) .card { display: none; }
.tab {
  flex: none;
  max-block-size: 60%;
  padding: 18px 11px;
  border-radius: calc(var(--radius) * .6);
  border-start-end-radius: 0;
  border-end-end-radius: 0;
  background: var(--accent);
  color: var(--on-accent);
  box-shadow: var(--shadow, 0 0 0 1px);
  pointer-events: auto;
}
.tab:hover { box-shadow: 0 0 0 3px var(--line); }
.tab span { display: block; max-block-size: 100%; overflow: hidden; writing-mode: vertical-rl; }
.tab ~ .card { max-block-size: 100%; margin: 0; }
@media (max-width: 480px) {
  :host([data-open]) { flex-direction: column !important; justify-content: flex-end !important; align-items: stretch !important; padding-block-end: 0 !important; }
  :host([data-open]) .tab { display: none; }
}
@media (prefers-reduced-motion: reduce) { ::backdrop { animation: none; } }
@media print { :host([data-as]) { display: none !important; } }
@media (forced-colors: active) { .tab { border: 1px solid ButtonText; } }
`;
