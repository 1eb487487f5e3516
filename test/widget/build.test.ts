/** What the build writes: how heavy, for whom, and nothing that does not belong in a visitor's browser. */
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWidget, type BuiltWidget } from "../../widget/build.ts";
import { bundleWords, core } from "../../widget/bundle.ts";
import packageJson from "../../package.json" with { type: "json" };
import { questionKinds } from "../../sdk/questions/index.ts";
import { kindWords } from "../../sdk/questions/views.ts";

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

/** What package.json allows, in bytes. */
const budget = (name: string): number =>
  Number.parseFloat(packageJson["size-limit"].find((entry) => entry.name === name)!.limit) * 1000;
const languages = (): string[] => Object.keys(built.view);
const files = (): string[] => [
  built.loader,
  built.sender,
  built.moments,
  built.place,
  built.flow,
  built.carry,
  built.explain,
  ...Object.values(built.choice),
  ...Object.values(built.view),
  ...Object.values(built.kinds).flatMap((kind) => Object.values(kind)),
];

it("a page without a survey costs no more than the loader", async () => {
  expect(await gzip(built.loader)).toBeLessThanOrEqual(budget("loader, on every page"));
});

/** Their letters take two or three bytes each. */
const otherScripts = ["ar", "he", "ja", "zh"];

it("showing one costs what its kinds of question cost, in any language", async () => {
  const all = budget("all that is fetched to show NPS, promise and text");
  for (const language of languages()) {
    const other = otherScripts.includes(language);
    expect(await gzip(built.loader, built.view[language]!), language).toBeLessThanOrEqual(other ? all * 1.02 : all);
    expect(gzipSync(await bundleWords(language, { minify: true }), { level: 9 }).length).toBeLessThanOrEqual(1024);
    for (const [kind, { [language]: file }] of Object.entries(built.kinds))
      expect(await gzip(file!), `${kind} in ${language}`).toBeLessThanOrEqual(
        budget("one further kind") * (other ? 1.07 : 1),
      );
  }
});

it("the consent page costs its script and one language", async () => {
  const all = budget("the consent page, where a site has it");
  expect(Object.keys(built.choice)).toEqual(languages());
  for (const language of languages())
    expect(await gzip(built.consent, built.choice[language]!), language).toBeLessThanOrEqual(
      otherScripts.includes(language) ? all * 1.08 : all,
    );
});

it("every kind is there in every language, and the loader grows with none", async () => {
  expect([...Object.keys(built.kinds), ...core].sort()).toEqual([...questionKinds].sort());
  for (const kind of Object.keys(built.kinds)) {
    expect(Object.keys(built.kinds[kind]!)).toEqual(languages());
    expect((await text(built.loader)).includes(`${kind}-`)).toBe(false);
  }
});

it("there is one drawing: kinds take it from the view", async () => {
  for (const kind of Object.values(built.kinds))
    for (const [language, file] of Object.entries(kind)) {
      const imports = [...(await text(file)).matchAll(/from\s*"([^"]*)"/g)].map(([, from]) => from);
      expect(new Set(imports)).toEqual(new Set([`./${basename(built.view[language]!)}`]));
    }
});

it("a kind's file holds the words to say, not the sentences of the API", async () => {
  for (const [kind, { es: file }] of Object.entries(built.kinds)) {
    const content = await text(file!);
    expect(content).toContain(kindWords[kind]!.es!.missing);
    expect(content).not.toMatch(/answer is|are allowed|at most \d/);
  }
});

it("the size in a visitor's browser is told", async () => {
  const rows = await Promise.all(
    files().map(async (file) => {
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
  expect(await holds(built.view.es!, /dangerouslySetInnerHTML:|[^.]innerHTML:/)).toBe(false);
  expect(await holds(built.loader, /__k|vnode|radiogroup/)).toBe(false);
  expect(await holds(built.sender, /utm_|fbclid/)).toBe(false);
});

it("a kind's words are in the file of the kind and the language, and in no other", async () => {
  for (const language of languages())
    for (const kind of questionKinds) {
      const { missing } = kindWords[kind]![language]!;
      const own = built.kinds[kind]?.[language] ?? built.view[language];
      for (const file of files())
        expect((await text(file)).includes(missing), `${kind} in ${language}: ${file}`).toBe(file === own);
    }
});

it("the loader is a classic script, the parts are modules", async () => {
  const exports = async (file: string): Promise<boolean> => /(^|[;}])export\s*\{/m.test(await text(file));
  expect(await exports(built.loader)).toBe(false);
  for (const file of files().slice(1)) expect(await exports(file), file).toBe(true);
});

describe("names", () => {
  it("follow the content, so that a year in a cache does no harm", async () => {
    const again = await mkdtemp(join(tmpdir(), "voz-build-"));
    const second = await buildWidget({ outdir: again });
    const loose = await buildWidget({ outdir: again, minify: false });
    await rm(again, { recursive: true });
    expect(second).toEqual(built);
    expect(loose.view).not.toEqual(built.view);
    for (const file of files().slice(1)) {
      const [, hash] = /^voz\/[a-z]+(?:-[a-z]+)?-([0-9a-f]{8})\.js$/.exec(file) ?? [];
      expect(await text(built.loader), file).toContain(hash);
    }
  });

  it("have the headers that fit them", async () => {
    expect(await text("_headers")).toBe(`/voz.js
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff

/voz-consent.js
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
