/** The way through a survey, as the Worker knows it: what it refuses to save and to publish, and what is required of a response. */
import { describe, expect, it } from "vitest";
import type { Config, Survey, SurveyDraft } from "#contract";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";

type Questions = SurveyDraft["questions"];
type Issues = { code: string; detail: string; issues: { path: string; message: string }[] };
const nps = { id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true } as const;
const why = { id: "why", kind: "text", ask: "¿Por qué?", required: true } as const;
const low = { all: [{ answer: "nps", op: "lte", value: 6 }] } as const;

describe("saving", () => {
  const save = async (draft: Json) => (await makeWorld()).ask<Issues>("/v1/surveys", { body: { name: "x", ...draft } });

  it("takes jumps, variables, facts, quoted values and endings that lead on", async () => {
    const draft = {
      layout: "page",
      progress: false,
      back: false,
      variables: [
        { id: "score", start: 0 },
        { id: "tier", start: "none" },
      ],
      questions: [
        {
          ...nps,
          set: [
            { variable: "score", add: { answer: "nps" } },
            { variable: "tier", if: low, to: "low" },
          ],
          next: [
            { if: low, go: "why" },
            { if: { any: [{ context: "vip", op: "is", value: true }] }, go: "club" },
          ],
        },
        {
          id: "more",
          kind: "text",
          ask: "{{customer.name|Amiga}}, ¿algo más?",
          showIf: { all: [{ attribute: "plan", op: "is", value: "pro" }] },
        },
        {
          ...why,
          ask: "¿Por qué un {{answer.nps}}?",
          showIf: {
            any: [
              { touch: "channel", op: "is", value: "email" },
              { variable: "score", op: "lt", value: 7 },
            ],
          },
        },
      ],
      endings: [
        { id: "bye", say: "Adiós", redirect: "https://shop.example/" },
        {
          id: "club",
          say: "Gracias",
          help: "{{variable.tier}}",
          link: { url: "https://shop.example/club", label: "Al club" },
        },
      ],
    };
    const { status, body } = await save(draft);
    expect(body).toMatchObject(draft);
    expect(status).toBe(201);
  });

  it.each<[string, Json, string, string]>([
    [
      "a jump back",
      { questions: [nps, { ...why, next: [{ go: "nps" }] }] },
      "questions[1].next[0]",
      '"why" goes back to "nps"',
    ],
    ["a jump to nothing", { questions: [{ ...nps, next: [{ go: "nope" }] }] }, "questions[0].next[0]", '"nope"'],
    ["a dead end", { questions: [{ ...nps, next: [{ go: "end" }] }, why] }, "questions[1]", '"why" is never asked'],
    ["an unknown question", { questions: [{ ...why, showIf: low }] }, "questions[0].showIf", '"nps"'],
    ["an unknown variable", { questions: [{ ...nps, ask: "{{variable.score}}" }] }, "questions[0]", 'variable "score"'],
    [
      "quoting nothing known",
      { questions: [{ ...nps, ask: { es: "{{nombre}}", en: "?" } }] },
      "questions[0]",
      "{{nombre}}",
    ],
    [
      "an ending called end",
      { questions: [nps], endings: [{ id: "end", say: "x" }] },
      "endings[0].id",
      '"end" is reserved',
    ],
    [
      "a condition on no such thing",
      { questions: [{ ...nps, showIf: { all: [{ shoe: 43, op: "is" }] } }] },
      "questions[0].showIf",
      "attribute, context, touch or variable",
    ],
    [
      "a script for a place",
      { questions: [nps], endings: [{ id: "e", say: "x", redirect: "javascript:alert(1)" }] },
      "endings[0].redirect",
      "http",
    ],
    [
      "a place with credentials",
      { questions: [nps], endings: [{ id: "e", say: "x", link: { url: "https://a:b@shop.example/", label: "x" } }] },
      "endings[0].link.url",
      "credentials",
    ],
  ])("is refused for %s, by name", async (_what, draft, path, word) => {
    const { status, body } = await save(draft);
    expect(status).toBe(422);
    expect(body.code).toBe("invalid_body");
    const issue = body.issues.find((one) => one.path === path);
    expect(issue?.message).toContain(word);
  });

  const asked: Questions = [
    nps,
    { id: "one", kind: "single", ask: "?", options: ["a", "B"].map((id) => ({ id, label: id })) },
    { id: "own", kind: "single", ask: "?", options: ["a", "b"].map((id) => ({ id, label: id })), other: true },
    { id: "many", kind: "multiple", ask: "?", options: ["a", "b", "c"].map((id) => ({ id, label: id })) },
    {
      id: "some",
      kind: "multiple",
      ask: "?",
      min: 2,
      options: [...["a", "b", "c"].map((id) => ({ id, label: id })), { id: "none", label: "-", exclusive: true }],
    },
    { id: "yes", kind: "yesno", ask: "?" },
    { id: "kept", kind: "promise" },
    { id: "words", kind: "text", ask: "?" },
    { id: "me", kind: "contact", ask: "?" },
    { id: "heard", kind: "single", metric: "heard" },
  ];
  const endedBy = async (showIf: unknown) =>
    save({
      questions: asked,
      endings: [
        { id: "never", say: "Gracias", showIf },
        { id: "bye", say: "Adiós" },
      ],
    });

  it("refuses a question that is never asked, by name", async () => {
    const showIf = { all: [{ answer: "nps", op: "gte" }] };
    const { status, body } = await save({ questions: [nps, { ...why, showIf }] });
    expect([status, body.issues]).toEqual([
      422,
      [{ path: "questions[1]", message: '"why" is never asked: its showIf can never hold.' }],
    ]);
  });

  it.each<[string, Json, string]>([
    ["a name of signs without width", { name: "\u200b\u200b" }, "name"],
    ["a name with a control character", { name: "a\u001bb" }, "name"],
    ["a text of nothing to see", { questions: [{ ...nps, ask: " \u200b\ufeff\u2060 " }] }, "questions[0].ask"],
    ["such a text among languages", { questions: [{ ...nps, ask: { es: "?", en: "\u200b" } }] }, "questions[0].ask.en"],
    ["all and any at once", { questions: [nps, { ...why, showIf: { ...low, any: [] } }] }, "questions[1].showIf"],
    [
      "more conditions than anybody writes",
      { questions: [nps, { ...why, showIf: { any: Array.from({ length: 51 }, () => low.all[0]) } }] },
      "questions[1].showIf.any",
    ],
    ["a text that no answer fits", { questions: [{ ...why, max: 0 }] }, "questions[0].max"],
  ])("refuses %s", async (_what, draft, path) => {
    const { status, body } = await save({ questions: [nps], ...draft });
    expect([status, body.issues.map((issue) => issue.path)]).toEqual([422, [path]]);
  });

  it("takes what people write: pictures, other directions, two hundred options", async () => {
    const options = Array.from({ length: 200 }, (_, at) => ({ id: `o${at}`, label: "👩‍👩‍👧‍👦" }));
    const questions = [{ id: "one", kind: "single", ask: { ar: "مرحبا", es: "🎉" }, options }];
    expect((await save({ name: "\u2067שלום\u2069 🎉", questions })).status).toBe(201);
  });

  it.each<[string, unknown]>([
    ["a score above its scale", { all: [{ answer: "nps", op: "gte", value: 11 }] }],
    [
      "two scores at once",
      {
        all: [
          { answer: "nps", op: "lte", value: 6 },
          { answer: "nps", op: "gt", value: 6 },
        ],
      },
    ],
    ["an option that is not offered", { any: [{ answer: "one", op: "is", value: "c" }] }],
    ["a truth in words", { all: [{ answer: "yes", op: "is", value: "true" }] }],
    ["a text as a number", { all: [{ answer: "words", op: "lt", value: 5 }] }],
    ["a choice that no list holds", { all: [{ answer: "many", op: "in", value: ["x", "y"] }] }],
  ])("refuses an ending that is never shown: %s", async (_what, showIf) => {
    const { status, body } = await endedBy(showIf);
    expect([status, body.code]).toEqual([422, "invalid_body"]);
    expect(body.issues).toEqual([
      { path: "endings[0]", message: 'The ending "never" is never shown: its showIf can never hold.' },
    ]);
  });

  it.each<[string, unknown]>([
    [
      "the ends of a scale",
      {
        all: [
          { answer: "nps", op: "gte", value: 10 },
          { answer: "nps", op: "isNot", value: 9 },
        ],
      },
    ],
    ["a choice of a list that takes two or none of them", { all: [{ answer: "some", op: "is", value: "b" }] }],
    ["an option in another case", { all: [{ answer: "one", op: "is", value: "b" }] }],
    [
      "own words",
      {
        all: [
          { answer: "own", op: "is", value: "other" },
          { answer: "own", op: "in", value: ["x"] },
        ],
      },
    ],
    [
      "two choices of a list",
      {
        all: [
          { answer: "many", op: "is", value: "a" },
          { answer: "many", op: "is", value: "b" },
        ],
      },
    ],
    ["no promise in mind", { all: [{ answer: "kept", op: "is", value: "not_recalled" }] }],
    [
      "a part of a text",
      {
        all: [
          { answer: "words", op: "is", value: "ab" },
          { answer: "words", op: "contains", value: "z" },
        ],
      },
    ],
    [
      "any contact",
      {
        all: [
          { answer: "me", op: "exists" },
          { answer: "me", op: "isNot", value: "x" },
        ],
      },
    ],
    ["a built-in option", { all: [{ answer: "heard", op: "in", value: ["friend", "other"] }] }],
    [
      "no answer",
      {
        all: [
          { answer: "nps", op: "notExists" },
          { answer: "nps", op: "notIn", value: [1, 2] },
        ],
      },
    ],
    [
      "one of two that can",
      {
        any: [
          { answer: "nps", op: "gt", value: 10 },
          { answer: "yes", op: "is", value: true },
        ],
      },
    ],
    [
      "what a host knows",
      {
        all: [
          { context: "n", op: "is", value: 1 },
          { context: "n", op: "is", value: 2 },
        ],
      },
    ],
  ])("takes an ending on %s", async (_what, showIf) => {
    const { status, body } = await endedBy(showIf);
    expect([status, body.issues]).toEqual([201, undefined]);
  });
});

describe("publishing endings that lead on", () => {
  const endings = (url: string) => [{ id: "thanks", say: "Gracias", redirect: url }];
  async function publish(world: World, url: string) {
    const { body } = await world.ask<Survey>("/v1/surveys", {
      body: { name: "x", questions: [nps], endings: endings(url) },
    });
    return world.ask<Issues>(`/v1/surveys/${body.id}/publish`, { method: "POST" });
  }

  it("is refused for a site that is not the workspace's, with what to do about it", async () => {
    const world = await makeWorld();
    const { status, body } = await publish(world, "https://evil.example/x");
    expect([status, body.code]).toEqual([422, "foreign_place"]);
    expect(body.detail).toMatch(/"thanks" leads to evil\.example.*ownHosts/);
    expect(body.issues).toMatchObject([{ path: "endings[0].redirect" }]);
    await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { ownHosts: ["evil.example"] } } });
    expect((await publish(world, "https://evil.example/x")).status).toBe(200);
  });

  it.each([
    ["https://shop.example/a", 200],
    ["https://SHOP.example:8443/a", 200],
    ["https://www.shop.example/", 200],
    ["https://notshop.example/", 422],
    ["https://shop.example.evil.example/", 422],
    ["https://club.example/", 200],
    ["http://club.example/", 422],
    ["https://a.wild.example/", 200],
    ["https://wild.example/", 422],
  ])("%s → %i", async (url, status) => {
    const world = await makeWorld({
      origins: ["https://club.example", "https://*.wild.example"],
      settings: { ownHosts: [".shop.example"] },
    });
    expect((await publish(world, url)).status).toBe(status);
  });
});

describe("what a page is told", () => {
  it.each<[string, Json, Partial<Record<"flow" | "decide", boolean>>]>([
    ["plain conditions", { questions: [nps, { ...why, showIf: low }] }, { decide: false }],
    ["a jump", { questions: [{ ...nps, next: [{ if: low, go: "end" }] }, why] }, { flow: true, decide: false }],
    [
      "a quoted answer",
      { questions: [nps, { ...why, help: { es: "{{answer.nps}}" } }] },
      { flow: true, decide: false },
    ],
    [
      "a quoted campaign",
      { questions: [nps], endings: [{ id: "e", say: "{{campaign}}" }] },
      { flow: true, decide: true },
    ],
    ["a quoted promise", { questions: [{ ...nps, ask: "{{promise|?}}" }] }, { flow: true, decide: true }],
    [
      "a channel",
      { questions: [nps, { ...why, showIf: { all: [{ touch: "channel", op: "is", value: "email" }] } }] },
      { flow: true, decide: true },
    ],
    [
      "a source",
      { questions: [nps, { ...why, showIf: { all: [{ touch: "source", op: "is", value: "x" }] } }] },
      { flow: true, decide: false },
    ],
    [
      "own words",
      {
        questions: [
          { id: "heard", kind: "single", metric: "heard" },
          { ...why, showIf: { all: [{ answer: "heard", op: "is", value: "other" }] } },
        ],
      },
      { flow: true, decide: false },
    ],
    [
      "an option",
      {
        questions: [
          { id: "heard", kind: "single", metric: "heard", other: false },
          { ...why, showIf: { all: [{ answer: "heard", op: "is", value: "ad" }] } },
        ],
      },
      { decide: false },
    ],
  ])("%s", async (_what, draft, flags) => {
    const world = await makeWorld();
    await world.publish(draft as { questions: Questions });
    const { body } = await world.ask<Config>(`/v1/config?key=${world.publicKey}`, { key: null });
    const [{ flow, decide }] = body.surveys as [Config["surveys"][0]];
    expect({ ...(flow && { flow }), decide }).toEqual(flags);
  });
});

describe("a response's required answers", () => {
  const told = async (questions: unknown, more: Json, variables?: SurveyDraft["variables"]) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: questions as Questions, ...(variables && { variables }) });
    const item = response(survey, more);
    const [result] = await world.collect(item);
    const stored = () => world.ask(`/v1/responses/${String(item["id"])}`);
    return { status: result?.status, path: result?.issues?.[0]?.path, stored };
  };
  const jumping = [
    { ...nps, next: [{ if: { all: [{ answer: "nps", op: "gte", value: 9 }] }, go: "end" }] },
    why,
    {
      id: "last",
      kind: "text",
      ask: "?",
      required: true,
      showIf: { all: [{ answer: "why", op: "contains", value: "x" }] },
    },
  ];

  it("are those on the way that was taken", async () => {
    expect(await told(jumping, { answers: { nps: 9 } })).toMatchObject({ status: "stored" });
    expect(await told(jumping, { answers: { nps: 3 } })).toMatchObject({ status: "rejected", path: "answers.why" });
    expect(await told(jumping, { answers: { nps: 3, why: "x" } })).toMatchObject({
      status: "rejected",
      path: "answers.last",
    });
    expect(await told(jumping, { answers: { nps: 3, why: "y" } })).toMatchObject({ status: "stored" });
    // Of a question that is passed over, nothing is asked, even where somebody answered what it hangs on.
    expect(await told(jumping, { answers: { nps: 9, why: "x" } })).toMatchObject({ status: "stored" });
  });

  it("follow what the response tells of the visitor, and are not asked for where it does not tell", async () => {
    const by = (condition: object) => [nps, { ...why, showIf: { all: [condition] } }];
    const order = by({ context: "order", op: "gte", value: 50 });
    expect(await told(order, { context: { order: 60 } })).toMatchObject({ status: "rejected", path: "answers.why" });
    expect(await told(order, { context: { order: 40 } })).toMatchObject({ status: "stored" });
    expect(await told(order, {})).toMatchObject({ status: "stored" });
    const plan = by({ attribute: "plan", op: "is", value: "pro" });
    expect(await told(plan, { customer: { id: "c1", traits: { plan: "pro" } } })).toMatchObject({ status: "rejected" });
    expect(await told(plan, { customer: { id: "c1" } })).toMatchObject({ status: "stored" });
    const source = by({ touch: "source", op: "is", value: "carta" });
    expect(await told(source, { touches: [touch({ utm_source: "carta" })] })).toMatchObject({ status: "rejected" });
    const channel = by({ touch: "channel", op: "is", value: "email" });
    expect(await told(channel, { touches: [touch({ utm_medium: "email" })] })).toMatchObject({ status: "stored" });
    // Nobody can say which way was taken; what both ways ask is not asked for either.
    const jump = [
      { ...nps, next: [{ if: { all: [{ context: "vip", op: "exists" }] }, go: "last" }] },
      why,
      { ...why, id: "last" },
    ];
    expect(await told(jump, {})).toMatchObject({ status: "stored" });
    expect(await told(jump, { context: { vip: true } })).toMatchObject({ status: "rejected", path: "answers.last" });
  });

  it("what a survey counts comes with the response, over a fact by the same name", async () => {
    const counting = [{ ...nps, set: [{ variable: "score", add: { answer: "nps" } }] }];
    const variables = [{ id: "score", start: 100 }];
    const { stored } = await told(counting, { context: { score: "mine", order: 5 } }, variables);
    expect((await stored()).body["context"]).toEqual({ score: 109, order: 5 });
    const unsure = [
      { ...nps, set: [{ variable: "score", if: { all: [{ attribute: "plan", op: "is", value: "pro" }] }, add: 1 }] },
    ];
    const told2 = await told(unsure, { context: { score: 101 } }, variables);
    expect((await told2.stored()).body["context"]).toEqual({ score: 101 });
    const plain = await told([nps], {});
    expect((await plain.stored()).body["context"]).toBeNull();
  });
});
