/** Writes registry.gen.ts and the browser's params.gen.ts from `lists/`. Run: node worker/touches/registry/build.ts */
import { writeFileSync } from "node:fs";
import { compileParams, compileRegistry } from "./compile.ts";
import { readRows } from "./rows.ts";

const most = 60_000;
try {
  const rows = readRows();
  const registry = compileRegistry(rows);
  const params = compileParams(rows);
  if (registry.length > most) throw new Error(`the registry has ${registry.length} bytes, at most ${most} are allowed`);
  writeFileSync(new URL("registry.gen.ts", import.meta.url), registry);
  writeFileSync(new URL("../../../sdk/arrival/params.gen.ts", import.meta.url), params);
  console.log(`registry ${Buffer.byteLength(registry)} bytes, browser parameters ${Buffer.byteLength(params)} bytes`);
} catch (error) {
  console.error(`registry not built: ${(error as Error).message}`);
  process.exitCode = 1;
}
