/** The one place that every statement of a request goes through. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { enterWorkspace, openScoped, schema } from "../../../worker/db/index.ts";
import { tablesIn, tenantTables } from "../../../worker/db/scope.ts";

const tenants = tenantTables(schema);

/** What is refused is refused before there is anything to wait for. */
const asked = async (query: () => Promise<unknown>): Promise<unknown> => query();

describe("4.20 a request's database", () => {
  it("knows every table that holds a workspace's rows", async () => {
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND sql LIKE '%workspace_id%' AND name <> 'session'",
    ).all<{ name: string }>();
    expect([...tenants].toSorted()).toEqual([...results.map(({ name }) => name), "workspaces"].toSorted());
  });

  it("finds the tables of a statement however it is written", () => {
    for (const [sql, tables] of [
      ['select "id" from "surveys" where "surveys"."workspace_id" = ?', ["surveys"]],
      ["SELECT 1 FROM responses r, json_each(r.cells) c", ["responses"]],
      ["SELECT 1 FROM json_each(?1) x, keys", ["keys"]],
      ["INSERT INTO funnel (day) SELECT day FROM showings", ["funnel", "showings"]],
      ["INSERT OR REPLACE INTO rollups VALUES (?1)", ["rollups"]],
      ["UPDATE `campaigns` SET name = ?1", ["campaigns"]],
      ["DELETE FROM deliveries WHERE id = ?1", ["deliveries"]],
      ["SELECT 1 FROM session JOIN members ON 1", ["members"]],
      ["SELECT 1", []],
    ] as const)
      expect([sql, tablesIn(sql, tenants)]).toEqual([sql, tables]);
  });

  it("refuses what forgets the workspace, or is about another one", async () => {
    const db = openScoped(env.DB);
    const { responses, surveys } = schema;
    // Before anybody is known, only what finds that out.
    await expect(
      asked(() => db.select().from(responses).where(eq(responses.workspaceId, "wsp_a")).all()),
    ).rejects.toThrow();
    expect(await db.select().from(surveys).where(eq(surveys.id, "sur_x")).all()).toEqual([]);
    enterWorkspace(db.$client, "wsp_a");
    expect(await db.select().from(responses).where(eq(responses.workspaceId, "wsp_a")).all()).toEqual([]);
    await expect(asked(() => db.select().from(surveys).where(eq(surveys.id, "sur_x")).all())).rejects.toThrow();
    await expect(
      asked(() => db.select().from(responses).where(eq(responses.workspaceId, "wsp_b")).all()),
    ).rejects.toThrow();
    await expect(asked(() => db.delete(responses).run())).rejects.toThrow();
    expect(() => db.$client.prepare("SELECT count(*) FROM responses")).toThrow("workspace");
    expect(() => db.$client.prepare("DELETE FROM keys WHERE id = ?1").bind("key_x")).toThrow("workspace");
    expect(() => enterWorkspace(db.$client, "wsp_b")).toThrow("second");
    expect(() => db.$client.withSession()).toThrow("scope");
    await expect(asked(() => db.$client.exec("DELETE FROM keys"))).rejects.toThrow();
  });
});
