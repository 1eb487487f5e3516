import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

const sqlOf = (name: string) =>
  env.DB.prepare("SELECT sql FROM sqlite_master WHERE name = ?1").bind(name).first<string>("sql");

describe("the migrations", () => {
  it.each([
    "responses",
    "funnel",
    "marketing_days",
    "marketing_campaigns",
    "marketing_months",
    "showings",
    "flags",
    "flag_weeks",
    "drifts",
    "campaign_notes",
    "deliveries",
    "endpoints",
    "customer_visitors",
    "retention_runs",
    "retention_cursors",
    "erasures",
    "gone_responses",
    "gone_people",
    "day_visitors",
    "visitor_days",
    "touchpoint_names",
    "quota_days",
    "audit",
    "audit_seals",
    "invitations",
  ])("make %s WITHOUT ROWID, which the generator does not know", async (table) => {
    expect(await sqlOf(table)).toMatch(/WITHOUT ROWID$/);
  });

  it("give a complete response of somebody unknown its key and one index, not more: each index is a written row", async () => {
    expect(await sqlOf("responses")).toMatch(/PRIMARY KEY\(`workspace_id`, `seq`\)/);
    const { results } = await env.DB.prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'responses' AND sql IS NOT NULL",
    ).all<{ name: string; sql: string }>();
    const paid = results.filter(
      ({ sql }) => !/ WHERE (state = 'partial'|coalesce\(.*\) IS NOT NULL|sealed_contacts IS NULL AND [^]*)$/.test(sql),
    );
    expect(paid.map(({ name }) => name)).toEqual(["responses_by_id"]);
  });
});
