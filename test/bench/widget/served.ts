/**
 * Two servers of different origins: the host's page, and what the variants fetch (gzip, as a static host sends it) with
 * an API that says for every key which survey is published.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Config, PublishedSurvey } from "../../../sdk/contract/wire.types.ts";
import { defaultSettings } from "../../../sdk/contract/workspace.ts";
import { buildWidget } from "../../../widget/build.ts";
import { scriptWith } from "../../../worker/collect/script.ts";
import { resolveTheme } from "../../../worker/surveys/theme.ts";
import { article } from "./article.ts";

interface File {
  text: string;
  raw: number;
  gzip: Buffer;
  brotli: number;
}
export interface Served {
  host: string;
  /** The origin of scripts and API. */
  voz: string;
  files: Map<string, File>;
  /** The loader by a key's own address, with what is published for everyone. */
  keyed(key: string): string;
  close(): Promise<void>;
}

/** The floors go through the bundler as the widget does. */
async function buildFloors(outdir: string): Promise<void> {
  const floor = {
    bundle: true,
    minify: true,
    target: "es2020",
    legalComments: "none",
    charset: "utf8",
    outdir,
  } as const;
  const scripts = [
    import.meta.resolve("./floors/harness.ts"),
    import.meta.resolve("./floors/plain.ts"),
    import.meta.resolve("./floors/preact.ts"),
  ];
  const form = import.meta.resolve("./floors/preact-form.tsx");
  await build({ ...floor, format: "iife", entryPoints: scripts.map((url) => fileURLToPath(url)) });
  await build({
    ...floor,
    format: "esm",
    entryPoints: [fileURLToPath(form)],
    jsx: "automatic",
    jsxImportSource: "preact",
  });
}

async function filesIn(folder: string): Promise<Map<string, File>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
  const read = async (name: string): Promise<[string, File]> => {
    const bytes = await readFile(join(folder, name));
    return [
      `/${name}`,
      {
        text: bytes.toString(),
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }),
        brotli: brotliCompressSync(bytes).length,
      },
    ];
  };
  return new Map(await Promise.all(names.map(read)));
}

const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> => {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
};
const port = (server: Server): number => (server.address() as AddressInfo).port;

const statement = { es: "Tu pedido llega en 24 horas", en: "Your order arrives within 24 hours" };

const { quietDays, mostAsks, theme } = defaultSettings;
/** A new workspace's, but for the share of visitors who are never asked. */
const configOf = (surveys: Config["surveys"]): Config => ({
  surveys,
  touchpoints: [],
  attribution: { ownHosts: [], lookbackDays: 30 },
  theme: resolveTheme(theme),
  asking: { quietDays, mostAsks, holdout: 0 },
});

/** As far as the answers hang on it. */
interface Body {
  key?: string;
  locale?: string;
  items?: { id: string }[];
}

/** What the API answers; `surveys` by key. */
function answerOf(path: string, key: string, body: Body, surveys: ReadonlyMap<string, PublishedSurvey>): unknown {
  const survey = surveys.get(key);
  if (path === "/v1/config") return configOf(survey ? [survey] : []);
  if (path === "/v1/decide")
    return {
      campaign: null,
      channel: "email",
      promise: {
        id: "prm_1",
        version: 1,
        arm: "quoted",
        statement: body.locale === "en" ? statement.en : statement.es,
      },
      eligible: survey ? [survey.id] : [],
    };
  return { results: (body.items ?? []).map(({ id }) => ({ id, status: "stored" })) };
}

export async function serve(surveys: ReadonlyMap<string, PublishedSurvey>): Promise<Served> {
  const outdir = await mkdtemp(join(tmpdir(), "voz-bench-"));
  await buildWidget({ outdir });
  await buildFloors(join(outdir, "floors"));
  const files = await filesIn(outdir);

  const keyed = (key: string): string => {
    const survey = surveys.get(key);
    return scriptWith(files.get("/voz.js")!.text, key, configOf(survey ? [survey] : []));
  };

  const voz = await listen((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://voz");
    const file = files.get(pathname);
    const headers = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
    const key = /^\/voz\.js\/(\w+)$/.exec(pathname)?.[1];
    if (key !== undefined) {
      response.writeHead(200, { ...headers, "content-type": "text/javascript", "content-encoding": "gzip" });
      return void response.end(gzipSync(keyed(key), { level: 9 }));
    }
    if (file) {
      const type = { "content-type": "text/javascript", "content-encoding": "gzip" };
      response.writeHead(200, { ...headers, ...type, "cache-control": "public, max-age=31536000" });
      return void response.end(file.gzip);
    }
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      const body = (text ? JSON.parse(text) : {}) as Body;
      const key = searchParams.get("key") ?? body.key ?? "";
      const known = pathname.startsWith("/v1/");
      response.writeHead(known ? 200 : 404, { ...headers, "content-type": "application/json" });
      response.end(known ? JSON.stringify(answerOf(pathname, key, body, surveys)) : "");
    });
  });
  const host = await listen((request, response) => {
    const found = request.url === "/";
    response.writeHead(found ? 200 : 204, { "content-type": "text/html; charset=utf-8" });
    response.end(found ? article : "");
  });
  return {
    host: `http://127.0.0.1:${port(host)}/`,
    voz: `http://localhost:${port(voz)}`,
    files,
    keyed,
    async close() {
      for (const server of [voz, host]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
      await rm(outdir, { recursive: true });
    },
  };
}
