/** A receipt decides what of an arrival is kept, whoever sends it; a browser's own no wins over it (5.1–5.3). */
import { expect, it } from "vitest";
import { makeWorld, response, threeQuestions, touch, type Json } from "../world.ts";

const first = touch(
  { utm_source: "instagram", utm_medium: "paid_social", utm_campaign: "spring" },
  "",
  "2026-03-08T12:00:00Z",
);
const last = {
  ...touch({ utm_source: "newsletter", utm_medium: "email" }, "https://mail.test/inbox/ana"),
  landing: "/offer",
  session: 2,
};

interface Kept {
  visitorId: string | null;
  customer: { id: string } | null;
  page: { url: string } | null;
  touches: { scope: string; first: Json | null; last: Json | null };
  channel: string;
  flags: string[];
}
async function keptBy(consent: Json | undefined, headers: Record<string, string> = {}, settings = {}) {
  const world = await makeWorld({ settings });
  const survey = await world.publish({ questions: threeQuestions });
  const item = response(survey, {
    touches: [first, last],
    visitorId: "v1",
    customer: { id: "c1" },
    page: { url: "https://shop.test/clinic/appointment/7781" },
    ...(consent ? { consent } : {}),
  });
  const sent = await world.ask<{ results: Json[] }>("/v1/collect", {
    body: { key: world.publicKey, items: [item] },
    key: null,
    headers,
  });
  expect(sent.body.results).toMatchObject([{ status: "stored" }]);
  const { body } = await world.ask<Kept & Json>(`/v1/responses/${String(item["id"])}`);
  const links = await world.d1
    .prepare("SELECT count(*) AS n FROM customer_visitors WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .first<number>("n");
  const people = await world.d1
    .prepare("SELECT count(*) AS n FROM customers WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .first<number>("n");
  const { visitorId, customer, page: on, touches, channel, flags, consent: receipt } = body;
  return {
    visitorId,
    scope: touches.scope,
    first: touches.first?.["source"],
    landing: touches.last?.["landing"] ?? null,
    customer: customer?.id ?? null,
    page: on?.url ?? null,
    channel,
    people,
    links,
    flags,
    receipt,
  };
}

const whole = {
  visitorId: "v1",
  scope: "history",
  first: "instagram",
  landing: "/offer",
  customer: "c1",
  page: "https://shop.test/clinic/appointment/7781",
  channel: "email",
  people: 1,
  links: 1,
  flags: [],
};
const page = { ...whole, visitorId: null, scope: "page", first: "newsletter", links: 0 };
const facts = { ...page, landing: null, customer: null, page: null, people: 0 };

it.each([
  ["granted", { state: "granted" }, {}, whole],
  ["granted, for attribution", { state: "granted", textVersion: "7", purposes: ["attribution", "x"] }, {}, whole],
  ["granted, for something else", { state: "granted", purposes: ["x"] }, {}, { ...page, visitorId: "v1", links: 1 }],
  ["pending", { state: "pending" }, {}, page],
  ["denied", { state: "denied" }, {}, facts],
  [
    "granted, but the browser says no",
    { state: "granted" },
    { "sec-gpc": "1" },
    { ...facts, flags: ["privacy_signal"] },
  ],
  ["granted, with a header that says nothing", { state: "granted" }, { "sec-gpc": "0", dnt: "1" }, whole],
  ["no receipt: the sender answers for it", undefined, {}, whole],
])("%s", async (_, consent, headers, kept) => {
  expect(await keptBy(consent, headers)).toEqual({ ...kept, receipt: consent ?? null });
});

it("honours Do Not Track where the workspace says so", async () => {
  expect(await keptBy({ state: "granted" }, { dnt: "1" }, { honourDnt: true })).toMatchObject({
    ...facts,
    flags: ["privacy_signal"],
  });
});

it("says that Global Privacy Control is honoured, where browsers look", async () => {
  const { status, body } = await (await makeWorld()).ask("/.well-known/gpc.json", { key: null });
  expect([status, body["gpc"]]).toEqual([200, true]);
});

it("without any id still tells the campaign's scores", async () => {
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  await world.ask("/v1/campaigns", {
    body: { name: "Spring", match: [{ field: "campaign", op: "is", value: "spring" }] },
  });
  await world.collect(response(survey, { touches: [first], consent: { state: "denied" }, answers: { nps: 10 } }));
  const { body } = await world.ask<{ items: Json[] }>("/v1/reports/campaigns?from=2026-03-01&to=2026-03-31");
  expect(body.items).toEqual(
    expect.arrayContaining([expect.objectContaining({ campaign: expect.objectContaining({ name: "Spring" }), n: 1 })]),
  );
});
