import { describe, expect, it } from "vitest";
import type { Survey } from "#contract";
import { makeWorld, setClock, threeQuestions } from "../world.ts";

describe("a survey", () => {
  it("is created as a draft with what was sent, and only name and questions are needed", async () => {
    const world = await makeWorld();
    const { status, body } = await world.ask<Survey>("/v1/surveys", {
      body: { name: "After checkout", questions: threeQuestions, nonsense: 1 },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: "draft",
      version: null,
      changed: true,
      locale: "es",
      name: "After checkout",
      questions: threeQuestions,
    });
    expect(body.id).toMatch(/^sur_/);
    expect(body).not.toHaveProperty("nonsense");
    expect((await world.ask(`/v1/surveys/${body.id}`)).body).toEqual(body);
  });

  it("takes the whole shape of the contract", async () => {
    const world = await makeWorld();
    const draft = {
      name: "After checkout",
      locale: "es",
      touchpoint: "checkout",
      questions: [
        { id: "nps", kind: "nps", ask: { es: "¿…?", en: "…?" }, required: true },
        { id: "kept", kind: "promise" },
        { id: "why", kind: "text", ask: "¿…?", showIf: { all: [{ answer: "nps", op: "lte", value: 6 }] } },
      ],
      endings: [{ id: "thanks", say: "Gracias", showIf: { any: [{ answer: "nps", op: "gte", value: 9 }] } }],
      when: { any: [{ event: "order_completed", where: { value: { gte: 20 } } }] },
      audience: { all: [{ field: "channel", op: "is", value: "email" }] },
      sample: 0.25,
      repeat: { mode: "once", everyDays: 90, atMost: 3 },
      show: { as: "popover", corner: "bottom-end" },
    };
    const { status, body } = await world.ask("/v1/surveys", { body: draft });
    expect(status).toBe(201);
    expect(body).toMatchObject(draft);
  });

  it.each([
    ["no name", { questions: threeQuestions }, "name"],
    ["no questions", { name: "x" }, "questions"],
    ["an unknown kind", { name: "x", questions: [{ id: "a", kind: "stars", ask: "?" }] }, "questions[0].kind"],
    ["a question without words", { name: "x", questions: [{ id: "a", kind: "nps" }] }, "questions[0].ask"],
    ["an empty text", { name: "x", questions: [{ id: "a", kind: "nps", ask: "" }] }, "questions[0].ask"],
    ["a question twice", { name: "x", questions: [threeQuestions[0], threeQuestions[0]] }, "questions[1].id"],
    [
      "a condition on a later question",
      {
        name: "x",
        questions: [
          { ...threeQuestions[0], showIf: { all: [{ answer: "why", op: "is", value: 1 }] } },
          threeQuestions[2],
        ],
      },
      "questions[0].showIf",
    ],
    [
      "an ending on no question",
      {
        name: "x",
        questions: threeQuestions,
        endings: [{ id: "e", say: "x", showIf: { all: [{ answer: "nope", op: "is", value: 1 }] } }],
      },
      "endings[0].showIf",
    ],
    ["min above max", { name: "x", questions: [{ id: "t", kind: "text", ask: "?", min: 10, max: 5 }] }, "questions[0]"],
    ["a sample of 2", { name: "x", questions: threeQuestions, sample: 2 }, "sample"],
    [
      "a comparison nobody knows",
      { name: "x", questions: threeQuestions, when: { any: [{ event: "e", where: { value: { about: 3 } } }] } },
      "when.any[0].where.value",
    ],
    [
      "an audience field nobody knows",
      { name: "x", questions: threeQuestions, audience: { all: [{ field: "shoe", op: "is", value: 1 }] } },
      "audience",
    ],
  ])("is refused for %s, by name", async (_what, body, path) => {
    const world = await makeWorld();
    const answer = await world.ask<{ code: string; issues: { path: string }[] }>("/v1/surveys", { body });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid_body" } });
    expect(answer.body.issues.map((issue) => issue.path).join(" ")).toContain(path);
  });

  it("is frozen by publishing; editing goes on in the draft", async () => {
    const world = await makeWorld();
    const { body } = await world.ask<Survey>("/v1/surveys", { body: { name: "One", questions: threeQuestions } });
    const publish = () => world.ask(`/v1/surveys/${body.id}/publish`, { method: "POST" });
    expect((await publish()).body).toEqual({ id: body.id, version: 1, state: "live" });
    expect((await publish()).body).toMatchObject({ version: 1 });
    const edited = await world.ask<Survey>(`/v1/surveys/${body.id}`, {
      method: "PUT",
      body: { name: "Two", questions: threeQuestions },
    });
    expect(edited.body).toMatchObject({ name: "Two", version: 1, changed: true, state: "live" });
    expect((await publish()).body).toMatchObject({ version: 2 });
    const { results } = await world.d1
      .prepare("SELECT version, definition FROM survey_versions WHERE survey_id = ?1 ORDER BY version")
      .bind(body.id)
      .all();
    expect(results.map((row) => (JSON.parse(String(row["definition"])) as Survey).name)).toEqual(["One", "Two"]);
  });

  it("cannot be published without a question, and only once by two publishers at the same time", async () => {
    const world = await makeWorld();
    const empty = await world.ask<Survey>("/v1/surveys", { body: { name: "Empty", questions: [] } });
    expect(await world.ask(`/v1/surveys/${empty.body.id}/publish`, { method: "POST" })).toMatchObject({
      status: 422,
      body: { code: "no_questions" },
    });
    const { body } = await world.ask<Survey>("/v1/surveys", { body: { name: "One", questions: threeQuestions } });
    await Promise.all([1, 2, 3].map(() => world.ask(`/v1/surveys/${body.id}/publish`, { method: "POST" })));
    expect((await world.ask<Survey>(`/v1/surveys/${body.id}`)).body).toMatchObject({
      version: 1,
      state: "live",
      changed: false,
    });
    expect(
      await world.d1.prepare("SELECT count(*) AS n FROM survey_versions WHERE survey_id = ?1").bind(body.id).first("n"),
    ).toBe(1);
  });

  it("can be archived and made live again", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    expect((await world.ask(`/v1/surveys/${survey.id}`, { method: "DELETE" })).body).toMatchObject({
      state: "archived",
    });
    expect((await world.ask(`/v1/surveys/${survey.id}/publish`, { method: "POST" })).body).toEqual({
      id: survey.id,
      version: 1,
      state: "live",
    });
  });
});

describe("the list of surveys", () => {
  it("is newest first, by pages that miss and repeat nothing", async () => {
    const world = await makeWorld();
    for (let index = 0; index < 7; index += 1) {
      if (index % 3 === 0) setClock(`2026-03-10T12:00:0${index}Z`);
      await world.ask("/v1/surveys", { body: { name: `S${index}`, questions: threeQuestions } });
    }
    setClock("2026-03-10T12:00:00Z");
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await world.ask<{ items: Survey[]; next: string | null }>(`/v1/surveys?limit=3${cursor}`);
      expect(body.items.length).toBeLessThanOrEqual(3);
      seen.push(...body.items.map(({ name }) => name));
      cursor = body.next === null ? "" : `&cursor=${encodeURIComponent(body.next)}`;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    expect(seen[0]).toBe("S6");
    expect((await world.ask<{ items: unknown[] }>("/v1/surveys?state=live")).body.items).toEqual([]);
  });
});
