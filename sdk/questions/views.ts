/**
 * The list of question kinds with their faces, for code that shows any of them. No schema is reached from here. A new
 * kind is a folder and its lines here (and a line in index.ts). Pages of visitors do not import it: they fetch the
 * kinds that a survey asks, each from a file of its own, which the build makes of the same folders.
 */
import { npsFace } from "./nps/view.tsx";
import * as nps from "./nps/words.ts";
import { promiseFace } from "./promise/view.tsx";
import * as promise from "./promise/words.ts";
import { singleFace } from "./single/view.tsx";
import * as single from "./single/words.ts";
import { textFace } from "./text/view.tsx";
import * as text from "./text/words.ts";
import type { AnyFace, KindWords } from "./view.types.ts";

/** kind → face. */
export const views: Readonly<Record<string, AnyFace>> = {
  nps: npsFace,
  promise: promiseFace,
  single: singleFace,
  text: textFace,
};

/** kind → language → the kind's own words. */
export const kindWords: Readonly<Record<string, Readonly<Record<string, KindWords>>>> = { nps, promise, single, text };

/** A kind's words in a language, else in English; undefined for a kind that this version does not know. */
export const wordsOf = (kind: string, language: string): KindWords | undefined => {
  const known = kindWords[kind];
  return known?.[language] ?? known?.en;
};
