/** From a page's content to the answer: the shell around it, the markup as text, the headers. */
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import type { AppContext } from "../http/context.ts";
import type { Frame } from "./frame.ts";
import { pageHeaders } from "./headers.ts";
import { Shell, type Place } from "./parts/shell.tsx";

/** What a page makes of a request. */
export interface Shown {
  title: string;
  body: VNode;
  /** Which entry of the menu this is; pages outside of the dashboard have none. */
  place?: Place;
  status?: number;
  /** After how many seconds the browser asks for it again, where it shows what is going on. */
  refresh?: number;
}

export const isSecure = (c: AppContext): boolean => new URL(c.req.url).protocol === "https:";

/** Pages carry a workspace's data, or a form that makes some: nothing of them is kept on the way. */
export function answerPage(
  c: AppContext,
  frame: Frame,
  { title, body, place, status = 200, refresh }: Shown,
): Response {
  const markup = render(
    <Shell frame={frame} title={title} place={place}>
      {body}
    </Shell>,
  );
  return new Response(`<!doctype html>${markup}`, {
    status,
    headers: {
      ...pageHeaders(isSecure(c)),
      "content-type": "text/html; charset=utf-8",
      "content-language": frame.language,
      "cache-control": "no-store",
      vary: "Accept-Language, Cookie",
      ...(refresh === undefined ? {} : { refresh: String(refresh) }),
    },
  });
}

/** To another page of ours, after a form: always fetched with GET, never kept. */
export function goTo(c: AppContext, path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...pageHeaders(isSecure(c)), location: path, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** A path of this site, or the other way out: never another host, whatever the text says. */
export function ownPath(text: string | undefined, otherwise: string): string {
  if (!text || text.length > 2000 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return otherwise;
  return text;
}
