/** The data map says of every column what it is for; what the database has and the map does not is found here. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { wordsIn } from "../../../worker/dashboard/language.ts";
import { mapped } from "../../../worker/privacy/map/index.ts";
import { makeGuest, makeVisitor } from "../dashboard/visitor.ts";
import { makeWorld } from "../world.ts";

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
    for (const { name, columns } of mapped)
      expect([name, columns.map((column) => column.name).sort()]).toEqual([name, (await columnsOf(name)).sort()]);
  });

  it.each(["es", "en"] as const)("is told whole in %s, on the dashboard and to whoever asks", async (language) => {
    const world = await makeWorld();
    const say = wordsIn[language].privacy;
    const own = await (await makeVisitor(world, language)).get("/app/privacy");
    const open = await makeGuest(world, language).get("/docs/data");
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

  it("asks for the ground of all that is personal, and tells who sees it", () => {
    for (const { name, columns } of mapped)
      for (const { name: column, personal, kind } of columns) {
        const place = `${name}.${column}`;
        expect([place, (personal === null) !== (kind === null)]).toEqual([place, true]);
        expect([place, personal === null || personal.goes.length > 0]).toEqual([place, true]);
      }
  });
});
