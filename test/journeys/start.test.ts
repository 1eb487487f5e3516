/** `npm start` as a newcomer and an operator meet it: ready, again, in trouble, stopped. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Demo } from "../../worker/local/state.ts";
import { freePort, newFolder, serveVoz, startVoz, uuid7 } from "./served.ts";

const processesOf = (folder: string): string[] => {
  const all = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" });
  return all.split("\n").filter((line) => line.includes(folder));
};

describe("npm start", () => {
  it("is ready with its keys written, and again from the same folder, where nothing is seeded twice", async () => {
    const folder = newFolder();
    const port = await freePort();
    const env = { PORT: String(port), VOZ_STATE: folder };
    const first = startVoz(env);
    expect(await first.ready, first.said()).toBe(true);
    expect(first.said()).toContain(`voz ready http://localhost:${port}`);
    for (const part of ["/demo/?utm_source=newsletter", "dashboard", "sign in"]) expect(first.said()).toContain(part);
    const demo = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) as Demo;
    expect(Object.keys(demo).sort()).toEqual(["email", "password", "publicKey", "secretKey", "url", "workspaceId"]);
    const answers = async (): Promise<number> => {
      const answer = await fetch(`http://localhost:${port}/v1/reports/campaigns`, {
        headers: { authorization: `Bearer ${demo.secretKey}` },
      });
      return ((await answer.json()) as { total: { n: number } }).total.n;
    };
    const seeded = await answers();
    expect(seeded).toBeGreaterThan(100);
    first.child.kill("SIGINT");
    // 130 is how a shell says "ended by Ctrl-C".
    expect([0, 130]).toContain(await first.ended);
    expect(processesOf(folder)).toEqual([]);

    const second = startVoz(env);
    expect(await second.ready, second.said()).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"))).toEqual(demo);
    expect(await answers()).toBe(seeded);
    second.child.kill("SIGTERM");
    await second.ended;
    expect(processesOf(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it("makes an empty world on request: keys, and nothing else", async () => {
    const voz = await serveVoz({ VOZ_DEMO: "empty" });
    const lists = await Promise.all(
      ["surveys", "campaigns", "responses", "touchpoints"].map((noun) => voz.ask<{ items: unknown[] }>(`/v1/${noun}`)),
    );
    expect(lists.map(({ items }) => items.length)).toEqual([0, 0, 0, 0]);
    await voz.stop();
  });

  it("says in one line that the port is taken, and what to do", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const folder = newFolder();
    const started = startVoz({ PORT: String(port), VOZ_STATE: folder });
    expect(await started.ended).toBe(1);
    expect(started.said().trim()).toBe(
      `voz: port ${port} is taken; stop what listens there, or choose another: PORT=${port + 1} npm start`,
    );
    other.close();
    rmSync(folder, { recursive: true });
  });

  it.each(["0", "x", "70000"])("refuses PORT=%s", async (port) => {
    const started = startVoz({ PORT: port });
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(/^voz: PORT=.* is no port/);
  });

  it("says what is wrong with a state folder that it cannot use, and changes nothing in it", async () => {
    const folder = newFolder();
    const file = join(folder, "a-file");
    writeFileSync(file, "mine");
    const notAFolder = startVoz({ PORT: String(await freePort()), VOZ_STATE: file });
    expect(await notAFolder.ended).toBe(1);
    expect(notAFolder.said()).toMatch(/^voz: the state folder cannot be used .*VOZ_STATE/);
    expect(readFileSync(file, "utf8")).toBe("mine");

    writeFileSync(join(folder, "secrets.json"), "{ half");
    const half = startVoz({ PORT: String(await freePort()), VOZ_STATE: folder });
    expect(await half.ended).toBe(1);
    expect(half.said().trim().split("\n")).toHaveLength(1);
    expect(half.said()).toContain("move");
    expect(existsSync(join(folder, "d1"))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe("what was answered 200", () => {
  it("survives the power going off between two sends", async () => {
    const voz = await serveVoz();
    const { surveys } = await voz.ask<{ surveys: { id: string; version: number }[] }>(
      `/v1/config?key=${voz.demo.publicKey}`,
    );
    const survey = surveys[0];
    const item = () => ({
      type: "response",
      id: uuid7(),
      surveyId: survey?.id,
      surveyVersion: survey?.version,
      state: "complete",
      answers: { nps: 9 },
      at: new Date().toISOString(),
    });
    const [before, after] = [item(), item()];
    expect((await voz.collect([before])).results[0]?.status).toBe("stored");
    await voz.kill();
    await expect(voz.collect([after])).rejects.toThrow();
    await voz.restart();
    expect((await voz.collect([before, after])).results.map(({ status }) => status)).toEqual(["duplicate", "stored"]);
    for (const { id } of [before, after]) expect((await voz.ask(`/v1/responses/${id}`))["id"]).toBe(id);
    await voz.stop();
  });
});
