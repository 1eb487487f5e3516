/** Reads a form that a page of ours sent. Another site's page is refused before anything is read, whatever it sends. */
import { refuseCrossSite } from "../http/actor.ts";
import { readText } from "../http/body.ts";
import type { AppContext } from "../http/context.ts";
import { Refusal } from "../http/refusal.ts";

/** The longest form is a campaign with fifty rules of ten tests. */
const mostBytes = 512 * 1024;

export async function readForm(c: AppContext): Promise<URLSearchParams> {
  refuseCrossSite(c);
  const type = (c.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded")
    throw new Refusal("unsupported_media_type", "Forms are sent as application/x-www-form-urlencoded.");
  const text = await readText(c.req.raw, mostBytes);
  // A text ends at a NUL for some that read it later; nobody types one.
  return new URLSearchParams(text.replaceAll("%00", "").replaceAll("\u0000", ""));
}

/** One field's text without surrounding space; "" where it is missing. */
export const field = (form: URLSearchParams, name: string): string => (form.get(name) ?? "").trim();

/** A text field's lines without surrounding space; empty ones are left out. */
export const lines = (form: URLSearchParams, name: string): string[] =>
  field(form, name)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
