import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
// wrangler.toml names it; a fresh clone has not built it yet, and the Worker's own tests need nothing of it.
mkdirSync(join(root, "dist/public"), { recursive: true });

/** Pure code: no Worker, no database, no page. */
const pure = [
  "test/sdk/**/*.test.{ts,tsx}",
  "test/suites/**/*.test.{ts,tsx}",
  "test/examples/**/*.test.ts",
  "test/simulator/**/*.test.ts",
  "test/worker/deliveries/{reach,send}/**/*.test.ts",
  "test/worker/touches/**/*.test.ts",
  "test/worker/text/**/*.test.ts",
  "test/worker/reports/{statistics,drivers}/**/*.test.ts",
  "test/worker/local/**/*.test.ts",
  "test/house/**/*.test.ts",
];
/** What a visitor or a user sees, in real Chromium against the real Worker or the built widget. */
const pages = ["test/widget/**/*.test.ts", "test/journeys/**/*.test.ts", "test/suites/**/*.page.test.ts"];

/** What the Worker imports of its libraries. */
const dependencies = [
  "@valibot/to-json-schema",
  "better-auth",
  "better-auth/adapters/drizzle",
  "better-auth/api",
  "better-auth/plugins/two-factor",
  "d3-scale",
  "d3-shape",
  "drizzle-orm",
  "drizzle-orm/d1",
  "drizzle-orm/sqlite-core",
  "hono",
  "isbot",
  "preact",
  "preact-render-to-string",
  "preact/hooks",
  "preact/jsx-runtime",
  "tldts",
  "uqr",
  "valibot",
];
/** As for the Worker itself (worker/local/bundle.ts). */
const bundling = {
  external: [/^node:/, /^cloudflare:/],
  platform: "neutral" as const,
  resolve: { conditionNames: ["workerd", "worker", "browser", "import"], mainFields: ["module", "main"] },
};

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    // Left to itself it leaves a core free, which on two is every other one.
    maxWorkers: 2,
    reporters: process.env["CI"] ? [["default", { summary: false }]] : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: pure,
          exclude: pages,
          // Some try thousands of values, on machines that are busy.
          testTimeout: 30_000,
          typecheck: {
            enabled: true,
            checker: join(root, "node_modules/typescript7/bin/tsc"),
            include: ["test/**/*.test-d.ts"],
            tsconfig: "./tsconfig.json",
            ignoreSourceErrors: true,
          },
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: join(root, "wrangler.toml") },
            miniflare: {
              bindings: {
                AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
                VOZ_LOCAL: "1",
                MIGRATIONS: await readD1Migrations(join(root, "migrations")),
              },
            },
          }),
        ],
        test: {
          name: "worker",
          // Some walk every operation, or a page with each of its filters.
          testTimeout: 60_000,
          // A whole tenant with one of everything is made in one, on machines that are busy.
          hookTimeout: 60_000,
          include: ["test/worker/**/*.test.{ts,tsx}"],
          exclude: pure,
          setupFiles: ["test/worker/migrate.ts"],
          // Each file loads them anew; as one file each they come in a third of the time.
          deps: { optimizer: { ssr: { enabled: true, include: dependencies, rolldownOptions: bundling } } },
        },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: pages,
          globalSetup: ["test/widget/built.ts"],
          // Some start Voz twice, or build the widget thrice, on machines that are busy.
          testTimeout: 150_000,
          hookTimeout: 150_000,
          // After the others: what a visitor sees is not to be judged on a machine that is busy with something else.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
    ],
  },
});
