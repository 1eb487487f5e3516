/** Bytes of the files that a page really fetches until a survey can be seen, each squeezed by itself. */
import type { Browser } from "playwright-core";
import type { Row } from "../table.ts";
import type { Served } from "./served.ts";
import { furtherKinds, preact, voz, withKey } from "./variants.ts";
import { fetches } from "./visit.ts";

const kilo = (bytes: number): string => `${(bytes / 1024).toFixed(2)} KB`;

export async function benchBytes(browser: Browser, served: Served): Promise<Row[]> {
  const { files } = served;
  const isFile = (path: string): boolean => files.has(path);
  const gzip = (path: string): number => files.get(path)?.gzip.length ?? 0;
  const sum = (paths: readonly string[], measure = gzip): number =>
    paths.reduce((total, path) => total + measure(path), 0);
  const brotli = (path: string): number => files.get(path)?.brotli ?? 0;
  const told = (paths: readonly string[]): string =>
    paths.map((path) => `${path.split("/").pop()} ${gzip(path)} (br ${brotli(path)})`).join(", ");
  const row = (what: string, paths: readonly string[], against: string, most: number): Row => ({
    what,
    value: `${kilo(sum(paths))} gzip, ${kilo(sum(paths, brotli))} br`,
    against,
    mark: `≤ ${most} KB gzip`,
    met: sum(paths) <= most * 1024,
  });

  const [floor, spanish, english] = await Promise.all([
    fetches(browser, served, preact),
    fetches(browser, served, voz),
    fetches(browser, served, voz, "en-GB"),
  ]);
  const shown = spanish.filter(isFile);
  const kinds: { kind: string; own: string[] }[] = [];
  for (const kind of furtherKinds) {
    const fetched = await fetches(browser, served, withKey(kind));
    kinds.push({ kind, own: fetched.filter((path) => isFile(path) && !spanish.includes(path)) });
  }
  kinds.sort((a, b) => sum(b.own) - sum(a.own));
  const languages = [
    english.filter((path) => isFile(path) && !spanish.includes(path)),
    shown.filter((path) => !english.includes(path)),
  ].toSorted((a, b) => sum(b) - sum(a));

  return [
    row("loader, before anything is shown", [voz.script], `raw ${kilo(files.get(voz.script)?.raw ?? 0)}`, 6),
    row("in all to show NPS + promise + text", shown, `Preact floor ${kilo(sum(floor))} gzip`, 16),
    ...shown.map((path) => ({ ...row(`  ${path}`, [path], "", 0), mark: "–" })),
    row(
      "a further kind, the largest",
      kinds[0]?.own ?? [],
      kinds.map(({ kind, own }) => `${kind} ${sum(own)}`).join(", "),
      1.2,
    ),
    row("a language, the larger", languages[0] ?? [], languages.map(told).join("; "), 1),
  ];
}
