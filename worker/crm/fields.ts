/** What goes into which of their fields: as the owner chose, else as the preset has it. Pure. */
import type { FactName } from "#contract";
import type { Facts, Given } from "./preset.types.ts";

/** Without what is not known: nobody's field is emptied. */
export function fieldsOf(
  facts: Facts,
  { fields }: Pick<Given, "fields">,
  otherwise: Readonly<Record<string, FactName>>,
): Record<string, string | number> {
  const chosen = Object.keys(fields).length > 0 ? fields : otherwise;
  return Object.fromEntries(
    Object.entries(chosen).flatMap(([field, fact]): [string, string | number][] => {
      const value = facts[fact];
      return value === null || value === undefined ? [] : [[field, value]];
    }),
  );
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
