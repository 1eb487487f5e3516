/** What the package offers: the view for `createVoz({ show })`, whole, where the script fetches its end later. */
import * as end from "./farewell.ts";
import { standing } from "./standing.ts";
import { showIn as show, type ShowOptions } from "./index.tsx";

export type { ShowOptions } from "./index.tsx";

/**
 * The view in the words of one language, for surveys of these kinds of question.
 *
 * ```ts
 * import { npsFace } from "@voz/sdk/questions/nps/view";
 * import { en } from "@voz/sdk/questions/nps/words";
 * const voz = createVoz({ host, key, show: showIn(words, [{ face: npsFace, words: en }]) });
 * ```
 */
export const showIn = (
  words: Parameters<typeof show>[0],
  kinds: Parameters<typeof show>[1],
  options: ShowOptions = {},
): ReturnType<typeof show> => show(words, kinds, { later: () => Promise.resolve({ ...end, standing }), ...options });
