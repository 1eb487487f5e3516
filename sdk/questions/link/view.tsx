/** A link that looks like a button and opens beside the page; the survey stays where it is. */
import type { Face } from "../view.types.ts";
import type { LinkAsk } from "./ask.ts";
import { css } from "./look.css.ts";
import type { LinkWords } from "./words.ts";

const nameOf = ({ label }: LinkAsk, say: (text: NonNullable<LinkAsk["label"]>) => string, words: LinkWords): string =>
  label ? say(label) : words.open;

export const linkFace: Face<LinkAsk, "clicked", LinkWords> = {
  kind: "link",
  css,
  speak: ({ ask, words, say }) => `✓ ${nameOf(ask, say, words)}`,
  View: ({ ask, value, set, say, words, naming }) => (
    <a
      href={ask.url}
      class={value ? "go on" : naming["aria-invalid"] ? "go due" : "go"}
      target="_blank"
      rel="noopener"
      aria-describedby={[naming["aria-labelledby"], naming["aria-describedby"]].filter(Boolean).join(" ")}
      onClick={() => set("clicked")}
      // The middle button opens it, too; the right one only a menu.
      onAuxClick={({ button }) => button === 1 && set("clicked")}
    >
      {nameOf(ask, say, words)}
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={value ? "M3 8.5l3.5 3.5L13 5" : "M5 4h7v7M12 4l-8 8"} />
      </svg>
    </a>
  ),
};
