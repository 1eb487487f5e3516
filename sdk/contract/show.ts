/** Where a survey stands on the page, and how it looks. */
import * as v from "valibot";

export const Show = v.object({
  as: v.optional(v.picklist(["popover"], "This version shows a survey as a popover.")),
  corner: v.optional(v.picklist(["bottom-end", "bottom-start", "top-end", "top-start"])),
});
