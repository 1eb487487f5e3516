/** The door: who gets in, who does not, and how often one may try. */
import { beforeEach, describe, expect, it } from "vitest";
import { makeWorld, setClock, type World } from "../world.ts";
import { cookiesOf, makeAccount, makeGuest, makeVisitor, password } from "./visitor.ts";

describe("signing in", () => {
  let world: World;
  beforeEach(async () => {
    setClock("2026-03-10T12:00:00Z");
    world = await makeWorld();
  });

  it("leads from the root to the door, and from there to the dashboard", async () => {
    const guest = makeGuest(world);
    const root = await guest.get("/");
    expect([root.status, root.headers.get("location")]).toEqual([303, "/sign-in"]);
    const { email } = await makeAccount(world);
    const done = await guest.post("/sign-in", { email, password });
    expect([done.status, done.headers.get("location")]).toEqual([303, "/app"]);
    const [cookie = ""] = done.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/^__Host-voz\.session_token=[^;]+;/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).not.toMatch(/Domain=/i);
    const home = await guest.get("/app", { cookie: cookiesOf(done) });
    expect(home.status).toBe(200);
    expect((await guest.get("/", { cookie: cookiesOf(done) })).headers.get("location")).toBe("/app");
  });

  it("says the same of a wrong password and an unknown e-mail, and keeps the e-mail in the form", async () => {
    const guest = makeGuest(world);
    const { email } = await makeAccount(world);
    const wrong = await guest.post("/sign-in", { email, password: "something else" });
    const unknown = await guest.post("/sign-in", { email: "nobody@voz.test", password });
    for (const page of [wrong, unknown]) {
      expect(page.status).toBe(401);
      expect(page.text).toContain("El correo o la contraseña no son correctos.");
      expect(page.headers.getSetCookie()).toEqual([]);
    }
    expect(wrong.html).toContain(`value="${email}"`);
    expect(wrong.html).not.toContain("something else");
  });

  it("takes ten tries in a quarter of an hour for one e-mail and address, then waits", async () => {
    const guest = makeGuest(world);
    const { email } = await makeAccount(world);
    const statuses = await Promise.all(
      Array.from({ length: 12 }, () =>
        guest.post("/sign-in", { email, password: "something else" }).then(({ status }) => status),
      ),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    const limited = await guest.post("/sign-in", { email, password });
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(limited.text).toContain("Espera 15 min");
    // Somebody else at another address is not kept out by it.
    const elsewhere = await guest.post(
      "/sign-in",
      { email, password },
      { "sec-fetch-site": "same-origin", "cf-connecting-ip": "198.51.100.7" },
    );
    expect(elsewhere.status).toBe(303);
    setClock("2026-03-10T12:15:01Z");
    expect((await guest.post("/sign-in", { email, password })).status).toBe(303);
  });

  it("does not count the tries that were good", async () => {
    const guest = makeGuest(world);
    const { email } = await makeAccount(world);
    for (let times = 0; times < 11; times += 1)
      expect((await guest.post("/sign-in", { email, password })).status).toBe(303);
  });

  it("leads back to the page that was asked for, and never to another site", async () => {
    const guest = makeGuest(world);
    const away = await guest.get("/app/responses?state=partial");
    expect(away.headers.get("location")).toBe("/sign-in?next=%2Fapp%2Fresponses%3Fstate%3Dpartial");
    const { email } = await makeAccount(world);
    const back = await guest.post("/sign-in", { email, password, next: "/app/responses?state=partial" });
    expect(back.headers.get("location")).toBe("/app/responses?state=partial");
    for (const next of [
      "//evil.test/",
      "/\\evil.test",
      "https://evil.test/",
      "/app\r\nset-cookie: a=b",
      "/\t/evil.test",
      "javascript:alert(1)",
    ]) {
      const answer = await guest.post("/sign-in", { email, password, next });
      expect([next, answer.headers.get("location")]).toEqual([next, "/app"]);
    }
  });

  it("ends the session for good", async () => {
    const visitor = await makeVisitor(world);
    expect((await visitor.get("/app")).status).toBe(200);
    const out = await visitor.post("/sign-out", {});
    expect([out.status, out.headers.get("location")]).toEqual([303, "/sign-in"]);
    expect(out.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i);
    // The old cookie opens nothing any more, on any device.
    expect((await visitor.get("/app")).headers.get("location")).toBe("/sign-in");
  });

  it("has no open sign-up", async () => {
    const guest = makeGuest(world);
    for (const path of ["/sign-up", "/auth/sign-up/email", "/api/auth/sign-up/email"])
      expect((await guest.post(path, { name: "x", email: "x@voz.test", password })).status).toBe(404);
  });
});
