/** The demo's year tells its story on whatever day it is started. */
import { describe, expect, it } from "vitest";
import { standings } from "../../../worker/reports/statistics/promise/state.ts";
import { campaigns, type CampaignName } from "../../../worker/local/shop/campaigns.ts";
import { surveys } from "../../../worker/local/shop/surveys.ts";
import { people, withPeople } from "../../../worker/local/people.ts";
import { yearAnswers, type Shop, type Told } from "../../../worker/local/year/answers.ts";
import { yearExposures } from "../../../worker/local/year/exposures.ts";
import { en } from "../../../worker/local/year/said.en.ts";
import { es } from "../../../worker/local/year/said.es.ts";
import type { Said } from "../../../worker/local/year/said.types.ts";
import { yearSpend } from "../../../worker/local/year/spend.ts";

const named = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { id: name, version: 1 }])) as never;
const shop: Shop = { surveys: named(Object.keys(surveys)), promises: named(Object.keys(campaigns)) };
const today = Date.parse("2026-11-22T10:30:00Z");
const names = Object.keys(campaigns) as CampaignName[];
/** How the campaigns are named in what the platforms report. */
const reported: Partial<Record<CampaignName, string>> = {
  over: "ES | Búsqueda | Marca | Entrega 24 h",
  handmade: "Otoño artesano",
  basket: "Vuelve a tu cesta",
  hands: "Manos que crean",
  kiln: "Del barro al horno",
};

function statesOf(told: readonly Told[], now: number, days: number): Record<string, string> {
  const since = new Date(now - days * 86_400_000).toISOString();
  const spend = yearSpend(now).filter(({ day }) => day > since);
  const figured = names.map((name) => {
    const kept = told
      .filter(({ item }) => item.at > since && item.promise?.id === name)
      .map(({ item }) => item.answers["kept"])
      .filter((answer) => typeof answer === "number");
    const rows = spend.filter(({ campaign }) => campaign === reported[name]);
    const sum = (of: "revenueMinor" | "spendMinor") => rows.reduce((all, row) => all + (row[of] ?? 0), 0);
    const figure = rows.length === 0 ? null : sum("revenueMinor") / sum("spendMinor");
    return { hits: kept.filter((answer) => answer >= 0).length, n: kept.length, figure };
  });
  const found = standings(figured);
  return Object.fromEntries(names.map((name, at) => [name, found[at]?.state ?? ""]));
}

describe("the demo's year", () => {
  it("is the same for everybody who starts it at the same moment", () => {
    expect(yearAnswers(shop, today)).toEqual(yearAnswers(shop, today));
    expect(yearSpend(today)).toEqual(yearSpend(today));
  });

  it.each(["2026-11-22", "2027-01-03", "2027-04-10", "2027-07-01", "2027-08-31", "2028-02-29"])(
    "tells of every state, and of the one that promises too much in its last 30 days too: %s",
    (day) => {
      const now = Date.parse(`${day}T10:30:00Z`);
      const told = yearAnswers(shop, now);
      expect(told.length).toBeGreaterThan(6_000);
      expect(told.length).toBeLessThan(9_000);
      expect(told.map(({ item }) => item.at)).toEqual(told.map(({ item }) => item.at).toSorted());
      expect(Date.parse(told.at(-1)?.item.at ?? "")).toBeLessThan(now);
      expect(statesOf(told, now, 365)).toEqual({
        over: "over_promise",
        handmade: "trust_builder",
        letter: "in_line",
        basket: "in_line",
        hands: "hidden_gem",
        kiln: "insufficient",
      });
      expect(statesOf(told, now, 30)).toMatchObject({
        over: "over_promise",
        hands: "hidden_gem",
        kiln: "insufficient",
      });
    },
  );

  it("turns for the better once the courier was changed, and falls at the delivery of what was promised too fast", () => {
    const told = yearAnswers(shop, today);
    const mean = (of: (one: Told) => boolean, answer: string) => {
      const values = told.filter(of).flatMap(({ item }) => Number(item.answers[answer] ?? Number.NaN));
      const known = values.filter((value) => !Number.isNaN(value));
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    };
    const change = new Date(today - 210 * 86_400_000).toISOString();
    const delivered = ({ survey }: Told) => survey === "delivery";
    const before = mean((one) => delivered(one) && one.item.at < change, "csat");
    const after = mean((one) => delivered(one) && one.item.at > change, "csat");
    expect(after - before).toBeGreaterThan(0.15);
    const over = (one: Told) => one.item.promise?.id === "over";
    const atDelivery = mean((one) => over(one) && delivered(one), "kept");
    const atCheckout = mean((one) => over(one) && !delivered(one), "kept");
    expect(atDelivery).toBeLessThan(atCheckout - 0.3);
  });

  it("knows some of who answered lately by name, each in one browser, with more than one answer", () => {
    const since = new Date(today - 60 * 86_400_000).toISOString();
    const told = withPeople(yearAnswers(shop, today), since).map(({ item }) => item);
    const known = told.filter(({ customer }) => customer);
    expect(new Set(known.map(({ customer }) => customer?.id))).toEqual(new Set(people.map(({ id }) => id)));
    for (const { id } of people) {
      const theirs = known.filter(({ customer }) => customer?.id === id);
      expect([id, theirs.length > 1, new Set(theirs.map(({ visitorId }) => visitorId)).size]).toEqual([id, true, 1]);
      expect(theirs.every(({ at, consent }) => at >= since && consent?.state === "granted")).toBe(true);
    }
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  it("says what fits the score, in the language that it names", () => {
    const mine = (said: Said, mood: keyof Said) => Object.values(said[mood]).flat();
    for (const { item } of yearAnswers(shop, today)) {
      const { nps, why } = item.answers;
      if (typeof nps !== "number" || typeof why !== "string") continue;
      const said = item.locale?.startsWith("es") ? es : en;
      const starts = (mood: keyof Said) => mine(said, mood).some((sentence) => why.startsWith(sentence));
      if (nps <= 5) expect(starts("let down"), `${nps}: ${why}`).toBe(true);
      if (nps === 10) expect(starts("delighted"), `${nps}: ${why}`).toBe(true);
    }
  });

  it.each([
    ["es", es],
    ["en", en],
  ])("has at least 120 sentences to say it with, none of them twice: %s", (_, said) => {
    const all = Object.values(said).flatMap((mood) => Object.values(mood).flat());
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all).size).toBe(all.length);
  });

  it("shows a survey to more people than answer it, and tells nothing of who denied consent", () => {
    const told = yearAnswers(shop, today);
    const exposures = [...yearExposures(told)];
    const agreed = told.filter(({ item }) => item.consent?.state !== "denied");
    for (const survey of Object.keys(surveys).filter((name) => name !== "guide")) {
      const of = (step: string) => exposures.filter((one) => one.surveyId === survey && one.step === step).length;
      const answered = agreed.filter((one) => one.survey === survey).length;
      expect(of("eligible")).toBe(of("shown"));
      expect(of("shown")).toBeGreaterThan(of("started"));
      expect(of("started")).toBeGreaterThan(answered);
      expect(of("dismissed") + of("started")).toBeLessThan(of("shown"));
      expect(of("suppressed")).toBeGreaterThan(0);
    }
  });
});
