/** The figures' pages: a file is uploaded once, looked at, told what it leaves open, imported, taken back, adopted. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Campaign, CampaignReport, Metric, MetricsImport } from "#contract";
import { bytes, fixtures } from "../marketing/fixtures/index.ts";
import { makeWorld, setClock, type World } from "../world.ts";
import { fieldsOf, filled, makeVisitor, sameOrigin, textOf, type Page, type Visitor } from "./visitor.ts";

const path = "/app/marketing";
let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});

async function upload(
  file: Uint8Array<ArrayBuffer> | null,
  fields: Record<string, string> = {},
  headers: Record<string, string> = sameOrigin,
  who = visitor,
): Promise<Page> {
  const form = new FormData();
  if (file) form.set("file", new File([file], "marzo <b>.csv"));
  for (const [name, value] of Object.entries({ platform: "google_ads", account: "", ...fields })) form.set(name, value);
  const request = new Request("https://voz.test/", { method: "POST", body: form });
  const answer = await world.fetchRaw(path, {
    key: null,
    method: "POST",
    raw: await request.arrayBuffer(),
    headers: {
      ...headers,
      cookie: who.cookie,
      "accept-language": "es",
      accept: "text/html",
      "content-type": request.headers.get("content-type") ?? "",
    },
  });
  const html = await answer.text();
  return { status: answer.status, html, text: textOf(html), headers: answer.headers };
}
const listed = async () => (await world.ask<{ items: Metric[] }>("/v1/campaign-metrics")).body.items;
const imports = async () => (await world.ask<{ items: MetricsImport[] }>("/v1/campaign-metrics/imports")).body.items;
const placeOf = (page: Page): string => page.headers.get("location") ?? "";

describe("a file", () => {
  it("is shown as it was understood, and counts once it is confirmed", async () => {
    const sent = await upload(fixtures.metaSpanish, { platform: "meta_ads" });
    expect(sent.status).toBe(303);
    const at = placeOf(sent);
    const preview = await visitor.get(at);
    for (const fact of [
      "marzo <b>.csv",
      "Importar 3 cifras",
      "Promoción Verano",
      "1342,60 €",
      "windows-1252",
      "Quedarán sin campaña (2)",
    ])
      expect(preview.text).toContain(fact);
    expect(await listed()).toEqual([]);
    const done = await visitor.post(at, filled(fieldsOf(preview, at), {}, "import"));
    expect([done.status, placeOf(done)]).toEqual([303, at]);
    expect((await listed()).map(({ spendMinor }) => spendMinor).sort()).toEqual([10000, 123456, 804]);
    const after = await visitor.get(at);
    expect(after.text).toContain("Importado");
    expect(after.text).toContain("Nuevas 3");
    expect((await visitor.get(path)).text).toContain("marzo <b>.csv Meta Ads 3 cifras");
  });

  it("is asked what it leaves open, and is read anew with the answers, without being sent again", async () => {
    const file = bytes("campaign,day,cost\nA,03/04/2026,5\n");
    const at = placeOf(await upload(file, { platform: "generic" }));
    const preview = await visitor.get(at);
    expect(preview.text).toContain("Nada dice si 3/4 es de marzo o de abril.");
    const early = await visitor.post(at, filled(fieldsOf(preview, at), {}, "import"));
    expect([early.status, early.text.includes("Antes de importar falta algo")]).toEqual([422, true]);
    const wrong = await visitor.post(at, filled(fieldsOf(preview, at), { currency: "EURO" }, "preview"));
    expect([wrong.status, wrong.text.includes("Revisa la moneda")]).toEqual([422, true]);
    const answers = { dates: "dmy", currency: "EUR" };
    const again = await visitor.post(at, filled(fieldsOf(preview, at), answers, "preview"));
    expect(again.text).toContain("3 abr 2026");
    expect(again.text).not.toContain("Nada dice");
    await visitor.post(at, filled(fieldsOf(again, at), {}, "import"));
    expect((await listed()).map(({ day, currency }) => [day, currency])).toEqual([["2026-04-03", "EUR"]]);
  });

  it("of unknown columns is mapped with selects, and the next one with this header is known", async () => {
    const file = (day: string) => bytes(`Kampagne;Tag;Kosten\nA;${day};5,50\n`);
    const at = placeOf(await upload(file("2026-03-01"), { platform: "generic" }));
    const preview = await visitor.get(at);
    expect(preview.html).toMatch(/<details class="more" open/);
    const columns = { "column.campaign": "Kampagne", "column.day": "Tag", "column.spend": "Kosten", currency: "EUR" };
    await visitor.post(at, filled(fieldsOf(preview, at), columns, "import"));
    expect(await listed()).toHaveLength(1);
    const next = placeOf(await upload(file("2026-03-02"), { platform: "generic" }));
    const known = await visitor.get(next);
    expect(known.text).toContain("Importar 1 cifra");
    expect(known.text).toContain("Nada nombra la moneda.");
  });

  it("of another platform than was said is read anew as that one's", async () => {
    const at = placeOf(await upload(fixtures.tiktok, { platform: "meta_ads" }));
    const preview = await visitor.get(at);
    expect(preview.text).toContain("Las columnas parecen de otra plataforma");
    const again = await visitor.post(at, filled(fieldsOf(preview, at), { platform: "tiktok_ads" }, "preview"));
    expect(again.text).toContain("Importar 2 cifras");
    await visitor.post(at, filled(fieldsOf(again, at), {}, "import"));
    expect((await listed()).map(({ platform }) => platform)).toEqual(["tiktok_ads", "tiktok_ads"]);
  });

  it("with money in two currencies names both columns, and is imported once one is left out", async () => {
    const file = bytes(
      "Campaign name,Day,Amount spent (USD),Purchases conversion value (EUR)\nA,2026-03-01,5.00,9.00\n",
    );
    const at = placeOf(await upload(file, { platform: "meta_ads" }));
    const preview = await visitor.get(at);
    for (const fact of ["dos monedas", "«Amount spent (USD)» y «Purchases conversion value (EUR)»"])
      expect(preview.text).toContain(fact);
    expect(preview.html).toMatch(/<details class="more" open/);
    const english = await (await makeVisitor(world, "en")).get(at);
    expect(english.text).toContain("“Amount spent (USD)” and “Purchases conversion value (EUR)”");
    const stopped = await visitor.post(at, filled(fieldsOf(preview, at), {}, "import"));
    expect([stopped.status, await listed()]).toEqual([422, []]);
    await visitor.post(at, filled(fieldsOf(preview, at), { "column.revenue": "" }, "import"));
    expect(
      (await listed()).map(({ currency, spendMinor, revenueMinor }) => [currency, spendMinor, revenueMinor]),
    ).toEqual([["USD", 500, null]]);
  });

  it("with rows that cannot be read says where and why, and is imported without them only if so ticked", async () => {
    const at = placeOf(await upload(fixtures.generic, { platform: "generic" }));
    const preview = await visitor.post(at, filled(fieldsOf(await visitor.get(at), at), { dates: "dmy" }, "preview"));
    expect(preview.text).toContain("4 fecha No es un día del calendario");
    expect(preview.text).toContain("5 gasto No es un número");
    const stopped = await visitor.post(at, filled(fieldsOf(preview, at), {}, "import"));
    expect([stopped.status, await listed()]).toEqual([422, []]);
    await visitor.post(at, [...filled(fieldsOf(preview, at), {}, "import"), ["skipBad", "yes"]]);
    expect(await listed()).toHaveLength(2);
  });

  it("that was imported before says so; dropped, it is gone; taken back, its figures count no more", async () => {
    const first = placeOf(await upload(fixtures.google));
    await visitor.post(first, filled(fieldsOf(await visitor.get(first), first), {}, "import"));
    const second = placeOf(await upload(fixtures.google));
    const preview = await visitor.get(second);
    expect(preview.text).toContain("Este mismo archivo ya se importó");
    const again = await visitor.post(second, filled(fieldsOf(preview, second), {}, "import"));
    expect(placeOf(again)).toBe(first);
    expect((await imports()).map(({ state }) => state).sort()).toEqual(["done", "dropped"]);
    expect((await visitor.post(second, { do: "import" })).status).toBe(409);
    const back = await visitor.post(first, filled(fieldsOf(await visitor.get(first), first), {}, "back"));
    expect([placeOf(back), await listed()]).toEqual([first, []]);
    expect((await visitor.get(first)).text).toContain("Vuelven a contar las cifras que había sustituido");
    // Dropped in one tab while it counts already: no figure goes.
    await visitor.post(first, { do: "back" });
    const fresh = placeOf(await upload(fixtures.google));
    await visitor.post(fresh, filled(fieldsOf(await visitor.get(fresh), fresh), {}, "import"));
    const before = (await listed()).length;
    const late = await visitor.post(fresh, { do: "drop" });
    expect([late.status, before > 0, (await listed()).length]).toEqual([409, true, before]);
    await visitor.post(fresh, { do: "back" });
    setClock("2026-03-10T12:05:00Z");
    const third = placeOf(await upload(fixtures.linkedin, { platform: "linkedin_ads" }));
    expect(placeOf(await visitor.post(third, { do: "drop" }))).toBe(path);
    expect((await imports())[0]?.state).toBe("dropped");
  });

  it("that was imported before and replaced since is imported once more", async () => {
    const file = (cost: string) => bytes(`Campaign,Campaign ID,Day,Currency code,Cost\nA,1,2026-03-01,EUR,${cost}\n`);
    const bring = async (cost: string) => {
      const at = placeOf(await upload(file(cost)));
      const preview = await visitor.get(at);
      const done = await visitor.post(at, filled(fieldsOf(preview, at), {}, "import"));
      return { at, to: placeOf(done), text: preview.text };
    };
    await bring("10.00");
    await bring("12.00");
    const third = await bring("10.00");
    expect(third.text).not.toContain("Este mismo archivo ya se importó");
    expect([third.to, (await listed()).map(({ spendMinor }) => spendMinor)]).toEqual([third.at, [1000]]);
    expect((await imports()).map(({ state }) => state)).toEqual(["done", "done", "done"]);
  });

  it("that is being written shows how far it is, and the page asks again by itself until it is done", async () => {
    const at = placeOf(await upload(fixtures.google));
    const id = at.split("/").at(-1) ?? "";
    const set = (state: string, written: number, figures: number) =>
      env.DB.prepare(
        "UPDATE marketing_imports SET state = ?3, rows_written = ?4, summary = json_set(summary, '$.figures', ?5) WHERE workspace_id = ?1 AND id = ?2",
      )
        .bind(world.workspaceId, id, state, written, figures)
        .run();
    await set("writing", 12_000, 50_000);
    const page = await visitor.get(at);
    expect(page.headers.get("refresh")).toBe("3");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.html).toMatch(/<progress[^>]* value="12000"[^>]* max="50000"/);
    expect(page.html).not.toContain("<script");
    for (const fact of ["En curso", "12.000 de 50.000 cifras", "hasta que estén todas"])
      expect(page.text).toContain(fact);
    const english = await makeVisitor(world, "en");
    expect((await english.get(at)).text).toContain("12,000 of 50,000 figures");
    // The list has a form that somebody may be filling in: it shows the same and is left alone.
    const list = await visitor.get(path);
    expect(list.html).toMatch(/<progress[^>]* value="12000"[^>]* max="50000"/);
    expect([list.headers.get("refresh"), list.text.includes("12.000 de 50.000 cifras")]).toEqual([null, true]);
    for (const state of ["done", "dropped", "taken_back"]) {
      await set(state, 50_000, 50_000);
      const after = await visitor.get(at);
      expect([after.headers.get("refresh"), after.html.includes("<progress")]).toEqual([null, false]);
    }
  });

  it("is refused where it is none, a workbook, or another site's", async () => {
    for (const file of [null, new Uint8Array()]) {
      const none = await upload(file);
      expect([none.status, none.text.includes("Elige un archivo.")]).toEqual([422, true]);
    }
    const workbook = await upload(Uint8Array.from([0x50, 0x4b, 3, 4]));
    expect([workbook.status, workbook.text.includes("Es un libro de Excel")]).toEqual([422, true]);
    expect((await upload(fixtures.google, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await visitor.post(path, { platform: "google_ads" })).status).toBe(415);
    expect(await imports()).toEqual([]);
  });

  it("of another workspace is neither shown nor imported", async () => {
    const at = placeOf(await upload(fixtures.google));
    const stranger = await makeVisitor(await makeWorld());
    expect((await stranger.get(at)).status).toBe(404);
    for (const action of ["import", "drop", "back", "preview"])
      expect((await stranger.post(at, { do: action })).status).toBe(404);
    expect((await imports()).map(({ state }) => state)).toEqual(["waiting"]);
  });
});

describe("spend without a campaign", () => {
  const put = (rows: object[]) =>
    world.ask("/v1/campaign-metrics", {
      method: "PUT",
      body: rows.map((row) => ({ platform: "google_ads", account: "ES", day: "2026-03-01", currency: "EUR", ...row })),
    });
  const spent = async () => {
    const { body } = await world.ask<CampaignReport>("/v1/reports/campaigns?from=2026-03-01&to=2026-03-31");
    return Object.fromEntries(
      body.items.map(({ campaign, marketing }) => [campaign?.name ?? "none", marketing.spendMinor]),
    );
  };

  it("is adopted in one click, by the campaign that is written alike or as a new one", async () => {
    await world.ask("/v1/campaigns", { body: { name: "Otoño" } });
    await put([
      { campaign: "ES | Otoño | Search", campaignId: "9", spendMinor: 50_000 },
      { campaign: "<b>Zeta</b>", spendMinor: 700 },
    ]);
    const page = await visitor.get(path);
    expect(page.text).toContain("ES | Otoño | Search 500,00 € Google Ads ES 9");
    expect(page.html).not.toContain("<b>Zeta");
    expect(page.text).toContain("Añadir a Otoño");
    const [autumn] = (await world.ask<{ items: Campaign[] }>("/v1/campaigns")).body.items;
    const adopt = `${path}/adopt`;
    const without = (fields: [string, string][]) => fields.filter(([name]) => name !== "campaign");
    const done = await visitor.post(adopt, [...without(fieldsOf(page, adopt)), ["record", autumn?.id ?? ""]]);
    expect(placeOf(done)).toBe(`${path}?adopted=1`);
    await visitor.post(adopt, [...fieldsOf(page, adopt, 1), ["do", "new"]]);
    expect(await spent()).toEqual({ Otoño: 50_000, "<b>Zeta</b>": 700 });
    expect((await visitor.get(path)).text).toContain("Todas las cifras tienen su campaña.");
  });

  it("is told in English as well", async () => {
    await put([{ campaign: "Zeta", spendMinor: 123_456 }]);
    const { text } = await (await makeVisitor(world, "en")).get(path);
    for (const fact of ["Marketing figures", "Spend without a campaign", "€1,234.56", "Adopt as a new campaign"])
      expect(text).toContain(fact);
  });
});
