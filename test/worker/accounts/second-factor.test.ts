/** The second factor: set up, asked for at the door, renewed, turned off, and asked of a whole team. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Member, Problem } from "#contract";
import { cookiesOf, makeGuest, makeVisitor, password, type Page } from "../dashboard/visitor.ts";
import { makeWorld, setClock, type World } from "../world.ts";
import { codeOf } from "./authenticator.ts";
import { codesIn, guard, secretIn } from "./guarded.ts";

const path = "/app/account/second-factor";
let world: World;
beforeEach(async () => {
  setClock(new Date().toISOString());
  world = await makeWorld();
});

const enter = (email: string, word = password): Promise<Page> =>
  makeGuest(world).post("/sign-in", { email, password: word });
const actions = async (): Promise<[string, unknown][]> => {
  const { body } = await world.ask<{ items: { action: string; detail: unknown }[] }>("/v1/audit");
  return body.items.map(({ action, detail }) => [action, detail]);
};

describe("setting up a second factor", () => {
  it("takes the password, shows the secret as code and text, and counts only once a code of it was right", async () => {
    const visitor = await makeVisitor(world);
    expect((await visitor.get(path)).text).toContain("No la tienes activada.");
    const refused = await visitor.post(`${path}/begin`, { password: "something else" });
    expect([refused.status, secretIn(refused)]).toEqual([422, ""]);
    const begun = await visitor.post(`${path}/begin`, { password });
    expect(begun.html).toContain('class="qr"');
    expect(secretIn(begun).length).toBeGreaterThanOrEqual(32);
    // Not on yet: the password alone still opens.
    expect((await enter(visitor.email)).headers.get("location")).toBe("/app");
    const wrong = await visitor.post(`${path}/confirm`, { code: "000000" });
    expect([wrong.status, wrong.text.includes("El código no es correcto")]).toEqual([422, true]);
    const done = await visitor.post(`${path}/confirm`, { code: await codeOf(secretIn(begun)) });
    expect([done.status, codesIn(done).length, new Set(codesIn(done)).size]).toEqual([201, 10, 10]);
    // The language switch of each leads back to a page, not to the address that took the form.
    for (const { html } of [refused, begun, wrong, done]) expect(html).toContain(`name="back" value="${path}"`);
    // The session went on under a new cookie, and the old one is over.
    expect((await visitor.get("/app")).status).toBe(303);
    const page = await makeGuest(world).get(path, { cookie: cookiesOf(done) });
    expect(page.text).toContain("Te quedan 10 códigos de recuperación.");
    expect(codesIn(page)).toEqual([]);
    expect(await actions()).toContainEqual(["changeSecondFactor", { change: "on", sessions: 1 }]);
  });

  it("ends every other session: whoever came in by the password alone is out", async () => {
    const visitor = await makeVisitor(world);
    const elsewhere = cookiesOf(await enter(visitor.email));
    const other = await makeVisitor(world, "es", "editor");
    expect((await makeGuest(world).get("/app", { cookie: elsewhere })).status).toBe(200);
    const { cookie } = await guard(visitor);
    expect((await makeGuest(world).get("/app", { cookie: elsewhere })).status).toBe(303);
    expect((await makeGuest(world).get("/app", { cookie })).status).toBe(200);
    expect((await other.get("/app")).status).toBe(200);
    expect(await actions()).toContainEqual(["changeSecondFactor", { change: "on", sessions: 1 }]);
  });

  it("keeps secret and recovery codes sealed", async () => {
    const { secret, codes, visitor } = await guard(await makeVisitor(world));
    const { results } = await env.DB.prepare("SELECT * FROM two_factor WHERE user_id = ?1").bind(visitor.id).all();
    const { results: waiting } = await env.DB.prepare("SELECT * FROM verification").all();
    const stored = JSON.stringify([results, waiting]);
    expect(results).toHaveLength(1);
    for (const text of [secret, ...codes, await codeOf(secret)]) expect(stored).not.toContain(text);
  });

  it("keeps the workspace that the session looked at", async () => {
    const visitor = await makeVisitor(world);
    const other = await makeWorld();
    const at = new Date().toISOString();
    await env.DB.prepare("INSERT INTO members (user_id, workspace_id, role, created_at) VALUES (?1, ?2, 'agent', ?3)")
      .bind(visitor.id, other.workspaceId, at)
      .run();
    await visitor.post("/app/account/workspace", { to: other.workspaceId });
    const { cookie } = await guard(visitor);
    const page = await makeGuest(world).get("/app/account", { cookie });
    expect(page.text).toContain("Rol en este espacio Agente");
  });
});

describe("the door of whoever has a second factor", () => {
  it("opens no session by the password alone, and one by the app's code", async () => {
    const { visitor, secret } = await guard(await makeVisitor(world));
    const first = await enter(visitor.email);
    expect([first.status, first.headers.get("location")]).toEqual([303, "/sign-in/code"]);
    const guest = makeGuest(world);
    const waiting = cookiesOf(first);
    for (const address of ["/app", "/app/account", path])
      expect((await guest.get(address, { cookie: waiting })).headers.get("location")).toMatch(/^\/sign-in/);
    expect((await world.ask("/v1/surveys", { key: null, headers: { cookie: waiting } })).status).toBe(401);
    const asked = await guest.get("/sign-in/code", { cookie: waiting });
    expect([asked.status, asked.html.includes('autocomplete="one-time-code"')]).toEqual([200, true]);
    const headers = { cookie: waiting, "sec-fetch-site": "same-origin" };
    const code = await codeOf(secret, 1);
    const done = await guest.post("/sign-in/code", { code: `${code.slice(0, 3)} ${code.slice(3)}` }, headers);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/app"]);
    expect((await guest.get("/app", { cookie: cookiesOf(done) })).status).toBe(200);
    expect(await actions()).toContainEqual(["signIn", { factor: "app" }]);
  });

  it("takes a code once: whoever saw it typed gets in by it no more", async () => {
    const { visitor, secret } = await guard(await makeVisitor(world));
    const code = await codeOf(secret, 1);
    const answers: (string | null)[] = [];
    for (let time = 0; time < 2; time += 1) {
      const cookie = cookiesOf(await enter(visitor.email));
      const done = await makeGuest(world).post("/sign-in/code", { code }, { cookie, "sec-fetch-site": "same-origin" });
      answers.push(done.headers.get("location"));
      if (time === 1) expect((await makeGuest(world).get("/app", { cookie: cookiesOf(done) })).status).toBe(303);
    }
    expect(answers).toEqual(["/app", "/sign-in?over=1"]);
    expect((await makeGuest(world).get("/sign-in?over=1")).text).toContain("Empieza de nuevo");
  });

  it("opens by each recovery code, once", async () => {
    const { visitor, codes } = await guard(await makeVisitor(world));
    const [code = ""] = codes;
    const tryIt = async (typed = code) => {
      const cookie = cookiesOf(await enter(visitor.email));
      return makeGuest(world).post("/sign-in/code", { code: typed }, { cookie, "sec-fetch-site": "same-origin" });
    };
    const done = await tryIt(` ${code.toUpperCase().replace("-", " ")}`);
    expect(done.headers.get("location")).toBe("/app");
    const page = await makeGuest(world).get(path, { cookie: cookiesOf(done) });
    expect(page.text).toContain("Te quedan 9 códigos de recuperación.");
    expect((await tryIt()).status).toBe(401);
    expect(await actions()).toContainEqual(["signIn", { factor: "recovery" }]);
  });

  it("takes five codes a sign-in, and rests after ten wrong ones in a row, whatever the address", async () => {
    const { visitor, secret } = await guard(await makeVisitor(world));
    const answers: string[] = [];
    let cookie = "";
    for (let time = 0; time < 12; time += 1) {
      if (time % 6 === 0) cookie = cookiesOf(await enter(visitor.email));
      const headers = { cookie, "sec-fetch-site": "same-origin", "cf-connecting-ip": `198.51.100.${time}` };
      const done = await makeGuest(world).post("/sign-in/code", { code: "000000" }, headers);
      answers.push(done.headers.get("location") ?? String(done.status));
    }
    const five = Array<string>(5).fill("401");
    expect(answers.slice(0, 6)).toEqual([...five, "/sign-in?over=1"]);
    expect(answers.slice(6, 11)).toEqual(five);
    const late = cookiesOf(await enter(visitor.email));
    const right = await makeGuest(world).post(
      "/sign-in/code",
      { code: await codeOf(secret, 1) },
      { cookie: late, "sec-fetch-site": "same-origin" },
    );
    expect([right.status, right.headers.get("retry-after")]).toEqual([429, "900"]);
  });

  it("says nothing of who has one: a wrong password gets the answer that everybody gets", async () => {
    const { visitor } = await guard(await makeVisitor(world));
    const plain = await makeVisitor(world);
    const answers = [
      await enter(visitor.email, "something else"),
      await enter(plain.email, "something else"),
      await enter("nobody@voz.test", "something else"),
    ];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    const without = answers.map(({ html }) => html.replaceAll(/value="[^"]*@voz\.test"/g, ""));
    expect(new Set(without).size).toBe(1);
    for (const { headers } of answers) expect(headers.getSetCookie()).toEqual([]);
  });

  it("asks nobody for a code who has not shown a password, and no other site's page sends one", async () => {
    const guest = makeGuest(world);
    expect((await guest.get("/sign-in/code?next=/app/team")).headers.get("location")).toBe(
      "/sign-in?next=%2Fapp%2Fteam",
    );
    expect((await guest.post("/sign-in/code", { code: "123456" })).headers.get("location")).toBe("/sign-in?over=1");
    const { visitor, secret } = await guard(await makeVisitor(world));
    const cookie = cookiesOf(await enter(visitor.email));
    const code = await codeOf(secret, 1);
    const foreign = await guest.post("/sign-in/code", { code }, { cookie, "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    const away = { cookie, "sec-fetch-site": "same-origin" };
    expect((await guest.post("/sign-in/code", { code, next: "//evil.test" }, away)).headers.get("location")).toBe(
      "/app",
    );
  });
});

describe("a second factor that is on", () => {
  it("gives new recovery codes to whoever shows both factors, and the old ones open nothing", async () => {
    const { cookie, codes, secret, visitor } = await guard(await makeVisitor(world));
    const post = (form: Record<string, string>) =>
      makeGuest(world).post(`${path}/codes`, form, { cookie, "sec-fetch-site": "same-origin" });
    const code = await codeOf(secret, 1);
    expect((await post({ password: "something else", code })).text).toContain("La contraseña no es correcta.");
    expect((await post({ password, code: "000000" })).text).toContain("El código no es correcto");
    const done = await post({ password, code });
    expect([done.status, codesIn(done).length]).toEqual([201, 10]);
    expect(codesIn(done).filter((one) => codes.includes(one))).toEqual([]);
    const waiting = cookiesOf(await enter(visitor.email));
    const headers = { cookie: waiting, "sec-fetch-site": "same-origin" };
    expect((await makeGuest(world).post("/sign-in/code", { code: codes[0] ?? "" }, headers)).status).toBe(401);
    const [fresh = ""] = codesIn(done);
    expect((await makeGuest(world).post("/sign-in/code", { code: fresh }, headers)).status).toBe(303);
  });

  it("is turned off by both factors, and by nothing less", async () => {
    const { cookie, codes, visitor } = await guard(await makeVisitor(world));
    const guest = makeGuest(world);
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const [code = ""] = codes;
    for (const form of [
      { password: "something else", code },
      { password, code: "000000" },
      { password, code: "" },
    ])
      expect((await guest.post(`${path}/off`, form, headers)).status).toBe(422);
    expect((await enter(visitor.email)).headers.get("location")).toBe("/sign-in/code");
    const done = await guest.post(`${path}/off`, { password, code }, headers);
    expect([done.status, done.headers.get("location")]).toEqual([303, `${path}?done=off`]);
    expect((await guest.get("/app", { cookie: cookiesOf(done) })).status).toBe(200);
    expect((await enter(visitor.email)).headers.get("location")).toBe("/app");
    const { results } = await env.DB.prepare("SELECT id FROM two_factor WHERE user_id = ?1").bind(visitor.id).all();
    expect(results).toEqual([]);
    expect(await actions()).toContainEqual(["changeSecondFactor", { change: "off" }]);
  });

  it("lets nobody guess at an open browser: its forms take ten tries, too", async () => {
    const { cookie } = await guard(await makeVisitor(world));
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) {
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      statuses.push(
        (await makeGuest(world).post(`${path}/off`, { password: "guess", code: "000000" }, headers)).status,
      );
    }
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
  });

  it("shows its recovery codes to nobody who holds the session alone", async () => {
    const { cookie, secret } = await guard(await makeVisitor(world));
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const guest = makeGuest(world);
    for (const [address, form] of [
      [`${path}/confirm`, { code: await codeOf(secret, 1) }],
      [`${path}/begin`, { password }],
    ] as const) {
      const page = await guest.post(address, form, headers);
      expect([address, page.status, codesIn(page), secretIn(page)]).toEqual([address, 303, [], ""]);
    }
  });
});

describe("a workspace that asks for a second factor", () => {
  it("leads whoever lacks one to set it up, and lets them no further", async () => {
    const owner = await makeVisitor(world);
    const agent = await makeVisitor(world, "en", "agent");
    expect((await agent.post("/app/team/second-factor", { ask: "yes" })).status).toBe(403);
    const done = await owner.post("/app/team/second-factor", { ask: "yes" });
    expect(done.headers.get("location")).toBe("/app/team?done=role#second-factor");
    for (const visitor of [owner, agent]) {
      expect((await visitor.get("/app")).headers.get("location")).toBe(path);
      const { status, body } = await world.ask<Problem>("/v1/surveys", {
        key: null,
        headers: { cookie: visitor.cookie },
      });
      expect([status, body.code]).toEqual([403, "second_factor_needed"]);
    }
    expect((await agent.get(path)).text).toContain("This workspace asks everybody on its team");
    // Keys are no people, and go on.
    expect((await world.ask("/v1/surveys")).status).toBe(200);
    const { cookie } = await guard(agent);
    expect((await makeGuest(world).get("/app", { cookie })).status).toBe(200);
    expect(await actions()).toContainEqual([
      "updateWorkspace",
      expect.objectContaining({ fields: ["settings.requireSecondFactor"], required: true }),
    ]);
  });

  it("shows its owner who has one, on the page and to systems", async () => {
    const { cookie, visitor } = await guard(await makeVisitor(world));
    await makeVisitor(world, "es", "editor");
    const page = await makeGuest(world).get("/app/team", { cookie });
    expect(page.text).toContain("La tiene una persona de 2.");
    expect(page.html.match(/>Dos pasos</g)).toHaveLength(1);
    expect(page.html.match(/>Sin dos pasos</g)).toHaveLength(1);
    const { body } = await world.ask<{ items: Member[] }>("/v1/members");
    expect(body.items.map(({ id, secondFactor }) => [id === visitor.id, secondFactor]).sort()).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it("stops asking when its owner says so", async () => {
    const { cookie } = await guard(await makeVisitor(world));
    const plain = await makeVisitor(world, "es", "editor");
    const guest = makeGuest(world);
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    await guest.post("/app/team/second-factor", { ask: "yes" }, headers);
    expect((await plain.get("/app")).status).toBe(303);
    expect((await guest.get("/app/team", { cookie })).text).toContain("Dejar de pedirla");
    await guest.post("/app/team/second-factor", { ask: "no" }, headers);
    expect((await plain.get("/app")).status).toBe(200);
  });
});
