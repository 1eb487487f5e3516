/** The set-up link: once, for a day, for one person. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { makeSetupLink } from "../../../worker/accounts/link.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { cookiesOf, makeAccount, makeGuest } from "../dashboard/visitor.ts";
import { makeWorld, now, setClock, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
});

/** As the command writes it to the database. */
async function makeLink(): Promise<string> {
  const { token, tokenHash, expiresAt } = await makeSetupLink(now(), cryptoRandom);
  await env.DB.prepare(
    `INSERT INTO setup_links (token_hash, expires_at) VALUES ('${tokenHash}', '${expiresAt}')`,
  ).run();
  return token;
}

const formFor = (email = `${crypto.randomUUID()}@voz.test`) => ({
  name: "Ana",
  email,
  password: "correct horse battery",
  workspace: "Taller Anochece",
  timeZone: "Europe/Madrid",
  locale: "es",
});

const workspacesNamed = async (name: string): Promise<{ id: string; time_zone: string }[]> =>
  (
    await env.DB.prepare("SELECT id, time_zone FROM workspaces WHERE name = ?1")
      .bind(name)
      .all<{ id: string; time_zone: string }>()
  ).results;

describe("a set-up link", () => {
  it("makes workspace, owner and public key, signs in, and never works again", async () => {
    const guest = makeGuest(world);
    const token = await makeLink();
    const page = await guest.get(`/setup/${token}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Pon en marcha tu Voz");
    const form = { ...formFor(), workspace: `Taller ${crypto.randomUUID()}` };
    const done = await guest.post(`/setup/${token}`, form);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/app/install"]);
    const install = await guest.get("/app/install", { cookie: cookiesOf(done) });
    expect(install.text).toContain(form.workspace);
    expect(install.text).toMatch(/data-key="voz_pk_\w{36}"><\/script>/);
    expect((await workspacesNamed(form.workspace)).map(({ time_zone }) => time_zone)).toEqual(["Europe/Madrid"]);

    for (const again of [await guest.get(`/setup/${token}`), await guest.post(`/setup/${token}`, formFor())]) {
      expect(again.status).toBe(404);
      expect(again.text).toContain("Este enlace ya no sirve");
      expect(again.text).toContain("node worker/local/setup-link.ts --url https://voz.test");
    }
    // The account works at the door, too.
    expect((await guest.post("/sign-in", { email: form.email, password: form.password })).status).toBe(303);
  });

  it("is good for one of two who send it at the same time", async () => {
    const guest = makeGuest(world);
    const token = await makeLink();
    const workspace = `Taller ${crypto.randomUUID()}`;
    const answers = await Promise.all([0, 1, 2].map(() => guest.post(`/setup/${token}`, { ...formFor(), workspace })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404, 404]);
    expect(await workspacesNamed(workspace)).toHaveLength(1);
  });

  it("ends after 24 hours, and is nothing where it was never made", async () => {
    const guest = makeGuest(world);
    const token = await makeLink();
    setClock("2026-03-11T11:59:59Z");
    expect((await guest.get(`/setup/${token}`)).status).toBe(200);
    setClock("2026-03-11T12:00:00Z");
    const workspace = `Taller ${crypto.randomUUID()}`;
    expect((await guest.get(`/setup/${token}`)).status).toBe(404);
    expect((await guest.post(`/setup/${token}`, { ...formFor(), workspace })).status).toBe(404);
    expect((await guest.post("/setup/unknown", { ...formFor(), workspace })).status).toBe(404);
    expect(await workspacesNamed(workspace)).toEqual([]);
  });

  it("says what is wrong with the form and stays good", async () => {
    const guest = makeGuest(world);
    const token = await makeLink();
    const wrong = await guest.post(`/setup/${token}`, {
      name: " ",
      email: "nobody",
      password: "short",
      workspace: "",
      timeZone: "Mars/Base",
      locale: "es",
    });
    expect(wrong.status).toBe(422);
    for (const say of [
      "Rellena este campo.",
      "Escribe un correo",
      "entre 10 y 200 caracteres",
      "No conocemos esta zona",
    ])
      expect(wrong.text).toContain(say);
    expect(wrong.html).not.toContain("short");
    expect((await guest.post(`/setup/${token}`, formFor())).status).toBe(303);
  });

  it("leaves nothing behind where the e-mail is taken, and stays good", async () => {
    const guest = makeGuest(world);
    const { email } = await makeAccount(world);
    const token = await makeLink();
    const workspace = `Taller ${crypto.randomUUID()}`;
    const taken = await guest.post(`/setup/${token}`, { ...formFor(email.toUpperCase()), workspace });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain("Ya hay una cuenta con este correo.");
    expect(await workspacesNamed(workspace)).toEqual([]);
    const keys = await env.DB.prepare(
      "SELECT count(*) AS n FROM keys WHERE workspace_id NOT IN (SELECT id FROM workspaces)",
    ).first<{ n: number }>();
    expect(keys?.n).toBe(0);
    expect((await guest.post(`/setup/${token}`, { ...formFor(), workspace })).status).toBe(303);
  });

  it("is stored as a hash only", async () => {
    const token = await makeLink();
    const { results } = await env.DB.prepare("SELECT * FROM setup_links").all();
    expect(JSON.stringify(results)).not.toContain(token);
    expect(token).toMatch(/^[0-9A-Za-z]{43}$/);
  });
});
