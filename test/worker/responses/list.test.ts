import { describe, expect, it } from "vitest";
import type { Response } from "#contract";
import { makeWorld, response, setClock, threeQuestions, touch, type World } from "../world.ts";

const list = async (world: World, query = "") =>
  (await world.ask<{ items: Response[]; next: string | null }>(`/v1/responses${query}`)).body;
const email = [touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: "otono" })];

describe("the list of responses", () => {
  it("is newest first, in pages that miss and repeat nothing while new ones arrive", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const items = Array.from({ length: 7 }, () => response(survey));
    for (const item of items) await world.collect(item);
    const first = await list(world, "?limit=3");
    expect(first.items.map(({ id }) => id)).toEqual(
      items
        .slice(4)
        .reverse()
        .map(({ id }) => id),
    );
    await world.collect(response(survey));
    const second = await list(world, `?limit=3&cursor=${first.next}`);
    const third = await list(world, `?limit=3&cursor=${second.next}`);
    expect([...second.items, ...third.items].map(({ id }) => id)).toEqual(
      items
        .slice(0, 4)
        .reverse()
        .map(({ id }) => id),
    );
    expect(third.next).toBeNull();
  });

  it("filters by survey, campaign, channel, touchpoint, state, customer and days", async () => {
    const world = await makeWorld();
    const [one, two] = [
      await world.publish({ questions: threeQuestions }),
      await world.publish({ questions: threeQuestions }),
    ];
    const { body: campaign } = await world.ask("/v1/campaigns", {
      body: { name: "Otoño", match: [{ field: "campaign", op: "is", value: "otono" }] },
    });
    const tagged = response(one, { touches: email, touchpoint: "delivery" });
    const partial = response(two, { state: "partial", customer: { id: "c1" } });
    await world.collect(tagged, partial);
    setClock("2026-03-12T12:00:00Z");
    const later = response(two);
    await world.collect(later);
    setClock("2026-03-10T12:00:00Z");
    const ids = async (query: string) => (await list(world, query)).items.map(({ id }) => id);
    expect(await ids(`?survey=${one.id}`)).toEqual([tagged["id"]]);
    expect(await ids(`?campaign=${String(campaign["id"])}`)).toEqual([tagged["id"]]);
    expect(await ids("?campaign=none")).toEqual([later["id"], partial["id"]]);
    expect(await ids("?channel=email")).toEqual([tagged["id"]]);
    expect(await ids("?touchpoint=delivery")).toEqual([tagged["id"]]);
    expect(await ids("?state=partial")).toEqual([partial["id"]]);
    expect(await ids("?customer=c1")).toEqual([partial["id"]]);
    expect(await ids("?from=2026-03-11")).toEqual([later["id"]]);
    expect(await ids("?to=2026-03-11")).toEqual([partial["id"], tagged["id"]]);
    expect(await ids(`?survey=${one.id}&state=partial`)).toEqual([]);
  });

  it("filters by kind of question, score and words, also in the export", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [
        ...threeQuestions,
        { id: "how", kind: "single", ask: "?", options: ["web", "webx"].map((id) => ({ id, label: id })), other: true },
      ],
    });
    const give = (answers: Record<string, unknown>, state = "complete") => response(survey, { answers, state });
    const [good, fair, bad, silent] = [
      give({ nps: 9, kept: 0, why: "El Envío, perfecto" }),
      give({ nps: 7, how: { other: "por el envío de una amiga" } }),
      give({ nps: 6, how: "web", why: "Tarde" }),
      give({ kept: "not_recalled", why: " \u200b" }, "partial"),
    ];
    await world.collect(good, fair, bad, silent);
    const ids = async (query: string) => (await list(world, query)).items.map(({ id }) => id);
    expect(await ids("?kind=nps")).toEqual([bad["id"], fair["id"], good["id"]]);
    expect(await ids("?kind=promise")).toEqual([silent["id"], good["id"]]);
    expect(await ids("?kind=single")).toEqual([bad["id"], fair["id"]]);
    // A text with nothing to read is no answer.
    expect(await ids("?kind=text")).toEqual([bad["id"], good["id"]]);
    expect(await ids("?kind=csat")).toEqual([]);
    expect(await ids("?score=promoter")).toEqual([good["id"]]);
    expect(await ids("?score=passive")).toEqual([fair["id"]]);
    expect(await ids("?score=detractor&kind=text")).toEqual([bad["id"]]);
    expect(await ids("?q=envio")).toEqual([fair["id"], good["id"]]);
    expect(await ids("?q=envio&score=promoter")).toEqual([good["id"]]);
    // The id of an option is not what somebody wrote.
    expect(await ids("?q=web")).toEqual([]);
    const first = await list(world, "?q=ENVIO&limit=1");
    const second = await list(world, `?q=ENVIO&limit=1&cursor=${first.next}`);
    expect([first, second].flatMap(({ items }) => items.map(({ id }) => id))).toEqual([fair["id"], good["id"]]);
    expect(second.next).toBeNull();
    const { body } = await world.ask<string>("/v1/responses/export?q=envio&kind=single");
    expect(body.match(/[0-9a-f-]{36}/g)).toEqual([fair["id"]]);
    const other = await makeWorld();
    expect((await list(other, "?q=envio")).items).toEqual([]);
  });

  it.each(["survey=x", "state=done", "campaign=x", "from=2026-13-01", "kind=stars", "score=9", "q="])(
    "refuses ?%s",
    async (query) => {
      expect((await (await makeWorld()).ask(`/v1/responses?${query}`)).status).toBe(422);
    },
  );

  it("tells the version that was answered, also after the survey moved on", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ name: "First name", questions: threeQuestions });
    const item = response(survey);
    await world.collect(item);
    await world.ask(`/v1/surveys/${survey.id}`, {
      method: "PUT",
      body: { name: "Second name", questions: threeQuestions },
    });
    await world.ask(`/v1/surveys/${survey.id}/publish`, { method: "POST" });
    expect((await list(world)).items[0]).toMatchObject({ surveyName: "First name", surveyVersion: 1 });
  });

  it("tells which promise was quoted, in the words of the version that was shown", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const draft = { name: "Otoño", promises: [{ statement: "Llega en 24 h", kind: "speed" }] };
    const { body } = await world.ask<{ id: string; promises: { id: string }[] }>("/v1/campaigns", { body: draft });
    const id = body.promises[0]?.id;
    await world.collect(
      response(survey, { answers: { nps: 9, kept: -1 }, promise: { id, version: 1, arm: "quoted" } }),
    );
    await world.ask(`/v1/campaigns/${body.id}`, {
      method: "PUT",
      body: { ...draft, promises: [{ id, statement: "Llega en 48 h", kind: "speed" }] },
    });
    expect((await list(world)).items[0]?.promise).toEqual({
      id,
      version: 1,
      arm: "quoted",
      campaignId: body.id,
      statement: "Llega en 24 h",
    });
  });
});
