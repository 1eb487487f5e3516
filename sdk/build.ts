/** Builds what `@voz/sdk` holds when it is published: modules for any host, and their types. */
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { routes } from "./admin/routes.ts";
import { declare } from "./declare.ts";
import { flatten } from "./flatten.ts";
import { buildFiles } from "./layers.ts";

const room = import.meta.dirname;

/** What an app can import, by the names of the files: `.` is index. Beside it, cli.ts is the command `voz`. */
const entries = ["index", "webhook", "react", "admin"];

/** The list of routes as it stands, without the schemas that it is read from. */
const plainRoutes: Plugin = {
  name: "plain-routes",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]admin[\\/]routes\.ts$/ }, () => ({
      contents: `export const routes = ${JSON.stringify(routes)};`,
      loader: "js",
    }));
  },
};
const routeTypes = `export interface Route { method: string; path: string; consumes?: string; raw?: true }
export declare const routes: Readonly<Record<string, Route>>;`;

/** What each operation takes and answers, said by itself: all in one would be too deep for the compiler to spell out. */
function callTypes(): string {
  const names = Object.keys(routes);
  const sides = ["given", "answer"] as const;
  const types = names.flatMap((name) =>
    sides.map((side): [string, string] => [`${name}_${side}`, `all.Calls["${name}"]["${side}"]`]),
  );
  const calls = names.map((name) => `${name}: { given: ${name}_given; answer: ${name}_answer };`);
  return `${flatten("admin/calls.types.ts", Object.fromEntries(types))}
export interface Calls { ${calls.join(" ")} }\n`;
}

/** Builds into `outdir`; an earlier build of it is replaced. */
export async function buildSdk(outdir = join(room, "dist")): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await buildFiles([...entries, "cli"], outdir, plainRoutes);
  declare({
    rooms: ["sdk"],
    entries: entries.map((entry) => `sdk/${entry}.ts`),
    instead: {
      "sdk/contract/wire.types.ts": flatten("contract/wire.types.ts"),
      "sdk/admin/calls.types.ts": callTypes(),
      "sdk/admin/routes.ts": routeTypes,
      "sdk/contract/event.ts": flatten("contract/event.ts", ["Event"]),
    },
    outdir,
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildSdk();
