/**
 * Two small servers: the host's page, and Voz as the widget meets it (the built, minified files with the headers that
 * the build wrote for them, and an API that answers as it is told). They are of different origins, as in life.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page } from "playwright-core";
import type {
  CollectItem,
  Config,
  ExposureItem,
  PublishedSurvey,
  ResponseItem,
  Theme,
} from "../../sdk/contract/wire.types.ts";
import { localesOf } from "../../sdk/flow/contents.ts";
import { spellOut } from "../../sdk/questions/single/spell.ts";
import { buildWidget, type BuiltWidget } from "../../widget/build.ts";
import { scriptWith } from "../../worker/collect/script.ts";
import { resolveTheme } from "../../worker/surveys/theme.ts";
import { launchBrowser } from "../browser.ts";
import { builtOnce } from "./built.ts";

export const survey: PublishedSurvey = {
  id: "sur_1",
  version: 3,
  locale: "es",
  touchpoint: "checkout",
  decide: true,
  questions: [
    {
      id: "nps",
      kind: "nps",
      required: true,
      ask: { es: "¿Con qué probabilidad nos recomendarías?", en: "How likely are you to recommend us?" },
    },
    { id: "kept", kind: "promise", required: true },
    {
      id: "why",
      kind: "text",
      ask: { es: "¿Qué podemos mejorar?", en: "What could we do better?" },
      help: { es: "Con una frase basta.", en: "One sentence is enough." },
      min: 5,
      max: 200,
      showIf: { all: [{ answer: "nps", op: "lte", value: 6 }] },
    },
  ],
  endings: [{ id: "thanks", say: { es: "Gracias por contárnoslo.", en: "Thank you for telling us." } }],
  when: { any: [{ event: "order_completed", where: { value: { gte: 20 } } }] },
};

const promise = { id: "prm_1", version: 2, arm: "quoted" };
const statement: Record<string, string> = {
  es: "Tu pedido llega en 24 horas",
  en: "Your order arrives within 24 hours",
};

type Answer = (request: {
  path: string;
  body: Record<string, unknown>;
}) => [status: number, body: unknown, headers?: Record<string, string>] | "hang up";

export interface PageOptions {
  path?: string;
  html?: string;
  /** Attributes of the script tag, beside src and data-key. */
  attributes?: string;
  key?: string;
  lang?: string;
  headers?: Record<string, string>;
  /** Markup before the script: commands, styles, hostile scripts. */
  before?: string;
  /** By the key's own address, as the dashboard hands the tag out. */
  keyed?: boolean;
  /** The script tag as often as this. */
  times?: number;
  browser?: BrowserContextOptions;
}

export interface Site {
  browser: Browser;
  built: BuiltWidget;
  outdir: string;
  /** The host's origin and Voz's, the latter until the next `reset`. */
  host: string;
  voz: string;
  surveys: PublishedSurvey[];
  /** As the Worker resolves it; the defaults unless a test says otherwise. */
  theme: Theme | undefined;
  /** Replaces the API's answers; undefined restores them. */
  answer: Answer | undefined;
  /** What reached the API since the last `reset`. */
  requests: { path: string; body: Record<string, unknown>; headers: IncomingMessage["headers"] }[];
  files: string[];
  /** Paths that pages of before a `reset` asked for after it; they are answered, and counted nowhere else. */
  late: string[];
  items(): CollectItem[];
  responses(): ResponseItem[];
  steps(): string[];
  reset(): void;
  /** A page in a browser context of its own, with whatever went wrong in it. */
  visit(options?: PageOptions): Promise<Visit>;
  /** Another page of the same visitor. */
  again(context: BrowserContext, options?: PageOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Errors and unhandled rejections of the page. */
  errors: string[];
  /** What `voz("on", "failed")` told. */
  failures(): Promise<string[]>;
  /** Lets the survey come up. */
  order(value?: number): Promise<void>;
}

/** The usual stub, and a listener that writes down what happens. */
export const stub = `<script NONCE>
  window.voz = window.voz || function () { (voz.q = voz.q || []).push(arguments); };
  window.told = [];
  ["shown", "started", "answered", "completed", "dismissed", "failed"].forEach(function (name) {
    voz("on", name, function (event) { told.push([name, event.error ? event.error.code : event.surveyId]); });
  });
</script>`;

const writtenOut = (published: PublishedSurvey): PublishedSurvey => ({
  ...published,
  questions: published.questions.map((question) =>
    question.kind === "single" ? spellOut(question, localesOf(published)) : question,
  ),
});

const listen = async (
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Server> => {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
};
const port = (server: Server): number => (server.address() as AddressInfo).port;

/** The headers that `_headers` gives to a path. */
async function headersOf(outdir: string): Promise<(path: string) => Record<string, string>> {
  const rules: [RegExp, Record<string, string>][] = [];
  for (const line of (await readFile(join(outdir, "_headers"), "utf8")).split("\n")) {
    if (/^\S/.test(line)) rules.push([new RegExp(`^${line.trim().replace(/[.]/g, "\\.").replace("*", ".*")}$`), {}]);
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) rules.at(-1)![1][name] = value!;
  }
  return (path) =>
    Object.assign({}, ...rules.filter(([rule]) => rule.test(path)).map(([, headers]) => headers)) as Record<
      string,
      string
    >;
}

export interface SiteOptions {
  /** True unless said otherwise. */
  minify?: boolean;
  launch?: LaunchOptions;
}

/** As it was written: for what minifying might hide. */
async function buildLoose(): Promise<{ outdir: string; built: BuiltWidget; remove: () => Promise<void> }> {
  const outdir = await mkdtemp(join(tmpdir(), "voz-widget-"));
  const built = await buildWidget({ outdir, minify: false });
  return { outdir, built, remove: () => rm(outdir, { recursive: true }) };
}

export async function openSite({ minify = true, launch = {} }: SiteOptions = {}): Promise<Site> {
  const { outdir, built, remove } = minify ? { ...(await builtOnce()), remove: undefined } : await buildLoose();
  const headers = await headersOf(outdir);
  const pages = new Map<string, PageOptions>();
  // A name of Voz for each test: what a page of the test before says as it goes may come late, and is told apart by it.
  let tests = 0;
  const renew = (): string => `http://t${++tests}.localhost:${port(api)}`;

  const api = await listen(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://voz");
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const send = (status: number, body: unknown, more: Record<string, string> = {}): void => {
      response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*", ...more });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };
    const config = () => ({
      // As the Worker publishes them.
      surveys: site.surveys.map(writtenOut),
      touchpoints: [],
      attribution: { ownHosts: [], lookbackDays: 30 },
      asking: { quietDays: 14, mostAsks: 2, holdout: 0 },
      theme: site.theme,
    });
    const late = `http://${request.headers.host}` !== site.voz;
    if (late) site.late.push(pathname);
    const keyed = /^\/voz\.js\/(\w+)$/.exec(pathname)?.[1];
    if (keyed) {
      if (!late) site.files.push(pathname.slice(1));
      const loader = await readFile(join(outdir, "voz.js"), "utf8");
      return send(200, scriptWith(loader, keyed, config() as Config), { "content-type": "text/javascript" });
    }
    if (!pathname.startsWith("/v1/")) {
      if (!late) site.files.push(pathname.slice(1));
      const file = await readFile(join(outdir, pathname)).catch(() => undefined);
      if (!file) return send(404, "not here", { "content-type": "text/plain" });
      response.writeHead(200, { "content-type": "text/javascript", ...headers(pathname) });
      return void response.end(file);
    }
    if (request.method === "OPTIONS")
      return send(204, "", {
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "content-type",
      });
    // As the Worker: a beacon's text is taken by collect alone.
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (!late) site.requests.push({ path: pathname, body, headers: request.headers });
    const told = late ? undefined : site.answer?.({ path: pathname, body });
    if (told === "hang up") return void request.socket.destroy();
    if (told) return send(...told);
    if (pathname === "/v1/config") return send(200, config());
    if (pathname === "/v1/decide")
      return send(200, {
        campaign: null,
        channel: "email",
        promise: { ...promise, statement: statement[String(body.locale)] ?? statement.es },
        eligible: site.surveys.map(({ id }) => id),
      });
    return send(200, { results: (body.items as CollectItem[]).map(({ id }) => ({ id, status: "stored" })) });
  });
  const host = await listen(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://host");
    const options = pages.get(pathname);
    if (!options) {
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    const {
      html = "<h1>Shop</h1><p>Text</p>",
      attributes = "",
      key = "voz_pk_1",
      lang = "es",
      before = "",
      keyed,
      times = 1,
    } = options;
    const script = `<script async NONCE src="${site.voz}/voz.js${keyed ? `/${key}` : ""}" data-key="${key}" ${attributes}></script>`;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...options.headers });
    response.end(
      `<!doctype html><html lang="${lang}"><head><meta name="viewport" content="width=device-width,initial-scale=1"><title>Shop</title></head><body>${html}${before}${stub}${script.repeat(times)}</body></html>`.replaceAll(
        "NONCE",
        'nonce="page"',
      ),
    );
  });
  const browser = await launchBrowser(launch);

  async function open(context: BrowserContext, options: PageOptions): Promise<Visit> {
    const path = options.path ?? "/";
    pages.set(path.split(/[?#]/)[0]!, options);
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(site.host + path);
    return {
      page,
      context,
      errors,
      failures: () =>
        page.evaluate(() =>
          (window as unknown as { told: string[][] }).told
            .filter(([name]) => name === "failed")
            .map(([, code]) => code!),
        ),
      async order(value = 49) {
        await page.evaluate(
          (amount) =>
            (window as unknown as { voz: (...command: unknown[]) => void }).voz("track", "order_completed", {
              value: amount,
            }),
          value,
        );
      },
    };
  }

  const site: Site = {
    browser,
    built,
    outdir,
    host: `http://127.0.0.1:${port(host)}`,
    surveys: [survey],
    theme: resolveTheme(),
    answer: undefined,
    voz: renew(),
    requests: [],
    files: [],
    late: [],
    items: () =>
      site.requests.filter(({ path }) => path === "/v1/collect").flatMap(({ body }) => body.items as CollectItem[]),
    responses: () => site.items().filter(({ type }) => type === "response") as ResponseItem[],
    steps: () => (site.items().filter(({ type }) => type === "exposure") as ExposureItem[]).map(({ step }) => step),
    reset() {
      site.surveys = [survey];
      site.theme = resolveTheme();
      site.answer = undefined;
      site.voz = renew();
      site.requests = [];
      site.files = [];
    },
    visit: async (options = {}) => open(await browser.newContext({ locale: "es-ES", ...options.browser }), options),
    again: (context, options = {}) => open(context, options),
    async close() {
      await browser.close();
      for (const server of [api, host]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
      await remove?.();
    },
  };
  return site;
}

/** Waits until something holds; what a page does in the background has no other end. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 8_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${String(holds)}`);
    await new Promise((turn) => setTimeout(turn, 25));
  }
}
/** Long enough for whatever should not happen. */
export const pause = (time = 400): Promise<void> => new Promise((turn) => setTimeout(turn, time));
