/** Bytes of the files that a page really fetches until a survey can be seen, each squeezed by itself. */
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { bundleWords, languagesSpoken } from "../../../widget/bundle.ts";
import type { Row } from "../table.ts";
import type { Served } from "./served.ts";
import { furtherKinds, plainTag, preact, voz, withKey } from "./variants.ts";
import { fetches } from "./visit.ts";

const kilo = (bytes: number): string => `${(bytes / 1024).toFixed(2)} KB`;

export async function benchBytes(browser: Browser, served: Served): Promise<Row[]> {
  const { files, keyed } = served;
  const isFile = (path: string): boolean => files.has(path);
  const gzip = (path: string): number => files.get(path)?.gzip.length ?? 0;
  const sum = (paths: readonly string[], measure = gzip): number =>
    paths.reduce((total, path) => total + measure(path), 0);
  const brotli = (path: string): number => files.get(path)?.brotli ?? 0;
  const row = (what: string, paths: readonly string[], against: string, most: number): Row => ({
    what,
    value: `${kilo(sum(paths))} gzip, ${kilo(sum(paths, brotli))} br`,
    against,
    mark: `≤ ${most} KB gzip`,
    met: sum(paths) <= most * 1024,
  });

  const [floor, spanish] = await Promise.all([fetches(browser, served, preact), fetches(browser, served, voz)]);
  // What sends, and keeps a survey in its place, is asked for at its first touch, or when it has stood for a while.
  const senders = [...files.keys()].filter((path) => path.includes("/sender-"));
  // The loader as it is by itself: what the key's own address sends along is the workspace's, and stands below.
  const loader = plainTag.script;
  const shown = [loader, ...spanish.filter((path) => isFile(path) && !senders.includes(path))];
  const kinds: { kind: string; own: string[] }[] = [];
  for (const kind of furtherKinds) {
    const fetched = await fetches(browser, served, withKey(kind));
    kinds.push({ kind, own: fetched.filter((path) => isFile(path) && !spanish.includes(path)) });
  }
  kinds.sort((a, b) => sum(b.own) - sum(a.own));
  // A language's words come in the file of the view: what they weigh by themselves.
  const words = await Promise.all(
    (await languagesSpoken()).map(async (language) => ({
      language,
      weight: gzipSync(await bundleWords(language, { minify: true }), { level: 9 }).length,
    })),
  );
  words.sort((a, b) => b.weight - a.weight);

  return [
    row("loader, before anything is shown", [loader], `raw ${kilo(files.get(loader)?.raw ?? 0)}`, 6),
    row("in all to show NPS + promise + text", shown, `Preact floor ${kilo(sum(floor))} gzip`, 16),
    ...shown.map((path) => ({ ...row(`  ${path}`, [path], "", 0), mark: "–" })),
    {
      what: "along with it, what is published",
      value: `${kilo(gzipSync(keyed("core"), { level: 9 }).length - gzip(loader))} gzip`,
      against: `raw ${kilo(Buffer.byteLength(keyed("core")) - (files.get(loader)?.raw ?? 0))}`,
      mark: "–",
      met: true,
    },
    { ...row("fetched at the first touch, to send", senders, "", 0), mark: "–" },
    row(
      "a further kind, the largest",
      kinds[0]?.own ?? [],
      kinds.map(({ kind, own }) => `${kind} ${sum(own)}`).join(", "),
      1.2,
    ),
    {
      what: "a language, the largest",
      value: `${kilo(words[0]?.weight ?? 0)} gzip`,
      against: words.map(({ language, weight }) => `${language} ${weight}`).join(", "),
      mark: "≤ 1 KB gzip",
      met: (words[0]?.weight ?? Infinity) <= 1024,
    },
  ];
}
