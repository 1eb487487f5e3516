/** Reads one item of a batch: repaired, recognised by its type, checked against its schema. Pure. */
import * as v from "valibot";
import { ExposureItem, IdentifyItem, ResponseItem, type CollectResult, type ItemCode } from "#contract";
import { issuesOf } from "../http/validate.ts";
import { repairText } from "../http/repair.ts";

export type Item = ResponseItem | ExposureItem | IdentifyItem;
export type ReadItem = { ok: true; item: Item; repaired: boolean } | { ok: false; result: CollectResult };

/** What no honest item exceeds. */
const itemShape = { deepest: 32, mostKeys: 1000 } as const;

const schemas = new Map<unknown, v.GenericSchema<unknown, Item>>([
  ["response", ResponseItem],
  ["exposure", ExposureItem],
  ["identify", IdentifyItem],
]);

export function rejected(id: string | null, code: ItemCode, issues: CollectResult["issues"]): CollectResult {
  return { id, status: "rejected", code, issues: issues ?? [] };
}

export function readItem(raw: unknown): ReadItem {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return {
      ok: false,
      result: rejected(null, "invalid_item", [{ path: "", message: "An item is an object with a type and an id." }]),
    };
  const { value, changed, tooMuch } = repairText(raw, itemShape);
  const item = value as Record<string, unknown>;
  const id = typeof item["id"] === "string" ? item["id"].slice(0, 100) : null;
  if (tooMuch)
    return {
      ok: false,
      result: rejected(id, "invalid_item", [
        { path: "", message: "The item is nested too deeply or holds too many entries." },
      ]),
    };
  const schema = schemas.get(item["type"]);
  if (!schema)
    return {
      ok: false,
      result: rejected(id, "unknown_type", [
        { path: "type", message: 'The type is "response", "exposure" or "identify".' },
      ]),
    };
  const parsed = v.safeParse(schema, item, { abortPipeEarly: true });
  if (parsed.success) return { ok: true, item: parsed.output, repaired: changed };
  const issues = issuesOf(parsed.issues);
  const code: ItemCode = issues.some(({ path }) => path === "id") ? "invalid_id" : "invalid_field";
  return { ok: false, result: rejected(id, code, issues) };
}
