/** The profile of a customer, and their time line: all that was heard of them, and nothing of anybody else. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CustomerProfile, TimelineEntry } from "#contract";
import { response, setClock, touch, type Json, type World } from "../world.ts";
import { identify, makeShop, spring } from "./people.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const profileOf = async (world: World, id: string) =>
  (await world.ask<CustomerProfile>(`/v1/customers/${encodeURIComponent(id)}`)).body;
interface Line {
  items: TimelineEntry[];
  next: string | null;
}
const lineOf = async (world: World, id: string, query: Json = {}) =>
  (
    await world.ask<Line>(
      `/v1/customers/${encodeURIComponent(id)}/timeline?${new URLSearchParams(query as Record<string, string>).toString()}`,
    )
  ).body;

/** Reads the whole line in pages of so many. */
async function wholeLine(world: World, id: string, limit: number): Promise<TimelineEntry[]> {
  const found: TimelineEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: Line = await lineOf(world, id, { limit: String(limit), ...(cursor ? { cursor } : {}) });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}

const consent = { state: "granted", textVersion: "2026-1", purposes: ["attribution"] };
const ana = { id: "ana", email: "ana@shop.test", name: "Ana", traits: { plan: "pro" } };
let shop: Awaited<ReturnType<typeof makeShop>>;
let told: { before: string; first: string; second: string };
let endpoint: string;

beforeAll(async () => {
  setClock("2026-03-01T08:00:00Z");
  shop = await makeShop();
  const { world, promise, answer } = shop;
  const made = await world.ask<{ id: string }>("/v1/endpoints", {
    body: {
      url: "https://crm.example.com/secret-path",
      types: ["response.completed"],
      description: "Our CRM",
    },
  });
  endpoint = made.body.id;
  const ads = spring("2026-03-01T08:55:00Z");
  const before = await answer("2026-03-01T09:00:00Z", null, {
    visitorId: "v-1",
    consent,
    touches: [ads],
    answers: { nps: 4, why: "late" },
  });
  const direct = { ...touch({}, "", "2026-03-03T10:00:00Z"), session: 2 };
  const first = await answer("2026-03-03T10:05:00Z", ana, {
    visitorId: "v-1",
    consent,
    touches: [{ ...ads, at: "2026-03-01T09:55:00.000+01:00" }, direct],
    startedAt: "2026-03-03T10:04:00Z",
    answers: { nps: 9, kept: -1, why: "better" },
    promise,
  });
  const second = await answer(
    "2026-03-05T10:00:00Z",
    { id: "ana" },
    {
      consent: { state: "pending" },
      answers: { nps: 10, kept: 0 },
      promise,
    },
  );
  // Of others: an answer in nobody's browser, and somebody else's.
  await answer("2026-03-05T11:00:00Z", null, { visitorId: "v-2", consent, answers: { nps: 0 } });
  await answer("2026-03-05T12:00:00Z", { id: "berta" }, { answers: { nps: 1, why: "Berta's words" } });
  told = { before, first, second };
});

describe("the profile of a customer", () => {
  it("tells who they are, what brought them, what they were promised, and what they said", async () => {
    const { world, campaign, promise } = shop;
    const profile = await profileOf(world, "ana");
    expect(profile).toMatchObject({
      ...ana,
      proven: false,
      seenOn: "2026-03-05",
      createdAt: "2026-03-03T10:05:00.000Z",
      responses: {
        total: 3,
        complete: 3,
        firstAt: "2026-03-01T09:00:00.000Z",
        lastAt: "2026-03-05T10:00:00.000Z",
      },
      touches: {
        first: { source: "mail", channel: "email", at: "2026-03-01T09:55:00.000+01:00" },
        last: { channel: "direct", at: "2026-03-03T10:00:00Z" },
        lastNonDirect: { source: "mail", channel: "email" },
      },
      consent: { state: "pending", textVersion: null, purposes: null, at: "2026-03-05T10:00:00.000Z" },
      visitors: [
        {
          id: "v-1",
          state: "linked",
          cause: "response",
          causeId: told.first,
          proven: false,
          splitAt: null,
          splitBy: null,
        },
      ],
    });
    expect(profile.scores).toEqual([
      {
        metric: "nps",
        value: 10,
        at: "2026-03-05T10:00:00.000Z",
        responseId: told.second,
        earlier: { value: 9, at: "2026-03-03T10:05:00.000Z" },
        answers: 3,
      },
    ]);
    expect(profile.campaigns).toEqual([
      { id: campaign.id, name: "Spring", responses: 2, lastAt: "2026-03-03T10:05:00.000Z" },
    ]);
    expect(profile.promises).toEqual([
      {
        id: promise.id,
        version: promise.version,
        statement: { en: "Arrives in 24 hours", es: "Llega en 24 horas" },
        campaign: { id: campaign.id, name: "Spring" },
        asked: 2,
        lastAt: "2026-03-05T10:00:00.000Z",
        told: "kept",
      },
    ]);
  });

  it("is there for one who was only told of, and for nobody else", async () => {
    const { world } = shop;
    await world.collect(identify({ id: "quiet", name: "Quiet" }));
    expect(await profileOf(world, "quiet")).toMatchObject({
      name: "Quiet",
      responses: { total: 0, complete: 0, firstAt: null, lastAt: null },
      scores: [],
      touches: { first: null, last: null, lastNonDirect: null },
      campaigns: [],
      promises: [],
      consent: null,
      visitors: [],
    });
    for (const path of ["/v1/customers/nobody", "/v1/customers/nobody/timeline"])
      expect((await world.ask(path)).status).toBe(404);
    expect((await lineOf(world, "quiet")).items).toMatchObject([{ kind: "known" }]);
  });

  it("has a score once a response, however often that asks for it, and no rating of something", async () => {
    const { world } = shop;
    const survey = await world.publish({
      questions: [
        { id: "one", kind: "csat", ask: "?" },
        { id: "two", kind: "csat", ask: "?" },
        { id: "piece", kind: "rating", scale: 5, as: "star", ask: "?" },
      ],
    });
    for (const [one, two] of [
      [2, 5],
      [4, 1],
    ]) {
      const answers = { one, two, piece: 3 };
      await world.collect(response(survey, { customer: { id: "rater" }, answers }));
      setClock("2026-03-11T12:00:00Z");
    }
    const { scores } = await profileOf(world, "rater");
    expect(scores).toMatchObject([{ metric: "csat", value: 4, earlier: { value: 2 }, answers: 2 }]);
  });

  it("counts nothing that no person seems to have given, and the time line tells of it", async () => {
    const { world, answer } = shop;
    const id = await answer("2026-03-06T10:00:00Z", { id: "doubted" }, { answers: { nps: 1 } });
    await world.ask(`/v1/responses/${id}`, { method: "PATCH", body: { suspicious: true } });
    expect(await profileOf(world, "doubted")).toMatchObject({ responses: { total: 0 }, scores: [] });
    const { items } = await lineOf(world, "doubted", { kind: "response" });
    expect(items).toMatchObject([{ responseId: id, flags: ["suspicious"] }]);
  });
});

describe("the time line of a customer", () => {
  it("tells what happened, newest first, each once", async () => {
    const { items, next } = await lineOf(shop.world, "ana");
    expect(next).toBeNull();
    expect(items.map(({ kind, at }) => `${at.slice(5, 16)} ${kind}`)).toEqual([
      "03-05T10:00 delivery",
      "03-05T10:00 response",
      "03-05T10:00 promise",
      "03-05T10:00 consent",
      "03-03T10:05 delivery",
      "03-03T10:05 response",
      "03-03T10:05 linked",
      "03-03T10:05 known",
      "03-03T10:04 promise",
      "03-03T10:00 touch",
      "03-01T09:00 delivery",
      "03-01T09:00 response",
      "03-01T09:00 consent",
      "03-01T08:55 touch",
    ]);
    const { campaign, survey, promise } = shop;
    expect(items[1]).toMatchObject({
      responseId: told.second,
      survey: { id: survey.id, version: survey.version, name: "After delivery" },
      answers: { nps: 10, kept: 0 },
      anonymous: false,
    });
    expect(items[2]).toMatchObject({ promise: { id: promise.id, arm: "quoted", campaign: { name: "Spring" } } });
    expect(items[3]).toMatchObject({ consent: { state: "pending" } });
    expect(items[11]).toMatchObject({ responseId: told.before, anonymous: true, answers: { nps: 4, why: "late" } });
    expect(items[13]).toMatchObject({ touch: { source: "mail" }, campaign: { id: campaign.id, name: "Spring" } });
    expect(JSON.stringify(items)).not.toContain("Berta");
  });

  it("names where something was told, and no address that may be a secret", async () => {
    const { items } = await lineOf(shop.world, "ana", { kind: "delivery" });
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      responseId: told.second,
      delivery: {
        type: "response.completed",
        endpoint: { id: endpoint, host: "crm.example.com", preset: "standard", description: "Our CRM" },
      },
    });
    expect(JSON.stringify(items)).not.toContain("secret-path");
  });

  it("is the same in pages of any size", async () => {
    const { items } = await lineOf(shop.world, "ana");
    for (const size of [1, 3, 13]) expect(await wholeLine(shop.world, "ana", size)).toEqual(items);
  });

  it("refuses a kind and a cursor that are none", async () => {
    for (const query of ["kind=everything", "cursor=x", `cursor=${btoa("1|%zz")}`]) {
      const { status, body } = await shop.world.ask(`/v1/customers/ana/timeline?${query}`);
      expect([query, status, body["code"]]).toEqual([query, 422, "invalid_query"]);
    }
  });
});
