import { afterEach, describe, expect, it, vi } from "vitest";
import type { CampaignNote, CampaignNoteDraft } from "#contract";
import { sinceNotes } from "../../../worker/alerts/since.ts";
import { setClock } from "../world.ts";
import { makeAccount, type Account } from "./account.ts";

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => setClock("2026-03-10T12:00:00Z"));

async function noted({ world, campaigns }: Account, draft: Partial<CampaignNoteDraft> & { day: string }) {
  const path = `/v1/campaigns/${campaigns.ads.id}/notes`;
  return (await world.ask<CampaignNote>(path, { body: { text: "x", kind: "ad_changed", ...draft } })).body;
}

describe("since a note", () => {
  it("tells both sides with their difference, its interval and its test, all notes together", async () => {
    const account = await makeAccount();
    await account.answer("2026-02-10T12:00:00Z", { ads: [28, 22], news: [50, 0] });
    await account.answer("2026-03-04T12:00:00Z", { ads: [36, 4] });
    const first = await noted(account, { day: "2026-03-02", kind: "delivery_fixed" });
    const second = await noted(account, { day: "2026-02-20" });
    const { here } = account.world;
    const [fixed, earlier] = await sinceNotes(here, account.campaigns.ads.id, [first, second], "2026-03-24");
    expect(fixed).toMatchObject({
      note: first,
      after: { from: "2026-03-03", to: "2026-03-23" },
      kept: { before: { value: 0.56, n: 50 }, after: { value: 0.9, n: 40 }, change: { n: 40 } },
      gap: { before: { value: -44, n: 50 }, after: { value: -10, n: 40 } },
    });
    const { value, low, high, p, q } = fixed!.kept.change;
    expect(value).toBeCloseTo(0.34, 10);
    expect([low! > 0.1, high! < 0.55, p! < 0.001]).toEqual([true, true, true]);
    // Both notes have the same answers on their sides here: four tests that say much the same, so q stays near p.
    expect(earlier!.kept.change.p).toBe(p);
    expect(q).toBeGreaterThanOrEqual(p!);
    expect(q).toBeLessThan(0.01);
  });

  it("tests nothing with fewer than 30 answers on a side, and tells nothing before a week has closed", async () => {
    const account = await makeAccount();
    await account.answer("2026-02-10T12:00:00Z", { ads: [28, 22] });
    await account.answer("2026-03-04T12:00:00Z", { ads: [12, 0] });
    const note = await noted(account, { day: "2026-03-02" });
    const since = async (today: string) =>
      (await sinceNotes(account.world.here, account.campaigns.ads.id, [note], today))[0]!;
    const thin = await since("2026-03-10");
    expect(thin.kept).toMatchObject({ after: { n: 12, confidence: "low" }, change: { n: 12, p: null, q: null } });
    expect(await since("2026-03-09")).toMatchObject({
      after: null,
      next: "2026-03-10",
      kept: { after: { n: 0, value: null } },
    });
    expect(await sinceNotes(account.world.here, account.campaigns.ads.id, [], "2026-03-10")).toEqual([]);
  });
});
