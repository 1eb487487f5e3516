import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import * as v from "valibot";
import { CampaignFlaggedEvent, type NewEndpoint } from "#contract";
import { judgeWeek } from "../../../worker/alerts/judge.ts";
import { createApp } from "../../../worker/app.ts";
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { bad, makeAccount, sweepAt } from "../alerts/account.ts";
import { now, setClock } from "../world.ts";
import { makeOutside } from "./outside.ts";

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => setClock("2026-03-10T12:00:00Z"));

it("a flagged campaign is told once, whoever judges the week and how often, to those who asked for that campaign", async () => {
  const internet = makeOutside();
  const account = await makeAccount({ instance: createApp(internet.outside) });
  const { world, campaigns } = account;
  const subscribe = async (url: string, filter: object): Promise<string> => {
    const body = { url, types: ["campaign.flagged"], filter };
    return (await world.ask<NewEndpoint>("/v1/endpoints", { body })).body.id;
  };
  await subscribe("https://all.example.com/", {});
  await subscribe("https://ads.example.com/", { campaign: campaigns.ads.id });
  await subscribe("https://news.example.com/", { campaign: campaigns.news.id });
  await account.answer("2026-02-18T12:00:00Z", bad);
  await sweepAt(world, "2026-02-24T08:00:00Z");
  await account.answer("2026-02-25T12:00:00Z", bad);
  await sweepAt(world, "2026-03-03T08:00:00Z");
  await judgeWeek({ ...world.here, now: now() }, "2026-02-23");
  await sendDue(internet.sender, { until: now().getTime() + 50_000, most: 100 });
  expect(internet.calls.map(({ url }) => url).sort()).toEqual(["https://ads.example.com/", "https://all.example.com/"]);
  const [flag] = await account.flags();
  for (const { body } of internet.calls) {
    const event = v.parse(CampaignFlaggedEvent, JSON.parse(body));
    expect(event.data).toEqual({ flag });
  }
  const { results } = await env.DB.prepare("SELECT event_id FROM deliveries WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .all();
  expect(new Set(results.map(({ event_id }) => event_id)).size).toBe(1);
  // Who came later gets it when asked for, once.
  const late = await subscribe("https://late.example.com/", {});
  for (const count of [1, 0]) {
    const path = `/v1/endpoints/${late}/replay?since=2026-02-01T00:00:00Z`;
    expect((await world.ask(path, { method: "POST" })).body).toEqual({ count, next: null });
  }
  expect(internet.calls.filter(({ url }) => url === "https://late.example.com/")).toHaveLength(1);
});
