/** One box to tick, and the way to the text that is agreed to. */
import { css as box } from "../parts/box.css.ts";
import type { Face } from "../view.types.ts";
import type { ConsentAsk } from "./ask.ts";
import { css } from "./look.css.ts";
import type { ConsentWords } from "./words.ts";

export const consentFace: Face<ConsentAsk, true, ConsentWords> = {
  kind: "consent",
  css: box + css,
  speak: ({ ask: { label }, words, say }) => `✓ ${label ? say(label) : words.agree}`,
  View({ ask: { id, label, link }, value, set, say, words, naming: { "aria-labelledby": title, ...naming } }) {
    return (
      <fieldset class="consent" aria-labelledby={title}>
        <div class="choices boxes">
          <label class={value && "on"}>
            <input
              type="checkbox"
              name={id}
              checked={!!value}
              onChange={({ currentTarget }) => set(currentTarget.checked || undefined)}
              {...naming}
            />
            {label ? say(label) : words.agree}
          </label>
        </div>
        {link && (
          <a class="terms" href={link.url} target="_blank" rel="noopener">
            {say(link.label)}
          </a>
        )}
      </fieldset>
    );
  },
};
