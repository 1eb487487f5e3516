/** A person at the dashboard: an account of one world, signed in through the form, asking for pages as a browser does. */
import { createOwner } from "../../../worker/accounts/owner.ts";
import { eq } from "drizzle-orm";
import type { Role } from "#contract";
import { openDatabase, schema } from "../../../worker/db/index.ts";
import { settingsOf } from "../../../worker/env.ts";
import { makeAuth } from "../../../worker/http/auth.ts";
import { env } from "cloudflare:workers";
import { now, type World } from "../world.ts";

export const password = "correct horse battery";

export interface Page {
  status: number;
  html: string;
  /** What a reader sees: the markup without its tags. */
  text: string;
  headers: Headers;
}

const decode = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

export const textOf = (html: string): string => decode(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? decode(found[1] ?? "") : undefined;
};

/** What a browser would send of the form with this address, before a button is pressed. */
export function fieldsOf({ html }: Page, action: string, place = 0): [string, string][] {
  const forms = [...html.matchAll(/<form[^>]*>[^]*?<\/form>/g)].map(([form]) => form);
  const form = forms.filter((text) => attribute(/^<form[^>]*>/.exec(text)?.[0] ?? "", "action") === action)[place];
  if (!form) throw new Error(`there is no form ${place} for ${action}`);
  const fields: [string, string][] = [];
  for (const [control] of form.matchAll(
    /<input[^>]*>|<textarea[^>]*>[^]*?<\/textarea>|<select[^>]*>[^]*?<\/select>/g,
  )) {
    const [open = ""] = /^<[^>]*>/.exec(control) ?? [];
    const name = attribute(open, "name");
    if (name === undefined) continue;
    if (control.startsWith("<textarea")) fields.push([name, decode(control.slice(open.length, -"</textarea>".length))]);
    else if (control.startsWith("<select")) {
      const options = [...control.matchAll(/<option[^>]*>/g)].map(([option]) => option);
      const chosen = options.find((option) => attribute(option, "selected") !== undefined) ?? options[0] ?? "";
      fields.push([name, attribute(chosen, "value") ?? ""]);
    } else if (attribute(open, "type") !== "checkbox" || attribute(open, "checked") !== undefined)
      fields.push([name, attribute(open, "value") ?? ""]);
  }
  return fields;
}

/** The same fields with some filled in otherwise, and the button that was pressed. */
export const filled = (
  fields: readonly [string, string][],
  changes: Record<string, string>,
  pressed: string,
): [string, string][] => {
  const unknown = Object.keys(changes).filter((name) => !fields.some(([known]) => known === name));
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(", ")}`);
  return [...fields.map(([name, value]): [string, string] => [name, changes[name] ?? value]), ["do", pressed]];
};

async function pageOf(answer: Response): Promise<Page> {
  const html = await answer.text();
  return { status: answer.status, html, text: textOf(html), headers: answer.headers };
}

export const sameOrigin = { "sec-fetch-site": "same-origin" };

/** Pages without a session. */
export function makeGuest(world: World, language = "es") {
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Page> =>
    pageOf(
      await world.fetchRaw(path, {
        key: null,
        headers: { accept: "text/html", "accept-language": language, ...headers },
      }),
    );
  const post = async (
    path: string,
    form: Record<string, string> | [string, string][],
    headers: Record<string, string> = sameOrigin,
  ): Promise<Page> =>
    pageOf(
      await world.fetchRaw(path, {
        key: null,
        method: "POST",
        raw: new URLSearchParams(form).toString(),
        headers: {
          accept: "text/html",
          "accept-language": language,
          "content-type": "application/x-www-form-urlencoded",
          ...headers,
        },
      }),
    );
  return { get, post };
}

export async function makeAccount(world: World, role: Role = "owner"): Promise<{ email: string; id: string }> {
  const email = `${crypto.randomUUID()}@voz.test`;
  const db = openDatabase(env.DB);
  const auth = makeAuth(db, settingsOf(env), "https://voz.test", () => now().getTime());
  const id = await createOwner(db, auth, { name: "Ana", email, password }, world.workspaceId, now());
  if (role !== "owner") await db.update(schema.members).set({ role }).where(eq(schema.members.userId, id));
  return { email, id };
}

export const cookiesOf = (page: Page): string =>
  page.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

/** Somebody of this world, signed in. */
export async function makeVisitor(world: World, language = "es", role: Role = "owner") {
  const guest = makeGuest(world, language);
  const { email, id } = await makeAccount(world, role);
  const signedIn = await guest.post("/sign-in", { email, password });
  if (signedIn.status !== 303) throw new Error(`signing in answered ${signedIn.status}: ${signedIn.text}`);
  const cookie = cookiesOf(signedIn);
  return {
    email,
    id,
    cookie,
    get: (path: string, headers: Record<string, string> = {}) => guest.get(path, { cookie, ...headers }),
    post: (
      path: string,
      form: Record<string, string> | [string, string][],
      headers: Record<string, string> = sameOrigin,
    ) => guest.post(path, form, { cookie, ...headers }),
  };
}
export type Visitor = Awaited<ReturnType<typeof makeVisitor>>;
