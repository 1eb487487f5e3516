/** What a newcomer finds after `npm start`: a year of a shop, in which one campaign sells best and keeps least. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CampaignReport, CoverageReport, FunnelReport } from "#contract";
import { serveVoz, type Served } from "./served.ts";

let voz: Served;
beforeAll(async () => {
  voz = await serveVoz({ VOZ_DEMO: "year" });
});
afterAll(() => voz.stop());

const yearAgo = () => new Date(Date.now() - 364 * 86_400_000).toISOString().slice(0, 10);
const statesOf = ({ items }: CampaignReport) =>
  Object.fromEntries(items.map(({ campaign, state }) => [campaign?.name ?? "", state]));

describe("the demo's year, told by the reports", () => {
  it("names the campaign that promises too much, at once and over the year", async () => {
    const now = await voz.ask<CampaignReport>("/v1/reports/campaigns");
    expect(statesOf(now)).toMatchObject({ "Entrega en 24 h": "over_promise", "Manos que crean": "hidden_gem" });
    const year = await voz.ask<CampaignReport>(`/v1/reports/campaigns?from=${yearAgo()}`);
    expect(year.total.n).toBeGreaterThan(6_000);
    expect(statesOf(year)).toMatchObject({
      "Entrega en 24 h": "over_promise",
      "Otoño artesano": "trust_builder",
      "Manos que crean": "hidden_gem",
      "Carta del taller": "in_line",
      "Vuelve a tu cesta": "in_line",
      "Del barro al horno": "insufficient",
    });
    const roas = year.items.flatMap(({ marketing }) => marketing.roas ?? []);
    const over = year.items.find(({ campaign }) => campaign?.name === "Entrega en 24 h");
    expect(over?.marketing).toMatchObject({ currency: "EUR", roas: Math.max(...roas) });
  });

  it("has spend without feedback, feedback without spend, and a name to adopt", async () => {
    const { items } = await voz.ask<CampaignReport>(`/v1/reports/campaigns?from=${yearAgo()}`);
    const row = (name: string | undefined) => items.find(({ campaign }) => campaign?.name === name);
    expect(row("Carta del taller")?.marketing.spendMinor).toBeNull();
    expect(row(undefined)?.marketing.spendMinor).toBeGreaterThan(0);
    const names = await voz.ask<{ items: { campaign: string }[] }>("/v1/campaigns/unmatched");
    expect(names.items.map(({ campaign }) => campaign)).toContain("Navidad 2026");
  });

  it("is asked about at every touchpoint, with funnels in which fewer answer than are asked", async () => {
    const funnel = await voz.ask<FunnelReport>(`/v1/reports/funnel?by=touchpoint&from=${yearAgo()}`);
    const keys = funnel.items.map(({ key }) => key ?? "");
    expect(keys.toSorted()).toEqual(["checkout", "delivery", "landing", "product", "support"]);
    for (const { shown, started, answered, uncounted } of funnel.items) {
      expect(shown).toBeGreaterThan(started);
      expect(started).toBeGreaterThanOrEqual(answered - uncounted.answered);
    }
    const coverage = await voz.ask<CoverageReport>("/v1/reports/coverage");
    expect(coverage.withArrival.value).toBe(1);
  });
});
