/**
 * The world around Voz: one small server that answers as many sites, and a browser that finds them by their names.
 * Customers' sites carry the script tag, a consent banner of their own and a cookie that remembers its answer. Every
 * other host is a stranger: a magazine, a search page, a bank; its page has a link or a form that leads on.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, BrowserContextOptions, Page, Request } from "playwright-core";
import type { Response } from "#contract";
import { launchBrowser } from "../browser.ts";
import type { Served } from "./served.ts";

/** Sites of the customer; all others are strangers. */
const customers = /^((www|blog)\.)?shop\.test$|^outlet\.test$/;

/** The query of a stranger's page: where it leads, and how. */
export interface Lead {
  to: string;
  /** `referrerpolicy` and `rel` of the link. */
  policy?: string;
  rel?: string;
  /** A form that posts by itself, as a bank answers; else a link to click. */
  how?: "link" | "post";
}

export interface PageOptions {
  /** Script in the head before the tag, which so runs before Voz. */
  early?: string;
  /** Attributes of the script tag, beside src and data-key. */
  attributes?: string;
  headers?: Record<string, string>;
}

/** One browser of one person. */
export interface Device {
  context: BrowserContext;
  /** What went wrong on any page. */
  troubles: string[];
  /** Everything that went to Voz: address, body and headers of each request. */
  sent: string[];
  /** A new tab; `ago` sets its clock back. */
  tab(ago?: number): Promise<Page>;
  close(): Promise<void>;
}

export interface Sites {
  /** `at("shop.test", "/cart")` */
  at(host: string, path?: string): string;
  /** A stranger's page that leads on. */
  stranger(host: string, lead: Lead, path?: string): string;
  /** How a customer's page is made; the plain one if nothing was said. */
  page(host: string, path: string, options: PageOptions): void;
  device(options?: BrowserContextOptions & { init?: string }): Promise<Device>;
  close(): Promise<void>;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const document = (head: string, body: string): string =>
  `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Site</title>${head}</head><body>${body}</body></html>`;

/** The customer's own consent banner: it keeps what was said, and tells Voz on each page. */
const banner = `
  window.voz = window.voz || function () { (voz.q = voz.q || []).push(arguments); };
  window.say = function (state) { document.cookie = "banner=" + state + ";path=/"; voz("setConsent", state); };
  var said = /(?:^|; )banner=(\\w+)/.exec(document.cookie);
  if (said) voz("setConsent", said[1]);`;

const strangerPage = (query: URLSearchParams): string => {
  const to = escaped(query.get("to") ?? "");
  if (query.get("how") === "post")
    return document("", `<form method="post" action="${to}"><button id="go">Go on</button></form>`);
  const attributes = [
    query.has("policy") && `referrerpolicy="${escaped(query.get("policy") ?? "")}"`,
    query.has("rel") && `rel="${escaped(query.get("rel") ?? "")}"`,
  ].filter(Boolean);
  return document("", `<a id="go" href="${to}" ${attributes.join(" ")}>Go on</a>`);
};

export async function openSites(voz: Served): Promise<Sites> {
  const pages = new Map<string, PageOptions>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { hostname, pathname, searchParams } = new URL(
      request.url ?? "/",
      `http://${request.headers.host ?? "none"}`,
    );
    const known = pages.get(hostname + pathname) ?? {};
    request.resume();
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...known.headers,
    });
    if (!customers.test(hostname)) return void response.end(strangerPage(searchParams));
    const tag = `<script async src="${voz.url}/voz.js" data-key="${voz.demo.publicKey}" ${known.attributes ?? ""}></script>`;
    response.end(
      document(
        `<script>${known.early ?? ""}</script><script>${banner}</script>${tag}`,
        `<h1>${escaped(pathname)}</h1>`,
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await launchBrowser({ args: ["--host-resolver-rules=MAP *.test 127.0.0.1"] });

  const at = (host: string, path = "/"): string => `http://${host}:${port}${path}`;
  const told = async (request: Request): Promise<string> =>
    [
      request.method(),
      request.url(),
      request.postData() ?? "",
      // What a page sends as it goes may have no more to tell.
      JSON.stringify(await request.allHeaders().catch(() => request.headers())),
    ].join("\n");

  return {
    at,
    stranger: (host, lead, path = "/story/of-the-day") =>
      at(host, `${path}?${new URLSearchParams(Object.entries(lead) as [string, string][]).toString()}`),
    page: (host, path, options) => void pages.set(host + path, options),
    async device({ init, ...options } = {}) {
      const context = await browser.newContext({ locale: "es-ES", ...options });
      context.setDefaultTimeout(10_000);
      const troubles: string[] = [];
      const sent: string[] = [];
      context.on("weberror", (error) => troubles.push(error.error().message));
      context.on("request", (request) => {
        if (request.url().startsWith(voz.url)) void told(request).then((text) => sent.push(text));
      });
      if (init) await context.addInitScript(init);
      return {
        context,
        troubles,
        sent,
        async tab(ago = 0) {
          const page = await context.newPage();
          await page.addInitScript((behind) => {
            const real = Date.now.bind(Date);
            const tab = window as unknown as { behind: number };
            tab.behind = behind;
            Date.now = () => real() - tab.behind;
          }, ago);
          return page;
        },
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Command = (...command: unknown[]) => unknown;
interface Host {
  voz: Command & { ready?: boolean };
  say(state: string): void;
  behind: number;
}

/** The script has come, and has played what waited for it. */
export const ready = async (page: Page): Promise<void> =>
  void (await page.waitForFunction(() => (window as unknown as Partial<Host>).voz?.ready));

/** Opens an address and waits for Voz. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

/** Clicks what leads on from a stranger's page, and waits for Voz where it leads to. */
export async function goOn(page: Page): Promise<void> {
  await page.locator("#go").click();
  await page.waitForURL((address) => customers.test(address.hostname));
  await ready(page);
}

/** What the visitor says to the site's banner. */
export const consent = (page: Page, state: "granted" | "denied"): Promise<void> =>
  page.evaluate((said) => (window as unknown as Host).say(said), state);

/** Voz looks at a changed address after the router has done its own part. */
export const noticed = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));

/** A router's move inside the page; Voz has noticed it when this settles. */
export async function route(page: Page, path: string, how: "pushState" | "replaceState" = "pushState"): Promise<void> {
  await page.evaluate(([to, verb]) => history[verb]({}, "", to), [path, how] as const);
  await noticed(page);
}

/** Time goes on in a tab whose clock was set back. */
export const setClock = (page: Page, ago: number): Promise<void> =>
  page.evaluate((behind) => void ((window as unknown as Host).behind = behind), ago);

/** Answers without the widget; tells the response's id once it is stored. */
export async function respond(
  page: Page,
  surveyId: string,
  answers: Record<string, unknown> = { nps: 9 },
): Promise<string> {
  const { id, status, code } = await page.evaluate(
    ([survey, given]) =>
      (window as unknown as Host).voz("respond", survey, given) as Promise<{
        id: string;
        status: string;
        code?: string;
      }>,
    [surveyId, answers] as const,
  );
  if (status !== "stored") throw new Error(`the answer was ${status} (${code ?? "no code"})`);
  return id;
}

/** What Voz keeps on the device for the page's own origin. */
export const kept = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() =>
    Object.fromEntries(
      Object.entries({ ...localStorage, ...sessionStorage })
        .filter(([name]) => name.startsWith("voz"))
        .map(([name, value]) => [name, JSON.parse(String(value)) as unknown]),
    ),
  );

/** The kept touches, oldest first. */
export async function keptTouches(page: Page): Promise<{ session: number; params: Record<string, string> }[]> {
  const found = (await kept(page))["voz.t"];
  return (found ?? []) as { session: number; params: Record<string, string> }[];
}

/** The response as the private API reads it. */
export async function read(voz: Served, id: string): Promise<Response> {
  const { items } = await voz.ask<{ items: Response[] }>("/v1/responses?limit=50");
  const found = items.find((response) => response.id === id);
  if (!found) throw new Error(`no response ${id} among the newest`);
  return found;
}
