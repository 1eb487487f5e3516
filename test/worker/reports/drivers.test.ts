/** What weighs on an outcome: the known figures of known answers, whichever way they are counted. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { DriversReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { analyseDrivers } from "../../../worker/reports/statistics/drivers/drivers.ts";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";
import { asker } from "./exam.ts";
import { knownAnswers as rows } from "./statistics/drivers/known.ts";
import { four } from "./statistics/four.ts";

const questions = [
  { id: "fast", kind: "rating", ask: { es: "¿Rápido?", en: "Fast?" } },
  { id: "nps", kind: "nps", ask: "¿Nos recomendarías?" },
  { id: "kind", kind: "csat", ask: "¿Amable?" },
  { id: "price", kind: "rating", ask: "¿Precio?" },
  { id: "why", kind: "text", ask: "¿Por qué?" },
] as const;

const answersOf = ([nps, fast, kind, price]: (typeof rows)[number]): Json => ({ nps, fast, kind, price, why: "x" });

async function send(world: World, items: readonly Json[]): Promise<void> {
  for (let at = 0; at < items.length; at += 50) {
    const results = await world.collect(...items.slice(at, at + 50));
    expect(results.filter(({ status }) => status !== "stored")).toEqual([]);
  }
}
const times = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);

async function makeKnown(more: Json = {}) {
  const world = await makeWorld();
  const survey = await world.publish({ name: "S", questions: [...questions] });
  await send(
    world,
    rows.flatMap((row) => times(row[4], () => response(survey, { answers: answersOf(row), ...more }))),
  );
  return { world, survey, ask: asker<DriversReport>(world, "drivers") };
}

describe("drivers of a survey", () => {
  it("have the LMG and R² of the reference, from the pairs and from a recount of the rows", async () => {
    const { world, survey, ask } = await makeKnown({ touchpoint: "checkout" });
    const told = await ask({ survey: survey.id, lang: "en" });
    expect([told.outcome?.question.id, told.n, told.needs, told.method, four(told.r2), told.without]).toEqual(["nps", 154, 100, "lmg", 0.9316, null]); // prettier-ignore
    expect(told.items.map(({ question, importance }) => [question.id, four(importance)])).toEqual([["kind", 0.4613], ["fast", 0.4551], ["price", 0]]); // prettier-ignore
    const [kind, fast, price] = told.items;
    expect(four(kind?.share)).toBe(four(0.46132 / 0.93156));
    expect([fast?.question.text, fast?.question.metric]).toEqual(["Fast?", "rating5"]);
    expect([four(fast?.pearson.value), four(fast?.pearson.low), four(fast?.spearman.value), fast?.significant]).toEqual([0.8656, 0.8196, 0.8404, true]); // prettier-ignore
    expect([price?.significant, price?.share, price?.zone, four(price?.pearson.value)]).toEqual([false, 0, null, -0.0309]); // prettier-ignore
    // Means of 3.5065, 3.3377 and 2.8636 as places between 1 and 5.
    expect([fast, kind, price].map((one) => four(one?.performance))).toEqual([0.6266, 0.5844, 0.4659]);
    expect(told.lines).toEqual({ share: ((kind?.share ?? 0) + (fast?.share ?? 0)) / 2, performance: expect.closeTo((0.62662 + 0.58442 + 0.46591) / 3, 4) as number }); // prettier-ignore
    expect([kind?.zone, fast?.zone]).toEqual(["keep", "spare"]);
    expect(kind?.score).toMatchObject({ name: "csat", unit: "share", measure: { n: 154 } });
    expect(told.notes.join()).not.toContain("every response");

    // The same whichever way it is counted: sums alone, rows alone, and the function that takes rows.
    const same = (one: DriversReport) => [one.n, one.r2, one.items.map(({ importance, pearson, spearman, q }) => [importance, pearson, spearman, q])]; // prettier-ignore
    const [a, b] = [told, await ask({ survey: survey.id, lang: "en", touchpoint: "checkout" })];
    expect(JSON.stringify(same(b))).toBe(JSON.stringify(same(a)));
    expect(b.notes.join()).toContain("every response");
    await foldWorkspace(env.DB, world.workspaceId, 1);
    const folded = await ask({ survey: survey.id, lang: "en" });
    expect(folded).toEqual({ ...told, items: folded.items });
    const recount = analyseDrivers(rows.map(([outcome, fastest, kindest, dearest, n]) => ({ outcome, drivers: [fastest, kindest, dearest], n }))); // prettier-ignore
    for (const report of [told, folded]) {
      expect(report.r2).toBeCloseTo(recount.r2 ?? -1, 12);
      for (const [at, id] of ["fast", "kind", "price"].entries()) {
        const driver = report.items.find(({ question }) => question.id === id);
        for (const figure of ["importance", "p", "q"] as const)
          expect(driver?.[figure]).toBeCloseTo(recount.drivers[at]?.[figure] ?? -1, 12);
        expect(driver?.spearman.value).toBeCloseTo(recount.drivers[at]?.spearman.value ?? -2, 12);
      }
    }
  });

  it("are weighed by those who answered everything, and say so", async () => {
    const { world, survey, ask } = await makeKnown();
    await send(world, [
      ...times(20, () => response(survey, { answers: { nps: 0, fast: 5 } })),
      ...times(7, () => response(survey, { answers: { fast: 1, kind: 5 } })),
    ]);
    const told = await ask({ survey: survey.id });
    expect([told.n, four(told.r2), told.outcome?.score.measure.n]).toEqual([154, 0.9316, 174]);
    expect(told.items.find(({ question }) => question.id === "kind")?.score.measure.n).toBe(161);
    expect(told.notes.join()).toContain("Weighed by those who answered everything");
  });

  it("leave out of the weighing what few were asked, which then has a correlation alone", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [...questions, { id: "late", kind: "rating", scale: 7, ask: "?" }],
    });
    let at = 0;
    await send(
      world,
      rows.flatMap((row) =>
        times(row[4], () =>
          response(survey, { answers: { ...answersOf(row), ...(at++ % 3 === 0 ? { late: 1 + (row[0] % 7) } : {}) } }),
        ),
      ),
    );
    const told = await asker<DriversReport>(world, "drivers")({ survey: survey.id });
    const late = told.items.find(({ question }) => question.id === "late");
    expect([told.n, four(told.r2)]).toEqual([154, 0.9316]);
    expect([late?.importance, late?.share, late?.zone, late?.pearson.n]).toEqual([null, null, null, 52]);
    expect(told.notes.join()).toContain("fewer than half");
  });

  it("say what is missing where there are too few, with the correlations that there are", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [...questions] });
    await send(
      world,
      rows.slice(0, 2).flatMap((row) => times(row[4], () => response(survey, { answers: answersOf(row) }))),
    );
    await send(world, times(6, () => response(survey, { answers: { nps: 2, fast: 1 } }))); // prettier-ignore
    const told = await asker<DriversReport>(world, "drivers")({ survey: survey.id });
    expect([told.n, told.needs, told.method, told.r2, told.without]).toEqual([31, 100, null, null, "answers"]);
    expect(told.notes.join()).toContain("Importance needs 100 people who answered everything; there are 31.");
    const fast = told.items.find(({ question }) => question.id === "fast");
    expect([fast?.pearson.n, fast?.importance, fast?.share, fast?.zone]).toEqual([37, null, null, null]);
    expect(fast?.pearson.value).toBeGreaterThan(0.9);
  });

  it("say why there are none", async () => {
    const { world, survey, ask } = await makeKnown();
    expect(await ask({ survey: "sur_nobody" })).toMatchObject({ survey: null, outcome: null, without: "outcome", items: [] }); // prettier-ignore
    expect(await ask({ survey: survey.id, outcome: "why" })).toMatchObject({ outcome: null, without: "outcome" });
    const other = await ask({ survey: survey.id, outcome: "price" });
    expect([other.outcome?.question.id, other.items.length, other.method]).toEqual(["price", 3, "lmg"]);
    const alone = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    await send(world, times(3, () => response(alone))); // prettier-ignore
    expect(await ask({ survey: alone.id })).toMatchObject({ without: "drivers", items: [], outcome: { score: { measure: { n: 3 } } } }); // prettier-ignore
    const flat = await world.publish({ questions: [...questions] });
    await send(
      world,
      times(110, () => response(flat, { answers: { nps: 9, fast: 4 } })),
    );
    expect(await ask({ survey: flat.id })).toMatchObject({ n: 110, without: "spread", method: null, items: [{ pearson: { value: null }, p: null, significant: false }] }); // prettier-ignore
    const mine = { questions: [{ id: "other", kind: "nps", ask: "Theirs" }] } as const;
    const theirs = await (await makeWorld()).publish({ questions: [...mine.questions] });
    expect(JSON.stringify(await ask({ survey: theirs.id }))).not.toContain("Theirs");
  });

  it("know that little effort is good", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [
        { id: "nps", kind: "nps", ask: "?" },
        { id: "effort", kind: "ces", scale: "effort5", ask: "?" },
        { id: "price", kind: "rating", ask: "?" },
      ],
    });
    await send(
      world,
      rows.flatMap((row) =>
        times(row[4], () => response(survey, { answers: { nps: row[0], effort: 6 - row[1], price: 6 - row[2] } })),
      ),
    );
    const { items } = await asker<DriversReport>(world, "drivers")({ survey: survey.id });
    const of = (id: string) => items.find(({ question }) => question.id === id);
    expect([of("effort")?.against, four(of("effort")?.performance), four(of("effort")?.pearson.value)]).toEqual([false, 0.6266, -0.8656]); // prettier-ignore
    expect([of("price")?.against, of("price")?.zone]).toEqual([true, null]);
  });

  it("take a promise that is kept for a good one, and not every answer for a number", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      questions: [
        { id: "nps", kind: "nps", ask: "?" },
        { id: "kept", kind: "promise" },
      ],
    });
    const answers = [-2, -1, 0, 0, 0, 0, 1, 2].flatMap((kept) => times(15, () => ({ nps: 5 + kept, kept })));
    const forgot = times(30, () => ({ nps: 7, kept: "not_recalled" }));
    await send(
      world,
      [...answers, ...forgot].map((given) => response(survey, { answers: given })),
    );
    const { n, r2, items, notes } = await asker<DriversReport>(world, "drivers")({ survey: survey.id });
    expect([n, four(r2), four(items[0]?.performance), items[0]?.pearson.n]).toEqual([120, 1, 0.75, 120]);
    expect(notes.join()).toContain("Weighed by those who answered everything");
  });

  it("follow the model: a filter under another one is counted from the rows", async () => {
    const { survey, ask } = await makeKnown({ touches: [touch({ utm_source: "n", utm_medium: "email" })] });
    for (const query of [{ channel: "email", model: "first" }, { channel: "email", model: "last" }, { model: "first" }])
      expect([query, (await ask({ survey: survey.id, ...query })).n]).toEqual([query, 154]);
    expect((await ask({ survey: survey.id, channel: "display" })).n).toBe(0);
  });

  it("come as CSV: the outcome with R², then the drivers", async () => {
    const { world, survey } = await makeKnown();
    const { body } = await world.ask<string>(`/v1/reports/drivers.csv?survey=${survey.id}`);
    const lines = body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('"outcome","nps"');
    expect(lines[1]).toContain('"154","lmg"');
    expect(lines[2]).toMatch(/"driver","kind","csat".*"yes","0\.46/);
  });
});
