/** The words that all schemas share. */
import * as v from "valibot";

/** A locale as the web writes it: `es`, `pt-BR`; `pt_BR`, as some platforms write it, is taken for the same. */
export const Locale = v.pipe(
  v.string(),
  v.transform((locale) => locale.replaceAll("_", "-")),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "A locale looks like es or pt-BR."),
);

/** An instant: ISO 8601 with a zone. Dates alone and local times are refused, they name no instant. */
export const Instant = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
    "A time is ISO 8601 with a zone, such as 2026-03-01T10:00:00Z.",
  ),
  v.check((text) => !Number.isNaN(Date.parse(text)), "This time does not exist in the calendar."),
);

/** A calendar day, `YYYY-MM-DD`. */
export const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, "A day is written YYYY-MM-DD."),
  v.check((text) => {
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  }, "This day does not exist in the calendar."),
);

/** A letter, a digit, a sign or a picture: something to see, where spaces and signs without width are nothing. */
const legible = /[\p{L}\p{N}\p{P}\p{S}]/u;
const Text = v.pipe(v.string(), v.regex(legible, "A text must not be empty."), v.maxLength(4000));

/** A text: a string in the survey's own language, or an object by locale with at least one entry. */
export const Localized = v.union(
  [
    Text,
    v.pipe(
      v.record(Locale, Text),
      v.check((texts) => Object.keys(texts).length > 0, "A text by locale needs at least one locale."),
    ),
  ],
  "A text is a string, or an object with one string for each locale.",
);
export type Localized = v.InferOutput<typeof Localized>;

/** A UUIDv7 as RFC 9562 writes it. */
export const Uuid7 = v.pipe(
  v.string("An id is a string."),
  v.regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i,
    "The id must be a UUIDv7 made by the client.",
  ),
  v.transform((id) => id.toLowerCase()),
);

/** An id of ours: a prefix and random characters. */
export const idOf = (prefix: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${prefix}_[A-Za-z0-9_-]{1,64}$`), `An id of this noun looks like ${prefix}_….`),
  );

/** A name that people or machines give: not empty, bounded, no control characters. */
export const Name = v.pipe(
  v.string(),
  v.trim(),
  v.regex(legible, "A name must not be empty."),
  v.regex(/^\P{Cc}*$/u, "A name is one line, without control characters."),
  v.maxLength(200, "A name has at most 200 characters."),
);

/** A slug by which code refers to something: a touchpoint, a question, an event. */
export const Slug = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, "Use letters, digits, _ . : and -, at most 64 of them."),
);

/** The name by which a page or an app calls a touchpoint: any words, since unknown ones are kept and listed. */
export const TouchpointName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "A touchpoint's name must not be empty."),
  v.maxLength(100, "A touchpoint's name has at most 100 characters."),
);

/** `?limit=` and `?cursor=` of every list. */
export const Page = {
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, "A limit is a whole number."),
      v.transform(Number),
      v.minValue(1, "A limit is at least 1."),
      v.maxValue(500, "A limit is at most 500."),
    ),
  ),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
};

/** A list as it is answered. */
export const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), next: v.nullable(v.string()) });

/** An object and no list: a list would pass for one with numbers as names. */
export const plainObject = v.custom<Record<string, unknown>>(
  (input) => typeof input === "object" && input !== null && !Array.isArray(input),
  "This is an object, not a list.",
);
