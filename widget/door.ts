/** What the package offers: the view for `createVoz({ show })`, whole, where the script fetches parts of it later. */
import type { Show } from "../sdk/client/voz.types.ts";
import { views } from "../sdk/questions/views.ts";
import type { KindWords } from "../sdk/questions/view.types.ts";
import * as end from "./farewell.ts";
import { flow } from "./flow.ts";
import { showIn as show } from "./index.tsx";
import { place } from "./place.ts";
import { standing } from "./standing.ts";
import type { Words } from "./words/words.types.ts";

/** All that the view says in one language: what `@voz/widget/es` and its like export. */
export interface Language {
  readonly words: Words;
  /** kind of question → its own words */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface WidgetOptions {
  /** For browsers that know no constructed stylesheets, under a content security policy. */
  nonce?: string;
  /** 0 to 1, for what is left to chance, such as the order of options; `Math.random` if missing. */
  random?: () => number;
}

/**
 * The view in the words of one language.
 *
 * ```ts
 * import es from "@voz/widget/es";
 * const voz = createVoz({ host, key, show: showIn(es) });
 * ```
 */
export function showIn({ words, kinds }: Language, options: WidgetOptions = {}): Show {
  const shown = Object.values(views).map((face) => ({ face, words: kinds[face.kind] as KindWords }));
  const later = () => Promise.resolve({ ...end, standing });
  return (survey, showing) => {
    const elsewhere = survey.show?.as && survey.show.as !== "popover" ? place : undefined;
    return show(words, shown, { flow, later, place: elsewhere, ...options })(survey, showing);
  };
}
