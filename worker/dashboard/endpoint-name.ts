/** What an endpoint is called on pages: as its owner describes it, else by its system, else by its address. Pure. */
import type { Endpoint } from "#contract";
import { presetOf } from "../crm/registry.ts";
import { namesUrl } from "./preset-form.ts";

export function nameOf({ description, url, preset }: Pick<Endpoint, "description" | "url" | "preset">): string {
  if (description !== "") return description;
  const known = presetOf(preset);
  // The names of others are the same in both languages.
  return known && !namesUrl(known) ? known.words.en.title : url;
}

/** The address of its page. */
export const pageOf = (id: string): string => `/app/endpoints/${encodeURIComponent(id)}`;
