import { afterEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";
import { CampaignFlagged, type Flag } from "#contract";
import { judgeWeek, ownersOf } from "../../../worker/alerts/judge.ts";
import { makeWorld, now, setClock } from "../world.ts";
import { bad, makeAccount, sweepAt, usual, type Account, type Answers } from "./account.ts";

// Each lives through several weeks of some hundred answers.
vi.setConfig({ testTimeout: 30_000 });
afterEach(() => setClock("2026-03-10T12:00:00Z"));

// Mondays; the sweeps of a Tuesday judge the week before.
const weeks = ["2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"] as const;
const tuesdayAfter = (monday: string): string =>
  new Date(Date.parse(`${monday}T08:00:00Z`) + 8 * 86_400_000).toISOString();
const during = (monday: string): string => new Date(Date.parse(`${monday}T12:00:00Z`) + 2 * 86_400_000).toISOString();

/** Weeks one after the other, each judged once it has closed. */
async function live(account: Account, each: readonly Answers[], more: Parameters<Account["answer"]>[2] = {}) {
  for (const [at, answers] of each.entries()) {
    const monday = weeks[at]!;
    await account.answer(during(monday), answers, more);
    await sweepAt(account.world, tuesdayAfter(monday));
  }
}

describe("a sweep", () => {
  it("goes on with the others where one workspace cannot be judged", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const judgedOf = ({ workspaceId, d1 }: Account["world"]) =>
      d1.prepare("SELECT week FROM flag_weeks WHERE workspace_id = ?1").bind(workspaceId).first<string>("week");
    // The broken one's turn comes before the last.
    const worlds = (await Promise.all([1, 2, 3].map(() => makeWorld()))).sort((a, b) =>
      a.workspaceId < b.workspaceId ? -1 : 1,
    );
    const [, broken, last] = worlds as [Account["world"], Account["world"], Account["world"]];
    await broken.d1
      .prepare("UPDATE workspaces SET time_zone = 'Nowhere/Land' WHERE id = ?1")
      .bind(broken.workspaceId)
      .run();
    await sweepAt(last, tuesdayAfter(weeks[0]));
    expect(await judgedOf(last)).toBe(weeks[0]);
    expect(await judgedOf(broken)).toBeNull();
    expect(log.mock.calls.flat().join("")).toContain(broken.workspaceId);
    log.mockRestore();
    // Elsewhere in this file nobody is meant to stumble over it.
    await broken.d1.prepare("UPDATE workspaces SET time_zone = 'UTC' WHERE id = ?1").bind(broken.workspaceId).run();
  });

  it("finds the owners of however many campaigns", async () => {
    const { world, campaigns } = await makeAccount();
    const ids = [...Array.from({ length: 150 }, (_, at) => `cmp_none${at}`), campaigns.ads.id];
    expect(await ownersOf(world.here, ids)).toEqual(new Map([[campaigns.ads.id, "Marta"]]));
  });
});

describe("a campaign is flagged", () => {
  it("when it keeps less than the rest in two closed weeks in a row, with all that stands behind it", async () => {
    const account = await makeAccount();
    const { campaigns, flags } = account;
    await live(account, [usual, bad]);
    expect(await flags()).toEqual([]);
    await account.answer(during(weeks[2]), bad, { words: ["Tardó una semana", "Nunca llegó", " ", "Dos días", "Mal"] });
    await sweepAt(account.world, tuesdayAfter(weeks[2]));
    const [flag, ...others] = await flags();
    expect(others).toEqual([]);
    expect(flag).toMatchObject({
      id: `flg_2026-03-02_under_delivery_${campaigns.ads.id}`,
      campaign: { id: campaigns.ads.id, name: "ads" },
      owner: "Marta",
      // Nothing is known of its marketing, so nobody can say that it sells well.
      state: "under_delivery",
      week: { from: "2026-03-02", to: "2026-03-08" },
      until: "2026-03-08",
      promise: { id: campaigns.ads.promises[0]?.id, version: 1, statement: { en: "ads in 24 h" } },
      figures: { from: "2026-03-02", to: "2026-03-08", kept: { value: 0.5, n: 40 }, rest: 0.9, spendMinor: null },
      earlier: { from: "2026-02-23", to: "2026-03-01", kept: { value: 0.5, n: 40 } },
      mix: "none",
      seenAt: null,
    });
    expect(flag?.figures.q).toBeLessThan(0.001);
    // The latest three who wrote something.
    expect(flag?.quotes.map(({ text }) => text)).toEqual(["Mal", "Dos días", "Nunca llegó"]);
    expect(v.parse(CampaignFlagged, { flag }).flag).toEqual(flag);
  });

  it("not by one week, whether it comes first or last", async () => {
    const first = await makeAccount();
    await live(first, [usual, bad, usual, usual]);
    expect(await first.flags()).toEqual([]);
    const last = await makeAccount();
    await live(last, [usual, usual, bad]);
    expect(await last.flags()).toEqual([]);
  });

  it("not with too few answers, and by four weeks together once they are enough", async () => {
    const few = await makeAccount();
    await live(few, [
      { ...usual, ads: [5, 5] },
      { ...usual, ads: [5, 5] },
    ]);
    expect(await few.flags()).toEqual([]);
    const some = await makeAccount();
    const thin: Answers = { ...usual, ads: [4, 8] };
    await live(some, [thin, thin, thin]);
    expect(await some.flags()).toEqual([]); // 24, then 36 answers: one week so far
    await some.answer(during(weeks[3]), thin);
    await sweepAt(some.world, tuesdayAfter(weeks[3]));
    expect(await some.flags()).toMatchObject([
      { week: { from: "2026-03-09" }, figures: { from: "2026-02-16", to: "2026-03-15", kept: { n: 48 } } },
    ]);
    // Old answers alone do not speak for a week.
    await some.answer(during(weeks[4]), { ...usual, ads: [12, 0] });
    await sweepAt(some.world, tuesdayAfter(weeks[4]));
    expect(await some.flags()).toMatchObject([{ until: "2026-03-15" }]);
  });

  it("for good news too", async () => {
    const account = await makeAccount();
    const good: Answers = { ads: [50, 0], news: [80, 14], shop: [80, 14], store: [80, 14] };
    await live(account, [good, good]);
    expect((await account.flags()).map(({ campaign, state }) => [campaign.name, state])).toEqual([
      ["ads", "trust_builder"],
    ]);
  });

  it("by its name, where marketing says that it sells well", async () => {
    const account = await makeAccount();
    const rows = weeks.slice(0, 2).flatMap((day) =>
      Object.entries({ ads: 9, news: 3, shop: 2, store: 1 }).map(([campaign, roas]) => ({
        platform: "generic",
        account: "a",
        campaign,
        day,
        currency: "EUR",
        spendMinor: 10_000,
        revenueMinor: 10_000 * roas,
        conversions: 10,
        clicks: 100,
        impressions: 1000,
      })),
    );
    expect((await account.world.ask("/v1/campaign-metrics", { method: "PUT", body: rows })).status).toBe(200);
    await live(account, [bad, bad]);
    expect(await account.flags()).toMatchObject([
      {
        state: "over_promise",
        figures: { spendMinor: 10_000, currency: "EUR", onBrokenPromises: 50, marketingIndex: 87.5 },
      },
    ]);
  });

  it("and told that the mix of touchpoints explains it", async () => {
    const account = await makeAccount();
    setClock("2026-02-16T08:00:00Z");
    // Returns are hard for everybody, and this campaign's people mostly return.
    const sides = [
      ["returns", { ads: [20, 20], news: [10, 10], shop: [10, 10], store: [10, 10] }],
      ["checkout", { ads: [10, 0], news: [60, 0], shop: [60, 0], store: [60, 0] }],
    ] as const;
    for (const monday of weeks.slice(0, 2)) {
      for (const [touchpoint, answers] of sides) await account.answer(during(monday), answers, { touchpoint });
      await sweepAt(account.world, tuesdayAfter(monday));
    }
    expect((await account.flags()).filter(({ campaign }) => campaign.name === "ads")).toMatchObject([
      { state: "under_delivery", mix: "explained" },
    ]);
  });
});

describe("flags are kept", () => {
  it("once: looked at again, or by two at once, it is the same flag", async () => {
    const account = await makeAccount();
    const { here } = account.world;
    await account.answer(during(weeks[0]), bad);
    await account.answer(during(weeks[1]), bad);
    const at = { ...here, now: now() };
    await Promise.all([judgeWeek(at, weeks[1]), judgeWeek(at, weeks[1])]);
    const [flag, ...others] = await account.flags();
    expect(others).toEqual([]);
    await sweepAt(account.world, tuesdayAfter(weeks[1]));
    await judgeWeek(here, weeks[1]);
    expect(await account.flags()).toEqual([flag]);
  });

  it("as one, for as long as the state goes on; frozen all the while", async () => {
    const account = await makeAccount();
    await live(account, [bad, bad]);
    const [first] = await account.flags();
    await account.world.ask(`/v1/campaigns/${account.campaigns.ads.id}`, {
      method: "PUT",
      body: { ...account.campaigns.ads, name: "renamed", owner: "Luis" },
    });
    await account.answer(during(weeks[2]), { ...usual, ads: [16, 24] });
    await sweepAt(account.world, tuesdayAfter(weeks[2]));
    expect(await account.flags()).toEqual([{ ...first, until: "2026-03-08" }]);
    await account.answer(during(weeks[3]), usual);
    await sweepAt(account.world, tuesdayAfter(weeks[3]));
    expect((await account.flags()).map(({ until }) => until)).toEqual(["2026-03-08"]);
  });

  it("a quote goes with its response", async () => {
    const account = await makeAccount();
    await live(account, [bad, bad], { words: ["Nunca llegó, llamadme al 612 345 678"] });
    const [flag] = await account.flags();
    expect(flag?.quotes).toMatchObject([{ text: "Nunca llegó, llamadme al [phone]" }]);
    await account.world.ask(`/v1/responses/${flag?.quotes[0]?.responseId}`, { method: "DELETE" });
    const { body } = await account.world.ask<Flag>(`/v1/flags/${flag?.id}`);
    expect(body.quotes).toEqual([]);
    expect(body.figures).toEqual(flag?.figures);
  });

  it("by weeks of the workspace's time zone", async () => {
    const account = await makeAccount({ timeZone: "Pacific/Auckland" });
    // 13:00 on Sunday in London is Monday there.
    await account.answer("2026-02-16T00:00:00Z", bad);
    await account.answer("2026-02-22T12:00:00Z", bad);
    await sweepAt(account.world, "2026-03-01T16:59:00Z"); // 05:59 on Monday
    expect(await account.flags()).toEqual([]);
    await sweepAt(account.world, "2026-03-01T17:00:00Z");
    expect(await account.flags()).toMatchObject([{ week: { from: "2026-02-23", to: "2026-03-01" } }]);
  });
});

describe("the door of flags", () => {
  it("lists the latest week first, a page at a time, by campaign, state and time", async () => {
    const account = await makeAccount();
    const { world, campaigns, flags } = account;
    const two: Answers = { ...usual, ads: [20, 20], news: [18, 22] };
    await live(account, [bad, two, two]);
    const all = await flags();
    expect(all.map(({ campaign, week }) => [campaign.name, week.from])).toEqual([
      ["news", "2026-03-02"],
      ["ads", "2026-02-23"],
    ]);
    const first = await world.ask<{ items: Flag[]; next: string }>("/v1/flags?limit=1");
    expect(first.body.items).toEqual(all.slice(0, 1));
    const second = await world.ask<{ items: Flag[]; next: null }>(`/v1/flags?limit=1&cursor=${first.body.next}`);
    expect(second.body).toEqual({ items: all.slice(1), next: null });
    expect(await flags(`?campaign=${campaigns.ads.id}`)).toEqual(all.slice(1));
    expect(await flags("?state=hidden_gem")).toEqual([]);
    expect(await flags("?since=2026-03-05T00:00:00Z")).toEqual(all.slice(0, 1));
    expect((await world.ask("/v1/flags?state=in_line")).status).toBe(422);
  });

  it("keeps when one was first seen, and forgets it if asked", async () => {
    const account = await makeAccount();
    await live(account, [bad, bad]);
    const [flag] = await account.flags();
    const path = `/v1/flags/${flag?.id}`;
    const mark = (seen: unknown) => account.world.ask<Flag>(path, { method: "PATCH", body: { seen } });
    const { seenAt } = (await mark(true)).body;
    expect(seenAt).toBe(now().toISOString());
    setClock("2026-04-01T08:00:00Z");
    expect((await mark(true)).body.seenAt).toBe(seenAt);
    expect((await mark(false)).body.seenAt).toBeNull();
    expect((await mark("yes")).status).toBe(422);
  });

  it("is open to whoever may, and to nobody else's flags", async () => {
    const account = await makeAccount();
    await live(account, [bad, bad]);
    const [flag] = await account.flags();
    const stranger = await makeWorld();
    for (const path of [`/v1/flags/${flag?.id}`, "/v1/flags/flg_none"])
      expect((await stranger.ask(path)).status).toBe(404);
    expect((await stranger.ask(`/v1/flags/${flag?.id}`, { method: "PATCH", body: { seen: true } })).status).toBe(404);
    expect((await stranger.ask<{ items: [] }>("/v1/flags")).body.items).toEqual([]);
    expect((await account.flags())[0]?.seenAt).toBeNull();
    const reader = await makeWorld({ scopes: ["read"] });
    expect((await reader.ask("/v1/flags/flg_x", { method: "PATCH", body: { seen: true } })).status).toBe(403);
    expect((await account.world.ask("/v1/flags", { key: null })).status).toBe(401);
  });
});
