/** Which record figures belong to, in the order of the contract; what is left over, and giving it to a record. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Campaign, CampaignReport, UnmatchedMetrics } from "#contract";
import { joiner, type PlatformCampaign } from "../../../worker/marketing/join.ts";
import { makeWorld, setClock, type Json, type World } from "../world.ts";

const record = (id: string, more: object = {}) => ({
  id,
  name: id,
  startsOn: null,
  endsOn: null,
  externalIds: [],
  priority: 0,
  match: [],
  createdAt: "2026-01-01T00:00:00Z",
  ...more,
});
const is = (field: "campaign" | "source" | "medium" | "term", value: string) => ({ field, op: "is", value }) as const;
const find = (records: Parameters<typeof joiner>[0], more: Partial<PlatformCampaign>) =>
  joiner(records)({ platform: "google_ads", campaign: "?", campaignId: null, chosen: null, ...more });

describe("a campaign of a platform", () => {
  it("belongs to what was chosen, then by id, then by name, then by rule", () => {
    const records = [
      record("chosen"),
      record("byId", { externalIds: ["77"] }),
      record("byName", { name: "Otoño 2026" }),
      record("byRule", { match: [{ field: "campaign", op: "startsWith", value: "otoño" }] }),
    ];
    const one = { campaign: "otono_2026", campaignId: "77", chosen: "chosen" };
    expect(find(records, one)).toBe("chosen");
    expect(find(records, { ...one, chosen: "gone" })).toBe("byId");
    expect(find(records, { ...one, chosen: null, campaignId: "78" })).toBe("byName");
    expect(find(records, { campaign: "Otoño 2027" })).toBe("byRule");
    expect(find(records, { campaign: "Verano" })).toBeNull();
  });

  it("is written alike without accents, case, separators and percent signs", () => {
    const records = [
      record("a", { name: "Campaña Otoño 2026" }),
      record("b", { match: [is("campaign", "promo+verano")] }),
    ];
    for (const campaign of ["campana_otono_2026", "CAMPAÑA-OTOÑO-2026", "Campa%C3%B1a%20oto%C3%B1o%202026"])
      expect(find(records, { campaign })).toBe("a");
    expect(find(records, { campaign: "Promo Verano" })).toBe("b");
  });

  it("meets a rule that names a source only where the platform is that source, and generic any", () => {
    const ruled = [
      record("r", {
        match: [{ all: [{ field: "campaign", op: "contains", value: "otoño" }, is("source", "google")] }],
      }),
    ];
    const campaign = "es otoño search";
    expect(find(ruled, { campaign })).toBe("r");
    expect(find(ruled, { campaign, platform: "meta_ads" })).toBeNull();
    expect(find(ruled, { campaign, platform: "generic" })).toBe("r");
    const medium = (value: string) => [
      record("r", { match: [{ all: [is("campaign", campaign), is("medium", value)] }] }),
    ];
    expect(find(medium("cpc"), { campaign })).toBe("r");
    expect(find(medium("email"), { campaign })).toBeNull();
  });

  it("never meets a rule that does not speak of campaigns", () => {
    expect(find([record("r", { match: [is("source", "google")] })], { campaign: "x" })).toBeNull();
    expect(
      find([record("r", { match: [{ all: [is("campaign", "x"), is("term", "y")] }] })], { campaign: "x" }),
    ).toBeNull();
  });

  it("of several alike goes to the higher priority, then to the older", () => {
    const two = [record("new", { name: "x", createdAt: "2026-02-01T00:00:00Z" }), record("old", { name: "x" })];
    expect(find(two, { campaign: "X" })).toBe("old");
    expect(find([{ ...two[0]!, priority: 1 }, two[1]!], { campaign: "X" })).toBe("new");
  });
});

describe("through the door", () => {
  let world: World;
  beforeEach(async () => {
    setClock("2026-03-10T12:00:00Z");
    world = await makeWorld();
  });
  const put = (...rows: Json[]) =>
    world.ask("/v1/campaign-metrics", {
      method: "PUT",
      body: rows.map((row) => ({
        platform: "google_ads",
        account: "a",
        day: "2026-03-01",
        currency: "EUR",
        spendMinor: 100,
        ...row,
      })),
    });
  const spent = async () => {
    const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns?from=2026-03-01&to=2026-03-31");
    return Object.fromEntries(
      body.items.map(({ campaign, marketing }) => [campaign?.name ?? "none", marketing.spendMinor]),
    );
  };
  const unmatched = async () => (await world.ask<UnmatchedMetrics>("/v1/campaign-metrics/unmatched")).body.items;

  it("figures follow the registry at once, whatever came first", async () => {
    await put({ campaign: "Otoño 2026" }, { campaign: "Zeta", spendMinor: 7 });
    expect(await spent()).toEqual({ none: 107 });
    const { body: made } = await world.ask<Campaign>("/v1/campaigns", { body: { name: "otono-2026" } });
    expect(await spent()).toEqual({ "otono-2026": 100, none: 7 });
    await world.ask(`/v1/campaigns/${made.id}`, { method: "PUT", body: { name: "Invierno" } });
    expect(await spent()).toEqual({ Invierno: null, none: 107 });
    await world.ask(`/v1/campaigns/${made.id}`, { method: "PUT", body: { name: "Zeta" } });
    expect(await spent()).toEqual({ Zeta: 7, none: 100 });
    await world.ask(`/v1/campaigns/${made.id}`, { method: "DELETE" });
    expect(await spent()).toEqual({ none: 107 });
    const { body } = await world.ask<{ items: Json[] }>("/v1/campaign-metrics?campaign=none");
    expect(body.items).toHaveLength(2);
  });

  it("what is left over is listed, the most expensive first, with records that are written alike", async () => {
    await world.ask("/v1/campaigns", { body: { name: "Otoño" } });
    await put(
      { campaign: "ES | Otoño | Search", campaignId: "9", spendMinor: 500 },
      { campaign: "ES | Otoño | Search", campaignId: "9", day: "2026-03-04", currency: "USD" },
      { campaign: "Zeta", spendMinor: 900 },
    );
    expect(
      (await unmatched()).map(({ campaign, sums, from, to, records }) => [
        campaign,
        sums.length,
        from,
        to,
        records.length,
      ]),
    ).toEqual([
      ["Zeta", 1, "2026-03-01", "2026-03-01", 0],
      ["ES | Otoño | Search", 2, "2026-03-01", "2026-03-04", 1],
    ]);
  });

  it("adoption gives them to a record, by hand and by the platform's id, to a new one, or back to the rules", async () => {
    await put({ campaign: "Search ES", campaignId: "9" }, { campaign: "Zeta", spendMinor: 7 });
    const { body: autumn } = await world.ask<Campaign>("/v1/campaigns", { body: { name: "Otoño" } });
    const [first, second] = await unmatched();
    const adopt = (one: Json | undefined, more: Json = {}) =>
      world.ask<{ campaign: Campaign | null }>("/v1/campaign-metrics/adopt", {
        body: { platform: one?.["platform"], account: one?.["account"], key: one?.["key"], ...more },
      });
    const adopted = await adopt(first, { campaignId: autumn.id });
    expect(adopted.body.campaign).toMatchObject({ id: autumn.id, externalIds: ["9"] });
    expect(await spent()).toEqual({ Otoño: 100, none: 7 });
    expect((await adopt(second)).body.campaign).toMatchObject({ name: "Zeta", match: [is("campaign", "Zeta")] });
    expect(await spent()).toEqual({ Otoño: 100, Zeta: 7 });
    expect(await unmatched()).toEqual([]);
    // A choice by hand goes before the name, and can be undone.
    await adopt(second, { campaignId: autumn.id });
    expect(await spent()).toEqual({ Otoño: 107, Zeta: null });
    await adopt(second, { campaignId: null });
    expect(await spent()).toEqual({ Otoño: 100, Zeta: 7 });
    expect((await adopt({ ...second, key: "name:nobody" })).status).toBe(404);
    expect((await adopt(second, { campaignId: "cmp_nobody" })).status).toBe(404);
    const other = await makeWorld();
    const foreign = await other.ask("/v1/campaign-metrics/adopt", {
      body: { platform: second?.platform, account: second?.account, key: second?.key },
    });
    expect(foreign.status).toBe(404);
  });
});
