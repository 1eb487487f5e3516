/** Where somebody is signed in: told, and ended from anywhere else. */
import { beforeEach, describe, expect, it } from "vitest";
import { browserName } from "../../../worker/dashboard/browser.ts";
import { env } from "cloudflare:workers";
import { purgeSessions } from "../../../worker/accounts/purge.ts";
import { sha256 } from "../../../worker/http/token.ts";
import { cookiesOf, makeGuest, makeVisitor, password, sameOrigin, type Visitor } from "../dashboard/visitor.ts";
import { makeWorld, now, setClock, type World } from "../world.ts";

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world, "es", "analyst");
});

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
/** The same person on another device. */
async function elsewhere(agent = firefox): Promise<(path: string) => Promise<number>> {
  const guest = makeGuest(world);
  const done = await guest.post(
    "/sign-in",
    { email: visitor.email, password },
    { "sec-fetch-site": "same-origin", "user-agent": agent },
  );
  const cookie = cookiesOf(done);
  return async (path) => (await guest.get(path, { cookie })).status;
}
const endings = (html: string): string[] =>
  [...html.matchAll(/action="(\/app\/account\/sessions\/[^"]+\/end)"/g)].map(([, path = ""]) => path);

describe("one's own account", () => {
  it("lists the sessions, this one marked, with nothing that opens one", async () => {
    await elsewhere();
    const page = await visitor.get("/app/account");
    expect(endings(page.html)).toHaveLength(2);
    expect(page.text).toContain("Firefox · Linux");
    expect(page.text).toContain("Navegador desconocido Esta");
    const token = decodeURIComponent(/session_token=([^;]+)/.exec(visitor.cookie)?.[1] ?? "").split(".")[0] ?? "";
    expect(token.length).toBeGreaterThan(20);
    expect(page.html).not.toContain(token);
  });

  it("ends one of them at once, and this one too", async () => {
    const other = await elsewhere();
    expect(await other("/app")).toBe(200);
    const list = (await visitor.get("/app/account")).html;
    const cards = list.split('<li class="card">').slice(1);
    const there = endings(cards.find((card) => card.includes("Firefox")) ?? "")[0] ?? "";
    const here = endings(cards.find((card) => card.includes("Esta")) ?? "")[0] ?? "";
    expect((await visitor.post(there, {})).headers.get("location")).toBe("/app/account?ended=one#sessions");
    expect(await other("/app")).toBe(303);
    expect((await visitor.get("/app/account?ended=one")).text).toContain("Sesión cerrada.");
    expect((await visitor.post(there, {})).status).toBe(404);
    expect((await visitor.post(here, {})).headers.get("location")).toBe("/sign-in");
    expect((await visitor.get("/app")).status).toBe(303);
  });

  it("ends all but this one", async () => {
    const others = [await elsewhere(), await elsewhere()];
    const done = await visitor.post("/app/account/sessions", {});
    expect(done.headers.get("location")).toBe("/app/account?ended=2#sessions");
    for (const other of others) expect(await other("/app")).toBe(303);
    const page = await visitor.get("/app/account?ended=2");
    expect([page.text.includes("2 sesiones cerradas"), endings(page.html).length]).toEqual([true, 1]);
    const { body } = await world.ask<{ items: { action: string; detail: unknown; actor: { name: string } }[] }>(
      "/v1/audit?action=revokeSession",
    );
    expect(body.items).toMatchObject([{ detail: { sessions: 2 }, actor: { name: visitor.email } }]);
  });

  it("ends nobody else's", async () => {
    const stranger = await makeVisitor(world);
    const [theirs = ""] = endings((await stranger.get("/app/account")).html);
    expect((await visitor.post(theirs, {})).status).toBe(404);
    expect((await visitor.post("/app/account/sessions", {})).status).toBe(303);
    expect((await stranger.get("/app")).status).toBe(200);
    // Nor by another site's page.
    const [own = ""] = endings((await visitor.get("/app/account")).html);
    expect((await visitor.post(own, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await visitor.get("/app")).status).toBe(200);
  });
});

const tokenOf = (cookie: string): string =>
  decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";
const rowsOf = async () =>
  (await env.DB.prepare("SELECT * FROM session WHERE user_id = ?1").bind(visitor.id).all<{ token: string }>()).results;

describe("4.25 a session", () => {
  it("is stored as a hash: what the database holds opens none", async () => {
    const token = tokenOf(visitor.cookie);
    const rows = await rowsOf();
    expect(rows.map((row) => row.token)).toEqual([await sha256(token)]);
    expect(JSON.stringify(rows)).not.toContain(token);
    // Nor does a token that lies there as it is, as they did before.
    const plain = await env.DB.prepare("UPDATE session SET token = ?1 WHERE user_id = ?2")
      .bind(token, visitor.id)
      .run();
    expect([plain.meta.changes, (await visitor.get("/app")).status]).toEqual([1, 303]);
  });

  it("is a new one at each sign-in, and the one before it in that browser is over", async () => {
    const again = await visitor.post("/sign-in", { email: visitor.email, password });
    const cookie = cookiesOf(again);
    expect(tokenOf(cookie)).not.toBe(tokenOf(visitor.cookie));
    // 256 random bits.
    expect(tokenOf(cookie)).toMatch(/^[A-Za-z0-9]{43}$/);
    expect(43 * Math.log2(62)).toBeGreaterThanOrEqual(256);
    expect((await makeGuest(world).get("/app", { cookie })).status).toBe(200);
    expect((await visitor.get("/app")).status).toBe(303);
    expect(await rowsOf()).toHaveLength(1);
    // A wrong password ends nothing.
    await visitor.post("/sign-in", { email: visitor.email, password: "something else" }, { cookie, ...sameOrigin });
    expect((await makeGuest(world).get("/app", { cookie })).status).toBe(200);
  });

  it("ends after a week that nobody used it", async () => {
    setClock("2026-03-17T11:59:00Z");
    const used = await visitor.get("/app");
    expect(used.status).toBe(200);
    // It goes on for another week from here, and so does its cookie.
    expect(used.headers.getSetCookie().join()).toMatch(/session_token=[^;]+;.*Max-Age=604800/i);
    expect(tokenOf(cookiesOf(used))).toBe(tokenOf(visitor.cookie));
    setClock("2026-03-24T11:58:00Z");
    expect((await visitor.get("/app")).status).toBe(200);
    setClock("2026-03-31T11:59:00Z");
    expect((await visitor.get("/app")).status).toBe(303);
  });

  it("ends after thirty days, however much it is used", async () => {
    for (const day of ["2026-03-15", "2026-03-20", "2026-03-26", "2026-04-01", "2026-04-06", "2026-04-09"]) {
      setClock(`${day}T11:00:00Z`);
      expect([day, (await visitor.get("/app")).status]).toEqual([day, 200]);
    }
    setClock("2026-04-09T12:00:00Z");
    expect((await visitor.get("/app")).status).toBe(303);
    expect((await world.ask("/v1/surveys", { key: null, headers: { cookie: visitor.cookie } })).status).toBe(401);
  });

  it("says of itself when it began and was used, by the clock of the house", async () => {
    setClock("2026-03-12T12:30:00Z");
    const page = await visitor.get("/app/account");
    expect(page.text).toContain("Iniciada el 10 mar 2026");
    expect(page.text).toContain("Usada el 12 mar 2026");
  });

  it("is cleared away at night once it is over, and no other is", async () => {
    await elsewhere();
    setClock("2026-03-16T12:00:00Z");
    await visitor.get("/app");
    setClock("2026-03-18T03:37:00Z");
    expect(await purgeSessions(env.DB, now())).toBeGreaterThanOrEqual(1);
    expect(await rowsOf()).toHaveLength(1);
    expect((await visitor.get("/app")).status).toBe(200);
    setClock("2026-04-10T03:37:00Z");
    await purgeSessions(env.DB, now());
    expect(await rowsOf()).toEqual([]);
  });
});

describe("a browser", () => {
  it.each([
    [firefox, "Firefox · Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
      "Chrome · Windows",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari · iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
      "Samsung Internet · Android",
    ],
    [
      "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0",
      "Chrome · ChromeOS",
    ],
    ["<script>alert(1)</script>", ""],
    ["", ""],
    [null, ""],
  ])("%s is called %s", (agent, name) => expect(browserName(agent)).toBe(name));
});
