import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { listDrifts } from "../../../worker/alerts/read.ts";
import { foldWorkspace, recountDays } from "../../../worker/reports/fold.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeWorld, now, response } from "../world.ts";

describe("the nightly recount", () => {
  it("keeps what differs, shows it to whoever administers, and takes it back once it is right again", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    await world.collect(response(survey), response(survey), response(survey, { answers: { nps: 3 } }));
    await foldWorkspace(env.DB, world.workspaceId, 1);
    const night = (): Promise<void> => recountDays(env.DB, now(), () => 0);
    const home = async () => (await makeVisitor(world, "en")).get("/app");
    await night();
    expect(await listDrifts(world.here)).toEqual([]);
    expect((await home()).text).not.toContain("do not match");

    const change = (from: string, to: string): Promise<unknown> =>
      env.DB.prepare(
        "UPDATE rollups SET counts = replace(counts, ?2, ?3) WHERE workspace_id = ?1 AND dim = 'all' AND metric = 'nps'",
      )
        .bind(world.workspaceId, from, to)
        .run();
    await change('"9":2', '"9":5');
    await expect(night()).rejects.toThrow(`${world.workspaceId} 2026-03-10`);
    const [drift, ...others] = await listDrifts(world.here);
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ day: "2026-03-10", foundAt: now().toISOString() });
    expect(drift?.lines.map(({ kind, question, value, n }) => [kind, question, value, n])).toEqual([
      ["missing", "nps", "9", 2],
      ["surplus", "nps", "9", 5],
    ]);
    const page = await home();
    expect(page.text).toContain("A day's sums do not match its answers");
    expect(page.text).toContain("10 Mar 2026: 2 differences");
    expect(page.text).toContain("nps (nps) = 9: too many 5");

    await change('"9":5', '"9":2');
    await night();
    expect(await listDrifts(world.here)).toEqual([]);
  });
});
