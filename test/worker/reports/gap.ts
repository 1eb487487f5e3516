/** Worked vectors as responses: so many people of a campaign who answered so. */
import { expect } from "vitest";
import type { Campaign, CollectResult } from "#contract";
import { response, touch, type Json, type World } from "../world.ts";

export const times = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);

/** From an address of its own for every 200 items, fewer than one may send in a minute. */
let sent = 0;
export async function send(world: World, items: readonly Json[]): Promise<void> {
  for (let at = 0; at < items.length; at += 50) {
    const { body } = await world.ask<{ results: CollectResult[] }>("/v1/collect", {
      body: { key: world.publicKey, items: items.slice(at, at + 50) },
      key: null,
      headers: { "cf-connecting-ip": `${world.workspaceId}/${Math.floor(sent / 200)}` },
    });
    sent += 50;
    expect(body.results.filter(({ status }) => status !== "stored" && status !== "queued")).toEqual([]);
  }
}

/** The campaign's name is its key in links, too. */
export const makeCampaign = async (world: World, name: string, more: Json = {}): Promise<Campaign> =>
  (
    await world.ask<Campaign>("/v1/campaigns", {
      body: { name, match: [{ field: "campaign", op: "is", value: name }], ...more },
    })
  ).body;

export const arrival = (campaign: string): Json[] => [
  touch({ utm_source: "site", utm_medium: "display", utm_campaign: campaign }),
];

/** `kept` of `n` people say that the promise was kept, the others that it was broken. */
export const answered = (
  survey: { id: string; version: number },
  campaign: string,
  [kept, n]: readonly [kept: number, n: number],
  more: Json = {},
): Json[] =>
  Array.from({ length: n }, (_, at) =>
    response(survey, { answers: { kept: at < kept ? 0 : -1 }, touches: arrival(campaign), ...more }),
  );

/** What one platform reported of a campaign on a day of the period, in euros. */
export const reported = (campaign: string, figures: Json): Json => ({
  platform: "generic",
  account: "main",
  campaign,
  day: "2026-03-01",
  currency: "EUR",
  ...figures,
});

export async function report(world: World, rows: readonly Json[]): Promise<void> {
  const { status } = await world.ask("/v1/campaign-metrics", { method: "PUT", body: rows });
  expect(status).toBe(200);
}
