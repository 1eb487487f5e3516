import { describe, expect, it } from "vitest";
import { makeWorld, threeQuestions, type Json } from "../world.ts";
import { makeHosted } from "./guest.ts";

const newsletter = "utm_source=newsletter&utm_medium=email&utm_campaign=entrega-24h";

async function promising(settings = {}) {
  const world = await makeWorld({ settings });
  const { body } = await world.ask<Json>("/v1/campaigns", {
    body: {
      name: "Entrega",
      match: [{ field: "campaign", op: "is", value: "entrega-24h" }],
      promises: [{ statement: { es: "En 24 horas", en: "Within 24 hours" }, kind: "speed" }],
    },
  });
  const [promise] = body["promises"] as { id: string; version: number }[];
  const survey = await world.publish({ questions: threeQuestions });
  return { world, ...survey, campaign: String(body["id"]), promise: promise ?? { id: "", version: 0 } };
}

describe("the arrival", () => {
  it("is frozen on the response as it was when the page was opened", async () => {
    const { world, id, campaign } = await promising();
    const { open, send, responses, funnel } = makeHosted(world);
    const page = await open(`/s/${id}?${newsletter}&nps=9&customer=cust_42&mc_eid=person&secret=1`, {
      referer: "https://mail.google.com/mail/u/0?x=1",
    });
    // What the address says when the form comes back no longer matters.
    expect((await send(page, `/s/${id}?utm_source=other`, { nps: "9" })).status).toBe(303);
    const [response] = await responses();
    expect(response).toMatchObject({
      campaign: { id: campaign },
      channel: "email",
      customer: { id: "cust_42", proven: false },
      visitorId: null,
      touches: {
        scope: "page",
        lastNonDirect: {
          source: "newsletter",
          medium: "email",
          campaign: "entrega-24h",
          landing: `/s/${id}`,
          referrerHost: "mail.google.com",
        },
      },
    });
    expect(JSON.stringify(response)).not.toContain("person");
    expect(await funnel()).toEqual([
      { step: "shown", channel: "email", campaign, n: 1 },
      { step: "started", channel: "email", campaign, n: 1 },
    ]);
  });

  it.each([
    ["own parameter wins", `${newsletter}&voz_utm_source=ads`, {}, { source: "newsletter", medium: "email" }],
    [
      "field by field",
      "utm_source=newsletter&voz_utm_medium=email&voz_utm_source=ads&voz_utm_campaign=c",
      {},
      { source: "newsletter", medium: "email", campaign: "c" },
    ],
    [
      "an equivalent name is the same field",
      "mtm_source=own&voz_utm_source=ads&voz_utm_medium=cpc",
      {},
      { source: "own", medium: "cpc" },
    ],
    ["handed click ids", "voz_gclid=abc", {}, { source: "google", medium: "cpc", clickId: "gclid" }],
    ["handed names are allow-listed, too", "voz_secret=1&voz_utm_source=ads", {}, { source: "ads" }],
    [
      "a handed referrer is the arrival's",
      "voz_ref=https%3A%2F%2Fwww.google.com%2F",
      { referer: "https://shop.test/thanks" },
      { source: "google", medium: "organic" },
    ],
    ["an empty one is none", "voz_ref=", { referer: "https://shop.test/thanks" }, { source: "(direct)" }],
    [
      "without one, a link's page is the referrer",
      "",
      { referer: "https://blog.test/post" },
      { source: "blog.test", medium: "referral" },
    ],
    [
      "in a frame, the page around it is none",
      "",
      { referer: "https://shop.test/thanks", "sec-fetch-dest": "iframe" },
      { source: "(direct)", landing: "/thanks" },
    ],
    [
      "in a frame, its landing may be told",
      "voz_landing=https%3A%2F%2Fshop.test%2Fstart%3Femail%3Da%40b.co",
      { referer: "https://shop.test/thanks", "sec-fetch-dest": "iframe" },
      { landing: "/start" },
    ],
    ["a landing that is no web address is not one", "voz_landing=javascript%3Aalert(1)", {}, {}],
    ["a hostile referrer is none", "voz_ref=javascript%3Aalert(1)", {}, { source: "(direct)" }],
  ])("%s", async (_name, query, headers, touch) => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}?${query}`, headers as Record<string, string>);
    expect((await send(page, `/s/${id}?${query}`, { nps: "9" })).status).toBe(303);
    const [response] = await responses();
    expect(response).toMatchObject({ touches: { last: touch } });
    expect(JSON.stringify(response)).not.toContain("a@b.co");
  });

  it("with Global Privacy Control is channel and campaign alone, of nobody, and counted nowhere", async () => {
    const { world, id, campaign } = await promising();
    const { open, send, responses, funnel } = makeHosted(world);
    const no = { "sec-gpc": "1", referer: "https://blog.test/post/7" };
    const page = await open(`/s/${id}?${newsletter}&customer=cust_42`, no);
    expect((await send(page, `/s/${id}`, { nps: "9" }, no)).status).toBe(303);
    const [response] = await responses();
    expect(response).toMatchObject({
      consent: { state: "denied" },
      campaign: { id: campaign },
      channel: "email",
      customer: null,
      page: null,
      touches: { last: { landing: null } },
    });
    expect(JSON.stringify(response)).not.toContain("/post/7");
    expect(await funnel()).toEqual([]);
  });

  it("never proves a customer: what a proof has set stays", async () => {
    const { world, id } = await promising();
    const { open, send, responses } = makeHosted(world);
    const long = await open(`/s/${id}?customer=${"x".repeat(201)}`);
    expect(JSON.parse(long.carried)).toMatchObject({ customer: null });
    const page = await open(`/s/${id}?customer=%20ana%20`);
    const carried = { ...(JSON.parse(page.carried) as Json), customer: { id: "ana", proof: "x" } };
    expect(
      (await send({ ...page, carried: JSON.stringify(carried) }, `/s/${id}?customer=ana`, { nps: "9" })).status,
    ).toBe(303);
    expect((await responses())[0]).toMatchObject({ customer: { id: "ana", proven: false } });
  });
});

describe("the promise", () => {
  it("is quoted in the page's language, and stored in the version and arm that were shown", async () => {
    const { world, id, campaign, promise } = await promising({ genericShare: 0 });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}?${newsletter}&lang=en`);
    expect(page.text).toContain("We promised: “Within 24 hours”.");
    await world.ask(`/v1/campaigns/${campaign}`, {
      method: "PUT",
      body: {
        name: "Entrega",
        match: [{ field: "campaign", op: "is", value: "entrega-24h" }],
        promises: [{ id: promise.id, statement: { es: "En 48 horas" }, kind: "speed" }],
      },
    });
    // The form that comes back with a problem still quotes what it quoted.
    const back = await send(page, `/s/${id}`, { kept: "-2" });
    expect(back.status).toBe(422);
    expect(back.text).toContain("We promised: “Within 24 hours”.");
    expect((await send(back, `/s/${id}`, { nps: "3", kept: "-2" })).status).toBe(303);
    expect((await responses())[0]).toMatchObject({
      promise: { id: promise.id, version: promise.version, arm: "quoted" },
      answers: { kept: -2 },
    });
  });

  it("in the generic arm quotes nothing, and says so on the response", async () => {
    const { world, id } = await promising({ genericShare: 1 });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}?${newsletter}`);
    expect(page.text).not.toContain("En 24 horas");
    await send(page, `/s/${id}`, { nps: "9", kept: "0" });
    expect((await responses())[0]).toMatchObject({ promise: { arm: "generic" } });
  });

  it("goes with an answer to it alone; one that is not ours is flagged, as at any door", async () => {
    const { world, id } = await promising({ genericShare: 0 });
    const { open, send, responses } = makeHosted(world);
    await send(await open(`/s/${id}?${newsletter}`), `/s/${id}`, { nps: "9" });
    expect((await responses())[0]).toMatchObject({ promise: null });
    const page = await open(`/s/${id}?${newsletter}`);
    const carried = JSON.parse(page.carried) as { promise: Json };
    carried.promise["id"] = "prm_forged";
    carried.promise["statement"] = "<b>forged</b>";
    const forged = { ...page, carried: JSON.stringify(carried) };
    expect((await send(forged, `/s/${id}`, { kept: "0" })).html).not.toContain("<b>forged");
    await send(forged, `/s/${id}`, { nps: "1", kept: "0" });
    expect((await responses())[0]).toMatchObject({ promise: null, flags: ["unknown_promise"] });
  });
});
