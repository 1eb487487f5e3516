/** How often people were asked: the same, whether days and months of it were added up or not. */
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { closeShowings } from "../../../worker/exposures/close.ts";
import { askedBy } from "../../../worker/reports/campaigns/asked.ts";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { exposure } from "../reports/exam.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, type World } from "../world.ts";

const periods = [
  { from: "2025-12-01", to: "2026-12-31" },
  { from: "2026-01-10", to: "2026-03-05" },
  { from: "2026-02-01", to: "2026-02-28" },
  { from: "2026-02-03", to: "2026-02-20" },
];

/** As the report has it, and as the funnel's own cells have it. */
async function expectSame(world: World): Promise<void> {
  for (const period of periods) {
    const { results } = await env.DB.prepare(
      "SELECT campaign, sum(n) AS n FROM funnel WHERE workspace_id = ?1 AND step = 'shown' AND day BETWEEN ?2 AND ?3 GROUP BY 1",
    )
      .bind(world.workspaceId, period.from, period.to)
      .all<{ campaign: string; n: number }>();
    const asked = await askedBy(world.here, period, { model: "last_non_direct" });
    expect([period, [...(asked ?? [])].sort()]).toEqual([period, results.map(({ campaign, n }) => [campaign, n])]);
  }
}
const written = (world: World) =>
  env.DB.prepare("SELECT count(*) AS n FROM showings WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .first<number>("n");

it("showings are added up by day and month where a workspace folds, and take what comes late", async () => {
  setClock("2026-01-05T10:00:00Z");
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  await world.ask("/v1/campaigns", {
    body: { name: "Autumn", match: [{ field: "campaign", op: "is", value: "otono" }] },
  });
  const show = (at: string, campaign: string) =>
    exposure(survey, "shown", { at, touches: [touch(campaign ? { utm_campaign: campaign } : {}, "", at)] });
  const night = async () => {
    await closeShowings(env.DB, now());
    await expectSame(world);
  };
  await world.collect(response(survey, { at: now().toISOString() }));
  for (const day of ["2026-01-05", "2026-01-31", "2026-02-04", "2026-02-28", "2026-03-01"]) {
    setClock(`${day}T12:00:00Z`);
    await world.collect(show(`${day}T11:00:00Z`, "otono"), show(`${day}T11:30:00Z`, ""), exposure(survey, "started"));
  }
  await night();
  expect(await written(world)).toBe(0);
  await foldWorkspace(env.DB, world.workspaceId, 1);
  await night();
  // Up to the day before yesterday: three days of two campaigns, and January.
  expect(await written(world)).toBe(8);
  await world.collect(show("2026-02-23T10:00:00Z", "otono"), show("2026-02-28T10:00:00Z", "otono"));
  await expectSame(world);
  setClock("2026-03-04T03:12:00Z");
  await night();
  // Twice at once is once.
  await Promise.all([closeShowings(env.DB, now()), closeShowings(env.DB, now())]);
  await expectSame(world);
  await world.collect(show("2026-02-26T10:00:00Z", "otono"), show("2026-03-01T10:00:00Z", ""));
  await expectSame(world);
  setClock("2026-04-20T03:12:00Z");
  await night();
});
