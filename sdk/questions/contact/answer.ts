import type { AnswerRules, Refused } from "../answer.types.ts";
import { blank } from "../blank.ts";
import type { ContactAsk } from "./ask.ts";

export const contactFields = ["name", "email", "phone"] as const;
export type ContactField = (typeof contactFields)[number];
/** What was filled in; an empty field is left out, and with none there is no answer. */
export type ContactAnswer = { [Field in ContactField]?: string };

/** No field is longer than this, in UTF-16 units as fields in a page count them. */
const longestField = 200;

export const fieldsOf = ({ fields }: ContactAsk): NonNullable<ContactAsk["fields"]> =>
  fields ?? [{ id: "name" }, { id: "email" }];

/** How a field looks. No part takes what the next one could, so the time grows with the length and no faster. */
const shapes: Record<ContactField, RegExp> = {
  name: /^/,
  email: /^[^\s@<>()[\]\\,;:"\p{C}]+@([\p{L}\p{M}\p{N}-]+\.)+\p{L}[\p{L}\p{M}\p{N}-]+$/u,
  phone: /^[+().\xa0 -]*(\p{Nd}[+().\xa0 -]*){5,20}$/u,
};

type Code = "text_too_long" | "required_missing" | "invalid_email" | "invalid_phone";

/** The first field that keeps an answer from being taken, and why. */
export function misfit(ask: ContactAsk, value: ContactAnswer): [field: ContactField, code: Code] | undefined {
  for (const { id, required } of fieldsOf(ask)) {
    const text = value[id];
    if (!text) {
      if (required) return [id, "required_missing"];
    } else if (text.length > longestField) return [id, "text_too_long"];
    else if (!shapes[id].test(text)) return [id, `invalid_${id as "email" | "phone"}`];
  }
  return undefined;
}

const told: Record<Code, string> = {
  text_too_long: "A field has at most 200 characters.",
  invalid_email: "An e-mail address looks like name@example.com.",
  invalid_phone: "A phone number has 5 to 20 digits, and + ( ) - . or spaces between them.",
  required_missing: "The question needs this field.",
};
const refused = (code: Refused["code"], message: string, path?: string): Refused => ({
  ok: false,
  code,
  message,
  ...(path && { path }),
});

/** Personal data: kept with the response, never counted. Without `fields`, whatever is told of the three is taken. */
export const contact: AnswerRules<"contact", ContactAsk, ContactAnswer> = {
  kind: "contact",
  accept(ask, value) {
    if (!value || typeof value !== "object" || Array.isArray(value))
      return refused("wrong_type", "A contact answer is an object with name, email or phone.");
    const fields = ask.fields ?? contactFields.map((id) => ({ id }));
    const given = Object.entries(value) as [ContactField, unknown][];
    if (given.length === 0) return refused("wrong_type", "A contact answer has at least one field.");
    for (const [id, text] of given) {
      if (!fields.some((field) => field.id === id))
        return refused("unknown_option", "The question asks for no such field.", id);
      if (typeof text !== "string" || blank(text))
        return refused("wrong_type", "A field is a text; an empty one is left out.", id);
    }
    const wrong = misfit({ ...ask, fields }, value);
    return wrong ? refused(wrong[1], told[wrong[1]], wrong[0]) : { ok: true, value };
  },
  tally: () => [],
  parts: ({ fields }) => fields?.map(({ id }) => id) ?? contactFields,
};
