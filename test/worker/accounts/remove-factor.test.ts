/** Somebody lost phone and recovery codes: who may take their second factor off, and what comes of it. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry, Problem } from "#contract";
import { factorPath } from "../../../worker/dashboard/frame.ts";
import { factorOff, saidOf } from "../../../worker/local/factor-off.ts";
import { cookiesOf, makeGuest, makeVisitor, password, sameOrigin, type Page } from "../dashboard/visitor.ts";
import { makeWorld, now, setClock, type World } from "../world.ts";
import { guard, type Guarded } from "./guarded.ts";

let world: World;
beforeEach(async () => {
  setClock(new Date().toISOString());
  world = await makeWorld();
});

const enter = (email: string): Promise<Page> => makeGuest(world).post("/sign-in", { email, password });
const pageOf = (id: string): string => `/app/team/${id}/second-factor`;
const operationOf = (id: string): string => `/v1/members/${id}/second-factor`;
const entry = async (): Promise<AuditEntry | undefined> =>
  (await world.ask<{ items: AuditEntry[] }>("/v1/audit?action=removeSecondFactor")).body.items[0];
/** They belong to a second workspace, too, which they joined later. */
const join = (userId: string, other: World, role = "agent"): Promise<unknown> =>
  env.DB.prepare("INSERT INTO members (user_id, workspace_id, role, created_at) VALUES (?1, ?2, ?3, ?4)")
    .bind(userId, other.workspaceId, role, new Date(now().getTime() + 1000).toISOString())
    .run();
const stillOn = async ({ visitor }: Guarded): Promise<boolean> =>
  (await enter(visitor.email)).headers.get("location") === "/sign-in/code";

describe("an owner", () => {
  it("takes a colleague's second factor off after being asked once more", async () => {
    const owner = await makeVisitor(world);
    const lost = await guard(await makeVisitor(world, "es", "editor"));
    expect((await owner.get("/app/team")).html).toContain(`href="${pageOf(lost.visitor.id)}"`);
    const asked = await owner.get(pageOf(lost.visitor.id));
    expect([asked.status, asked.text.includes(lost.visitor.email), await stillOn(lost)]).toEqual([200, true, true]);
    const done = await owner.post(pageOf(lost.visitor.id), {});
    expect([done.status, done.headers.get("location")]).toEqual([303, "/app/team?done=factor"]);
    expect((await owner.get("/app/team?done=factor")).text).toContain("Su segundo paso está quitado");
    // Signed out everywhere; the password alone opens, and nothing of the old factor is left.
    expect((await makeGuest(world).get("/app", { cookie: lost.cookie })).status).toBe(303);
    const opened = await enter(lost.visitor.email);
    expect(opened.headers.get("location")).toBe("/app");
    const left = await env.DB.prepare("SELECT id FROM two_factor WHERE user_id = ?1").bind(lost.visitor.id).all();
    expect(left.results).toEqual([]);
    const { action, object, detail, actor } = (await entry())!;
    expect([action, object, actor.name]).toEqual(["removeSecondFactor", lost.visitor.id, owner.email]);
    expect(detail).toEqual({
      email: lost.visitor.email,
      change: { before: expect.any(String) as string, after: expect.any(String) as string },
    });
    expect((await world.ask("/v1/audit/verify")).body).toMatchObject({ broken: null });
  });

  it("whoever lost it is told at the next sign-in, on every page, until they know or set up a new one", async () => {
    const owner = await makeVisitor(world);
    const lost = await guard(await makeVisitor(world, "es", "editor"));
    await owner.post(pageOf(lost.visitor.id), {});
    const cookie = cookiesOf(await enter(lost.visitor.email));
    const guest = makeGuest(world);
    const told = "Se quitó tu verificación en dos pasos";
    for (const path of ["/app", "/app/account", factorPath])
      expect((await guest.get(path, { cookie })).text).toContain(told);
    expect((await owner.get("/app")).text).not.toContain(told);
    const known = await guest.post(`${factorPath}/known`, {}, { cookie, ...sameOrigin });
    expect(known.headers.get("location")).toBe(factorPath);
    expect((await guest.get("/app", { cookie })).text).not.toContain(told);

    const again = await guard({
      ...lost.visitor,
      post: (path, form) => guest.post(path, form, { cookie, ...sameOrigin }),
    });
    await owner.post(pageOf(lost.visitor.id), {});
    const fresh = cookiesOf(await enter(lost.visitor.email));
    expect((await guest.get("/app", { cookie: fresh })).text).toContain(told);
    const last = await guard({
      ...lost.visitor,
      post: (path, form) => guest.post(path, form, { cookie: fresh, ...sameOrigin }),
    });
    expect((await guest.get("/app", { cookie: last.cookie })).text).not.toContain(told);
    expect(last.codes.filter((code) => again.codes.includes(code))).toEqual([]);
  });

  it("leaves a workspace that asks for a second factor as safe as it was: a new one comes before anything else", async () => {
    const owner = await guard(await makeVisitor(world));
    const lost = await guard(await makeVisitor(world, "es", "editor"));
    const headers = { cookie: owner.cookie, ...sameOrigin };
    await makeGuest(world).post("/app/team/second-factor", { ask: "yes" }, headers);
    await makeGuest(world).post(pageOf(lost.visitor.id), {}, headers);
    const cookie = cookiesOf(await enter(lost.visitor.email));
    expect((await makeGuest(world).get("/app", { cookie })).headers.get("location")).toBe(factorPath);
    expect((await makeGuest(world).get(factorPath, { cookie })).text).toContain("Se quitó tu verificación");
  });

  it("does not take off their own so: an open browser that somebody finds is not enough", async () => {
    const owner = await guard(await makeVisitor(world));
    const headers = { cookie: owner.cookie, ...sameOrigin };
    const asked = await makeGuest(world).get(pageOf(owner.visitor.id), headers);
    expect([asked.status, asked.html.includes(`action="${pageOf(owner.visitor.id)}"`)]).toEqual([200, false]);
    const done = await makeGuest(world).post(pageOf(owner.visitor.id), {}, headers);
    expect([done.status, done.text.includes("Es el tuyo."), await stillOn(owner)]).toEqual([409, true, true]);
    expect(await entry()).toBeUndefined();
  });

  it("is told where there is none, or nobody by that id", async () => {
    const owner = await makeVisitor(world);
    const plain = await makeVisitor(world, "es", "editor");
    for (const id of [plain.id, "nobody"]) {
      expect((await owner.get(pageOf(id))).status).toBe(404);
      expect((await owner.post(pageOf(id), {})).status).toBe(404);
      expect((await world.ask(operationOf(id), { method: "DELETE" })).status).toBe(404);
    }
    expect((await makeGuest(world).get("/app", { cookie: plain.cookie })).status).toBe(200);
  });

  it.each(["editor", "analyst", "agent"] as const)("alone may: no %s", async (role) => {
    const lost = await guard(await makeVisitor(world));
    const other = await makeVisitor(world, "es", role);
    expect((await other.get(pageOf(lost.visitor.id))).status).toBe(403);
    expect((await other.post(pageOf(lost.visitor.id), {})).status).toBe(403);
    expect(await stillOn(lost)).toBe(true);
  });
});

describe("a system with a key of the workspace", () => {
  it("takes it off, too", async () => {
    const lost = await guard(await makeVisitor(world));
    expect((await world.ask(operationOf(lost.visitor.id), { method: "DELETE" })).status).toBe(204);
    expect(await stillOn(lost)).toBe(false);
    expect((await entry())?.actor.kind).toBe("key");
  });
});

describe("somebody who belongs to another workspace, too", () => {
  it("keeps it, whoever asks from one of the two", async () => {
    const owner = await guard(await makeVisitor(world));
    const lost = await guard(await makeVisitor(world, "es", "editor"));
    const other = await makeWorld();
    await join(lost.visitor.id, other);
    // Not even an editor of the other one.
    await join(owner.visitor.id, other, "editor");
    const headers = { cookie: owner.cookie, ...sameOrigin };
    const asked = await makeGuest(world).get(pageOf(lost.visitor.id), headers);
    expect(asked.text).toContain("pertenece también a otros espacios");
    expect(asked.html).not.toContain(`action="${pageOf(lost.visitor.id)}"`);
    expect((await makeGuest(world).post(pageOf(lost.visitor.id), {}, headers)).status).toBe(409);
    for (const one of [world, other]) {
      const { status, body } = await one.ask<Problem>(operationOf(lost.visitor.id), { method: "DELETE" });
      expect([status, body.code]).toEqual([409, "conflict"]);
    }
    expect([await stillOn(lost), await entry()]).toEqual([true, undefined]);
    expect((await makeGuest(world).get("/app", { cookie: lost.cookie })).status).toBe(200);
  });

  it("loses it to whoever owns both, and has one of their own", async () => {
    const plain = await makeVisitor(world);
    const lost = await guard(await makeVisitor(world, "es", "editor"));
    const other = await makeWorld();
    await join(lost.visitor.id, other);
    await join(plain.id, other, "owner");
    expect((await plain.post(pageOf(lost.visitor.id), {})).status).toBe(409);
    const { cookie } = await guard(plain);
    const done = await makeGuest(world).post(pageOf(lost.visitor.id), {}, { cookie, ...sameOrigin });
    expect([done.status, await stillOn(lost)]).toEqual([303, false]);
  });
});

describe("whoever runs this Voz", () => {
  const run = async (email: string): Promise<ReturnType<typeof saidOf>> => {
    const [first, ...rest] = factorOff(email, now());
    const { results } = await env.DB.prepare(first!).all();
    for (const statement of rest) await env.DB.prepare(statement).run();
    return saidOf(results, email);
  };

  it("takes off anybody's, which every workspace of theirs has in its log", async () => {
    const lost = await guard(await makeVisitor(world));
    const other = await makeWorld();
    await join(lost.visitor.id, other);
    expect((await run(`  ${lost.visitor.email.toUpperCase()} `))?.done).toBe(true);
    expect(await stillOn(lost)).toBe(false);
    const cookie = cookiesOf(await enter(lost.visitor.email));
    expect((await makeGuest(world).get("/app", { cookie })).text).toContain("Se quitó tu verificación en dos pasos");
    expect((await makeGuest(world).get("/app", { cookie: lost.cookie })).status).toBe(303);
    for (const one of [world, other]) {
      const { body } = await one.ask<{ items: AuditEntry[] }>("/v1/audit?action=removeSecondFactor");
      expect(body.items).toMatchObject([
        { object: lost.visitor.id, actor: { kind: "unknown" }, detail: { by: "operator" } },
      ]);
      expect((await one.ask("/v1/audit/verify")).body).toMatchObject({ broken: null });
    }
  });

  it("is told where there is nothing to take off, and changes nothing then", async () => {
    const owner = await makeVisitor(world);
    expect(await run(owner.email)).toMatchObject({
      done: false,
      say: expect.stringContaining("has no second factor") as string,
    });
    expect(await run("nobody'; DELETE FROM user; --@voz.test")).toMatchObject({
      done: false,
      say: expect.stringContaining("No account has") as string,
    });
    expect((await owner.get("/app")).status).toBe(200);
    expect(await entry()).toBeUndefined();
    expect(saidOf("?", owner.email)).toBeNull();
  });
});
