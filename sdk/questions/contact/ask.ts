import * as v from "valibot";
import { common } from "../ask.ts";
import { contactFields } from "./answer.ts";

const Field = v.object({ id: v.picklist(contactFields), required: v.optional(v.boolean()) });

/** How to reach somebody. Name and e-mail are asked unless `fields` says which, and which of them are needed. */
export const ContactAsk = v.object({
  ...common,
  kind: v.literal("contact"),
  fields: v.optional(
    v.pipe(
      v.array(Field),
      v.minLength(1, "A contact question has at least one field."),
      v.check((fields) => new Set(fields.map(({ id }) => id)).size === fields.length, "A field is named twice."),
    ),
  ),
});
export type ContactAsk = v.InferOutput<typeof ContactAsk>;
