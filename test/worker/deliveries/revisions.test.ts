/** Who hears of a later revision, and of a deletion: what the response is known by decides, not what came last. */
import { afterEach, expect, it } from "vitest";
import type { Campaign, Event, EventType } from "#contract";
import { response, setClock, touch } from "../world.ts";
import { makeTold } from "./outside.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

async function makeCampaign() {
  const told = await makeTold();
  const match = [{ field: "campaign", op: "is", value: "spring" }];
  const { body } = await told.world.ask<Campaign>("/v1/campaigns", { body: { name: "Spring", match } });
  const arrival = touch({ utm_source: "news", utm_medium: "email", utm_campaign: "spring" });
  const heard = () =>
    told.calls.map(({ url, body: text }) => [new URL(url).hostname.split(".")[0], (JSON.parse(text) as Event).type]);
  return { told, campaign: body.id, arrival, heard };
}

it("a revision that comes without its arrival is told to those who wait for the arrival's campaign and channel", async () => {
  const { told, campaign, arrival, heard } = await makeCampaign();
  const types: EventType[] = ["response.completed", "response.updated"];
  const at = (name: string) => ({ types, url: `https://${name}.example.com/` });
  await told.endpoint({ ...at("campaign"), filter: { campaign: [campaign] } });
  await told.endpoint({ ...at("channel"), filter: { channel: ["email"] } });
  await told.endpoint({ ...at("none"), filter: { campaign: ["none"] } });
  await told.endpoint({ ...at("direct"), filter: { channel: ["direct"] } });
  const item = response(told.survey, { touches: [arrival] });
  await told.world.collect(item);
  expect(heard().sort()).toEqual([
    ["campaign", "response.completed"],
    ["channel", "response.completed"],
  ]);
  told.calls.length = 0;
  // Sent from another page load, which knows of no arrival; or of another one.
  await told.world.collect({ ...item, touches: [], revision: 2, answers: { nps: 3 } });
  await told.world.collect({ ...item, touches: [touch()], revision: 3, answers: { nps: 4 } });
  expect(heard().sort()).toEqual([
    ["campaign", "response.updated"],
    ["campaign", "response.updated"],
    ["channel", "response.updated"],
    ["channel", "response.updated"],
  ]);
  // What comes first as a later revision is stored with what it brings.
  told.calls.length = 0;
  await told.world.collect(response(told.survey, { touches: [], revision: 4 }));
  expect(heard()).toEqual([["none", "response.completed"]]);
});

it("that a response is gone is told to whoever heard of it, whatever their filter lets through by now", async () => {
  const { told, arrival, heard } = await makeCampaign();
  const types: EventType[] = ["response.completed", "response.deleted"];
  const had = await told.endpoint({ types, url: "https://had.example.com/", filter: { score: ["promoter"] } });
  await told.endpoint({ types, url: "https://other.example.com/", filter: { score: ["passive"] } });
  await told.endpoint({ types: ["response.completed"], url: "https://silent.example.com/" });
  const item = response(told.survey, { touches: [arrival] });
  await told.world.collect(item);
  // It is changed, and the endpoint's filter fits it no longer.
  await told.world.collect({ ...item, revision: 2, answers: { nps: 0 } });
  told.calls.length = 0;
  await told.world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" });
  await told.sweep();
  expect(heard()).toEqual([["had", "response.deleted"]]);
  expect(await told.deliveries(had.id)).toHaveLength(2);
});
