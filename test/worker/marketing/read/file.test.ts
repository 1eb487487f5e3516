/** Exports as the platforms write them, and every trap in them: what is read, what is asked, what is said. */
import { describe, expect, it } from "vitest";
import type { Platform, ReadingOptions } from "#contract";
import { readFile } from "../../../../worker/marketing/read/file.ts";
import { bytes, fixtures } from "../fixtures/index.ts";

const read = (file: Uint8Array, platform: Platform, options: Partial<ReadingOptions> = {}) => {
  const { rows, notes, questions, ...rest } = readFile(file, platform, { account: "", ...options });
  return { ...rest, rows: [...rows()], notes: notes.map(({ code }) => code), asked: questions.map(({ ask }) => ask) };
};
const sum = (rows: readonly (readonly unknown[])[], at: number): number =>
  rows.reduce((total, row) => total + Number(row[at]), 0);
const [impressions, reach, clicks, spend, conversions, revenue] = [8, 9, 10, 11, 12, 13];

describe("Google Ads", () => {
  it("is read below two lines of preamble, without its totals; -- is missing and 0 is 0", () => {
    const { rows, totals, bad, asked, understood } = read(fixtures.google, "google_ads");
    expect([rows.length, totals, bad, asked]).toEqual([5, 2, 0, []]);
    expect(understood).toMatchObject({ headerLine: 3, delimiter: ",", decimal: "point" });
    expect(rows[0]).toEqual([
      "2026-03-01",
      "2026-03-01",
      "google_ads",
      "",
      "id:20481234567",
      "EUR",
      "Otoño 2026",
      "20481234567",
      60120,
      null,
      1204,
      148160,
      30.5,
      210000,
    ]);
    expect(rows[3]?.slice(impressions)).toEqual([0, null, 0, 0, 0, 0]);
    expect(rows[4]?.slice(impressions)).toEqual([9000, null, 12, 600, null, null]);
    // What the totals row says is what the rows add up to: nothing was counted twice.
    expect([sum(rows, impressions), sum(rows, clicks), sum(rows, spend)]).toEqual([135_000, 2712, 201_400]);
  });

  it("is read in UTF-16 with tabs, Spanish headers, decimal commas and points of thousands", () => {
    const { rows, totals, understood } = read(fixtures.googleSpanish, "google_ads");
    expect(understood).toMatchObject({ encoding: "utf-16le", delimiter: "\t", decimal: "comma" });
    expect([rows.length, totals]).toEqual([3, 1]);
    expect(rows[0]?.slice(impressions)).toEqual([60120, null, 1204, 148160, 30.5, 210000]);
    expect(rows[2]?.slice(6)).toEqual(['Marca "Voz"', "20481234570", 10, null, null, null, null, null]);
  });

  it("without a day is of the whole period that its second line names, and says so", () => {
    const { rows, notes } = read(fixtures.googlePeriod, "google_ads");
    expect(rows.map((row) => row.slice(0, 2))).toEqual([["2026-03-01", "2026-03-31"]]);
    expect(notes).toEqual(["period_of_file", "totals", "ranges", "no_account"]);
    const spanish = bytes(
      "Informe\n1 de marzo de 2026 - 31 de marzo de 2026\nCampaña,Código de moneda,Coste\nA,EUR,5\n",
    );
    expect(read(spanish, "google_ads").rows[0]?.slice(0, 2)).toEqual(["2026-03-01", "2026-03-31"]);
    const nowhere = bytes("Campaign,Currency code,Cost\nA,EUR,5\n");
    expect(read(nowhere, "google_ads").asked).toEqual(["period"]);
    const said = read(nowhere, "google_ads", { from: "2026-03-01", to: "2026-03-07" });
    expect(said.rows[0]?.slice(0, 2)).toEqual(["2026-03-01", "2026-03-07"]);
  });

  it("keeps a campaign that is called like a total", () => {
    const file = bytes(
      "Campaign,Day,Currency code,Cost\nTotal Recall 2026,2026-03-01,EUR,5\nTotal: Account,--,EUR,5\nTotal,,EUR,5\n",
    );
    expect(read(file, "google_ads")).toMatchObject({ totals: 2, rows: [{ 6: "Total Recall 2026" }] });
  });
});

describe("Meta Ads", () => {
  it("is read as Spanish Excel saves it; link clicks are not all clicks, and the row without a name is the total", () => {
    const { rows, totals, notes, understood } = read(fixtures.metaSpanish, "meta_ads");
    expect(understood).toMatchObject({ encoding: "windows-1252", delimiter: ";", decimal: "comma" });
    expect([rows.length, totals]).toEqual([3, 1]);
    expect(notes).toContain("encoding");
    expect(rows[0]).toEqual([
      "2026-03-01",
      "2026-03-01",
      "meta_ads",
      "",
      "name:promocion_verano",
      "EUR",
      "Promoción Verano",
      null,
      30000,
      12000,
      1500,
      123456,
      15,
      60050,
    ]);
    expect(rows[2]?.[6]).toBe("Rebajas; última semana");
    expect([sum(rows, spend), sum(rows, revenue), rows[1]?.[conversions]]).toEqual([134_260, 68_075, null]);
  });

  it("never adds results across indicators, and counts those of the one that is asked for", () => {
    const mixed = read(fixtures.metaResults, "meta_ads");
    expect(mixed.rows.map((row) => row[conversions])).toEqual([null, null]);
    expect(mixed.notes).toContain("results_unused");
    const leads = read(fixtures.metaResults, "meta_ads", { indicator: "actions:onsite_conversion.lead_grouped" });
    expect(leads.rows.map((row) => row[conversions])).toEqual([40, null]);
    expect(leads.notes).toContain("results_used");
    // One indicator that is no conversion is none either.
    const clicked = bytes(
      "Campaign name,Day,Amount spent (USD),Results,Result indicator\nA,2026-03-01,5.00,900,actions:link_click\n",
    );
    expect(read(clicked, "meta_ads").rows[0]?.[conversions]).toBeNull();
    const bought = bytes(
      "Campaign name,Day,Amount spent (USD),Results,Result indicator\nA,2026-03-01,5.00,9,actions:offsite_conversion.fb_pixel_purchase\n",
    );
    expect(read(bought, "meta_ads").rows[0]?.[conversions]).toBe(9);
  });

  it("keeps rows of a period as such, takes the currency from the header, and the reach that it says", () => {
    const { rows } = read(fixtures.metaResults, "meta_ads");
    expect(rows[0]?.slice(0, 6)).toEqual(["2026-03-01", "2026-03-31", "meta_ads", "", "name:leads_march", "USD"]);
    expect(rows.map((row) => row[reach])).toEqual([15000, 30000]);
  });

  it("leaves out ids that a spreadsheet cut short, since two campaigns would become one", () => {
    const file = bytes(
      "Campaign name,Campaign ID,Day,Amount spent (EUR)\nA,1.20212E+17,2026-03-01,5.00\nB,1.20212E+17,2026-03-01,6.00\n",
    );
    const { rows, notes } = read(file, "meta_ads");
    expect(rows.map((row) => row[4])).toEqual(["name:a", "name:b"]);
    expect(notes).toContain("broken_ids");
  });
});

describe("LinkedIn and TikTok", () => {
  it("LinkedIn: UTF-16, five lines of preamble, the month first, $ inside the cells, leads are not conversions", () => {
    const { rows, understood, asked } = read(fixtures.linkedin, "linkedin_ads");
    expect(understood).toMatchObject({ encoding: "utf-16be", headerLine: 6, dates: "mdy" });
    expect(asked).toEqual([]);
    expect(rows.map((row) => [row[0], row[3], row[spend], row[conversions]])).toEqual([
      ["2026-03-01", "Voz ES", 123456, 4],
      ["2026-03-02", "Voz ES", 0, 0],
      ["2026-03-14", "Voz ES", 9910, 1],
    ]);
    expect(rows[0]?.[6]).toBe("B2B Otoño");
  });

  it("TikTok: destination clicks, a time beside the day, and its own kind of total", () => {
    const { rows, totals, bad } = read(fixtures.tiktok, "tiktok_ads");
    expect([rows.length, totals, bad]).toEqual([2, 1, 0]);
    expect(rows.map((row) => [row[0], row[clicks]])).toEqual([
      ["2026-03-01", 310],
      ["2026-03-02", 305],
    ]);
  });
});

describe("a file of another platform than was said", () => {
  it("is told by its columns, and its own is not", () => {
    const own = {
      google: "google_ads",
      metaSpanish: "meta_ads",
      linkedin: "linkedin_ads",
      tiktok: "tiktok_ads",
    } as const;
    for (const [name, platform] of Object.entries(own) as [keyof typeof own, Platform][]) {
      expect(read(fixtures[name], platform).notes).not.toContain("other_platform");
      expect(read(fixtures[name], "generic").notes).not.toContain("other_platform");
    }
    expect(read(fixtures.tiktok, "meta_ads").notes).toContain("other_platform");
    expect(read(fixtures.metaSpanish, "google_ads").notes).toContain("other_platform");
  });
});

describe("what only a person can say", () => {
  const generic = (lines: string, options = {}) => read(bytes(lines), "generic", options);

  it("is asked where no day is above 12, or the days contradict each other", () => {
    const file = "campaign;date;cost;currency\nA;03/04/2026;5;EUR\n";
    expect(generic(file).asked).toEqual(["dates"]);
    expect(generic(file, { dates: "dmy" }).rows[0]?.[0]).toBe("2026-04-03");
    expect(generic(file, { dates: "mdy" }).rows[0]?.[0]).toBe("2026-03-04");
    expect(generic(`${file}A;13/04/2026;5;EUR\n`).rows.map(([day]) => day)).toEqual(["2026-04-03", "2026-04-13"]);
    expect(generic(`${file}A;13/04/2026;5;EUR\nA;04/13/2026;5;EUR\n`).asked).toEqual(["dates"]);
    expect(generic("campaign;date;cost;currency\nA;03.04.2026;5;EUR\n").rows[0]?.[0]).toBe("2026-04-03");
  });

  it("is asked where the marks contradict each other, and told by whole numbers where money does not tell", () => {
    const file = (cost: string, clicks: string) =>
      `campaign;day;cost;currency;clicks\nA;2026-03-01;${cost};EUR;${clicks}\n`;
    expect(generic(file("1,5", "3") + "B;2026-03-01;1.5;EUR;3\n").asked).toEqual(["decimal"]);
    expect(generic(file("1.234", "1,000")).rows[0]?.[spend]).toBe(123);
    expect(generic(file("1.234", "1.000")).rows[0]?.[spend]).toBe(123_400);
    expect(generic(file("1.234,5", "7")).rows[0]?.[spend]).toBe(123_450);
    expect(generic(file("1 234,50 €", "7")).rows[0]?.[spend]).toBe(123_450);
    // Three digits after the only marks there are: thousands in one language, thousandths in the other.
    expect(generic("campaign,day,cost,currency\nA,2026-03-01,5.125,EUR\n").asked).toEqual(["decimal"]);
    expect(generic('campaign,day,cost,currency\nA,2026-03-01,"5,125",EUR\n').rows[0]?.[spend]).toBe(512_500);
    expect(generic(file("5.125", "7")).rows[0]?.[spend]).toBe(512_500);
    expect(generic(file("0.125", "7")).rows[0]?.[spend]).toBe(13);
    expect(generic(file("(12.50)", "7")).rows[0]?.[spend]).toBe(-1250);
  });

  it("is asked where nothing names the currency; a sign does, and $ is a dollar only in English", () => {
    expect(generic("campaign,day,cost\nA,2026-03-01,5.00\n").asked).toEqual(["currency"]);
    expect(generic("campaign,day,cost\nA,2026-03-01,5.00\n", { currency: "JPY" }).rows[0]?.slice(5, 6)).toEqual([
      "JPY",
    ]);
    expect(generic("campaign,day,cost\nA,2026-03-01,£5.00\n").rows[0]?.[5]).toBe("GBP");
    const dollars = generic('campaign,day,cost\nA,2026-03-01,"$1,234.56"\n');
    expect([dollars.rows[0]?.[5], dollars.rows[0]?.[spend], dollars.notes]).toEqual([
      "USD",
      123456,
      ["dollar", "no_account"],
    ]);
    expect(generic('campaña,día,gasto\nA,2026-03-01,"$1,234.56"\n').asked).toEqual(["currency"]);
    // Minor units are the currency's own.
    expect(
      generic("campaign,day,cost,currency\nA,2026-03-01,500,JPY\nB,2026-03-01,5.5,KWD\n").rows.map((row) => row[spend]),
    ).toEqual([500, 5500]);
  });

  it("is asked where the headers of money name two currencies; one of them can be left out", () => {
    const file = (one: string, other: string) =>
      bytes(`Campaign name,Day,Amount spent (${one}),Purchases conversion value (${other})\nA,2026-03-01,5.00,9.00\n`);
    const mixed = readFile(file("USD", "EUR"), "meta_ads", { account: "" });
    expect(mixed.questions.map(({ ask }) => ask)).toEqual(["currencies"]);
    for (const name of ["Amount spent (USD)", "Purchases conversion value (EUR)"])
      expect(mixed.questions[0]?.message).toContain(name);
    // Saying a currency makes no dollars of euros.
    expect(read(file("USD", "EUR"), "meta_ads", { currency: "USD" }).asked).toEqual(["currencies"]);
    const spent = read(file("USD", "EUR"), "meta_ads", { mapping: { revenue: "" } });
    expect([spent.asked, spent.rows[0]?.[5], spent.rows[0]?.slice(spend)]).toEqual([[], "USD", [500, null, null]]);
    const earned = read(file("USD", "EUR"), "meta_ads", { mapping: { spend: "" } });
    expect([earned.rows[0]?.[5], earned.rows[0]?.slice(spend)]).toEqual(["EUR", [null, null, 900]]);
    expect(read(file("EUR", "EUR"), "meta_ads").asked).toEqual([]);
    // What stands in brackets need not be a currency.
    expect(read(file("EUR", "SUM"), "meta_ads")).toMatchObject({ asked: [], rows: [{ 5: "EUR", 13: 900 }] });
    expect(read(file("ADS", "SUM"), "meta_ads").asked).toEqual(["currency"]);
  });

  it("is asked where no header is found, and answered by a mapping", () => {
    const file = "Kampagne;Tag;Kosten;Klicks\nA;2026-03-01;5,50;7\n";
    const unknown = generic(file);
    expect([unknown.asked, unknown.understood.header]).toEqual([["columns"], ["Kampagne", "Tag", "Kosten", "Klicks"]]);
    const mapping = { campaign: "Kampagne", day: "Tag", spend: "Kosten", clicks: "" };
    const mapped = generic(file, { mapping, currency: "EUR" });
    expect(mapped.rows[0]?.slice(impressions)).toEqual([null, null, null, 550, null, null]);
  });
});

describe("rows", () => {
  it("that cannot be read are listed with line, column and reason, and the others are read", () => {
    const { mistakes, bad, rows } = read(fixtures.generic, "generic", { dates: "dmy" });
    expect(mistakes.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, "fecha", "day"],
      [5, "gasto", "number"],
      [6, "campaña", "campaign"],
      [7, "clics", "whole"],
    ]);
    expect([bad, rows.length]).toEqual([4, 2]);
  });

  it("of one campaign and day are added, but for reach; what is missing stays so", () => {
    const file = bytes(
      "Campaign name,Day,Reach,Link clicks,Amount spent (EUR),Purchases\nA,2026-03-01,100,5,1.10,\nA,2026-03-01,80,7,2.20,\nA,2026-03-01,90,,0.10,\n",
    );
    const { rows, notes } = read(file, "meta_ads");
    expect(rows.map((row) => row.slice(impressions))).toEqual([[null, 100, 12, 340, null, null]]);
    expect(notes).toContain("added_together");
  });

  it("with more cells than the header, an open quote, or a last day before the first are mistakes", () => {
    const more = read(bytes("campaign,day,cost,currency\nA, B,2026-03-01,5,EUR\n"), "generic");
    expect(more.mistakes[0]).toMatchObject({ line: 2, column: "", code: "cells" });
    const open = read(bytes('campaign,day,cost,currency\nA,2026-03-01,5,EUR\n"B,2026-03-01,5,EUR\n'), "generic");
    expect(open.mistakes.map(({ line, code }) => [line, code])).toContainEqual([3, "quote"]);
    const order = read(bytes("campaign,from,to,cost,currency\nA,2026-03-02,2026-03-01,5,EUR\n"), "generic");
    expect(order.mistakes[0]).toMatchObject({ column: "to", code: "order" });
  });

  it("that end before the last column that is read are mistakes, wherever they were cut off", () => {
    const head = "date,campaign,currency,clicks,spend,revenue,note";
    const whole = "2026-10-04,Whole,EUR,5,1.00,2.00,fine";
    const cut = [
      ["2026-10-04,A,EUR,5", "spend"],
      ["2026-10-04,A,EUR,5,1.00", "revenue"],
      ["2026-10-04,A,EUR", "clicks"],
      ["2026-10-04,A", "currency"],
      ["2026-10-05", "campaign"],
    ] as const;
    for (const [row, column] of cut) {
      // In the middle, closed by a line end, and as the last of the file.
      for (const file of [`${head}\n${row}\n${whole}\n`, `${head}\n${whole}\n${row}\n`, `${head}\n${whole}\n${row}`]) {
        const { mistakes, bad, rowsRead, rows } = read(bytes(file), "generic");
        expect(mistakes, row).toMatchObject([{ column, code: "short" }]);
        expect([bad, rowsRead, rows.length]).toEqual([1, 2, 1]);
      }
    }
    // Empty cells at the end of columns that nobody reads may be missing; a file that ends amid a row was cut off.
    const short = "2026-10-04,A,EUR,5,1.00,2.00";
    expect(read(bytes(`${head}\n${short}\n${whole}\n`), "generic")).toMatchObject({ bad: 0, rows: { length: 2 } });
    expect(read(bytes(`${head}\n${whole}\n${short}\n`), "generic")).toMatchObject({ bad: 0, rows: { length: 2 } });
    expect(read(bytes(`${head}\n${whole}\n${short}`), "generic").mistakes).toMatchObject([
      { line: 3, column: "note", code: "short" },
    ]);
    expect(read(bytes(`${head},,\n${whole}`), "generic").bad).toBe(0);
    expect(read(bytes(`${head}\n${whole}\n\n ,\n${whole.replace("Whole", "Other")}`), "generic").bad).toBe(0);
  });

  it("that are cut off tell nothing of how the file writes its numbers and days", () => {
    const file = "date;campaign;currency;spend;revenue\n13/04/2026;A;EUR;1,50;2,50\n04/13/2026;B;EUR;1.50\n";
    expect(read(bytes(file), "generic")).toMatchObject({ asked: [], bad: 1, rows: { length: 1 } });
  });

  it("of totals may be shorter than the others, but for Meta's where it was cut before the name", () => {
    const google =
      "Campaign,Day,Currency code,Cost,Clicks\nA,2026-03-01,EUR,5,1\nTotal: Account\nTotal: Campaigns,--,EUR,5";
    expect(read(bytes(google), "google_ads")).toMatchObject({ totals: 2, bad: 0, rows: { length: 1 } });
    const meta = "Day,Campaign name,Amount spent (EUR),Reach\n2026-03-01,A,5,1\n,,5\n2026-03-01,,5\n";
    expect(read(bytes(meta), "meta_ads")).toMatchObject({ totals: 2, bad: 0, rows: { length: 1 } });
    const cut = "Day,Amount spent (EUR),Campaign name\n2026-03-01,5,A\n2026-03-01,5\n";
    expect(read(bytes(cut), "meta_ads")).toMatchObject({ totals: 0, mistakes: [{ line: 3, column: "Campaign name" }] });
  });

  it("that tell nothing are no mistakes, and neither is a file of nothing", () => {
    expect(read(bytes("campaign,day,cost,currency\nA,2026-03-01,--,EUR\n,,,\n\n"), "generic")).toMatchObject({
      bad: 0,
      rows: [],
    });
    expect(read(new Uint8Array(), "generic").asked).toEqual(["columns"]);
    expect(
      read(
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7) % 256),
        "generic",
      ).asked,
    ).toEqual(["columns"]);
  });
});
