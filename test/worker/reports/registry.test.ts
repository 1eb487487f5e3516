/** The exam that every report sits: what is promised of all of them, whatever each one counts. */
import { beforeAll, describe, expect, it } from "vitest";
import { reportNames, reports, type ReportAnswer, type ReportName } from "#contract";
import * as v from "valibot";
import { registry } from "../../../worker/reports/registry.ts";
import { makeWorld, type Json } from "../world.ts";
import { withheld } from "../../../worker/reports/withhold.ts";
import { makeExam, makeFew, type Exam } from "./exam.ts";

/** What a report needs beside its filters, and how many responses its answer speaks of. */
const sitting: {
  readonly [Name in ReportName]: { needs?: (exam: Exam) => Json; n: (answer: ReportAnswer<Name>) => number };
} = {
  asking: { n: ({ total }) => total.answered },
  campaigns: { n: ({ total }) => total.n },
  coverage: { n: ({ n }) => n },
  credit: { n: ({ total }) => total },
  drivers: { needs: ({ one }) => ({ survey: one.id }), n: ({ outcome }) => outcome?.score.measure.n ?? 0 },
  funnel: { n: ({ total }) => total.answered },
  heard: { n: ({ n }) => n },
  journey: { n: ({ total }) => total.n },
  matrix: { n: ({ total }) => total.n },
  promises: { n: ({ total }) => total.n },
  question: { needs: ({ one }) => ({ survey: one.id, question: "nps" }), n: ({ n }) => n },
  trend: { n: ({ weeks }) => weeks.reduce((sum, { measure }) => sum + measure.n, 0) },
  voices: { n: ({ items }) => items.length },
};

let exam: Exam;
let few: Awaited<ReturnType<typeof makeFew>>;
beforeAll(async () => void ([exam, few] = await Promise.all([makeExam(), makeFew()])));

const address = (name: string, query: Json): string => {
  const given = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]);
  return `/v1/reports/${name}?${new URLSearchParams(given).toString()}`;
};
const linesOf = (csv: string): string[] => csv.replace("\uFEFF", "").trimEnd().split("\r\n");

describe.each(reportNames)("the report %s", (name) => {
  const needs = (): Json => sitting[name].needs?.(exam) ?? {};
  const takes = (filter: string): boolean => filter in reports[name].query.entries;
  const count = (answer: unknown): number => (sitting[name] as { n: (answer: unknown) => number }).n(answer);
  const ask = async (query: Json): Promise<number> => {
    const { status, body } = await exam.world.ask(address(name, { ...needs(), ...query }));
    expect([query, status]).toEqual([query, 200]);
    return count(body);
  };

  it("answers what the contract says, under its own name", async () => {
    expect(registry[name].name).toBe(name);
    const { body } = await exam.world.ask(address(name, needs()));
    const parsed = v.safeParse(reports[name].answer, body);
    expect(parsed.success ? [] : parsed.issues).toEqual([]);
    // Nothing that the contract does not tell.
    expect(parsed.output).toEqual(body);
    expect(count(body)).toBe("survey" in needs() ? 6 : 11);
  });

  it("has no figure in an empty workspace: nulls, never a zero or worse", async () => {
    const world = await makeWorld();
    const { status, body } = await world.ask(address(name, needs()));
    expect(status).toBe(200);
    const measures: Json[] = [];
    JSON.stringify(body, (_key, value: unknown) => {
      if (typeof value === "object" && value !== null && "confidence" in value) measures.push(value as Json);
      return value;
    });
    for (const measure of measures)
      expect(measure).toMatchObject({ value: null, low: null, high: null, n: 0, confidence: "none" });
    expect(count(body)).toBe(0);
  });

  it("follows every filter that it takes, and what is somebody else's is empty", async () => {
    const { one, two, autumn, spring } = exam;
    const halves: Record<string, [string, string, string]> = {
      survey: [one.id, two.id, "sur_nobody"],
      campaign: [autumn, spring, "cmp_nobody"],
      channel: ["email", "display", "audio"],
      touchpoint: ["checkout", "delivery", "nowhere"],
      language: ["es", "en", "fr"],
      device: ["desktop", "phone", "tablet"],
    };
    for (const [filter, [first, second, none]] of Object.entries(halves).filter(([filter]) => takes(filter))) {
      const inOne = "survey" in needs() && filter !== "survey";
      expect([filter, await ask({ [filter]: first })]).toEqual([filter, 6]);
      expect([filter, await ask({ [filter]: second })]).toEqual([filter, inOne ? 0 : 5]);
      expect([filter, await ask({ [filter]: none })]).toEqual([filter, 0]);
    }
    expect(await ask({ campaign: "none" })).toBe(0);
    expect(await ask({ channel: "display", touchpoint: "checkout" })).toBe(0);
    expect(await ask({ from: "2026-03-10", to: "2026-03-10" })).toBe("survey" in needs() ? 6 : 11);
    expect(await ask({ from: "2026-01-05", to: "2026-01-11" })).toBe(0);
  });

  // Two are made of what nobody's language or device is told of.
  if (takes("language"))
    it("tells few people by no filter of what they are, nor lets them be subtracted", async () => {
      const narrowed = async (query: Json) => {
        const given = { ...needs(), ...("survey" in needs() ? { survey: few.survey.id } : {}), ...query };
        const { body, status } = await few.world.ask<{ notes: string[] }>(address(name, given));
        expect([query, status]).toEqual([query, 200]);
        return [query, count(body), body.notes.includes(withheld)];
      };
      for (const query of [{}, { language: "es" }, { device: "desktop" }, { language: "es", device: "desktop" }])
        expect(await narrowed(query)).toEqual([query, "language" in query || "device" in query ? 7 : 14, false]);
      for (const query of [
        { language: "ca" },
        { language: "en" },
        { device: "tablet" },
        { device: "phone" },
        { language: "en", device: "phone", model: "last" },
        { language: "ca", touchpoint: "nowhere", from: "2026-03-10", to: "2026-03-10" },
      ])
        expect(await narrowed("model" in query && name === "credit" ? { language: "en" } : query)).toMatchObject([
          {},
          0,
          !("touchpoint" in query),
        ]);
      expect(await narrowed({ language: "fr" })).toEqual([{ language: "fr" }, 0, false]);
    });

  it("comes as CSV with the same columns whatever there is", async () => {
    const { status, body, headers } = await exam.world.ask<string>(address(`${name}.csv`, needs()));
    expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(headers.get("content-disposition")).toMatch(
      new RegExp(`filename="${name}-2026-\\d\\d-\\d\\d-2026-03-10.csv"`),
    );
    const lines = linesOf(body);
    const width = lines[0]?.split(",").length;
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map((line) => line.match(/"(?:[^"]|"")*"/g)?.length))).toEqual(new Set([width]));
    const empty = await (await makeWorld()).ask<string>(address(`${name}.csv`, needs()));
    expect(linesOf(empty.body)[0]).toBe(lines[0]);
  });

  it("refuses what it does not know, and whoever may not read", async () => {
    for (const query of [
      { colour: "red" },
      { from: "2026-02-30" },
      { from: "2026-03-02", to: "2026-03-01" },
      { model: "mine" },
    ])
      for (const path of [name, `${name}.csv`])
        expect([query, (await exam.world.ask(address(path, { ...needs(), ...query }))).status]).toEqual([query, 422]);
    const refused = await exam.world.ask<{ issues: Json[] }>(address(name, { ...needs(), colour: "red" }));
    expect(refused.body.issues).toEqual([{ path: "colour", message: "This report takes no such parameter." }]);
    for (const path of [name, `${name}.csv`]) {
      expect((await exam.world.ask(address(path, needs()), { key: null })).status).toBe(401);
      const writer = await makeWorld({ scopes: ["write"] });
      expect((await writer.ask(address(path, needs()))).status).toBe(403);
    }
  });

  it("is told by the API's description, as JSON and as CSV", async () => {
    const { body } = await exam.world.ask<{ paths: Record<string, { get: Json }> }>("/v1/openapi.json");
    const { paths } = body;
    const [json, csv] = [paths[`/v1/reports/${name}`]?.get, paths[`/v1/reports/${name}.csv`]?.get];
    expect(json?.["summary"]).toBe(reports[name].summary);
    const named = (operation: Json = {}) => (operation["parameters"] as { name: string }[]).map((one) => one.name);
    expect(named(csv)).toEqual(named(json));
    expect(named(json)).toEqual(
      expect.arrayContaining(["from", "to", "model", "survey", "campaign", "channel", "touchpoint"]),
    );
  });
});
