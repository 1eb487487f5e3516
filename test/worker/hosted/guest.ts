/** Somebody who opens a survey's own page, as a browser without scripts does it. */
import { env } from "cloudflare:workers";
import { textOf } from "../dashboard/visitor.ts";
import type { Json, World } from "../world.ts";

export interface HostedPage {
  status: number;
  html: string;
  text: string;
  headers: Headers;
  /** What the form carries; "" on a page without one. */
  carried: string;
}

const decode = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

const browser = {
  accept: "text/html,application/xhtml+xml",
  "accept-language": "es",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0",
  "sec-fetch-dest": "document",
};

export function makeHosted(world: World) {
  async function ask(path: string, init: { method?: string; raw?: BodyInit; headers?: Record<string, string> }) {
    const answer = await world.fetchRaw(path, { key: null, ...init, headers: { ...browser, ...init.headers } });
    const html = await answer.text();
    const carried = decode(/name="_voz" value="([^"]*)"/.exec(html)?.[1] ?? "");
    return { status: answer.status, html, text: textOf(html), headers: answer.headers, carried } satisfies HostedPage;
  }
  const open = (path: string, headers: Record<string, string> = {}) => ask(path, { headers });
  const send = (
    page: HostedPage,
    path: string,
    fields: Record<string, string> | [string, string][],
    headers: Record<string, string> = {},
  ) => {
    const form = new URLSearchParams(fields);
    form.set("_voz", page.carried);
    return ask(path, {
      method: "POST",
      raw: form.toString(),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        ...headers,
      },
    });
  };
  const responses = async (): Promise<Json[]> =>
    (await world.ask<{ items: Json[] }>("/v1/responses?limit=50")).body.items;
  const funnel = async (): Promise<Json[]> =>
    (
      await env.DB.prepare("SELECT step, channel, campaign, n FROM funnel WHERE workspace_id = ?1 ORDER BY step")
        .bind(world.workspaceId)
        .all<Json>()
    ).results;
  return { ask, open, send, responses, funnel };
}

/** The attributes of the control with this name and value; null where there is none. */
export function control(html: string, name: string, value?: string): Record<string, string> | null {
  for (const [tag] of html.matchAll(/<(?:input|textarea)\b(?:[^>"]|"[^"]*")*>/g)) {
    const found: Record<string, string> = {};
    for (const [, key = "", text = ""] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)) found[key] = decode(text);
    if (found["name"] === name && (value === undefined || found["value"] === value)) return found;
  }
  return null;
}
