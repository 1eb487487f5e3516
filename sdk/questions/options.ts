/** The options of a list, as the definition of every kind that offers one holds them. */
import * as v from "valibot";
import { Slug } from "../shapes.ts";

/** 2 to 200 options, each under an id of its own. */
export const optionsOf = <Option extends v.GenericSchema<unknown, { id: string }>>(option: Option) =>
  v.pipe(
    v.array(option),
    v.minLength(2, "A question has at least 2 options."),
    v.maxLength(200, "A question has at most 200 options."),
    v.check((options) => new Set(options.map(({ id }) => id)).size === options.length, "An option's id is used twice."),
  );

export const option = { id: Slug };

/** `exceptLast`: the last stays where it is. Own words always come last. */
export const Shuffle = v.picklist(["none", "all", "exceptLast"]);

/** Where own words are taken, they stand under this id in every count. */
export const keepsOtherFree = (takesOther: boolean, options: readonly { id: string }[] = []): boolean =>
  !takesOther || options.every(({ id }) => id !== "other");
export const otherIsTaken = 'The id "other" stands for own words here.';
