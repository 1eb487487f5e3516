import { describe, expect, it } from "vitest";
import type { QuestionReport, SurveyDraft } from "#contract";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";
import { asker, exposure } from "./exam.ts";
import { four, threeOf } from "./statistics/four.ts";

type Questions = SurveyDraft["questions"];
type Published = { id: string; version: number };

/** value → how many gave it, sent as responses. */
async function send(
  world: World,
  survey: Published,
  answers: readonly (readonly [Json, number, Json?])[],
): Promise<void> {
  const items = answers.flatMap(([given, n, more]) =>
    Array.from({ length: n }, () => response(survey, { answers: given, ...more })),
  );
  for (let at = 0; at < items.length; at += 50) {
    const results = await world.collect(...items.slice(at, at + 50));
    expect(results.filter(({ status }) => status !== "stored")).toEqual([]);
  }
}
const histogram = (id: string, counts: Record<string, number>) =>
  Object.entries(counts).map(([value, n]): [Json, number] => [
    { [id]: Number.isNaN(Number(value)) ? value : Number(value) },
    n,
  ]);

async function ofOne(question: Json, answers: readonly (readonly [Json, number, Json?])[]) {
  const world = await makeWorld();
  const survey = await world.publish({ questions: [question] as unknown as Questions });
  await send(world, survey, answers);
  const ask = asker<QuestionReport>(world, "question");
  const report = await ask({ survey: survey.id, question: "q" });
  const score = (name: string) => report.scores.find((one) => one.name === name)?.measure;
  return { world, survey, report, score, ask };
}

describe("each kind has its scores, as worked by hand", () => {
  it("nps 5/3/2: the groups and the eleven bars", async () => {
    const { report, score } = await ofOne({ id: "q", kind: "nps", ask: "?" }, histogram("q", { 10: 5, 7: 3, 0: 2 }));
    const [value, low, high] = threeOf(score("nps")!);
    expect([value, low]).toEqual([30, -19.0506]);
    expect(high).toBeCloseTo(65.2044, 3);
    expect([score("promoters"), score("passives"), score("detractors")].map((one) => one?.value)).toEqual([
      0.5, 0.3, 0.2,
    ]);
    expect(report.distribution.map(({ value, n, label }) => [value, n, label])).toEqual(
      Array.from({ length: 11 }, (_, value) => [value, { 10: 5, 7: 3, 0: 2 }[value] ?? 0, String(value)]),
    );
    expect(report.scores[0]).toMatchObject({ name: "nps", unit: "net", least: -100, most: 100 });
    expect(report).toMatchObject({ n: 10, base: { responses: 10, shown: 0 }, answered: { value: 1, n: 10 } });
    expect(report.reached.value).toBeNull();
  });

  it("csat 5/10/20/40/25, with its mean", async () => {
    const { report, score } = await ofOne(
      { id: "q", kind: "csat", ask: "?" },
      histogram("q", { 1: 5, 2: 10, 3: 20, 4: 40, 5: 25 }),
    );
    expect(threeOf(score("csat")!)).toEqual([0.65, 0.5525, 0.7364]);
    expect(threeOf(score("csat_mean")!)).toEqual([3.7, 3.4806, 3.9194]);
    expect(report.scores[0]?.name).toBe("csat");
    // Wilson for 25 of 100.
    expect(threeOf(report.distribution[4]!.share)).toEqual([0.25, 0.1755, 0.343]);
  });

  it("effort 30/40/15/10/5 keeps its own direction and axis", async () => {
    const { report, score } = await ofOne(
      { id: "q", kind: "ces", scale: "effort5", ask: "?" },
      histogram("q", { 1: 30, 2: 40, 3: 15, 4: 10, 5: 5 }),
    );
    expect(four(score("effort")?.value)).toBe(2.2);
    expect(threeOf(score("low_effort")!)).toEqual([0.7, 0.6042, 0.7811]);
    expect(report.scores[0]).toMatchObject({ name: "effort", least: 1, most: 5 });
    expect(score("ces")).toBeUndefined();
  });

  it("ces: the mean, the top three boxes, the net (a hundredth of the published histogram)", async () => {
    const { score } = await ofOne(
      { id: "q", kind: "ces", ask: "?" },
      histogram("q", { 1: 8, 2: 21, 3: 14, 4: 11, 5: 16, 6: 18, 7: 12 }),
    );
    expect([score("ces"), score("easy"), score("ease_net")].map((one) => four(one?.value))).toEqual([4.08, 0.46, -13]);
  });

  it("the promise check 3/9/40/30/18 and 25 who do not recall it", async () => {
    const { report, score } = await ofOne({ id: "q", kind: "promise" }, [
      ...histogram("q", { "-2": 3, "-1": 9, 0: 40, 1: 30, 2: 18 }),
      [{ q: "not_recalled" }, 25],
    ]);
    expect(four(score("recall")?.value)).toBe(0.8);
    expect(threeOf(score("kept")!)).toEqual([0.88, 0.8019, 0.93]);
    expect(threeOf(score("gap")!)).toEqual([36, 21.6425, 48.2604]);
    expect(report.distribution.map(({ value, n }) => [value, n])).toEqual([[-2, 3], [-1, 9], [0, 40], [1, 30], [2, 18], ["not_recalled", 25]]); // prettier-ignore
    expect(report.distribution[2]?.label).toBe("Tal como se prometió");
    expect(report.n).toBe(125);
  });

  it("product–market fit 40/40/20 and 10 who left: likely", async () => {
    const { report, score } = await ofOne(
      { id: "q", kind: "single", metric: "pmf", ask: "?" },
      histogram("q", { very: 40, somewhat: 40, not: 20, left: 10 }),
    );
    expect(threeOf(score("pmf")!)).toEqual([0.4, 0.3094, 0.498]);
    expect([report.verdict, report.n]).toEqual(["likely", 110]);
  });

  it("emotion, rating, yes or no", async () => {
    const emotion = await ofOne(
      { id: "q", kind: "emotion", ask: "?" },
      histogram("q", { 2: 10, 1: 6, 0: 11, "-1": 9 }),
    );
    // The same poles as NPS 16/11/9.
    expect(threeOf(emotion.score("emotion")!)).toEqual([19.4444, -7.3011, 43.1986]);
    const rating = await ofOne({ id: "q", kind: "rating", scale: 7, ask: "?" }, histogram("q", { 7: 3, 4: 1 }));
    expect(rating.score("rating7")?.value).toBe(6.25);
    expect(rating.report.distribution).toHaveLength(7);
    const yesno = await ofOne({ id: "q", kind: "yesno", ask: "?", yes: "Claro" }, [
      [{ q: true }, 18],
      [{ q: false }, 2],
    ]);
    expect(threeOf(yesno.score("yes")!)).toEqual([0.9, 0.699, 0.9721]);
    expect(yesno.report.distribution.map(({ value, label, n }) => [value, label, n])).toEqual([[true, "Claro", 18], [false, "No", 2]]); // prettier-ignore
  });

  it("consent is a share of the responses: who leaves the box alone says nothing", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [
        { id: "nps", kind: "nps", ask: "?" },
        { id: "q", kind: "consent", ask: "?" },
      ],
    });
    await send(world, survey, [[{ nps: 9, q: true }, 3], [{ nps: 9 }, 1]]); // prettier-ignore
    const report = await asker<QuestionReport>(world, "question")({ survey: survey.id, question: "q" });
    expect(report.scores).toMatchObject([{ name: "agreed", unit: "share", measure: { value: 0.75, n: 4 } }]);
    expect(report.distribution).toMatchObject([{ value: true, n: 3, share: { value: 0.75, n: 4 } }]);
  });

  it("several choices of one person are one person", async () => {
    const options = [
      { id: "a", label: { es: "Precio", en: "Price" } },
      { id: "b", label: "Plazo" },
    ];
    const { report, ask, survey } = await ofOne({ id: "q", kind: "multiple", ask: "?", options, other: true, min: 1 }, [
      [{ q: ["a", "b"] }, 6],
      [{ q: ["a"] }, 3],
      [{ q: ["b", { other: "la caja" }] }, 1],
    ]);
    expect(report.n).toBe(10);
    expect(report.distribution.map(({ value, label, n, share }) => [value, label, n, share.value])).toEqual([["a", "Precio", 9, 0.9], ["b", "Plazo", 7, 0.7], ["other", "Otra", 1, 0.1]]); // prettier-ignore
    expect(report.texts.items.map(({ text }) => text)).toEqual(["la caja"]);
    const english = await ask({ survey: survey.id, question: "q", lang: "en" });
    expect(english.distribution.map(({ label }) => label)).toEqual(["Price", "Plazo", "Other"]);
    const divided = await ask({ survey: survey.id, question: "q", by: "language" });
    expect(divided.segments?.items.map(({ n }) => n)).toEqual([10]);
  });
});

describe("words", () => {
  it("are told newest first, with the score and the campaign of the same response, page by page", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [
        { id: "nps", kind: "nps", ask: "?" },
        { id: "q", kind: "text", ask: { es: "¿Por qué?", en: "Why?" } },
      ],
    });
    const made = await world.ask<{ id: string }>("/v1/campaigns", {
      body: { name: "Autumn", match: [{ field: "campaign", op: "is", value: "otono" }] },
    });
    const touches = [touch({ utm_source: "n", utm_medium: "email", utm_campaign: "otono" })];
    await send(world, survey, [
      [{ nps: 2, q: "primero" }, 1, { touches }],
      [{ nps: 9, q: " \u00a0 " }, 1],
      [{ nps: 9 }, 1],
      [{ q: "último" }, 1],
    ]);
    const ask = asker<QuestionReport>(world, "question");
    const report = await ask({ survey: survey.id, question: "q", lang: "en" });
    expect(report).toMatchObject({
      question: { text: "Why?", kind: "text", metric: null },
      n: 2,
      scores: [],
      distribution: [],
      answered: { value: 0.5, n: 4 },
    });
    expect(report.texts.items.map(({ text, score, campaign }) => [text, score, campaign])).toEqual([
      ["último", null, null],
      ["primero", { metric: "nps", value: 2 }, { id: made.body.id, name: "Autumn" }],
    ]);
    const first = await ask({ survey: survey.id, question: "q", limit: "1" });
    const rest = await ask({ survey: survey.id, question: "q", limit: "1", cursor: first.texts.next ?? "" });
    expect([first, rest].map(({ texts }) => texts.items.map(({ text }) => text))).toEqual([["último"], ["primero"]]);
    expect(rest.texts.next).toBeNull();
  });
});

describe("segments", () => {
  const by = async (counts: Record<string, number>) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "q", kind: "nps", ask: "?" }] });
    await send(world, survey, Object.entries(counts).map(([touchpoint, n]) => [{ q: 9 }, n, { touchpoint }])); // prettier-ignore
    const { segments } = await asker<QuestionReport>(
      world,
      "question",
    )({ survey: survey.id, question: "q", by: "touchpoint" });
    return {
      shown: segments?.items.filter(({ suppressed }) => !suppressed).map(({ key, n }) => [key, n]),
      hidden: segments?.hidden,
      segments,
    };
  };

  it("of fewer than 5 people are hidden, and no remainder of fewer can be subtracted out", async () => {
    expect(await by({ a: 8, b: 6, c: 5 })).toMatchObject({ shown: [["a", 8], ["b", 6], ["c", 5]], hidden: { segments: 0, n: 0 } }); // prettier-ignore
    // Hiding c alone would tell it as the total less the others.
    const { shown, hidden, segments } = await by({ a: 8, b: 6, c: 4 });
    expect([shown, hidden]).toEqual([[["a", 8]], { segments: 2, n: 10 }]);
    expect(segments?.items.find(({ key }) => key === "c")).toEqual({ key: "c", name: null, suppressed: true, n: null, score: null, distribution: [] }); // prettier-ignore
    expect(await by({ a: 8, b: 3, c: 3 })).toMatchObject({ shown: [["a", 8]], hidden: { segments: 2, n: 6 } });
    expect(await by({ a: 8, b: 7, c: 2, d: 2 })).toMatchObject({ shown: [["a", 8]], hidden: { segments: 3, n: 11 } });
    expect(await by({ a: 4 })).toMatchObject({ shown: [], hidden: { segments: 1, n: 4 } });
  });

  it("have their score and shares, and the campaign's or the step's name", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "q", kind: "nps", ask: "?" }] });
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "a", name: { es: "Pago", en: "Checkout" } }] });
    await send(world, survey, [[{ q: 10 }, 5, { touchpoint: "a" }], [{ q: 0 }, 5, { touchpoint: "b" }]]); // prettier-ignore
    const ask = asker<QuestionReport>(world, "question");
    const { segments } = await ask({ survey: survey.id, question: "q", by: "touchpoint", lang: "en" });
    expect(segments?.items).toMatchObject([
      { key: "a", name: "Checkout", n: 5, score: { name: "nps", measure: { value: 100, n: 5 } } },
      { key: "b", name: null, n: 5, score: { name: "nps", measure: { value: -100, n: 5 } } },
    ]);
    expect(segments?.items[0]?.distribution[10]).toMatchObject({ value: 10, n: 5, share: { value: 1 } });
  });
});

describe("versions", () => {
  it("an option that is gone keeps its name, a scale that changed counts apart, a dropped question stays", async () => {
    const world = await makeWorld();
    const option = (id: string) => ({ id, label: `Opción ${id}` });
    const single = (...ids: string[]) => ({ id: "q", kind: "single", ask: "¿Cuál?", options: ids.map(option) });
    const draft = (...questions: unknown[]) => ({ name: "S", questions });
    const made = await world.ask<{ id: string }>("/v1/surveys", {
      body: draft(single("a", "b"), { id: "s", kind: "csat", ask: "?" }, { id: "gone", kind: "nps", ask: "Antes" }),
    });
    const { id } = made.body;
    const publish = () => world.ask<Published>(`/v1/surveys/${id}/publish`, { method: "POST" });
    const one = (await publish()).body;
    await send(world, one, [[{ q: "b", s: 5, gone: 9 }, 2]]);
    await world.ask(`/v1/surveys/${id}`, {
      method: "PUT",
      body: draft({ id: "s", kind: "nps", ask: "?" }, single("a", "c")),
    });
    const two = (await publish()).body;
    await send(world, two, [[{ q: "c", s: 10 }, 1]]);
    const ask = asker<QuestionReport>(world, "question");
    const q = await ask({ survey: id, question: "q" });
    expect(q.distribution.map(({ value, label, n }) => [value, label, n])).toEqual([["a", "Opción a", 0], ["c", "Opción c", 1], ["b", "Opción b", 2]]); // prettier-ignore
    expect(q.question).toMatchObject({ version: 2, retired: false });
    const s = await ask({ survey: id, question: "s" });
    expect([s.n, s.scores[0]?.name, s.notes.some((note) => note.includes("earlier form"))]).toEqual([1, "nps", true]);
    expect((await ask({ survey: id, question: "gone" })).question).toMatchObject({
      text: "Antes",
      retired: true,
      version: 1,
    });
  });
});

it("knows how many were shown the survey, where that was counted apart", async () => {
  const world = await makeWorld();
  const survey = await world.publish({ questions: [{ id: "q", kind: "nps", ask: "?" }] });
  await world.collect(...Array.from({ length: 20 }, () => exposure(survey, "shown")));
  await send(world, survey, [[{ q: 9 }, 18]]);
  const ask = asker<QuestionReport>(world, "question");
  const { reached, base } = await ask({ survey: survey.id, question: "q" });
  expect([base.shown, ...threeOf(reached)]).toEqual([20, 0.9, 0.699, 0.9721]);
  expect((await ask({ survey: survey.id, question: "q", model: "first" })).base.shown).toBeNull();
  // Who denied consent answers without having been counted as shown.
  await send(world, survey, [[{ q: 9 }, 5, { consent: { state: "denied" } }]]);
  expect(await ask({ survey: survey.id, question: "q" })).toMatchObject({ n: 23, reached });
  await send(world, survey, [[{ q: 9 }, 5]]);
  const more = await ask({ survey: survey.id, question: "q" });
  expect([more.reached.value, more.notes.some((note) => note.includes("More answers than showings"))]).toEqual([
    null,
    true,
  ]);
});
