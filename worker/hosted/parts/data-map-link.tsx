/** To what is kept, field by field: in a tab of its own, since an answer may be half written and no frame shows it. */
import type { Words } from "../words/en.ts";

export const DataMapLink = ({ words, locale }: { words: Words; locale: string }) => (
  <a href={`/privacy?lang=${encodeURIComponent(locale)}`} target="_blank" rel="noopener">
    {words.dataMap}
  </a>
);
