/** A platform's file through the door: understood first, then stored as a whole, once, and taken back. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { CampaignReport, ImportAnswer, Metric, MetricsImport } from "#contract";
import type { Surroundings } from "../../../worker/http/context.ts";
import { heldFile, holdFile } from "../../../worker/marketing/held.ts";
import { importFile, type SentFile } from "../../../worker/marketing/import.ts";
import { sweepMarketing } from "../../../worker/marketing/store/sweep.ts";
import { makeWorld, now, setClock, type Json, type World } from "../world.ts";
import { bytes, fixtures } from "./fixtures/index.ts";

const path = "/v1/campaign-metrics";
let world: World;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
});
const send = (file: Uint8Array<ArrayBuffer> | string, query: string, type = "text/csv") =>
  world.ask<ImportAnswer & Json>(`${path}/import?${query}`, {
    method: "POST",
    raw: file,
    headers: { "content-type": type },
  });
const listed = async (): Promise<Metric[]> => (await world.ask<{ items: Metric[] }>(`${path}?limit=500`)).body.items;
const imports = async () => (await world.ask<{ items: MetricsImport[] }>(`${path}/imports`)).body.items;
const rowsIn = async (table: string) =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?1`)
    .bind(world.workspaceId)
    .first<number>("n")) ?? 0;
const later = (hours: number) => () => now().getTime() + hours * 3_600_000;
const sent = (file: Uint8Array<ArrayBuffer>, more: Partial<SentFile> = {}): SentFile => ({
  bytes: file,
  name: "file.csv",
  platform: "google_ads",
  options: { account: "" },
  skipBad: false,
  held: null,
  ...more,
});

describe("a dry run", () => {
  it("says how the file is understood, what it would change, and what belongs to no record; and leaves nothing", async () => {
    await world.ask("/v1/campaigns", { body: { name: "otono-2026" } });
    await send(fixtures.googleSpanish, "platform=google_ads");
    const before = await Promise.all(["marketing_days", "marketing_imports", "marketing_campaigns"].map(rowsIn));
    const { status, body } = await send(fixtures.google, "platform=google_ads&dryRun=1&file=march.csv");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: null,
      state: "preview",
      again: false,
      file: "march.csv",
      rowsRead: 5,
      figures: 5,
      new: 3,
      changed: 0,
      same: 2,
      totals: 2,
      bad: 0,
      from: "2026-03-01",
      to: "2026-03-03",
      currencies: [{ currency: "EUR", spendMinor: 201_400 }],
      questions: [],
      understood: { mapping: { spend: "Cost", revenue: "Conv. value" }, decimal: "point" },
    });
    expect(body.sample[0]).toMatchObject({ campaign: "Otoño 2026", day: "2026-03-01", spendMinor: 148_160 });
    expect(body.unmatched.map(({ campaign }) => campaign)).toEqual(["Brand | Search", "Display prospecting"]);
    expect(await Promise.all(["marketing_days", "marketing_imports", "marketing_campaigns"].map(rowsIn))).toEqual(
      before,
    );
  });
});

describe("an import", () => {
  it("stores every figure, joined, and tells what it did", async () => {
    const { status, body } = await send(fixtures.linkedin, "platform=linkedin_ads");
    expect([status, body.state, body.rowsWritten, body.new]).toEqual([200, "done", 3, 3]);
    expect((await world.ask(`${path}/imports/${body.id}`)).body).toMatchObject({
      state: "done",
      rowsWritten: 3,
      platform: "linkedin_ads",
    });
    expect((await listed()).map(({ day, account, spendMinor }) => [day, account, spendMinor])).toEqual([
      ["2026-03-14", "Voz ES", 9910],
      ["2026-03-02", "Voz ES", 0],
      ["2026-03-01", "Voz ES", 123456],
    ]);
  });

  it("of the very file again says so and changes nothing; once taken back it is new again", async () => {
    const first = await send(fixtures.google, "platform=google_ads");
    const again = await send(fixtures.google, "platform=google_ads");
    expect([again.status, again.body.again, again.body.id]).toEqual([200, true, first.body.id]);
    expect((await send(fixtures.google, "platform=google_ads&dryRun=1")).body).toMatchObject({ again: true, same: 5 });
    expect([(await imports()).length, await rowsIn("marketing_days")]).toEqual([1, 5]);
    // Read in another way it is another import.
    expect((await send(fixtures.google, "platform=google_ads&account=Voz")).body.again).toBe(false);
    await world.ask(`${path}/imports/${first.body.id}`, { method: "DELETE" });
    expect((await send(fixtures.google, "platform=google_ads")).body).toMatchObject({ again: false, new: 5 });
  });

  it("of a file that another one replaced since makes its figures count once more", async () => {
    const file = (cost: string) => `Campaign,Campaign ID,Day,Currency code,Cost\nA,1,2026-03-01,EUR,${cost}\n`;
    const spent = async () => (await listed()).map(({ spendMinor }) => spendMinor);
    const first = await send(file("10.00"), "platform=google_ads");
    await send(file("12.00"), "platform=google_ads");
    const dry = await send(file("10.00"), "platform=google_ads&dryRun=1");
    expect(dry.body).toMatchObject({ again: false, id: null, changed: 1 });
    const third = await send(file("10.00"), "platform=google_ads");
    expect(third.body).toMatchObject({ again: false, state: "done", changed: 1 });
    expect(third.body.id).not.toBe(first.body.id);
    expect(await spent()).toEqual([1000]);
    // Of two imports of this file the one that counts is named.
    expect((await send(file("10.00"), "platform=google_ads")).body).toMatchObject({ again: true, id: third.body.id });
    await world.ask(`${path}/imports/${third.body.id}`, { method: "DELETE" });
    expect(await spent()).toEqual([1200]);
    // Deleted for good, and sent again: it is there again.
    await world.ask(`${path}?platform=google_ads`, { method: "DELETE" });
    expect((await send(file("12.00"), "platform=google_ads")).body).toMatchObject({ again: false, new: 1 });
    expect(await spent()).toEqual([1200]);
  });

  it("of a corrected file replaces, and taken back leaves what was there before", async () => {
    const file = (cost: string) =>
      bytes(
        `Campaign,Campaign ID,Day,Currency code,Cost,Clicks\nA,1,2026-03-01,EUR,${cost},5\nA,1,2026-03-02,EUR,1.00,5\n`,
      );
    await send(file("10.00"), "platform=google_ads");
    const { body } = await send(file("12.50"), "platform=google_ads");
    expect(body).toMatchObject({ new: 0, changed: 1, same: 1 });
    const spent = async () => (await listed()).map(({ spendMinor }) => spendMinor);
    expect(await spent()).toEqual([100, 1250]);
    await world.ask(`${path}/imports/${body.id}`, { method: "DELETE" });
    expect(await spent()).toEqual([100, 1000]);
    // After 30 days what was replaced is gone; the rest stays.
    const { body: third } = await send(file("13.00"), "platform=google_ads");
    await sweepMarketing(env.DB, later(31 * 24), 30_000);
    expect([await spent(), await rowsIn("marketing_days")]).toEqual([[100, 1300], 2]);
    await world.ask(`${path}/imports/${third.id}`, { method: "DELETE" });
    expect(await spent()).toEqual([]);
  });

  it("with rows that cannot be read stores nothing, and lists them by line and column; the rest if so asked", async () => {
    const refused = await send(fixtures.generic, "platform=generic&dates=dmy");
    expect([refused.status, refused.body["code"]]).toEqual([422, "invalid_body"]);
    expect(refused.body["issues"]).toEqual([
      {
        path: "line 4: fecha",
        message: "This is no day of the calendar, or not in the order of the rest of the file.",
      },
      { path: "line 5: gasto", message: "This is no number as the rest of the file writes them." },
      { path: "line 6: campaña", message: "The row names no campaign." },
      { path: "line 7: clics", message: "A count is a whole number." },
    ]);
    expect([await listed(), await imports()]).toEqual([[], []]);
    const rest = await send(fixtures.generic, "platform=generic&dates=dmy&skipBad=1");
    expect(rest.body).toMatchObject({
      state: "done",
      bad: 4,
      new: 2,
      mistakes: [{ line: 4 }, { line: 5 }, { line: 6 }, { line: 7 }],
    });
  });

  it("of a file that was cut off stores nothing, and leaves the figures that were there", async () => {
    const head = "date,campaign,currency,clicks,spend,revenue\n";
    await send(`${head}2026-10-04,Cut Off,EUR,5,10.00,20.00\n`, "platform=generic");
    const { status, body } = await send(`${head}2026-10-04,Cut Off,EUR,5\n`, "platform=generic");
    expect([status, body["issues"]]).toEqual([
      422,
      [{ path: "line 2: spend", message: expect.stringContaining("ends before this column") as string }],
    ]);
    expect((await listed()).map(({ spendMinor, revenueMinor }) => [spendMinor, revenueMinor])).toEqual([[1000, 2000]]);
  });

  it("asks what the file leaves open, by the name of the parameter that answers it", async () => {
    const { status, body } = await send("campaign,day,cost\nA,03/04/2026,5\n", "platform=generic");
    expect([status, body["code"]]).toEqual([422, "invalid_query"]);
    expect((body["issues"] as Json[]).map(({ path }) => path)).toEqual(["dates", "currency"]);
    const said = await send("campaign,day,cost\nA,03/04/2026,5\n", "platform=generic&dates=dmy&currency=eur");
    expect(said.body).toMatchObject({ from: "2026-04-03", currencies: [{ currency: "EUR", spendMinor: 500 }] });
    const mixed = await send(
      "Campaign name,Day,Amount spent (USD),Purchases conversion value (EUR)\nA,2026-03-01,5,9\n",
      "platform=meta_ads&currency=USD",
    );
    expect([mixed.status, (mixed.body["issues"] as Json[])[0]?.["path"]]).toEqual([422, "mapping"]);
    const none = await send("nothing here", "platform=generic");
    expect((none.body["issues"] as Json[])[0]?.["path"]).toBe("mapping");
  });

  it("remembers the columns that were chosen for files with this header, in this workspace", async () => {
    const file = (day: string) => `Kampagne;Tag;Kosten\nA;${day};5,50\n`;
    const mapping = encodeURIComponent(JSON.stringify({ campaign: "Kampagne", day: "Tag", spend: "Kosten" }));
    expect((await send(file("2026-03-01"), "platform=generic&currency=EUR")).status).toBe(422);
    expect((await send(file("2026-03-01"), `platform=generic&currency=EUR&mapping=${mapping}`)).status).toBe(200);
    expect((await send(file("2026-03-02"), "platform=generic&currency=EUR")).body).toMatchObject({
      state: "done",
      new: 1,
    });
    expect((await listed()).map(({ spendMinor }) => spendMinor)).toEqual([550, 550]);
    world = await makeWorld();
    expect((await send(file("2026-03-02"), "platform=generic&currency=EUR")).status).toBe(422);
    expect((await send(file("2026-03-01"), "platform=generic&mapping=nonsense")).status).toBe(422);
  });

  it("gives a campaign without an id the one that its name has; where several have it, nobody can tell", async () => {
    const head = "Day,Currency code,Cost";
    await send(
      `Campaign,Campaign ID,${head}\nOtoño,1,2026-03-01,EUR,1\nDup,2,2026-03-01,EUR,1\nDup,3,2026-03-01,EUR,1\n`,
      "platform=google_ads",
    );
    const { body } = await send(
      `Campaign,${head}\notono,2026-03-01,EUR,2\nDup,2026-03-02,EUR,2\n`,
      "platform=google_ads",
    );
    expect(body).toMatchObject({ changed: 1, new: 1 });
    expect((await listed()).map(({ campaign, campaignId }) => [campaign, campaignId])).toContainEqual(["Dup", null]);
    const one = `Campaign,Campaign ID,${head}\nDup,2,2026-03-02,EUR,2\n`;
    const asked = await send(one, "platform=google_ads&dryRun=1");
    expect(asked.body.questions.map(({ ask }) => ask)).toEqual(["without_id"]);
    const refused = await send(one, "platform=google_ads");
    expect([refused.status, (refused.body["issues"] as Json[])[0]?.["path"]]).toEqual([422, "without_id"]);
    // The file that holds all of them says again what was told of them together.
    expect((await send(`${one}Dup,3,2026-03-02,EUR,1\n`, "platform=google_ads")).status).toBe(200);
    const second = (await listed()).filter(({ day }) => day === "2026-03-02");
    expect(second.map(({ campaignId, spendMinor }) => [campaignId, spendMinor]).sort()).toEqual([
      ["2", 200],
      ["3", 100],
    ]);
  });

  it("of a file that adds the ids replaces what came under the names alone, in lists, sums and reports", async () => {
    const { body: autumn } = await world.ask("/v1/campaigns", { body: { name: "Autumn" } });
    const days = (cost: string, id: string) =>
      `${["2026-03-01", "2026-03-02"].map((day) => `Otoño,${id}${day},EUR,${cost}`).join("\n")}\n`;
    const plain = `Campaign,Day,Currency code,Cost\n${days("100", "")}Otoño,2026-03-03,EUR,100\nOtoño,2026-03-01,USD,7\n`;
    const numbered = `Campaign,Campaign ID,Day,Currency code,Cost\n${days("90", "123,")}`;
    await send(plain, "platform=google_ads");
    // A person said whose figures they are: that holds for the number, too.
    await world.ask(`${path}/adopt`, {
      body: { platform: "google_ads", account: "", key: "name:otono", campaignId: autumn["id"] },
    });
    const spent = async () => {
      const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns?from=2026-03-01&to=2026-03-31");
      const rows = (await listed()).map(({ day, currency, campaignId, spendMinor, record }) =>
        [day.slice(8), currency, campaignId ?? "-", spendMinor, record?.name].join(" "),
      );
      return { rows, sums: body.items.map(({ campaign, marketing }) => [campaign?.name, marketing.spendMinor]) };
    };
    const before = await spent();
    const dry = await send(numbered, "platform=google_ads&dryRun=1");
    expect(dry.body.notes).toContainEqual(expect.objectContaining({ code: "known_without_id", n: 2 }));
    expect(dry.body).toMatchObject({ questions: [], unmatched: [] });
    const { body } = await send(numbered, "platform=google_ads");
    expect(body).toMatchObject({ state: "done", figures: 2, new: 2, changed: 0, rowsWritten: 2 });
    const after = await spent();
    expect(after.rows).toEqual([
      "03 EUR - 10000 Autumn",
      "02 EUR 123 9000 Autumn",
      "01 USD - 700 Autumn",
      "01 EUR 123 9000 Autumn",
    ]);
    const again = await send(numbered, "platform=google_ads&dryRun=1");
    expect([again.body.again, again.body.notes.map(({ code }) => code)]).toEqual([true, ["no_account"]]);
    await world.ask(`${path}/imports/${body.id}`, { method: "DELETE" });
    expect(await spent()).toEqual(before);
    // Once more, and then the names alone: by now they have the number.
    await send(numbered, "platform=google_ads");
    expect((await send(plain.replaceAll("100", "80"), "platform=google_ads")).body).toMatchObject({
      changed: 2,
      new: 2,
    });
    // What was replaced goes after 30 days, and nothing of it comes back.
    const settled = await spent();
    await sweepMarketing(env.DB, later(31 * 24), 30_000);
    expect(await spent()).toEqual(settled);
    await world.ask(`${path}?platform=google_ads&campaign=123`, { method: "DELETE" });
    expect((await listed()).map(({ campaignId, currency }) => [campaignId, currency])).toEqual([]);
  });

  it("that adds the ids is refused where the days are others than those under the name", async () => {
    const head = "Currency code,Cost";
    await send(`Campaign,${head}\nOtoño,EUR,100\n`, "platform=google_ads&from=2026-03-01&to=2026-03-07");
    const numbered = `Campaign,Campaign ID,Day,${head}\nOtoño,123,2026-03-02,EUR,9\n`;
    const dry = await send(numbered, "platform=google_ads&dryRun=1");
    expect(dry.body.questions.map(({ ask }) => ask)).toEqual(["overlap"]);
    expect((await send(numbered, "platform=google_ads")).status).toBe(409);
    expect((await listed()).map(({ spendMinor }) => spendMinor)).toEqual([10_000]);
    // Of other days, or of another account, they are others.
    expect((await send(numbered.replace("-02,", "-08,"), "platform=google_ads")).body.new).toBe(1);
    expect((await send(numbered, "platform=google_ads&account=Other")).body.new).toBe(1);
  });

  it("takes files only, and of a size", async () => {
    expect((await send("{}", "platform=generic", "application/json")).status).toBe(415);
    const workbook = await send(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "platform=generic");
    expect([workbook.status, workbook.body["detail"]]).toEqual([415, expect.stringContaining("Save it as CSV")]);
    expect((await send("x", "platform=myspace")).status).toBe(422);
    expect((await send(new Uint8Array(20 * 1024 * 1024 + 1), "platform=generic")).status).toBe(413);
    const reader = await makeWorld({ scopes: ["read"] });
    expect((await reader.ask(`${path}/import?platform=generic`, { method: "POST", raw: "x" })).status).toBe(403);
  });
});

/** 3,000 figures: more than one statement takes. */
const many = bytes(
  `Campaign,Campaign ID,Day,Currency code,Cost,Clicks\n${Array.from({ length: 3000 }, (_, at) => `Campaign ${at},${at},2026-03-0${1 + (at % 9)},EUR,1.00,5`).join("\n")}\n`,
);

/** The database, until the given batch: that one never answers, as when a Worker is no more. */
const dyingAt = (batch: number, end = (): Promise<never> => new Promise(() => undefined)): Surroundings => {
  let batches = 0;
  const client = new Proxy(env.DB, {
    get(target, name) {
      if (name === "batch")
        return (statements: D1PreparedStatement[]) => ((batches += 1) < batch ? target.batch(statements) : end());
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value as () => unknown).bind(target) : value;
    },
  });
  const db = new Proxy(world.here.db, {
    get: (target, name) => (name === "$client" ? client : (Reflect.get(target, name) as unknown)),
  });
  return { ...world.here, db, now: now() };
};
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it never came to that");
};

describe("an import that is killed half-way", () => {
  it("leaves nothing to be seen, can be done again at once, and its rows are swept up", async () => {
    void importFile(dyingAt(2), sent(many));
    await until(async () => (await rowsIn("marketing_days")) === 1000);
    expect(await listed()).toEqual([]);
    expect((await imports())[0]).toMatchObject({ state: "writing", rowsWritten: 1000 });
    expect((await world.ask(`${path}/imports/${(await imports())[0]?.id}`, { method: "DELETE" })).status).toBe(409);
    const again = await send(many, "platform=google_ads");
    expect(again.body).toMatchObject({ state: "done", again: false, new: 3000 });
    // A Worker that lives is left alone; one that cannot live any more is not.
    await sweepMarketing(env.DB, later(0.5), 30_000);
    expect(await rowsIn("marketing_days")).toBe(4000);
    await sweepMarketing(env.DB, later(2), 30_000);
    expect(await rowsIn("marketing_days")).toBe(3000);
    expect((await imports()).map(({ state }) => state).sort()).toEqual(["done", "dropped"]);
  });

  it("after it was done, but before its records were found, is mended by the sweep", async () => {
    await world.ask("/v1/campaigns", { body: { name: "Campaign 7" } });
    // Three batches of rows, and the one that makes it done; finding the records is the next.
    void importFile(dyingAt(5), sent(many));
    await until(async () => (await imports())[0]?.state === "done");
    const matched = async () => {
      const { body } = await world.ask<{ items: Metric[] }>(`${path}?limit=500&from=2026-03-08&to=2026-03-08`);
      return body.items.filter(({ record }) => record !== null).map(({ campaign }) => campaign);
    };
    expect(await matched()).toEqual([]);
    await sweepMarketing(env.DB, later(0), 30_000);
    expect(await matched()).toEqual(["Campaign 7"]);
  });

  it("is dropped at once where the database refuses a part of it", async () => {
    const failing = importFile(
      dyingAt(2, () => Promise.reject(new Error("D1_ERROR"))),
      sent(many),
    );
    await expect(failing).rejects.toThrow("D1_ERROR");
    expect([(await imports())[0]?.state, await listed()]).toEqual(["dropped", []]);
    await sweepMarketing(env.DB, later(0), 30_000);
    expect(await rowsIn("marketing_days")).toBe(0);
  });
});

describe("a file that waits", () => {
  it("is kept letter by letter, imported once, and is then no more", async () => {
    const id = await holdFile(world.here, sent(fixtures.googleSpanish));
    const held = await heldFile(world.here, id);
    expect([...held.bytes]).toEqual([...fixtures.googleSpanish]);
    expect(await listed()).toEqual([]);
    const done = await importFile(world.here, held);
    expect([done.id, done.state]).toEqual([id, "done"]);
    expect([await rowsIn("marketing_files"), (await listed()).length]).toEqual([0, 3]);
    await expect(heldFile(world.here, id)).rejects.toThrow("no such file");
    const other = await makeWorld();
    await expect(heldFile(other.here, id)).rejects.toThrow("no such import");
  });

  it("is kept in parts where it is large, and dropped after a day", async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    const large = new Uint8Array(1_200_000);
    for (let at = 0; at < large.length; at += noise.length) large.set(crypto.getRandomValues(noise), at);
    const id = await holdFile(world.here, sent(large));
    expect(await rowsIn("marketing_files")).toBe(2);
    const { bytes: kept } = await heldFile(world.here, id);
    expect(await crypto.subtle.digest("SHA-256", kept)).toEqual(await crypto.subtle.digest("SHA-256", large));
    await sweepMarketing(env.DB, later(23), 30_000);
    expect(await rowsIn("marketing_files")).toBe(2);
    await sweepMarketing(env.DB, later(25), 30_000);
    expect([await rowsIn("marketing_files"), (await imports())[0]?.state]).toEqual([0, "dropped"]);
  });
});

describe("a file that waited", () => {
  it("says how many figures it will be while it is written", async () => {
    const id = await holdFile(world.here, sent(many));
    void importFile(dyingAt(2), await heldFile(world.here, id));
    await until(async () => (await rowsIn("marketing_days")) === 1000);
    expect(await imports()).toMatchObject([{ id, state: "writing", rowsWritten: 1000, figures: 3000 }]);
  });
});

describe("two imports at once", () => {
  it("both count, and what they say of the same figure is that of the one that was done last", async () => {
    const file = (cost: string, campaign: string) =>
      bytes(
        `Campaign,Campaign ID,Day,Currency code,Cost\nA,1,2026-03-01,EUR,${cost}\n${campaign},2,2026-03-01,EUR,1\n`,
      );
    const both = await Promise.all([
      send(file("1", "B"), "platform=google_ads"),
      send(file("2", "B"), "platform=google_ads"),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const verdicts = both.map(({ body }) => [body.new, body.changed + body.same].join());
    expect(verdicts.sort()).toEqual(["0,2", "2,0"]);
    expect((await listed()).length).toBe(2);
  });
});
