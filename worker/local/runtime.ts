/** The Worker in wrangler's local runtime (Miniflare and workerd), with the bindings that wrangler.toml names. */
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { bundleWorker } from "./bundle.ts";

export const root = join(import.meta.dirname, "..", "..");

export interface RuntimeOptions {
  port: number;
  /** Where D1 keeps its file; nothing survives without it. */
  persist?: string;
  /** Static files; the deployed Worker's are in dist/public. */
  assets: string;
  bindings: Record<string, string>;
  host?: string;
  /** The Worker's entry; the benchmark has one of its own, with a floor to measure against. */
  entry?: string;
  /** Where a debugger may ask, of the Worker's own memory for one. */
  inspectorPort?: number;
  /** Where the Worker is spoken to past the local stand-in of Cloudflare's front; static files, which have one too, are left out. */
  directPort?: number;
}

export async function startRuntime({
  port,
  persist,
  assets,
  bindings,
  host,
  entry,
  inspectorPort,
  directPort,
}: RuntimeOptions): Promise<Miniflare> {
  const script = await bundleWorker(entry ?? join(root, "worker/index.ts"));
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, "wrangler.toml"), undefined, {
    overrides: { assets: { directory: assets } as never },
  });
  if (directPort !== undefined) delete workerOptions.assets;
  return new Miniflare(
    convertV4MiniflareOptions({
      host: host ?? "127.0.0.1",
      port,
      log: new Log(LogLevel.ERROR),
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
      ...(persist ? { resourcePersistencePath: persist } : {}),
      workers: [
        {
          ...workerOptions,
          name: "voz",
          modules: [{ type: "ESModule", path: "worker.mjs", contents: script }],
          ...(directPort === undefined ? {} : { unsafeDirectSockets: [{ host: "127.0.0.1", port: directPort }] }),
          bindings: { ...(workerOptions.bindings as Record<string, string> | undefined), ...bindings },
        },
      ],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  );
}
