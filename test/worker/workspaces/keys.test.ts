/** Secret keys: what they may, how long, when they were used, and what a typing error costs. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Key } from "#contract";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeWorld, setClock, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
});

const make = async (more: Record<string, unknown>) =>
  (await world.ask<Key & { secret: string }>("/v1/keys", { body: { kind: "secret", name: "CRM", ...more } })).body;
const status = async (key: string) => (await world.ask("/v1/surveys", { key })).status;

describe("a key that expires", () => {
  it("opens everything until then, and nothing from then on", async () => {
    const { secret, expiresAt } = await make({ expiresAt: "2026-03-10T15:00:00+01:00" });
    expect(expiresAt).toBe("2026-03-10T14:00:00.000Z");
    setClock("2026-03-10T13:59:59Z");
    expect(await status(secret)).toBe(200);
    setClock("2026-03-10T14:00:00Z");
    expect(await status(secret)).toBe(401);
    expect(await status(world.secretKey)).toBe(200);
  });

  it("is refused where that time is over, or is none", async () => {
    for (const expiresAt of ["2026-03-10T12:00:00Z", "2020-01-01T00:00:00Z", "tomorrow", "2026-03-10"])
      expect(
        await world.ask("/v1/keys", { body: { kind: "secret", name: "CRM", expiresAt } }),
        expiresAt,
      ).toMatchObject({ status: 422, body: { issues: [{ path: "expiresAt" }] } });
  });

  it("is made, shown as expired and kept apart on the page", async () => {
    const owner = await makeVisitor(world);
    const made = await owner.post("/app/install/keys", [
      ["kind", "secret"],
      ["name", "Panel de datos"],
      ["scope", "read"],
      ["days", "30"],
    ]);
    expect(made.status).toBe(201);
    expect(made.html).toMatch(/voz_sk_[0-9A-Za-z]{36}/);
    const { body } = await world.ask<{ items: Key[] }>("/v1/keys");
    const key = body.items.find(({ name }) => name === "Panel de datos");
    expect(key).toMatchObject({ scopes: ["read"], expiresAt: "2026-04-09T12:00:00.000Z" });
    expect((await owner.get("/app/install")).text).toContain("Caduca el 9 abr 2026");
    setClock("2026-04-09T12:00:01Z");
    const after = await (await makeVisitor(world)).get("/app/install");
    expect(after.text).toContain("Caducó el 9 abr 2026");
    expect(after.html).not.toMatch(/voz_sk_[0-9A-Za-z]{36}/);
  });
});

describe("when a key was used", () => {
  it("is written once an hour, however many ask at once", async () => {
    const { id, secret } = await make({});
    await env.DB.batch([
      env.DB.prepare("CREATE TABLE IF NOT EXISTS key_writes (id text)"),
      env.DB.prepare(
        "CREATE TRIGGER IF NOT EXISTS count_key_writes AFTER UPDATE ON keys BEGIN INSERT INTO key_writes VALUES (NEW.id); END",
      ),
    ]);
    const written = () =>
      env.DB.prepare("SELECT count(*) AS n FROM key_writes WHERE id = ?1").bind(id).first<number>("n");
    const used = async () =>
      (await world.ask<{ items: Key[] }>("/v1/keys")).body.items.find((key) => key.id === id)?.lastUsedAt;
    expect(await used()).toBeNull();
    await Promise.all(Array.from({ length: 10 }, () => status(secret)));
    expect([await used(), await written()]).toEqual(["2026-03-10T12:00:00.000Z", 1]);
    setClock("2026-03-10T13:00:00Z");
    await status(secret);
    expect([await used(), await written()]).toEqual(["2026-03-10T12:00:00.000Z", 1]);
    setClock("2026-03-10T13:00:01Z");
    await status(secret);
    expect([await used(), await written()]).toEqual(["2026-03-10T13:00:01.000Z", 2]);
  });
});

describe("a mistyped key", () => {
  it("is told as one by its checksum; a made-up one with a right checksum is unknown", async () => {
    const { secret } = await make({});
    const typo = `${secret.slice(0, 20)}${secret[20] === "a" ? "b" : "a"}${secret.slice(21)}`;
    for (const wrong of [typo, secret.slice(0, -1), `${secret}x`, "voz_sk_", "voz_sk_0", "sk_live_1"]) {
      const { status: code, body } = await world.ask("/v1/surveys", { key: wrong });
      expect([wrong, code, body["code"]]).toEqual([wrong, 401, "unknown_key"]);
      expect(String(body["detail"])).toContain("mistyped");
    }
    await world.ask(`/v1/keys/${(await make({})).id}`, { method: "DELETE" });
    expect(await status(secret)).toBe(200);
  });
});

describe("a key from before there was a scope for it", () => {
  it("goes on seeing who people are", async () => {
    const sql = env.MIGRATIONS.flatMap(({ queries }) => queries.filter((query) => query.includes("UPDATE `keys`")));
    expect(sql).toHaveLength(1);
    const old = [
      ["read", ["read"]],
      ["all", ["read", "write", "admin"]],
      ["only", ["admin"]],
    ] as const;
    for (const [name, scopes] of old)
      await env.DB.prepare(
        "INSERT INTO keys (lookup, id, workspace_id, kind, name, shown, origins, scopes, created_at) VALUES (?1, ?1, ?2, 'secret', ?3, '', '[]', ?4, '')",
      )
        .bind(`${world.workspaceId}-${name}`, world.workspaceId, name, JSON.stringify(scopes))
        .run();
    for (let times = 0; times < 2; times += 1) await env.DB.prepare(sql[0] ?? "").run();
    const { body } = await world.ask<{ items: Key[] }>("/v1/keys");
    const scopesOf = (wanted: string) => body.items.find(({ name }) => name === wanted)?.scopes;
    expect(old.map(([name]) => scopesOf(name))).toEqual([
      ["read", "personal"],
      ["read", "write", "admin", "personal"],
      ["admin"],
    ]);
  });
});
