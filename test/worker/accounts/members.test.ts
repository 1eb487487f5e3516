/** Who comes into a workspace, how far, and how they leave it. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Invitation, Key, Member, NewInvitation } from "#contract";
import { cookiesOf, makeAccount, makeGuest, makeVisitor, password } from "../dashboard/visitor.ts";
import { makeWorld, setClock, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
});

const invite = async (more: Record<string, unknown> = {}): Promise<NewInvitation & { path: string }> => {
  const { status, body } = await world.ask<NewInvitation>("/v1/members/invitations", {
    body: { name: "Marta", role: "analyst", ...more },
  });
  if (status !== 201) throw new Error(`inviting answered ${status}: ${JSON.stringify(body)}`);
  return { ...body, path: new URL(body.url).pathname };
};
const formFor = (email = `${crypto.randomUUID()}@voz.test`) => ({ name: "Marta", email, password });
const members = async (): Promise<Member[]> => (await world.ask<{ items: Member[] }>("/v1/members")).body.items;
const count = async (sql: string, ...bound: unknown[]): Promise<number> =>
  (await env.DB.prepare(sql)
    .bind(...bound)
    .first<number>("n")) ?? -1;

describe("an invitation", () => {
  it("makes an account with its role, signs in, and never works again", async () => {
    const guest = makeGuest(world);
    const { path, url } = await invite();
    expect(url).toMatch(/^https:\/\/voz\.test\/join\/[0-9A-Za-z]{43}$/);
    const page = await guest.get(path);
    expect(page.text).toContain("Te invitan a Test");
    expect(page.text).toContain("Analista");
    const form = formFor();
    const done = await guest.post(path, form);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/app"]);
    expect((await guest.get("/app", { cookie: cookiesOf(done) })).status).toBe(200);
    expect((await guest.get("/app/team", { cookie: cookiesOf(done) })).status).toBe(403);
    expect(await members()).toMatchObject([{ name: "Marta", email: form.email, role: "analyst" }]);
    for (const again of [await guest.get(path), await guest.post(path, formFor())])
      expect([again.status, again.text.includes("Esta invitación ya no sirve")]).toEqual([404, true]);
    expect((await guest.post("/sign-in", { email: form.email, password })).status).toBe(303);
  });

  it("is stored as a hash only, told once, and gone after its days or when it is taken back", async () => {
    const guest = makeGuest(world);
    const late = await invite({ days: 2 });
    const back = await invite({ name: "Otra" });
    const { results } = await env.DB.prepare("SELECT * FROM invitations").all();
    for (const { path } of [late, back]) expect(JSON.stringify(results)).not.toContain(path.slice("/join/".length));
    const { body } = await world.ask<{ items: Invitation[] }>("/v1/members/invitations");
    expect(body.items.map(({ name }) => name).toSorted()).toEqual(["Marta", "Otra"]);
    expect(JSON.stringify(body)).not.toContain("/join/");
    expect((await world.ask(`/v1/members/invitations/${back.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await world.ask(`/v1/members/invitations/${back.id}`, { method: "DELETE" })).status).toBe(404);
    expect((await guest.get(back.path)).status).toBe(404);
    setClock("2026-03-12T11:59:59Z");
    expect((await guest.get(late.path)).status).toBe(200);
    setClock("2026-03-12T12:00:01Z");
    expect((await guest.post(late.path, formFor())).status).toBe(404);
    expect((await world.ask<{ items: Invitation[] }>("/v1/members/invitations")).body.items).toEqual([]);
  });

  it("lets one in of two who open it at once", async () => {
    const guest = makeGuest(world);
    const { path } = await invite();
    const both = await Promise.all([guest.post(path, formFor()), guest.post(path, formFor())]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 404]);
    expect(await members()).toHaveLength(1);
  });

  it("says what is wrong with the form, and stays good", async () => {
    const guest = makeGuest(world);
    const { path } = await invite();
    const { email } = await makeAccount(await makeWorld());
    const taken = await guest.post(path, formFor(email));
    expect([taken.status, taken.text.includes("Ya hay una cuenta con este correo")]).toEqual([422, true]);
    expect((await guest.post(path, { ...formFor(), password: "short" })).status).toBe(422);
    expect((await guest.post(path, { ...formFor(), name: "" })).status).toBe(422);
    expect(await members()).toEqual([]);
    expect((await guest.post(path, formFor())).status).toBe(303);
  });

  it("takes somebody who has an account into one workspace more, between which they choose", async () => {
    const elsewhere = await makeWorld();
    await elsewhere.ask("/v1/workspace", { method: "PATCH", body: { name: "Casa" } });
    await world.ask("/v1/workspace", { method: "PATCH", body: { name: "Cliente" } });
    const visitor = await makeVisitor(elsewhere);
    const { path } = await invite();
    expect((await visitor.get(path)).text).toContain(`Has iniciado sesión como ${visitor.email}`);
    expect((await visitor.post(path, {})).headers.get("location")).toBe("/app");
    const tenant = async () => /class="tenant">([^<]*)</.exec((await visitor.get("/app")).html)?.[1];
    expect(await tenant()).toBe("Cliente");
    // There an analyst, at home still the owner.
    expect((await visitor.get("/app/team")).status).toBe(403);
    expect((await visitor.post("/app/account/workspace", { to: elsewhere.workspaceId })).status).toBe(303);
    expect(await tenant()).toBe("Casa");
    expect((await visitor.get("/app/team")).status).toBe(200);
    const foreign = await makeWorld();
    expect((await visitor.post("/app/account/workspace", { to: foreign.workspaceId })).status).toBe(404);
    // Opened once more by a member, a link is not used up.
    const other = await invite();
    expect((await visitor.post(other.path, {})).status).toBe(303);
    expect((await makeGuest(world).get(other.path)).status).toBe(200);
    // Out of one, the account stays for the other.
    await world.ask(`/v1/members/${visitor.id}`, { method: "DELETE" });
    expect(await tenant()).toBe("Casa");
  });

  it.each([
    ["no role", { role: "boss" }, "role"],
    ["no name", { name: " " }, "name"],
    ["too many days", { days: 31 }, "days"],
    ["half a day", { days: 0.5 }, "days"],
  ])("is refused with %s", async (_what, more, path) => {
    const answer = await world.ask("/v1/members/invitations", { body: { name: "Marta", role: "editor", ...more } });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path }] } });
  });
});

describe("a member", () => {
  it("has another role from the next request on", async () => {
    await makeVisitor(world);
    const visitor = await makeVisitor(world, "es", "editor");
    expect((await visitor.get("/app/campaigns/new")).status).toBe(200);
    const changed = await world.ask<Member>(`/v1/members/${visitor.id}`, { method: "PATCH", body: { role: "agent" } });
    expect(changed).toMatchObject({ status: 200, body: { id: visitor.id, role: "agent" } });
    expect((await visitor.get("/app/campaigns/new")).status).toBe(403);
  });

  it("is out at once when removed, and their account is gone for good", async () => {
    await makeVisitor(world);
    const visitor = await makeVisitor(world, "es", "editor");
    expect((await world.ask(`/v1/members/${visitor.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await visitor.get("/app")).headers.get("location")).toBe("/sign-in");
    for (const table of ["session", "account"])
      expect([table, await count(`SELECT count(*) AS n FROM ${table} WHERE user_id = ?1`, visitor.id)]).toEqual([
        table,
        0,
      ]);
    expect(await count("SELECT count(*) AS n FROM user WHERE id = ?1", visitor.id)).toBe(0);
    expect((await makeGuest(world).post("/sign-in", { email: visitor.email, password })).status).toBe(401);
  });

  it("cannot be the last owner and go, or be less, however it is asked", async () => {
    const owner = await makeVisitor(world);
    for (const [method, body] of [
      ["PATCH", { role: "editor" }],
      ["DELETE", undefined],
    ] as const)
      expect(await world.ask(`/v1/members/${owner.id}`, { method, ...(body ? { body } : {}) })).toMatchObject({
        status: 409,
        body: { code: "conflict" },
      });
    const page = await owner.post(`/app/team/${owner.id}/remove`, {});
    expect([page.status, page.text.includes("Es el último propietario")]).toEqual([409, true]);
    // Of two who go at once, one stays.
    const other = await makeVisitor(world);
    await Promise.all([owner, other].map(({ id }) => world.ask(`/v1/members/${id}`, { method: "DELETE" })));
    expect((await members()).map(({ role }) => role)).toEqual(["owner"]);
  });

  it("of another workspace is as unknown as nobody", async () => {
    const stranger = await makeVisitor(await makeWorld());
    for (const id of [stranger.id, "nobody"])
      for (const [method, body] of [
        ["PATCH", { role: "editor" }],
        ["DELETE", undefined],
      ] as const)
        expect((await world.ask(`/v1/members/${id}`, { method, ...(body ? { body } : {}) })).status).toBe(404);
    expect((await stranger.get("/app")).status).toBe(200);
  });
});

describe("nobody hands out more than they have", () => {
  it("a key that may only administer makes no owner, no wider key, and removes no owner", async () => {
    const owner = await makeVisitor(world);
    const made = await world.ask<Key & { secret: string }>("/v1/keys", {
      body: { kind: "secret", name: "Admin", scopes: ["admin", "read"] },
    });
    const key = made.body.secret;
    const refused = { status: 403, body: { code: "key_not_allowed" } };
    expect(await world.ask("/v1/members/invitations", { key, body: { name: "x", role: "owner" } })).toMatchObject(
      refused,
    );
    expect(await world.ask("/v1/members/invitations", { key, body: { name: "x", role: "editor" } })).toMatchObject(
      refused,
    );
    expect((await world.ask("/v1/members/invitations", { key, body: { name: "x", role: "analyst" } })).status).toBe(
      201,
    );
    expect(
      await world.ask("/v1/keys", { key, body: { kind: "secret", name: "x", scopes: ["personal"] } }),
    ).toMatchObject(refused);
    expect(await world.ask(`/v1/members/${owner.id}`, { key, method: "DELETE" })).toMatchObject(refused);
  });
});

describe("the team's page", () => {
  it("invites, changes roles, removes and takes invitations back", async () => {
    const owner = await makeVisitor(world);
    const editor = await makeVisitor(world, "es", "editor");
    const made = await owner.post("/app/team/invitations", { name: "Agencia", role: "agent", days: "3" });
    expect(made.status).toBe(201);
    expect(made.html).toMatch(/https:\/\/voz\.test\/join\/[0-9A-Za-z]{43}/);
    const page = await owner.get("/app/team");
    expect(page.html).not.toContain("/join/");
    expect(page.text).toContain("Agencia");
    const wrong = await owner.post("/app/team/invitations", { name: "", role: "agent", days: "90" });
    expect([wrong.status, wrong.text.includes("de 1 a 30"), wrong.text.includes("Escribe para quién es")]).toEqual([
      422,
      true,
      true,
    ]);
    const [invitation] = (await world.ask<{ items: Invitation[] }>("/v1/members/invitations")).body.items;
    await owner.post(`/app/team/invitations/${invitation?.id}/revoke`, {});
    expect((await owner.get("/app/team")).text).toContain("Ninguna invitación espera respuesta");
    expect((await owner.post(`/app/team/${editor.id}/role`, { role: "owner" })).status).toBe(303);
    expect((await owner.post(`/app/team/${owner.id}/role`, { role: "analyst" })).headers.get("location")).toBe("/app");
    expect((await owner.get("/app/team")).status).toBe(403);
    const english = await editor.get("/app/team", { "accept-language": "en" });
    expect(english.text).toContain("Analyst Reads results and comments without seeing who anybody is.");
    expect((await editor.post(`/app/team/${owner.id}/remove`, {})).headers.get("location")).toBe(
      "/app/team?done=removed",
    );
    expect((await members()).map(({ id }) => id)).toEqual([editor.id]);
  });
});
