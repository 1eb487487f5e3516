/** A kind's view as markup, and what is read in it. */
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Face, KindWords } from "../../../sdk/questions/view.types.ts";
import type { Localized } from "../../../sdk/shapes.ts";

export const say = (text: Localized): string => (typeof text === "string" ? text : Object.values(text)[0]!);

export const rendered = <Ask, Value, Words extends KindWords>(
  face: Face<Ask, Value, Words>,
  ask: Ask,
  words: Words,
  value?: Value,
): string =>
  renderToString(
    h(face.View, {
      ask,
      value,
      words,
      say,
      set: () => undefined,
      naming: {
        "aria-labelledby": "title",
        "aria-describedby": undefined,
        "aria-invalid": false,
        "aria-required": false,
      },
    }),
  );

const heard = (html: string): string => html.replace(/<(\w+)[^>]* aria-hidden="true"[^>]*>.*?<\/\1>/g, "");
const text = (html: string): string => html.replace(/<[^>]*>/g, "");

/** The names of the answers, as they are heard. */
export const names = (html: string): string[] =>
  [...html.matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, inner]) => text(heard(inner!)));

/** The line under a scale, as it is seen: the low end, what stands between, the high end. */
export const line = (html: string): string[] =>
  [...html.replace(/^.*<div class="anchors">/, "").matchAll(/<span[^>]*>([^<]*)<\/span>/g)].map(([, seen]) => seen!);

/** Of the line, what is marked as chosen. */
export const marked = (html: string): string[] =>
  [...html.replace(/^.*<div class="anchors">/, "").matchAll(/<span[^>]* class="on">([^<]+)<\/span>/g)].map(
    ([, seen]) => seen!,
  );
