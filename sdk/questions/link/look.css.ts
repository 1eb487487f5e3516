/** A link with the weight of a button; once followed, it is ticked. */
export const css = `
.go {
  display: flex;
  justify-content: center;
  align-items: center;
  gap: 8px;
  min-block-size: 48px;
  margin-block-start: 18px;
  padding: 8px 20px;
  border-radius: var(--round);
  box-shadow: inset 0 0 0 1.5px var(--accent);
  color: inherit;
  font-size: 15px;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
}
.go:hover, .go.on { background: var(--fill); }
.due { box-shadow: inset 0 0 0 1.5px var(--bad); }
.go svg { flex: none; inline-size: 16px; }
.go:dir(rtl):not(.on) svg { scale: -1 1; }
@media (forced-colors: active) { .go { border: 1px solid LinkText; } }
`;
