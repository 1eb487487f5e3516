/** What the view and the place that a survey stands in ask of each other. */
import type { Showing } from "../sdk/client/voz.types.ts";
import type { PublishedSurvey } from "../sdk/contract/wire.types.ts";
import type { Words } from "./words/words.types.ts";

/** What a place gets of the survey that stands in it. */
export interface Stand {
  host: HTMLElement;
  root: ShadowRoot;
  survey: PublishedSurvey;
  showing: Showing;
  words: Words;
  /** Puts the host above the page. */
  rise(): void;
  /** Keeps the host where it can be seen; `again` puts it back after the page swapped its body. */
  keep(again: () => void): void;
  /** Draws the card, tells that it is shown, and leads to it: by focus where somebody opened it, else in words. */
  arrive(opened?: boolean): void;
  draw(): void;
  /** To what there is to do. */
  focus(): void;
  /** Takes the survey away, and tells so. */
  close(): void;
}

/** How a survey stands somewhere. */
export interface Placed {
  /** Called once. */
  enter(): void;
  /** The survey is taken away, perhaps before it came. */
  leave?(): void;
  /** What the visitor's wish to close it does; false where there is nothing to close. */
  close?: (() => void) | false;
  /** It stays where it is when all is said. */
  stays?: boolean;
  /** The card's element and role, where they are not a section and a dialog. */
  tag?: "dialog";
  role?: "region";
}

/** A place other than a corner of the window: what place.ts exports. */
export interface Place {
  css: string;
  stand(stand: Stand): Placed;
}
