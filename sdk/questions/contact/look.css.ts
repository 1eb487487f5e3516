/** Fields for personal data. What is wrong is said beside its field; the frame's line is for screen readers alone. */
export const css = `
.contact { margin: 0; }
.contact input {
  display: block;
  inline-size: 100%;
  margin-block-start: 6px;
  padding: 11px 14px;
  border: 1px solid var(--edge);
  border-radius: var(--round);
  outline-offset: -1px;
  background: var(--paper);
  color: inherit;
  font: inherit;
}
.contact + .problem { position: absolute; clip-path: inset(50%); }
`;
