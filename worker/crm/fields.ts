/** What goes into which of their fields: as the owner chose, else as the preset has it. Pure. */
import type { FactName } from "#contract";
import type { Facts, Given } from "./preset.types.ts";
import { madeToFit, mostBytes } from "./size.ts";
import { cut } from "./text.ts";

/** A fact may go into every field; what stands around the fields in a body needs room as well. */
const mostInFields = mostBytes - 4 * 1024;
/** They lead somewhere, or are looked up: a part of one is another. */
const uncut: ReadonlySet<FactName> = new Set<FactName>(["response", "event", "customer", "email", "link"]);

/** Without what is not known: nobody's field is emptied. */
export function fieldsOf(
  facts: Facts,
  { fields }: Pick<Given, "fields">,
  otherwise: Readonly<Record<string, FactName>>,
): Record<string, string | number> {
  const chosen = Object.entries(Object.keys(fields).length > 0 ? fields : otherwise);
  const cutTo = (most: number): Record<string, string | number> =>
    Object.fromEntries(
      chosen.flatMap(([field, fact]): [string, string | number][] => {
        const value = facts[fact];
        if (value === null || value === undefined) return [];
        return [[field, typeof value === "string" && !uncut.has(fact) ? cut(value, most) : value]];
      }),
    );
  return madeToFit(mostInFields, cutTo, JSON.stringify);
}

/** Responses, for presets that tell of nothing else. */
export const responseTypes = ["response.completed", "response.updated", "response.abandoned"] as const;

/** Responses and customers, for presets that tell of both. */
export const personTypes = [...responseTypes, "customer.updated"] as const;

/** Whom a preset may name to others. */
export const peopleNeed = { name: "people", otherwise: "agreed", options: ["agreed", "not_denied"] } as const;
export const peopleWords = {
  es: {
    label: "Personas",
    help: "De quién se envía el correo, el nombre o el identificador. De quien se negó, nunca.",
    options: { agreed: "Solo de quien dio su permiso o dejó su correo", not_denied: "De quien no se negó" },
  },
  en: {
    label: "People",
    help: "Of whom e-mail, name or id are sent. Of who refused, never.",
    options: { agreed: "Only of who agreed, or left their e-mail", not_denied: "Of who did not refuse" },
  },
} as const;
