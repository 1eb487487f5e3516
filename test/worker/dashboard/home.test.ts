/** Home: marketing's figures and the customers' answers in one row, one sentence of what shows, and nothing said of noise. */
import { beforeEach, describe, expect, it } from "vitest";
import { answered, arrival, makeCampaign, report, reported, send, times } from "../reports/gap.ts";
import { makeWorld, response, setClock, touch, type Json, type World } from "../world.ts";
import { makeVisitor, type Visitor } from "./visitor.ts";

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});

const questions = [
  { id: "nps", kind: "nps", ask: "¿Nos recomendarías?" },
  { id: "kept", kind: "promise" },
] as const;

type Row = readonly [name: string, kept: number, n: number, roas: number];
const vector: readonly Row[] = [
  ["brand-search", 184, 210, 6.1],
  ["black-friday", 78, 140, 7.4],
  ["influencer-a", 25, 40, 2.2],
  ["newsletter", 96, 100, 3],
  ["retargeting", 60, 75, 5.2],
  ["tiktok-test", 5, 12, 9],
];

async function seed(rows: readonly Row[], { figures = true } = {}) {
  const survey = await world.publish({ questions: [...questions] });
  const ids: Record<string, string> = {};
  for (const [name] of rows)
    ids[name] = (
      await makeCampaign(world, name, { promises: [{ statement: `${name} keeps its word`, kind: "speed" }] })
    ).id;
  await send(
    world,
    rows.flatMap(([name, kept, n]) => answered(survey, name, [kept, n])),
  );
  if (figures)
    await report(
      world,
      rows.map(([name, , , roas]) =>
        reported(name, {
          impressions: 10_000,
          clicks: 500,
          spendMinor: 100_000,
          conversions: 50,
          revenueMinor: Math.round(roas * 100_000),
        }),
      ),
    );
  return { survey, ids };
}

/** The campaigns of the table, in order. */
const order = (html: string): string[] =>
  [...html.slice(html.indexOf("<tbody"), html.indexOf("<tfoot")).matchAll(/class="campaign-name"[^>]*>([^<]*)</g)].map(
    ([, name = ""]) => name,
  );
const rowOf = (html: string, id: string): string => {
  const table = html.slice(html.indexOf("<tbody"));
  const at = table.indexOf(`/app/campaigns/${id}`);
  return table.slice(at, table.indexOf("</tr>", at));
};
const finding = (html: string): string =>
  html
    .slice(html.indexOf('class="found'), html.indexOf("</section>", html.indexOf('class="found')))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("home", () => {
  it("says which campaign sells and does not keep, and leaves the rest of noise alone", async () => {
    const { ids } = await seed(vector);
    const { html, text, status } = await visitor.get("/app");
    expect(status).toBe(200);
    const said = finding(html);
    expect(said).toContain("black-friday es de las que más venden y cumple el 56 % de sus promesas (78 de 140).");
    expect(said).toContain("El resto cumple el 85 %.");
    expect(said).toContain("newsletter cumple el 96 % de sus promesas (96 de 100) y vende menos que la mayoría.");
    expect(said).toContain("tiktok-test (faltan 18 respuestas)");
    expect(said).not.toContain("retargeting");
    // The one that leads the list is the one that is flagged, not the one of twelve answers.
    expect(order(html)[0]).toBe("black-friday");
    const row = rowOf(html, ids["black-friday"] ?? "");
    for (const fact of ["black-friday keeps its word", "Promete de más", "1000 €", "7,4", "47–64 %", "+67"])
      expect([fact, row.includes(fact) || text.includes(fact)]).toEqual([fact, true]);
    const english = await visitor.get("/app", { "accept-language": "en" });
    expect(finding(english.html)).toContain(
      "black-friday is among those that sell most, and keeps 56% of its promises",
    );
    expect(html).not.toMatch(/<script|\sstyle=/);
  });

  it("says that one sells best only where it alone does, and nothing of selling with nothing to compare it with", async () => {
    await seed([["loud", 30, 60, 9], ["calm", 90, 100, 2], ["even", 90, 100, 3]]); // prettier-ignore
    expect(finding((await visitor.get("/app")).html)).toContain(
      "loud es la que más vende y cumple el 50 % de sus promesas (30 de 60).",
    );
    expect(finding((await visitor.get("/app", { "accept-language": "en" })).html)).toContain(
      "loud sells best of all, and keeps 50%",
    );
    world = await makeWorld();
    visitor = await makeVisitor(world);
    await seed([["loud", 30, 60, 9], ["tied", 90, 100, 9], ["even", 90, 100, 3]]); // prettier-ignore
    expect(finding((await visitor.get("/app")).html)).toContain("loud es de las que más venden y cumple");
    world = await makeWorld();
    visitor = await makeVisitor(world);
    const { survey } = await seed([["loud", 30, 60, 9]]);
    for (const name of ["calm", "even"]) {
      await makeCampaign(world, name);
      await send(world, answered(survey, name, [90, 100]));
    }
    expect(finding((await visitor.get("/app")).html)).not.toMatch(/loud [^.]*vende/);
  });

  it("against a target, tells of no rest", async () => {
    const { ids } = await seed([["loud", 30, 60, 9], ["calm", 90, 100, 2]]); // prettier-ignore
    const { text } = await visitor.get(`/app/campaigns/${ids["calm"]}`);
    expect(text).not.toContain("El resto cumple");
  });

  it("draws each campaign as a link that says all of it, and tells what cannot be drawn", async () => {
    const { ids, survey } = await seed(vector);
    await makeCampaign(world, "few");
    await send(world, answered(survey, "few", [3, 4]));
    const { html, text } = await visitor.get("/app");
    const marks = [...html.matchAll(/<a href="([^"]*)" aria-label="([^"]*)"><(?:circle|rect)/g)];
    // Once for narrow places, once for wide ones.
    expect(marks).toHaveLength(2 * vector.length);
    const [, href, name] = marks.find(([, link]) => link?.includes(ids["black-friday"] ?? "?")) ?? [];
    expect(href).toContain("from=2026-02-09");
    expect(name).toMatch(/^black-friday: Promete de más; cumple el 56\s% \(47–64\s%\), n 140; índice de marketing 75/);
    expect(text).toContain("Con menos de 10 respuestas a su promesa: few");
    expect(html).toMatch(/<path class="mark-over_promise quadrant-mark"/);
    expect(html).toMatch(/<circle class="mark-insufficient quadrant-mark"/);
  });

  it("sorts by links, says how it is sorted, and keeps filters and view on the way", async () => {
    await seed(vector);
    const query = "from=2026-02-09&to=2026-03-10&model=last_non_direct";
    const up = await visitor.get(`/app?${query}&view=experience&sort=kept&dir=asc`);
    // Nothing can be read of fewer than 10 answers; 12 can be.
    expect(order(up.html)).toEqual([
      "tiktok-test",
      "black-friday",
      "influencer-a",
      "retargeting",
      "brand-search",
      "newsletter",
    ]);
    expect(up.html.match(/aria-sort="ascending"/g)).toHaveLength(1);
    const turned =
      "/app?from=2026-02-09&amp;to=2026-03-10&amp;model=last_non_direct&amp;view=experience&amp;sort=kept#table";
    expect(up.html).toContain(`href="${turned}"`);
    const down = await visitor.get(`/app?${query}&sort=kept`);
    expect(order(down.html)).toEqual(order(up.html).toReversed());
    expect(down.html).toMatch(/aria-sort="descending"/);
    const named = await visitor.get(`/app?${query}&sort=campaign`);
    expect(order(named.html)).toEqual(order(named.html).toSorted());
    // What makes no sense is as usual.
    expect(order((await visitor.get("/app?sort=shoe&dir=up&view=all")).html)).toEqual(
      order((await visitor.get("/app")).html),
    );
  });

  it("has views, each with its columns and their groups", async () => {
    await seed(vector);
    const heads = async (view: string) => {
      const { html } = await visitor.get(`/app?view=${view}`);
      return html.slice(html.indexOf("<thead"), html.indexOf("</thead")).replace(/<[^>]*>/g, "|");
    };
    expect(await heads("overview")).toMatch(/Marketing.*Experiencia.*Promesa.*Dinero · estimado/);
    const [marketing, experience, money] = [await heads("marketing"), await heads("experience"), await heads("money")];
    for (const name of ["Impresiones", "Clics", "CTR", "Gasto", "Tasa de conversión", "CPA", "ROAS"])
      expect(marketing).toContain(name);
    for (const name of [
      "Tasa de respuesta",
      "NPS",
      "Satisfacción",
      "Facilidad",
      "Emoción",
      "La recuerdan",
      "Cumplidas",
    ])
      expect(experience).toContain(name);
    for (const name of ["Coste por promesa cumplida", "Coste por promotor", "Gasto en promesas rotas", "ROAS cumplido"])
      expect(money).toContain(name);
    expect(marketing).not.toContain("NPS");
  });

  it("estimates money from 30 answers on, never adds currencies, and takes nothing imported for no zero", async () => {
    const { survey, ids } = await seed([["wide", 88, 100, 4], ["thin", 9, 12, 2]]); // prettier-ignore
    const [two, none] = [await makeCampaign(world, "two"), await makeCampaign(world, "none")];
    await send(world, [...answered(survey, "two", [30, 40]), ...answered(survey, "none", [30, 40])]);
    await report(world, [
      reported("two", { spendMinor: 50_000, conversions: 10 }),
      reported("two", { spendMinor: 70_000, conversions: 10, currency: "USD" }),
    ]);
    const { html } = await visitor.get("/app?view=money");
    const text = (id: string) => rowOf(html, id).replace(/<[^>]*>/g, " ").replace(/\s+/g, " "); // prettier-ignore
    // CPA 1000 / 50 = 20 €; 20 / .88, with the ends of Wilson's interval.
    expect(text(ids["wide"] ?? "")).toMatch(/22,73 € 21,\d\d € a 24,\d\d € n 100/);
    expect(text(ids["wide"] ?? "")).toContain("120,00 €");
    expect(text(ids["thin"] ?? "")).toContain("se estima desde 30 respuestas");
    expect(text(ids["thin"] ?? "")).not.toMatch(/26,67/);
    expect(text(two.id)).toContain("varias monedas");
    expect(text(two.id)).not.toMatch(/\d €/);
    expect(text(none.id)).toContain("— sin importar");
    expect(text(none.id)).not.toMatch(/\b0,00/);
    expect(html.slice(html.indexOf('class="total"'))).toContain("varias monedas");
  });

  it("always shows what the two sides do not share, and where to mend it", async () => {
    const { survey } = await seed([["kept", 30, 40, 4]]);
    const bare = await visitor.get("/app");
    expect(bare.text).toContain("Respuestas sin gasto Ninguna");
    expect(bare.text).toContain("Gasto sin respuestas Ninguno");
    await makeCampaign(world, "bare");
    await makeCampaign(world, "silent");
    await send(world, [
      ...answered(survey, "bare", [5, 6]),
      ...times(3, () => response(survey, { answers: { nps: 8 }, touches: arrival("unknown name") })),
    ]);
    await report(world, [
      reported("silent", { spendMinor: 60_000 }),
      reported("nobody knows it", { spendMinor: 40_000 }),
      reported("nobody knows it", { spendMinor: 9000, currency: "USD" }),
    ]);
    const { text, html } = await visitor.get("/app");
    expect(text).toContain("Respuestas sin gasto 9 respuestas 1 campaña sin cifras · 3 sin campaña");
    expect(text).toMatch(/Gasto sin respuestas 1000 € \(50 %\) 90,00 US\$ \(100 %\) 1 campaña sin respuestas/);
    const foot = html.slice(html.indexOf("<tfoot"));
    expect(foot).toContain('href="/app/campaigns/unmatched"');
    expect(foot).toContain('href="/app/marketing"');
  });

  it("is calm where nothing is flagged, and says what could be seen at all", async () => {
    await seed([["one", 60, 75, 4], ["two", 61, 75, 3], ["three", 58, 75, 5]]); // prettier-ignore
    const said = finding((await visitor.get("/app")).html);
    expect(said).toContain("Nada llama la atención");
    expect(said).toMatch(/con 75 respuestas, se conoce con un margen de ±9 puntos/);
    expect(said).not.toMatch(/Promete de más|No cumple|Joya/);
  });

  it("tells a small account how many answers are missing, and where half of the story is", async () => {
    await seed([["one", 3, 20, 4], ["two", 20, 22, 3]], { figures: false }); // prettier-ignore
    const { html, text } = await visitor.get("/app");
    expect(finding(html)).toContain("Todavía es pronto");
    expect(finding(html)).toContain("two (faltan 8 respuestas) , one (faltan 10 respuestas)");
    expect(text).toContain("Falta la mitad de la historia");
    expect(html).toContain('href="/app/marketing"');
    expect(html).not.toContain("quadrant-mark");
  });

  it("narrows every number by its filters, keeps them in its links, and says what they cannot narrow", async () => {
    const { survey } = await seed([["one", 60, 75, 4]]);
    const other = await world.publish({ questions: [...questions] });
    await send(world, answered(other, "one", [1, 12], { touchpoint: "checkout", locale: "en" }));
    const n = ({ html }: { html: string }) => /El resto|n (\d+)/.exec(html.slice(html.indexOf('class="total"')))?.[1];
    expect(n(await visitor.get("/app"))).toBe("87");
    for (const query of [`survey=${other.id}`, "touchpoint=checkout", "language=en"]) {
      const page = await visitor.get(`/app?${query}`);
      expect([query, n(page)]).toEqual([query, "12"]);
      const links = page.html.replaceAll("&amp;", "&");
      expect(links).toMatch(new RegExp(`/v1/reports/campaigns\\.csv\\?[^"]*${query}`));
      expect(links).toMatch(new RegExp(`/app\\?[^"]*${query}[^"]*sort=`));
      expect(links).toMatch(new RegExp(`/app/campaigns/cmp_[^"]*${query}`));
      expect(page.text).toContain("Los filtros estrechan las respuestas");
    }
    expect(n(await visitor.get(`/app?survey=${survey.id}`))).toBe("75");
    expect((await visitor.get("/app?channel=nowhere")).text).toContain("Alguno de los filtros no se entiende");
  });

  it("calls spend without feedback only what nobody answered, whatever the filter leaves", async () => {
    await seed([["one", 20, 22, 3]]);
    await makeCampaign(world, "silent");
    await report(world, [reported("silent", { spendMinor: 60_000 })]);
    const spend = /Gasto sin respuestas (600,00 € \(\d+ %\) 1 campaña sin respuestas)/;
    const [, left] = spend.exec((await visitor.get("/app")).text) ?? [];
    expect(left).toBeDefined();
    for (const query of ["channel=paid_social", "touchpoint=nowhere", "language=fr"])
      expect([query, spend.exec((await visitor.get(`/app?${query}`)).text)?.[1]]).toEqual([query, left]);
  });

  it("shows spend of days in which nobody answered", async () => {
    await makeCampaign(world, "silent");
    const survey = await world.publish({ questions: [...questions] });
    setClock("2026-01-10T12:00:00Z");
    await send(world, [response(survey, { touches: [touch()] })]);
    setClock("2026-03-10T12:00:00Z");
    await report(world, [reported("silent", { spendMinor: 60_000 })]);
    const { text } = await visitor.get("/app");
    expect(text).toContain("Ninguna respuesta en estos días");
    expect(text).toContain("600,00 € (100 %)");
  });
});

describe("a campaign's page", () => {
  it("says where it stands and why, what it sold, and what keeping its promise costs", async () => {
    const { ids } = await seed(vector);
    const { text, html } = await visitor.get(`/app/campaigns/${ids["black-friday"]}`);
    for (const fact of [
      "Promete de más Vende bien y no cumple lo suficiente. Cumple el 56 % de sus promesas (78 de 140). El resto cumple el 85 %.",
      "Promesas cumplidas, semana a semana",
      "Coste por promesa cumplida, estimado",
      "35,90 €",
      "Plataformas: Otra",
      "black-friday keeps its word",
    ])
      expect(text.replaceAll("\u00a0", " ")).toContain(fact);
    expect(html).toContain('href="/app?from=2026-02-09');
  });

  it("says how many answers are missing, and that nothing was imported", async () => {
    const { ids } = await seed([["one", 5, 12, 4]], { figures: false });
    const { text } = await visitor.get(`/app/campaigns/${ids["one"]}`);
    expect(text).toContain("Faltan 18 respuestas para poder juzgarla.");
    expect(text).toContain("Todavía no se ha importado ninguna cifra.");
    const quiet = await makeCampaign(world, "quiet");
    expect((await visitor.get(`/app/campaigns/${quiet.id}`)).text).toContain("Nadie ha respondido todavía");
  });

  it("shows the voices of the same filters, and leads to them", async () => {
    const { ids } = await seed([["one", 30, 40, 4]]);
    const wordy = async (n: number, more: Json = {}) => {
      const survey = await world.publish({ questions: [...questions, { id: "why", kind: "text", ask: "?" }] });
      await send(
        world,
        times(n, () => response(survey, { answers: { why: "ok" }, touches: arrival("one"), ...more })),
      );
      return survey;
    };
    const [survey, other] = [await wordy(9), await wordy(1, { touchpoint: "delivery" })];
    const voices = (html: string): number => html.match(/href="\/app\/responses\/[^"]/g)?.length ?? 0;
    const { html } = await visitor.get(`/app/campaigns/${ids["one"]}?survey=${other.id}`);
    expect(voices(html)).toBe(1);
    expect(html).toMatch(new RegExp(`href="/app/voices\\?from=[^"]*survey=${other.id}&amp;campaign=${ids["one"]}`));
    expect(voices((await visitor.get(`/app/campaigns/${ids["one"]}?survey=${survey.id}`)).html)).toBe(8);
    // And those of no campaign are sought in the same days.
    await send(world, [response(survey, { answers: { nps: 8 } })]);
    const home = await visitor.get("/app?from=2026-03-01&to=2026-03-10");
    expect(home.html).toContain("/app/responses?campaign=none&amp;from=2026-03-01&amp;to=2026-03-10");
    const list = await visitor.get(`/app/responses?from=2026-03-01&to=2026-03-10`);
    expect(list.html.replaceAll("&amp;", "&")).toMatch(/rel="next" href="[^"]*\?from=2026-03-01&to=2026-03-10&cursor=/);
    const delivered = await visitor.get("/app/responses?touchpoint=delivery");
    expect(voices(delivered.html)).toBe(1);
    expect(delivered.html).toMatch(/<option[^>]*selected[^>]*>delivery</);
  });
});
