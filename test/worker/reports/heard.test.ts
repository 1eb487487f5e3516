import { describe, expect, it } from "vitest";
import type { HeardReport, SurveyDraft } from "#contract";
import { makeWorld, now, response, setClock, touch, type World } from "../world.ts";

const questions: SurveyDraft["questions"] = [
  { id: "nps", kind: "nps", ask: "¿Nos recomendarías?" },
  { id: "heard", kind: "single", metric: "heard" },
];
const report = async (world: World, query = "") => (await world.ask<HeardReport>(`/v1/reports/heard${query}`)).body;

/** Arrivals by the channel that the Worker makes of them. */
const arrivals = {
  organic_search: touch({}, "https://www.google.com/"),
  paid_search: touch({ gclid: "1" }, "https://www.google.com/"),
  organic_social: touch({}, "https://www.instagram.com/"),
  email: touch({ utm_source: "newsletter", utm_medium: "email" }),
  display: touch({ utm_source: "site", utm_medium: "display" }),
  ai_assistant: touch({}, "https://chatgpt.com/"),
  direct: touch(),
};
type Arrival = keyof typeof arrivals;

const tell = (world: World, survey: { id: string; version: number }, said: readonly [unknown, Arrival | null][]) =>
  world.collect(
    ...said.map(([heard, arrival]) =>
      response(survey, { answers: { heard }, ...(arrival && { touches: [arrivals[arrival]] }) }),
    ),
  );
/** heard → channel → [n, verdict] */
const table = ({ items }: HeardReport) =>
  Object.fromEntries(
    items.map(({ heard, channels }) => [
      heard,
      Object.fromEntries(channels.map(({ channel, n, verdict }) => [String(channel), [n, verdict]])),
    ]),
  );

describe("what people say brought them", () => {
  it("stands beside the channel that was seen, and agrees where the one confirms the other", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions });
    await tell(world, survey, [
      ["search", "organic_search"],
      ["search", "organic_search"],
      ["search", "paid_search"],
      ["search", "email"],
      ["social", "organic_social"],
      ["email", "email"],
      ["ad", "display"],
      ["ad", "paid_search"],
      ["ad", "organic_search"],
      ["ai", "ai_assistant"],
      ["ai", "organic_search"],
    ]);
    const told = await report(world);
    expect(table(told)).toEqual({
      search: { organic_search: [2, "agree"], paid_search: [1, "agree"], email: [1, "disagree"] },
      social: { organic_social: [1, "agree"] },
      email: { email: [1, "agree"] },
      ad: { display: [1, "agree"], paid_search: [1, "agree"], organic_search: [1, "disagree"] },
      ai: { ai_assistant: [1, "agree"], organic_search: [1, "disagree"] },
    });
    expect(told.n).toBe(11);
    expect(told.items.map(({ heard, n }) => [heard, n])).toEqual([
      ["search", 4],
      ["ad", 3],
      ["ai", 2],
      ["email", 1],
      ["social", 1],
    ]);
    expect(told.agree).toMatchObject({ n: 11, confidence: "low" });
    expect(told.agree.value).toBeCloseTo(8 / 11, 10);
    // Wilson for 8 of 11.
    expect(told.agree.low).toBeCloseTo(0.4344, 4);
    expect(told.agree.high).toBeCloseTo(0.9025, 4);
  });

  it("follows the model: first and last may say different things of one answer", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "heard", kind: "single", metric: "heard" }] });
    const before = (hours: number) => new Date(now().getTime() - hours * 3_600_000).toISOString();
    await world.collect(
      response(survey, {
        answers: { heard: "search" },
        touches: [
          { ...touch({}, "https://www.google.com/", before(50)), session: 1 },
          { ...touch({ utm_source: "newsletter", utm_medium: "email" }, "", before(1)), session: 2 },
        ],
      }),
    );
    const verdict = async (model: string) =>
      (await world.ask<HeardReport>(`/v1/reports/heard?model=${model}`)).body.items[0]?.channels.map(
        ({ channel, verdict: told }) => [channel, told],
      );
    expect(await verdict("first")).toEqual([["organic_search", "agree"]]);
    expect(await verdict("last")).toEqual([["email", "disagree"]]);
    expect(await verdict("last_non_direct")).toEqual([["email", "disagree"]]);
  });

  it("is not judged where neither can contradict the other", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [
        {
          id: "heard",
          kind: "single",
          metric: "heard",
          options: [
            { id: "friend" },
            { id: "press" },
            { id: "shop" },
            { id: "search" },
            { id: "radio", label: "Radio" },
          ],
        },
      ],
    });
    await tell(world, survey, [
      ["friend", "organic_search"],
      ["press", "email"],
      ["shop", "direct"],
      ["radio", "display"],
      [{ other: "mi hermana" }, "organic_social"],
      [{ other: "la tele" }, "organic_social"],
      ["search", "direct"],
      ["search", null],
    ]);
    const told = await report(world);
    expect(table(told)).toEqual({
      friend: { organic_search: [1, "untold"] },
      press: { email: [1, "untold"] },
      shop: { direct: [1, "untold"] },
      radio: { display: [1, "untold"] },
      other: { organic_social: [2, "untold"] },
      search: { direct: [1, "untold"], null: [1, "untold"] },
    });
    expect(told.agree).toEqual({ value: null, low: null, high: null, n: 0, confidence: "none" });
    expect(JSON.stringify(told)).not.toMatch(/hermana|tele/);
  });

  it("counts its own question only, of the survey and the days that are asked for", async () => {
    const world = await makeWorld();
    const [one, two] = [
      await world.publish({ questions }),
      await world.publish({
        questions: [
          { id: "heard", kind: "single", metric: "heard" },
          {
            id: "plan",
            kind: "single",
            ask: "¿Plan?",
            options: [
              { id: "search", label: "A" },
              { id: "b", label: "B" },
            ],
          },
        ],
      }),
    ];
    setClock("2026-02-20T12:00:00Z");
    await tell(world, one, [["email", "email"]]);
    setClock("2026-03-10T12:00:00Z");
    await tell(world, one, [["search", "organic_search"]]);
    await world.collect(response(two, { answers: { heard: "social", plan: "search" } }));
    expect((await report(world)).items.map(({ heard }) => heard)).toEqual(["email", "search", "social"]);
    expect((await report(world, `?survey=${one.id}&from=2026-03-01`)).items.map(({ heard }) => heard)).toEqual([
      "search",
    ]);
    expect(await report(world, "?from=2026-02-01&to=2026-02-28")).toMatchObject({
      from: "2026-02-01",
      to: "2026-02-28",
      n: 1,
    });
    expect((await world.ask("/v1/reports/heard?from=2026-03-02&to=2026-03-01")).status).toBe(422);
  });

  it("is the workspace's own, and needs a key that may read", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const survey = await world.publish({ questions });
    await tell(world, survey, [["search", "organic_search"]]);
    expect(await report(other)).toMatchObject({ n: 0, items: [] });
    expect((await world.ask("/v1/reports/heard", { key: null })).status).toBe(401);
    expect((await world.ask("/v1/reports/heard", { key: world.publicKey })).status).toBeGreaterThanOrEqual(401);
  });
});

describe("the kind single at the doors", () => {
  it("is stored as it was answered, and refused in place", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions });
    const send = async (heard: unknown) => (await world.collect(response(survey, { answers: { heard } })))[0];
    expect(await send("friend")).toMatchObject({ status: "stored" });
    expect(await send({ other: "la radio" })).toMatchObject({ status: "stored" });
    expect(await send("radio")).toMatchObject({
      status: "rejected",
      code: "unknown_option",
      issues: [{ path: "answers.heard" }],
    });
    expect(await send({ other: "x".repeat(201) })).toMatchObject({
      status: "rejected",
      code: "text_too_long",
      issues: [{ path: "answers.heard.other" }],
    });
    expect(await send(3)).toMatchObject({ status: "rejected", code: "wrong_type" });
    const { items } = (await world.ask<{ items: { answers: Record<string, unknown> }[] }>("/v1/responses")).body;
    expect(items.map(({ answers }) => answers["heard"])).toEqual(
      expect.arrayContaining(["friend", { other: "la radio" }]),
    );
  });

  it("needs options to choose from, and wording", async () => {
    const world = await makeWorld();
    const made = await world.ask<{ issues: { path: string }[] }>("/v1/surveys", {
      body: { name: "X", questions: [{ id: "q", kind: "single", options: [{ id: "a", label: "A" }] }] },
    });
    expect(made.status).toBe(422);
    expect(made.body.issues.map(({ path }) => path)).toContain("questions[0].options");
  });
});
