/** Whoever knows a proven customer's id, and no more, says nothing of them: it is kept, marked, and told as nobody's. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CustomerProfile, Delivery, Event, Response, TimelineEntry } from "#contract";
import { aboutOf } from "../../../worker/crm/about.ts";
import { readEarlier } from "../../../worker/responses/earlier.ts";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { makeTold } from "../deliveries/outside.ts";
import { makeHosted } from "../hosted/guest.ts";
import { response, setClock, type Json, type World } from "../world.ts";
import { identify, proofOf } from "./people.ts";

const id = "prov-1";
const evil = { state: "granted", textVersion: "evil" };
const unproven = "unproven_customer";

const profileOf = async (world: World, of = id) => (await world.ask<CustomerProfile>(`/v1/customers/${of}`)).body;
const responseOf = async (world: World, item: Json) =>
  (await world.ask<Response>(`/v1/responses/${String(item["id"])}`)).body;
const told = async (world: World, item: Json) => {
  const { body: deliveries } = await world.ask<{ items: Delivery[] }>(
    `/v1/endpoints/${String(item["endpoint"])}/deliveries`,
  );
  expect(deliveries.items).toHaveLength(1);
  return (await world.ask<Event>(`/v1/deliveries/${deliveries.items[0]?.id}/event`)).body;
};

let shop: Awaited<ReturnType<typeof makeTold>>;
let genuine: Json;
beforeEach(async () => {
  shop = await makeTold();
  const { world, survey } = shop;
  genuine = response(survey, {
    customer: { id },
    visitorId: "v-real",
    answers: { nps: 10 },
    consent: { state: "granted", textVersion: "ours" },
  });
  await world.collect(genuine);
  await world.ask(`/v1/customers/${id}`, {
    method: "PATCH",
    body: { email: "real@x.example", name: "Real", traits: { plan: "pro" } },
  });
  setClock("2026-03-10T13:00:00Z");
});
afterEach(() => setClock("2026-03-10T12:00:00Z"));

const forge = (more: Json = {}) =>
  response(shop.survey, {
    customer: { id, email: "evil@x.example", traits: { plan: "evil" } },
    visitorId: "v-evil",
    answers: { nps: 0, why: "forged words" },
    consent: evil,
    ...more,
  });

describe("a response that names a proven customer on nobody's word", () => {
  it("is kept and marked, which who sent it is not told, and changes nothing of the customer", async () => {
    const { world } = shop;
    const before = await profileOf(world);
    const forged = forge();
    expect(await world.collect(forged)).toEqual([{ id: forged["id"], status: "stored" }]);
    expect(await profileOf(world)).toEqual(before);
    expect(before).toMatchObject({
      email: "real@x.example",
      scores: [{ value: 10, answers: 1 }],
      consent: { textVersion: "ours" },
      visitors: [{ id: "v-real" }],
    });
    expect(await responseOf(world, forged)).toMatchObject({
      flags: [unproven],
      answers: { nps: 0 },
      customer: { id, email: null, name: null, traits: {}, proven: false },
    });
    expect(await responseOf(world, genuine)).toMatchObject({
      flags: [],
      customer: { email: "real@x.example", proven: true },
    });
    const { body } = await world.ask<{ items: Json[] }>("/v1/customers?score=promoter");
    expect(body.items).toMatchObject([{ id, responses: 1, nps: { value: 10 }, consent: "granted" }]);
  });

  it("stands on the time line as it was, and brings no arrival, promise or receipt along", async () => {
    const { world } = shop;
    await world.collect(forge());
    const { body } = await world.ask<{ items: TimelineEntry[] }>(`/v1/customers/${id}/timeline`);
    const kinds = body.items.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "response")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "consent")).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ kind: "response", flags: [unproven] });
  });

  it("does not leave the house as theirs", async () => {
    const { world, endpoint } = shop;
    const { id: hearing } = await endpoint();
    const forged = forge();
    await world.collect(forged);
    const event = await told(world, { ...forged, endpoint: hearing });
    expect(event).toMatchObject({
      type: "response.completed",
      data: { response: { flags: [unproven], customer: { id, email: null, name: null, traits: {}, proven: false } } },
    });
    expect(JSON.stringify(event)).not.toMatch(/real@|Real/);
    const kept = await responseOf(world, forged);
    const surrounding = { survey: undefined, language: "en", people: "not_denied", home: "", eventId: "" } as const;
    expect(aboutOf(kept, surrounding).facts["customer"]).toBeNull();
    expect(aboutOf(await responseOf(world, genuine), surrounding).facts["customer"]).toBe(id);
  });

  it("links no browser, by whatever item, so that what is said in it is nobody's", async () => {
    const { world, survey } = shop;
    await world.collect(identify({ id }, { visitorId: "v-evil" }), forge());
    await world.collect(response(survey, { visitorId: "v-evil", answers: { nps: 1 }, consent: evil }));
    expect(await profileOf(world)).toMatchObject({ visitors: [{ id: "v-real" }], scores: [{ value: 10 }] });
  });

  it("is marked as well where a later revision names them, or one of what was added up", async () => {
    const { world } = shop;
    const open = forge({ customer: undefined, state: "partial", answers: { nps: 0 } });
    await world.collect(open);
    await foldWorkspace(world.d1, world.workspaceId, 1);
    expect(await responseOf(world, open)).toMatchObject({ flags: [] });
    await world.collect({ ...open, state: "complete", revision: 2, customer: { id } });
    expect(await responseOf(world, open)).toMatchObject({ flags: [unproven], customer: { proven: false } });
  });

  it("does not count as what they answered before", async () => {
    const { world } = shop;
    const forged = forge();
    await world.collect(forged);
    const earlier = await readEarlier(world.d1, world.workspaceId, { customerId: id });
    expect(earlier.map(({ answers }) => answers)).toEqual([{ nps: 10 }]);
  });
});

describe("what is vouched for", () => {
  it("is what a browser says that was theirs before they were proven", async () => {
    const { world, survey } = shop;
    const item = response(survey, { customer: { id }, visitorId: "v-real", answers: { nps: 9 } });
    await world.collect(item);
    expect(await responseOf(world, item)).toMatchObject({ flags: [], customer: { proven: true } });
    expect(await profileOf(world)).toMatchObject({ scores: [{ value: 9, answers: 2 }] });
  });

  it("counts as theirs with a proof, and so does what their own browser says after it", async () => {
    const { world, survey } = shop;
    const proof = await proofOf(world, id);
    const proven = response(survey, { customer: { id, proof }, visitorId: "v-2", answers: { nps: 8 }, consent: evil });
    await world.collect(proven);
    expect(await responseOf(world, proven)).toMatchObject({ flags: [], customer: { proven: true } });
    setClock("2026-03-10T14:00:00Z");
    const later = response(survey, { customer: { id }, visitorId: "v-2", answers: { nps: 7 } });
    await world.collect(later);
    expect(await responseOf(world, later)).toMatchObject({
      flags: [],
      customer: { email: "real@x.example", proven: true },
    });
    expect(await profileOf(world)).toMatchObject({ scores: [{ value: 7, answers: 3 }] });
  });

  it("is a browser that the company linked by hand", async () => {
    const { world, survey } = shop;
    await world.ask(`/v1/customers/${id}/visitors`, { body: { visitorId: "v-hand" } });
    const item = response(survey, { customer: { id }, visitorId: "v-hand", answers: { nps: 6 } });
    await world.collect(item);
    expect(await responseOf(world, item)).toMatchObject({ flags: [], customer: { proven: true } });
  });

  it("is a survey's own page, opened by a link with the proof; without it the page knows an id alone", async () => {
    const { world, survey } = shop;
    const guest = makeHosted(world);
    const answer = async (query: string): Promise<Response | undefined> => {
      const path = `/s/${survey.id}?${query}`;
      expect((await guest.send(await guest.open(path), path, { nps: "6" })).status).toBe(303);
      return (await world.ask<{ items: Response[] }>("/v1/responses")).body.items[0];
    };
    const proof = await proofOf(world, id);
    expect(await answer(`customer=${id}&proof=${proof}`)).toMatchObject({ flags: [], customer: { id, proven: true } });
    expect(await answer(`customer=${id}`)).toMatchObject({ flags: [unproven], customer: { id, email: null } });
    expect(await answer("customer=..")).toMatchObject({ flags: [], customer: null });
  });

  it("is, as ever, what names a customer whom nobody proved", async () => {
    const { world, survey } = shop;
    const item = response(survey, { customer: { id: "c-2", email: "c2@x.example" }, visitorId: "v-3" });
    await world.collect(item);
    expect(await responseOf(world, item)).toMatchObject({
      flags: [],
      customer: { id: "c-2", email: "c2@x.example", proven: false },
    });
    expect(await profileOf(world, "c-2")).toMatchObject({ scores: [{ value: 9 }], visitors: [{ id: "v-3" }] });
  });
});
