/** A person at the dashboard: an account of one world, signed in through the form, asking for pages as a browser does. */
import { createOwner } from "../../../worker/accounts/owner.ts";
import { openDatabase } from "../../../worker/db/index.ts";
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

export async function makeAccount(world: World): Promise<{ email: string }> {
  const email = `${crypto.randomUUID()}@voz.test`;
  const db = openDatabase(env.DB);
  const auth = makeAuth(db, settingsOf(env), "https://voz.test");
  await createOwner(db, auth, { name: "Ana", email, password }, world.workspaceId, now());
  return { email };
}

export const cookiesOf = (page: Page): string =>
  page.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

/** Somebody of this world, signed in. */
export async function makeVisitor(world: World, language = "es") {
  const guest = makeGuest(world, language);
  const { email } = await makeAccount(world);
  const signedIn = await guest.post("/sign-in", { email, password });
  if (signedIn.status !== 303) throw new Error(`signing in answered ${signedIn.status}: ${signedIn.text}`);
  const cookie = cookiesOf(signedIn);
  return {
    email,
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
