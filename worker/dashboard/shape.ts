/** A JSON Schema as a reader sees it: one short notation, a line for each field. Pure. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
}

const deepest = 6;

export const nameOf = (reference: string): string => reference.split("/").at(-1) ?? reference;

export function shapeOf(schema: Schema, indent = "", depth = 0): string {
  if (depth > deepest) return "…";
  // What has a name is told under it.
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => shapeOf(choice, indent, depth + 1)))].join(" | ");
  if (schema.allOf) return schema.allOf.map((part) => shapeOf(part, indent, depth + 1)).join(" & ");
  if (schema.type === "array") return listOf(shapeOf(schema.items ?? {}, indent, depth + 1));
  if (schema.properties) return fieldsOf(schema.properties, schema.required ?? [], indent, depth);
  if (schema.type === "object") {
    const { additionalProperties } = schema;
    return `{ [name]: ${typeof additionalProperties === "object" ? shapeOf(additionalProperties, indent, depth + 1) : "any"} }`;
  }
  return Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "any");
}

const listOf = (item: string): string => (/^\w+$/.test(item) || item.startsWith("{") ? `${item}[]` : `(${item})[]`);

function fieldsOf(
  properties: Record<string, Schema>,
  required: readonly string[],
  indent: string,
  depth: number,
): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, field]) => `${inner}${name}${required.includes(name) ? "" : "?"}: ${shapeOf(field, inner, depth + 1)}`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}
