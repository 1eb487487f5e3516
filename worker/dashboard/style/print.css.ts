/** What paper leaves out. The last of the sheet: it holds over what each place says for screens. */
export const print = `
@media print {
  .desk { display: block; }
  .top, .foot, .period, .filters, .pages, .skip, .inner-tabs { display: none; }
  main { max-inline-size: none; margin: 0; padding: 0; }
}
`;
