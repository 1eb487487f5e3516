/**
 * The list of question kinds with their faces, for code that shows questions. No schema is reached from here.
 * A new kind is a folder and its lines here (and a line in index.ts). Words are listed by language, so that a bundle
 * holds one language only.
 */
import type { Asked } from "./answer.types.ts";
import { npsFace } from "./nps/view.tsx";
import * as nps from "./nps/words.ts";
import { promiseFace } from "./promise/view.tsx";
import * as promise from "./promise/words.ts";
import { textFace } from "./text/view.tsx";
import * as text from "./text/words.ts";
import type { Face, KindWords } from "./view.types.ts";

/** Any kind's face; methods are bivariant, so a kind's own narrower ask, value and words fit. */
export type AnyFace = Face<Asked, unknown, KindWords>;

/** kind → face. */
export const views: Readonly<Record<string, AnyFace>> = { nps: npsFace, promise: promiseFace, text: textFace };

/** kind → its words in Spanish. */
export const es: Readonly<Record<string, KindWords>> = { nps: nps.es, promise: promise.es, text: text.es };

/** kind → its words in English. */
export const en: Readonly<Record<string, KindWords>> = { nps: nps.en, promise: promise.en, text: text.en };
