/**
 * The list of question kinds with their faces, for code that shows any of them. No schema is reached from here. A new
 * kind is a folder and its lines here (and a line in index.ts). Pages of visitors do not import it: they fetch the
 * kinds that a survey asks, each from a file of its own, which the build makes of the same folders.
 */
import { cesFace } from "./ces/view.tsx";
import * as ces from "./ces/words.ts";
import { consentFace } from "./consent/view.tsx";
import * as consent from "./consent/words.ts";
import { contactFace } from "./contact/view.tsx";
import * as contact from "./contact/words.ts";
import { csatFace } from "./csat/view.tsx";
import * as csat from "./csat/words.ts";
import { emotionFace } from "./emotion/view.tsx";
import * as emotion from "./emotion/words.ts";
import { linkFace } from "./link/view.tsx";
import * as link from "./link/words.ts";
import { multipleFace } from "./multiple/view.tsx";
import * as multiple from "./multiple/words.ts";
import { npsFace } from "./nps/view.tsx";
import * as nps from "./nps/words.ts";
import { promiseFace } from "./promise/view.tsx";
import * as promise from "./promise/words.ts";
import { ratingFace } from "./rating/view.tsx";
import * as rating from "./rating/words.ts";
import { singleFace } from "./single/view.tsx";
import { single } from "./single/all.ts";
import { statementFace } from "./statement/view.tsx";
import * as statement from "./statement/words.ts";
import { textFace } from "./text/view.tsx";
import * as text from "./text/words.ts";
import { yesnoFace } from "./yesno/view.tsx";
import * as yesno from "./yesno/words.ts";
import type { AnyFace, KindWords } from "./view.types.ts";

/** kind → face. */
export const views: Readonly<Record<string, AnyFace>> = {
  ces: cesFace,
  consent: consentFace,
  contact: contactFace,
  csat: csatFace,
  emotion: emotionFace,
  link: linkFace,
  multiple: multipleFace,
  nps: npsFace,
  promise: promiseFace,
  rating: ratingFace,
  single: singleFace,
  statement: statementFace,
  text: textFace,
  yesno: yesnoFace,
};

/** kind → language → the kind's own words. */
export const kindWords: Readonly<Record<string, Readonly<Record<string, KindWords>>>> = {
  ces,
  consent,
  contact,
  csat,
  emotion,
  link,
  multiple,
  nps,
  promise,
  rating,
  single,
  statement,
  text,
  yesno,
};

/** A kind's words in a language, else in English; undefined for a kind that this version does not know. */
export const wordsOf = (kind: string, language: string): KindWords | undefined => {
  const known = kindWords[kind];
  return known?.[language] ?? known?.en;
};
