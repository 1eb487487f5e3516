/** How long `npm start` takes when its world is already there, and what one response costs D1. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../worker/local/runtime.ts";
import { median } from "./load.ts";
import type { Row } from "./table.ts";

/** Starts and stops once; the seconds until it says that it is ready. */
async function startOnce(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    detached: true,
    env: { ...process.env, PORT: "8796", VOZ_STATE: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      let said = "";
      child.stdout.on("data", (part: Buffer) => {
        said += part.toString();
        if (said.includes("voz ready")) resolve();
      });
      child.once("exit", (code) => reject(new Error(`npm start ended with ${code}: ${said.slice(-500)}`)));
    });
    return (performance.now() - began) / 1000;
  } finally {
    child.removeAllListeners("exit");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (child.pid) process.kill(-child.pid, "SIGINT");
    await gone;
  }
}

export async function benchStart(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "voz-bench-"));
  try {
    const first = await startOnce(folder);
    const again = median([await startOnce(folder), await startOnce(folder), await startOnce(folder)]);
    return [
      { what: "npm start, a new world", value: `${first.toFixed(1)} s`, against: "–", mark: "–", met: true },
      { what: "npm start, again", value: `${again.toFixed(1)} s`, against: "–", mark: "< 10 s", met: again < 10 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
