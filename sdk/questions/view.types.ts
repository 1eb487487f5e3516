/** How a kind of question looks: what its view gets, and what a face is made of. Types only. */
import type { JSX } from "preact";
import type { DecideAnswer, Localized } from "../contract/wire.types.ts";
import type { Asked } from "./answer.types.ts";

/** A kind's own words in one language. `missing` and the codes of `accept` say what to do. */
export type KindWords = { readonly missing: string } & { readonly [name: string]: string };

/** The attributes by which a control is named and described. */
export interface Naming {
  "aria-labelledby": string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
  "aria-required": boolean;
}

export interface ViewProps<Ask, Value, Words> {
  ask: Ask;
  value: Value | undefined;
  /** Undefined takes the answer back. */
  set(value: Value | undefined): void;
  /** A text of the survey, in the language that is shown. */
  say(text: Localized): string;
  words: Words;
  naming: Naming;
}

/** What is known where a question's wording is made. */
export interface Wording<Ask, Words> {
  ask: Ask;
  words: Words;
  say(text: Localized): string;
  promise: DecideAnswer["promise"];
}

/** What is known where an answer is put into words. */
export interface Speaking<Ask, Value, Words> {
  ask: Ask;
  value: Value;
  words: Words;
  say(text: Localized): string;
}

/** A kind's face. The view is pure: what it shows comes in. */
export interface Face<Ask, Value, Words extends KindWords> {
  kind: string;
  View(props: ViewProps<Ask, Value, Words>): JSX.Element;
  /**
   * Why a visitor cannot go on with an answer that the view let through: a code of the rules in answer.ts, which the
   * words explain. Kinds whose view lets only legal answers through have none.
   */
  check?(ask: Ask, value: Value): string | undefined;
  /** The answer in words, where they are more than its value. */
  speak?(speaking: Speaking<Ask, Value, Words>): string;
  /** Styles of this kind alone. */
  css?: string;
  /** The question's heading, where it is more than its `ask`. */
  title?(wording: Wording<Ask, Words>): string;
  /** What the placeholders of the kind's words stand for. */
  fill?(ask: Ask): Record<string, unknown>;
  /** The question as one showing asks it: what is left to chance is settled here, once. */
  lay?(ask: Ask, random: () => number): Ask;
}

/** Any kind's face; methods are bivariant, so a kind's own narrower ask, value and words fit. */
export type AnyFace = Face<Asked, unknown, KindWords>;

/** All that a page needs to show a kind in one language. */
export interface ShownKind {
  face: AnyFace;
  words: KindWords;
}
