// A template tag that escapes every inserted string; only what the tag itself made goes in as markup.
export type Html = { readonly markup: string };
export type Slot = string | number | Html | readonly Html[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

function fill(slot: Slot): string {
  if (typeof slot === "string") return escape(slot);
  if (typeof slot === "number") return String(slot);
  if ("markup" in slot) return slot.markup;
  return slot.map((part) => part.markup).join("\n");
}

export function html(parts: TemplateStringsArray, ...slots: Slot[]): Html {
  return { markup: parts.reduce((text, part, index) => text + fill(slots[index - 1] ?? "") + part) };
}
