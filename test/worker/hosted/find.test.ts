import { expect, it } from "vitest";
import { openDatabase } from "../../../worker/db/index.ts";
import { hostOf } from "../../../worker/hosted/find.ts";
import { makeWorld } from "../world.ts";

it("a survey is found by its id alone, without going through workspaces", async () => {
  const world = await makeWorld();
  const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "¿?" }] });
  const asked: string[] = [];
  const heard = new Proxy(world.d1, {
    get: (target, name) =>
      name === "prepare"
        ? (sql: string) => {
            asked.push(sql);
            return target.prepare(sql);
          }
        : Reflect.get(target, name),
  });
  expect(await hostOf(openDatabase(heard), survey.id)).toMatchObject({ workspaceId: world.workspaceId });
  expect(await hostOf(openDatabase(heard), "sur_nobody")).toBeNull();
  const plan = await world.d1
    .prepare(`EXPLAIN QUERY PLAN ${asked[0]}`)
    .bind("public", survey.id)
    .all<{ detail: string }>();
  const steps = plan.results.map(({ detail }) => detail);
  expect(steps[0]).toContain("surveys_by_id");
  expect(steps.filter((detail) => detail.startsWith("SCAN"))).toEqual([]);
});
