/** Two answers of equal weight lie side by side. */
export const css = `
.yesno .choices { grid-template-columns: 1fr 1fr; }
`;
