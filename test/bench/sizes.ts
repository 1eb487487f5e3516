/** Bytes of what a visitor's browser fetches, against the budget in package.json. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import packageJson from "../../package.json" with { type: "json" };
import { buildWidget } from "../../widget/build.ts";
import { root } from "../../worker/local/runtime.ts";
import type { Row } from "./table.ts";

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;
const folder = join(root, "dist/public");

export async function benchSizes(): Promise<Row[]> {
  await buildWidget({ outdir: folder });
  return packageJson["size-limit"].map(({ name, path, limit }) => {
    const files = [path].flat().flatMap(filesOf);
    const sum = (measure: (bytes: Buffer) => number) =>
      files.reduce((total, file) => total + measure(readFileSync(file)), 0);
    const gzip = sum((bytes) => gzipSync(bytes, { level: 9 }).length);
    const brotli = sum((bytes) => brotliCompressSync(bytes).length);
    const most = Number.parseFloat(limit) * 1000;
    return {
      what: name,
      value: `${kilo(gzip)} gzip`,
      against: `${kilo(brotli)} brotli, ${kilo(sum((bytes) => bytes.length))} raw`,
      mark: `≤ ${limit} gzip`,
      met: gzip <= most,
    };
  });
}

/** A path of the budget; `*` stands for a content hash. */
function filesOf(path: string): string[] {
  const parts = path.split("/");
  const last = parts.pop() ?? "";
  const inside = join(root, ...parts);
  if (!last.includes("*")) return [join(inside, last)];
  const [head = "", tail = ""] = last.split("*", 2);
  return readdirSync(inside)
    .filter((name) => name.startsWith(head) && name.endsWith(tail))
    .map((name) => join(inside, name));
}
