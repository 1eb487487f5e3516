/** Where a survey stands on the page, and how it looks there. */
import * as v from "valibot";
import { Localized } from "../shapes.ts";
import { Theme, ThemeDraft } from "./theme.ts";

const placed = {
  /**
   * `popover` in a corner of the window (a sheet at the bottom on a phone); `modal` above the page, which rests
   * meanwhile; `inline` in the page, inside `selector`; `tab` at the edge, from where the visitor opens it; `page` fills
   * the element that it is in, and comes only when the host opens it.
   */
  as: v.optional(v.picklist(["popover", "modal", "inline", "tab", "page"])),
  corner: v.optional(v.picklist(["bottom-end", "bottom-start", "top-end", "top-start"])),
  /**
   * The element of an `inline` survey or a `page`; `[data-voz-survey="sur_…"]` with the survey's id if missing. It may
   * come later than the survey, which waits for it.
   */
  selector: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))),
  /** What a tab says; "Feedback" in the visitor's language if missing. */
  label: v.optional(Localized),
};

export const Show = v.object({ ...placed, theme: v.optional(ThemeDraft) });

/** The same as pages get it: a theme of the survey's own is whole. */
export const PublishedShow = v.object({ ...placed, theme: v.optional(Theme) });
