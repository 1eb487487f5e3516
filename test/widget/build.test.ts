/** What the build writes: how heavy, for whom, and nothing that does not belong in a visitor's browser. */
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWidget, type BuiltWidget } from "../../widget/build.ts";
import { en, es } from "../../sdk/questions/views.ts";

let outdir: string;
let built: BuiltWidget;
beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), "voz-build-"));
  built = await buildWidget({ outdir });
});
afterAll(() => rm(outdir, { recursive: true }));
const text = (file: string): Promise<string> => readFile(join(outdir, file), "utf8");
const gzip = async (...files: string[]): Promise<number> => {
  let sum = 0;
  for (const file of files) sum += gzipSync(await text(file), { level: 9 }).length;
  return sum;
};

it("a page without a survey costs at most 6 KB", async () => {
  expect(await gzip(built.loader)).toBeLessThanOrEqual(6 * 1024);
});

it("showing one costs at most 16 KB more, Preact included, in any language", async () => {
  for (const words of Object.values(built.words))
    expect(await gzip(built.engine, built.view, words)).toBeLessThanOrEqual(16 * 1024);
});

it("the size in a visitor's browser is told", async () => {
  const files = [built.loader, built.engine, built.view, built.moments, ...Object.values(built.words)];
  const rows = await Promise.all(
    files.map(async (file) => {
      const content = await text(file);
      return `${file}: ${Buffer.byteLength(content)} raw, ${gzipSync(content, { level: 9 }).length} gzip, ${brotliCompressSync(content).length} brotli`;
    }),
  );
  console.info(rows.join("\n"));
  expect(rows).toHaveLength((await readdir(join(outdir, "voz"))).length + 1);
});

it("no file holds a validation library, a debugging aid or another file's part", async () => {
  // Of a file as long as these, a failed match would print all.
  const holds = async (file: string, what: RegExp): Promise<boolean> => what.test(await text(file));
  for (const file of ["voz.js", ...(await readdir(join(outdir, "voz"))).map((name) => `voz/${name}`)])
    expect(await holds(file, /valibot|safeParse|sourceMappingURL|\beval\(|new Function/), file).toBe(false);
  expect(await holds(built.view, /dangerouslySetInnerHTML:|[^.]innerHTML:/)).toBe(false);
  expect(await holds(built.loader, /__k|vnode|radiogroup/)).toBe(false);
  expect(await holds(built.engine, /utm_|fbclid/)).toBe(false);
});

it("words of one language are in one file, and in no other", async () => {
  for (const [language, kinds] of Object.entries({ es, en })) {
    for (const [other, file] of Object.entries(built.words)) {
      const content = await text(file);
      for (const { missing } of Object.values(kinds))
        expect(content.includes(missing), `${language} in ${other}`).toBe(language === other);
    }
    for (const { missing } of Object.values(kinds)) expect((await text(built.view)).includes(missing)).toBe(false);
  }
});

it("the loader is a classic script, the parts are modules", async () => {
  const exports = async (file: string): Promise<boolean> => /(^|[;}])export\s*\{/m.test(await text(file));
  expect(await exports(built.loader)).toBe(false);
  for (const file of [built.engine, built.view, built.moments, ...Object.values(built.words)])
    expect(await exports(file), file).toBe(true);
});

describe("names", () => {
  it("follow the content, so that a year in a cache does no harm", async () => {
    const again = await mkdtemp(join(tmpdir(), "voz-build-"));
    const second = await buildWidget({ outdir: again });
    const loose = await buildWidget({ outdir: again, minify: false });
    await rm(again, { recursive: true });
    expect(second).toEqual(built);
    expect(loose.view).not.toBe(built.view);
    for (const file of [built.engine, built.view, built.moments, ...Object.values(built.words)]) {
      expect(file).toMatch(/^voz\/[a-z]+-[0-9a-f]{10}\.js$/);
      expect(await text(built.loader)).toContain(file);
    }
  });

  it("have the headers that fit them", async () => {
    expect(await text("_headers")).toBe(`/voz.js
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff

/voz/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
`);
  });
});
