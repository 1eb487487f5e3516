/** A list of any length scrolls by itself, so that what comes after it stays in sight; and the field for own words. */
export const css = `
.choices { max-block-size: min(100vh - 240px, 474px); overflow: hidden auto; margin-inline: -4px; padding: 4px; }
[type=text] {
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
`;
