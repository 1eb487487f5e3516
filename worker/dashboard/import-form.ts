/** How a file is to be read, as the form of its preview says it, and back. Pure. */
import * as v from "valibot";
import { metricFields, ReadingOptions, type Mapping } from "#contract";
import { field } from "./forms.ts";

/** The answers in the form, or null where one of them is no answer. What is left as it was is not said. */
export function readingIn(form: URLSearchParams, before: ReadingOptions): ReadingOptions | null {
  const plain = ["account", "currency", "dates", "decimal", "from", "to", "indicator"]
    .map((name) => [name, field(form, name)] as const)
    .filter(([, value]) => value !== "");
  const mapping = mappingIn(form) ?? before.mapping;
  const options = v.safeParse(ReadingOptions, { ...Object.fromEntries(plain), ...(mapping ? { mapping } : {}) });
  return options.success ? options.output : null;
}

/** The columns, where they are others than the ones that were shown. */
function mappingIn(form: URLSearchParams): Mapping | undefined {
  const names = metricFields.filter((name) => form.has(`column.${name}`));
  if (names.every((name) => field(form, `column.${name}`) === field(form, `shown.${name}`))) return undefined;
  return Object.fromEntries(names.map((name) => [name, field(form, `column.${name}`)]));
}
