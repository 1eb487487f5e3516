/** The data map says of every column what it is for; what the database has and the map does not is found here. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { wordsIn } from "../../../worker/dashboard/language.ts";
import { mapped } from "../../../worker/privacy/map/index.ts";
import { makeGuest, makeVisitor } from "../dashboard/visitor.ts";
import { makeHosted } from "../hosted/guest.ts";
import { makeWorld, threeQuestions } from "../world.ts";

/** What the platform keeps for itself, and the list of migrations. */
const ownOfPlatform = /^(sqlite_|_cf_|d1_)/;

async function columnsOf(table: string): Promise<string[]> {
  const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info(?1)")
    .bind(table)
    .all<{ name: string }>();
  return results.map(({ name }) => name);
}

describe("the data map (5.15)", () => {
  it("names every column of every table that the database has, and no other", async () => {
    const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
      name: string;
    }>();
    const tables = results.map(({ name }) => name).filter((name) => !ownOfPlatform.test(name));
    expect(mapped.map(({ name }) => name).sort()).toEqual(tables.sort());
    const shown = (await makeGuest(await makeWorld(), "en").get("/privacy")).text;
    for (const { name, columns } of mapped) {
      expect([name, columns.map((column) => column.name).sort()]).toEqual([name, (await columnsOf(name)).sort()]);
      for (const column of columns) expect(shown).toContain(column.name);
    }
  });

  it.each(["es", "en"] as const)("is told whole in %s, on the dashboard and to whoever asks", async (language) => {
    const world = await makeWorld();
    const say = wordsIn[language].privacy;
    const own = await (await makeVisitor(world, language)).get("/app/privacy");
    const open = await makeGuest(world, language).get("/privacy");
    for (const { status, text } of [own, open]) {
      expect(status).toBe(200);
      for (const { table, name, columns } of mapped) {
        expect(text).toContain(say.tables[table]);
        expect(text).toContain(name);
        for (const { personal } of columns) if (personal) expect(text).toContain(say.columns[personal.key]);
      }
      for (const said of ["undefined", "null", "[object"]) expect(text).not.toContain(said);
    }
  });

  it("is open to everybody at an address of its own, as safe as any page, and knows nobody", async () => {
    const world = await makeWorld();
    const ask = (path: string, headers: Record<string, string> = {}) => world.fetchRaw(path, { key: null, headers });
    const page = await ask("/privacy", { "accept-language": "es" });
    expect([page.status, page.headers.get("content-language")]).toEqual([200, "es"]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.getSetCookie()).toEqual([]);
    expect(await page.text()).not.toContain(world.workspaceId);
    for (const [path, language] of [
      ["/privacy?lang=en", "en"],
      ["/privacy?lang=es-MX", "es"],
      ["/privacy?lang=fr", "es"],
    ] as const) {
      const asked = await ask(path, { "accept-language": "es" });
      expect([path, asked.headers.get("content-language")]).toEqual([path, language]);
      // Back from the switch, what was chosen there counts.
      expect(await asked.text()).toContain('name="back" value="/privacy"');
    }
    const moved = await ask("/docs/data");
    expect([moved.status, moved.headers.get("location")]).toEqual([303, "/privacy"]);
  });

  it("is linked from the foot of a survey's page and of a receipt, in the survey's language", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const guest = makeHosted(world);
    const link = (lang: string) => `href="/privacy?lang=${lang}" target="_blank" rel="noopener"`;
    const path = `/s/${id}`;
    const page = await guest.open(`${path}?lang=es`);
    expect(page.html.slice(page.html.indexOf("<footer>"))).toContain(link("es"));
    const sent = await guest.send(page, `${path}?lang=es`, { nps: "9" });
    const thanks = await guest.open(sent.headers.get("location") ?? "");
    const [, receipt = ""] = /href="([^"]*\/receipt\/[^"]*)"/.exec(thanks.html) ?? [];
    const kept = await guest.open(receipt);
    expect(kept.html.slice(kept.html.indexOf("<footer>"))).toContain(link("es"));
  });

  it("asks for the ground of all that is personal, and tells who sees it", () => {
    for (const { name, columns } of mapped)
      for (const { name: column, personal, kind } of columns) {
        const place = `${name}.${column}`;
        expect([place, (personal === null) !== (kind === null)]).toEqual([place, true]);
        expect([place, personal === null || personal.goes.length > 0]).toEqual([place, true]);
      }
  });
});
