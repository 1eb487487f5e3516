/** Marketing figures as rows, through the door: stored as a whole, replaced, read, deleted, taken back, and reported. */
import { beforeEach, describe, expect, it } from "vitest";
import type { CampaignReport, Metric, MetricsAnswer, MetricsImport } from "#contract";
import { marketingOf, reportedIn } from "../../../worker/reports/marketing.ts";
import { ratiosOf, totalOf } from "../../../worker/reports/statistics/promise/ratios.ts";
import { makeWorld, setClock, type Json, type World } from "../world.ts";

const path = "/v1/campaign-metrics";
const row = (more: Json = {}): Json => ({
  platform: "meta_ads",
  account: "Voz ES",
  campaign: "Otoño 2026",
  day: "2026-03-01",
  currency: "EUR",
  impressions: 1000,
  clicks: 20,
  spendMinor: 960,
  ...more,
});

let world: World;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
});
const put = (...rows: Json[]) => world.ask<MetricsAnswer & Json>(path, { method: "PUT", body: rows });
const listed = async (query = ""): Promise<Metric[]> =>
  (await world.ask<{ items: Metric[] }>(`${path}${query}`)).body.items;
const statuses = ({ body }: Awaited<ReturnType<typeof put>>) => body.results.map(({ status }) => status);

describe("rows", () => {
  it("are stored with what is missing as missing, and read newest day first", async () => {
    const answer = await put(row(), row({ day: "2026-03-02", conversions: 1.5, campaignId: "120" }));
    expect([answer.status, statuses(answer)]).toEqual([200, ["new", "new"]]);
    expect(await listed()).toEqual([
      {
        platform: "meta_ads",
        account: "Voz ES",
        campaign: "Otoño 2026",
        campaignId: "120",
        day: "2026-03-02",
        through: "2026-03-02",
        currency: "EUR",
        impressions: 1000,
        reach: null,
        clicks: 20,
        spendMinor: 960,
        conversions: 1.5,
        revenueMinor: null,
        import: answer.body.import,
        record: null,
      },
      expect.objectContaining({ day: "2026-03-01", campaignId: null, conversions: null }),
    ]);
  });

  it("sent again replace what they said before, as a whole, by name as far as spelling does not matter", async () => {
    await put(row(), row({ day: "2026-03-02" }), row({ currency: "USD" }));
    const again = await put(
      row({ campaign: "OTOÑO_2026", spendMinor: 1000, clicks: undefined }),
      row({ day: "2026-03-02" }),
    );
    expect(statuses(again)).toEqual(["changed", "same"]);
    const items = await listed("?to=2026-03-01");
    expect(items.map(({ currency, clicks, spendMinor, campaign }) => [currency, clicks, spendMinor, campaign])).toEqual(
      [
        ["USD", 20, 960, "Otoño 2026"],
        ["EUR", null, 1000, "Otoño 2026"],
      ],
    );
  });

  it("are all refused with one that is wrong, and each mistake is told by its path", async () => {
    const bad = await put(
      row(),
      row({ day: "2026-02-30" }),
      row({ currency: "EURO" }),
      row({ clicks: -1 }),
      row({ campaign: " " }),
      row({ platform: "myspace" }),
      row({ through: "2026-02-01" }),
      { platform: "generic", account: "", campaign: "x", day: "2026-03-01", currency: "EUR" },
    );
    expect([bad.status, bad.body["code"]]).toEqual([422, "invalid_body"]);
    const paths = (bad.body["issues"] as { path: string; message: string }[]).map(({ path }) => path);
    expect(paths).toEqual(["[1].day", "[2].currency", "[3].clicks", "[4]", "[5].platform", "[6]", "[7]"]);
    const twice = await put(row(), row({ day: "2026-03-02" }), row({ campaign: "otono 2026" }));
    expect([twice.status, (twice.body["issues"] as Json[])[0]?.["path"]]).toEqual([422, "[2]"]);
    expect(await listed()).toEqual([]);
    expect((await put()).status).toBe(422);
  });

  it("belong to their workspace, and need the scope", async () => {
    await put(row());
    const other = await makeWorld({ scopes: ["read"] });
    expect((await other.ask<{ items: Metric[] }>(path)).body.items).toEqual([]);
    expect((await other.ask(path, { method: "PUT", body: [row()] })).status).toBe(403);
    expect((await world.ask(path, { key: world.publicKey })).status).toBe(403);
    expect((await world.ask(path, { key: null })).status).toBe(401);
  });

  it("come in pages that hold each once, whatever the names are made of", async () => {
    const names = ["a|b", "ñandú", "c%7Cd", '"quoted"', "日本"];
    await put(
      ...names.flatMap((campaign) => ["01", "02", "03"].map((day) => row({ campaign, day: `2026-03-${day}` }))),
    );
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const { body }: { body: { items: Metric[]; next: string | null } } = await world.ask(
        `${path}?limit=4${next ? `&cursor=${encodeURIComponent(next)}` : ""}`,
      );
      seen.push(...body.items.map(({ campaign, day }) => `${day} ${campaign}`));
      ({ next } = body);
    }
    expect([seen.length, new Set(seen).size]).toEqual([15, 15]);
    expect(seen[0]?.slice(0, 10)).toBe("2026-03-03");
  });
});

describe("figures of several days", () => {
  const march = { day: "2026-03-01", through: "2026-03-31" };

  it("count where the period holds all of their days, and say where it cuts them", async () => {
    await put(row(march));
    const spent = async (from: string, to: string) =>
      (await marketingOf(world.here, { from, to })).get("")?.map(({ spendMinor }) => spendMinor) ?? [];
    expect(await spent("2026-03-01", "2026-03-31")).toEqual([960]);
    expect(await spent("2026-01-01", "2026-12-31")).toEqual([960]);
    expect(await spent("2026-03-01", "2026-03-30")).toEqual([]);
    expect(await reportedIn(world.here, { from: "2026-03-01", to: "2026-03-30" })).toMatchObject({ cut: 1 });
    expect(await reportedIn(world.here, { from: "2026-03-01", to: "2026-03-31" })).toMatchObject({ cut: 0 });
    expect(await reportedIn(world.here, { from: "2026-04-01", to: "2026-04-30" })).toMatchObject({ cut: 0 });
  });

  it("never count beside those of one of the days: the later import is refused, whichever it is", async () => {
    const { body: range } = await put(row(march));
    const day = await put(row({ day: "2026-03-15" }));
    expect([day.status, day.body["code"]]).toEqual([409, "conflict"]);
    expect((day.body["issues"] as Json[])[0]?.["path"]).toBe("Otoño 2026");
    expect((await put(row({ day: "2026-04-01" }), row({ day: "2026-03-15", campaign: "Other" }))).status).toBe(200);
    await world.ask(`${path}/imports/${range.import}`, { method: "DELETE" });
    expect((await put(row({ day: "2026-03-15" }))).status).toBe(200);
    expect((await put(row(march))).status).toBe(409);
    expect((await put(row({ ...march, account: "Other" }), row({ day: "2026-03-31", account: "Other" }))).status).toBe(
      409,
    );
    expect((await listed()).filter(({ campaign }) => campaign === "Otoño 2026")).toHaveLength(2);
  });

  it("of the same days are replaced as any other", async () => {
    await put(row(march));
    expect(statuses(await put(row({ ...march, spendMinor: 1 })))).toEqual(["changed"]);
  });
});

describe("an import", () => {
  it("is listed, read, and taken back: what it replaced counts again", async () => {
    const { body: first } = await put(row(), row({ day: "2026-03-02" }));
    setClock("2026-03-10T12:01:00Z");
    const { body: second } = await put(row({ spendMinor: 5 }), row({ day: "2026-03-03" }));
    const { body: list } = await world.ask<{ items: MetricsImport[] }>(`${path}/imports`);
    expect(list.items.map(({ id, state, source, rowsWritten }) => [id, state, source, rowsWritten])).toEqual([
      [second.import, "done", "api", 2],
      [first.import, "done", "api", 2],
    ]);
    expect((await world.ask(`${path}/imports/${second.import}`)).body).toMatchObject({
      new: 1,
      changed: 1,
      same: 0,
      from: "2026-03-01",
      to: "2026-03-03",
      currencies: [{ currency: "EUR", spendMinor: 965 }],
    });
    const back = await world.ask(`${path}/imports/${second.import}`, { method: "DELETE" });
    expect([back.status, back.body["state"]]).toEqual([200, "taken_back"]);
    expect((await listed()).map(({ day, spendMinor }) => [day, spendMinor])).toEqual([
      ["2026-03-02", 960],
      ["2026-03-01", 960],
    ]);
    const other = await makeWorld();
    expect((await other.ask(`${path}/imports/${first.import}`)).status).toBe(404);
    expect((await other.ask(`${path}/imports/${first.import}`, { method: "DELETE" })).status).toBe(404);
  });
});

describe("deleting", () => {
  it("takes what the filter names, with all that it replaced, and needs a filter", async () => {
    await put(row(), row({ day: "2026-03-02" }), row({ platform: "google_ads", campaign: "Brand", campaignId: "7" }));
    await put(row({ spendMinor: 1 }));
    expect((await world.ask(path, { method: "DELETE" })).status).toBe(422);
    const remove = async (query: string) => (await world.ask(`${path}?${query}`, { method: "DELETE" })).body["deleted"];
    expect(await remove("campaign=otono-2026&to=2026-03-01")).toBe(1);
    expect((await listed()).map(({ day, platform }) => [day, platform])).toEqual([
      ["2026-03-02", "meta_ads"],
      ["2026-03-01", "google_ads"],
    ]);
    expect(await remove("campaign=7")).toBe(1);
    expect(await remove("platform=meta_ads&from=2026-03-03")).toBe(0);
    expect(await remove("account=Voz+ES")).toBe(1);
    expect(await listed()).toEqual([]);
  });
});

describe("the report", () => {
  it("divides sums, of each currency by itself: the worked example", async () => {
    const a = {
      campaign: "A",
      impressions: 120_000,
      clicks: 2400,
      spendMinor: 96_000,
      conversions: 60,
      revenueMinor: 420_000,
    };
    const b = {
      campaign: "B",
      impressions: 30_000,
      clicks: 1500,
      spendMinor: 24_000,
      conversions: 15,
      revenueMinor: 60_000,
    };
    // A over two days: what is divided is the sum.
    const half = Object.fromEntries(
      Object.entries(a).map(([name, value]) => [name, typeof value === "number" ? value / 2 : value]),
    );
    await put(row(half), row({ ...half, day: "2026-03-02" }), row(b));
    for (const name of ["A", "B"]) await world.ask("/v1/campaigns", { body: { name } });
    const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns?from=2026-03-01&to=2026-03-02");
    const marketing = Object.fromEntries(body.items.map((item) => [item.campaign?.name, item.marketing]));
    const close = (figures: unknown, expected: Record<string, number>) => {
      for (const [name, value] of Object.entries(expected))
        expect([name, (figures as Record<string, number>)[name]?.toFixed(4)]).toEqual([name, value.toFixed(4)]);
    };
    close(marketing["A"], { ctr: 0.02, cpc: 0.4, cpm: 8, cvr: 0.025, cpa: 16, roas: 4.375, spendMinor: 96_000 });
    close(body.total.marketing, { ctr: 0.026, roas: 4 });
    await put(row({ ...a, currency: "USD" }));
    const both = (await marketingOf(world.here, { from: "2026-03-01", to: "2026-03-02" })).values();
    expect(totalOf([...both].flat())).toMatchObject({ spendMinor: null, currency: null, clicks: 6300 });
  });

  it("does not hold revenue that some days do not tell against their spend", async () => {
    await put(row({ spendMinor: 100, revenueMinor: 400 }), row({ day: "2026-03-02", spendMinor: 100 }));
    const volumes = (await marketingOf(world.here, { from: "2026-03-01", to: "2026-03-02" })).get("") ?? [];
    expect(ratiosOf(volumes).roas).toBe(4);
    expect(totalOf(volumes)).toMatchObject({ spendMinor: 200, revenueMinor: 400 });
  });

  it("takes the greatest reach, and adds none", async () => {
    await put(row({ reach: 10 }), row({ day: "2026-03-02", reach: 30 }), row({ day: "2026-03-03", reach: 20 }));
    const volumes = (await marketingOf(world.here, { from: "2026-03-01", to: "2026-03-31" })).get("") ?? [];
    expect(volumes.map(({ reach }) => reach)).toEqual([30]);
  });
});

it("months that are added up tell what their figures tell, after whatever came, was replaced, taken back or deleted", async () => {
  const periods = [
    ["2026-01-01", "2026-03-31"],
    ["2025-12-20", "2026-03-02"],
    ["2026-01-15", "2026-02-28"],
    ["2026-02-10", "2026-02-20"],
  ] as const;
  const expectSame = async () => {
    const all = await listed();
    for (const [from, to] of periods) {
      const within = all.filter(({ day, through }) => from <= day && through <= to);
      const volumes = [...(await marketingOf(world.here, { from, to })).values()].flat();
      for (const name of ["impressions", "clicks", "spendMinor"] as const) {
        const sum = (rows: readonly { [Name in typeof name]: number | null }[]): number =>
          rows.reduce((total, one) => total + (one[name] ?? 0), 0);
        expect([from, to, name, sum(volumes)]).toEqual([from, to, name, sum(within)]);
      }
    }
  };
  const days = ["2025-12-25", "2026-01-01", "2026-01-31", "2026-02-15", "2026-03-01"];
  await put(...days.map((day, at) => row({ day, impressions: 1000 + at })));
  await expectSame();
  // Of several days: within a month, and over the end of one.
  await put(
    row({ campaign: "Range", day: "2026-01-05", through: "2026-01-20", impressions: 70 }),
    row({ campaign: "Range", day: "2026-01-28", through: "2026-02-03", impressions: 7 }),
  );
  await expectSame();
  const again = await put(...days.map((day) => row({ day, impressions: 50, clicks: undefined })));
  await expectSame();
  await world.ask(`${path}/imports/${again.body.import}`, { method: "DELETE" });
  await expectSame();
  expect((await listed()).map(({ impressions }) => impressions)).toContain(1002);
  await world.ask(`${path}?from=2026-01-01&to=2026-01-31`, { method: "DELETE" });
  await expectSame();
  expect(await listed()).toHaveLength(4);
});
