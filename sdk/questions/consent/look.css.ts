/** The way to the text that is agreed to. */
export const css = `
.consent { margin: 0; }
.terms { display: inline-block; margin-block-start: 8px; padding: 4px 2px; border-radius: 4px; font-size: 14px; color: inherit; text-underline-offset: 3px; }
`;
