/** The pages that say where people come from: tester, links, settings, coverage, touchpoints. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Config, CoverageReport, Workspace } from "#contract";
import { makeWorld, response, setClock, threeQuestions, touch, type Json, type World } from "../world.ts";
import { fieldsOf, filled, makeVisitor, type Visitor } from "./visitor.ts";

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});

const at = (path: string, query: Record<string, string>): string => `${path}?${new URLSearchParams(query).toString()}`;
const tester = (url: string, referrer = "") => visitor.get(at("/app/tester", { url, referrer }));
const campaign = async (body: Json): Promise<string> =>
  (await world.ask<{ id: string }>("/v1/campaigns", { body })).body.id;

describe("the arrival tester", () => {
  it("says what is sent, what becomes of it, which rule decided and which campaign recognises it", async () => {
    await campaign({
      name: "Primavera",
      match: [
        {
          all: [
            { field: "source", op: "is", value: "newsletter" },
            { field: "campaign", op: "startsWith", value: "prima" },
          ],
        },
      ],
    });
    const page = await tester(
      "shop.test/oferta?utm_source=Newsletter&utm_medium=email&utm_campaign=Primavera&gclid=secret&mc_eid=person&x=1",
      "https://www.google.com/search?q=secret",
    );
    for (const fact of [
      "Canal Correo",
      "tabla de canales de GA4",
      "la fuente es newsletter y la campaña del enlace empieza por prima",
      "Qué decidió la fuente Las etiquetas del enlace",
      "Campaña del enlace Primavera",
      "Nombre con el que se compara primavera",
      "google.com",
      "/oferta",
      "gclid",
      "click_id_conflict",
      "valen las etiquetas",
      "utm_source Newsletter",
      "Dominio shop.test",
    ])
      expect(page.text).toContain(fact);
    const results = page.html.slice(page.html.indexOf('id="result"'), page.html.indexOf("</main>"));
    expect(results).toContain("utm_source");
    expect(results).not.toContain("secret");
    expect(results).not.toContain("person");
  });

  it("says why an arrival is none", async () => {
    const own = await tester("https://shop.test/cart", "https://www.shop.test/");
    expect(own.text).toContain("No cuenta como llegada Viene de tu propia web");
    const paid = await tester("https://shop.test/thanks", "https://www.paypal.com/");
    expect(paid.text).toContain("No cuenta como llegada Viene de una web que no cuenta como procedencia");
    for (const { text } of [own, paid]) expect(text).not.toContain("Qué decidió el canal");
  });

  it("names each basis in words, and offers to make a campaign of a name that nobody recognises", async () => {
    for (const [url, referrer, fact] of [
      ["https://shop.test/?gclid=x", "", "El parámetro de clic gclid"],
      ["https://shop.test/?mc_cid=x", "", "El identificador de correo mc_cid"],
      ["https://shop.test/?awc=1_2", "", "El identificador de afiliado awc"],
      ["https://shop.test/", "https://duckduckgo.com/", "La web de procedencia, duckduckgo.com"],
      ["https://shop.test/?ref=amigos", "", "El parámetro ref del enlace"],
      ["https://shop.test/", "", "Nada lo dice: es una llegada directa"],
    ] as const)
      expect((await tester(url, referrer)).text).toContain(fact);
    const page = await tester("https://shop.test/?utm_campaign=Black Friday");
    expect(page.text).toContain("Ninguna campaña la reconoce.");
    expect(page.html).toContain('href="/app/campaigns/new?name=Black+Friday"');
    await campaign({ name: "Black Friday" });
    await campaign({ name: "Por número", externalIds: ["777"] });
    expect((await tester("https://shop.test/?utm_campaign=Black Friday")).text).toContain("su propio nombre");
    expect((await tester("https://shop.test/?utm_id=777")).text).toContain(
      "Por número La reconoce el identificador externo",
    );
  });

  it("has examples that work, and refuses what is too long", async () => {
    const { html } = await visitor.get("/app/tester");
    const links = [...html.matchAll(/href="(\/app\/tester\?[^"]+)"/g)].map(([, href = ""]) =>
      href.replaceAll("&amp;", "&"),
    );
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect((await visitor.get(link)).html).toContain('id="result"');
    expect(html).not.toContain('id="result"');
    const long = await tester(`https://shop.test/?x=${"a".repeat(17_000)}`);
    expect([long.status, long.text.includes("cabe en 16.384")]).toEqual([422, true]);
  });
});

describe("the link builder", () => {
  const pathOf = (html: string): string => /<svg[^>]*class="qr"[^]*?<path d="([^"]+)"/.exec(html)?.[1] ?? "";
  const builtIn = (html: string): string =>
    (/<pre class="code"[^>]*><code>([^<]*)/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");

  it("takes the tags from the campaign's rule, and says where the link will fall", async () => {
    const id = await campaign({
      name: "Primavera 26",
      match: [
        {
          all: [
            { field: "campaign", op: "is", value: "primavera-26" },
            { field: "medium", op: "is", value: "email" },
          ],
        },
      ],
    });
    const url = "https://shop.test/oferta?color=rojo#talla";
    const page = await visitor.get(
      at("/app/links", { url, campaign: id, do: "fill", source: "newsletter", medium: "social" }),
    );
    expect(builtIn(page.html)).toBe(
      "https://shop.test/oferta?color=rojo&utm_source=newsletter&utm_medium=email&utm_campaign=primavera-26#talla",
    );
    expect(page.text).toContain("Caerá en el canal Correo");
    expect(page.text).toContain("Lo reconocerá Primavera 26");
    expect(page.html).not.toContain("notice-care");
    // What was typed stays where nobody asked to fill in.
    const typed = await visitor.get(
      at("/app/links", {
        url: "shop.test",
        campaign: id,
        source: "newsletter",
        medium: "social",
        name: "primavera-26",
      }),
    );
    expect(builtIn(typed.html)).toContain("https://shop.test/?utm_source=newsletter&utm_medium=social");
    expect(typed.text).toContain("Ninguna campaña reconocerá este enlace.");
  });

  it("takes the name of a campaign without rules, the id of one that has only ids, and warns of another", async () => {
    const named = await campaign({ name: "Otoño 2026" });
    const other = await campaign({
      name: "Otra",
      externalIds: ["777"],
      match: [{ field: "source", op: "is", value: "x" }],
    });
    const byName = await visitor.get(at("/app/links", { url: "https://shop.test", campaign: named, source: "ig" }));
    expect(new URL(builtIn(byName.html)).searchParams.get("utm_campaign")).toBe("otoño 2026");
    expect(byName.text).toContain("Lo reconocerá Otoño 2026");
    const byId = await visitor.get(at("/app/links", { url: "https://shop.test", campaign: other, source: "ig" }));
    expect(builtIn(byId.html)).toContain("utm_id=777");
    expect(byId.text).toContain("Lo reconocerá Otra");
    const wrong = await visitor.get(
      at("/app/links", { url: "https://shop.test", campaign: other, source: "ig", name: "otoño 2026" }),
    );
    expect(wrong.text).toContain("Este enlace lo reconocerá «Otoño 2026» y no «Otra».");
    const bare = await visitor.get(at("/app/links", { url: "https://shop.test", name: "suelta" }));
    for (const doubt of ["Ninguna campaña reconocerá", "(not set)", "no cae en ningún canal conocido"])
      expect(bare.text).toContain(doubt);
  });

  it("refuses what is no web address", async () => {
    for (const url of [
      "javascript:alert(1)",
      "no address",
      "https://user@shop.test/",
      "https://:pass@shop.test/",
      "ftp://shop.test/",
    ]) {
      const page = await visitor.get(at("/app/links", { url, source: "x" }));
      expect([url, page.status]).toEqual([url, 422]);
      expect(page.html).toContain('id="url-error"');
      expect(page.html).not.toContain('class="qr"');
    }
    expect((await visitor.get(at("/app/links", { url: `https://shop.test/${"a".repeat(2100)}` }))).text).toContain(
      "cabe en 2.000 caracteres",
    );
  });

  it("draws a QR code of the link, with words for it, and gives it as a file", async () => {
    const { encode } = await import("uqr");
    const url = "https://shop.test/?utm_source=cartel&utm_medium=qr";
    const page = await visitor.get(at("/app/links", { url }));
    const { size, data } = encode(url, { ecc: "M", border: 4 });
    expect(page.html).toMatch(new RegExp(`<svg[^>]*viewBox="0 0 ${size} ${size}"`));
    // Each dark module once, and no light one: the steps of the path add up to the matrix.
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, width] of pathOf(page.html).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let step = 0; step < Number(width); step += 1) {
        const row = drawn[Number(y)] ?? [];
        expect(row[Number(x) + step]).toBe(false);
        row[Number(x) + step] = true;
      }
    expect(drawn).toEqual(data);
    expect(page.html).toMatch(/role="img" aria-labelledby="qr-title qr-text"/);
    expect(page.html).toContain('<title id="qr-title">Código QR del enlace</title>');
    const href = /href="(\/app\/links\/qr\.svg\?[^"]+)"/.exec(page.html)?.[1] ?? "";
    const file = await visitor.get(href.replaceAll("&amp;", "&"));
    expect([file.status, file.headers.get("content-type"), file.headers.get("content-disposition")]).toEqual([
      200,
      "image/svg+xml",
      'attachment; filename="qr.svg"',
    ]);
    expect(file.html).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(pathOf(file.html)).toBe(pathOf(page.html));
    const changed = await visitor.get(at("/app/links", { url: `${url}&utm_content=b` }));
    expect(pathOf(changed.html)).not.toBe(pathOf(page.html));
    for (const link of ["javascript:alert(1)", "", `https://shop.test/${"a".repeat(800)}`])
      expect((await visitor.get(at("/app/links/qr.svg", { link }))).status).toBe(422);
    expect((await visitor.get(at("/app/links", { url: `https://shop.test/${"a".repeat(800)}` }))).text).toContain(
      "demasiado largo para un código QR",
    );
  });
});

describe("the settings", () => {
  const path = "/app/settings/attribution";
  const settings = async () => (await world.ask<Workspace>("/v1/workspace")).body.settings;

  it("are saved whole, and obeyed by the tester and by new responses", async () => {
    let fields = fieldsOf(await visitor.get(path), path);
    for (const [button, changes] of [
      ["add:rule", { "rule.0.0.value": "boletin", "rule.0.channel": "email" }],
      ["add:rule.0", { "rule.0.1.field": "campaign", "rule.0.1.op": "startsWith", "rule.0.1.value": "vip" }],
      ["add:rule", { "rule.1.0.value": "boletin", "rule.1.channel": "paid_other" }],
    ] as const)
      fields = filled(fieldsOf(await visitor.post(path, [...fields, ["do", button]]), path), { ...changes }, "").slice(
        0,
        -1,
      );
    const changes = {
      ownHosts: "https://blog.test/entradas\r\nshop.example",
      excludedReferrers: "pay.test\r\n.bank.test",
      lookbackDays: "7",
      genericShare: "12,5",
    };
    const saved = await visitor.post(path, [...filled(fields, changes, "save"), ["ignoreInternalCampaigns", "yes"]]);
    expect([saved.status, saved.headers.get("location")]).toEqual([303, `${path}?saved=1`]);
    expect(await settings()).toMatchObject({
      ownHosts: ["blog.test", "shop.example"],
      excludedReferrers: ["pay.test", ".bank.test"],
      lookbackDays: 7,
      genericShare: 0.125,
      ignoreInternalCampaigns: true,
      yclidIsYahooJapan: false,
      channelRules: [
        {
          channel: "email",
          all: [
            { field: "source", op: "is", value: "boletin" },
            { field: "campaign", op: "startsWith", value: "vip" },
          ],
        },
        { channel: "paid_other", all: [{ field: "source", op: "is", value: "boletin" }] },
      ],
    });
    expect((await visitor.get(`${path}?saved=1`)).html).toContain('value="12.5"');

    expect((await tester("https://shop.test/", "https://blog.test/x")).text).toContain("No cuenta como llegada");
    expect((await tester("https://shop.test/", "https://www.bank.test/")).text).toContain("No cuenta como llegada");
    expect((await tester("https://shop.test/?utm_source=x", "https://blog.test/")).text).toContain(
      "No cuenta como llegada",
    );
    const first = await tester("https://shop.test/?utm_source=boletin&utm_campaign=VIP-1");
    expect(first.text).toContain("Canal Correo Qué decidió el canal La regla 1 de las tuyas");
    const second = await tester("https://shop.test/?utm_source=boletin");
    expect(second.text).toContain("Canal Otros de pago Qué decidió el canal La regla 2 de las tuyas");
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(response(survey, { touches: [touch({ utm_source: "boletin" })] }));
    const { body } = await world.ask<{ items: { channel: string }[] }>("/v1/responses");
    expect(body.items[0]?.channel).toBe("paid_other");

    // The order decides: moved up, the wider rule takes both.
    const moved = await visitor.post(path, [...fieldsOf(await visitor.get(path), path), ["do", "up:rule.1"]]);
    await visitor.post(path, [...fieldsOf(moved, path), ["do", "save"]]);
    expect((await settings()).channelRules.map(({ channel }) => channel)).toEqual(["paid_other", "email"]);
    expect((await settings()).ignoreInternalCampaigns).toBe(true);
    expect((await tester("https://shop.test/?utm_source=boletin&utm_campaign=vip")).text).toContain(
      "Canal Otros de pago",
    );
  });

  it("say what is wrong where it is, and keep what was typed", async () => {
    const before = await settings();
    const start = await visitor.post(path, [...fieldsOf(await visitor.get(path), path), ["do", "add:rule"]]);
    const asking = { quietDays: "1,5", mostAsks: "0", holdout: "101" };
    const changes = { lookbackDays: "91", genericShare: "", ownHosts: "a".repeat(300), ...asking };
    const refused = await visitor.post(path, filled(fieldsOf(start, path), changes, "save"));
    expect(refused.status).toBe(422);
    const wrong = [...refused.html.matchAll(/aria-invalid="true"/g)];
    expect(wrong).toHaveLength(8);
    const fields = ["lookbackDays", "genericShare", "ownHosts", "rule.0.0.value", "rule.0.channel"];
    for (const id of [...fields, ...Object.keys(asking)]) expect(refused.html).toContain(`id="${id}-error"`);
    for (const refusal of ["entero de 1 a 90", "entero de 0 a 365", "entero de 1 a 100", "porcentaje de 0 a 100"])
      expect(refused.text).toContain(refusal);
    expect(Object.fromEntries(fieldsOf(refused, path))).toMatchObject(changes);
    expect(await settings()).toEqual(before);
  });

  it("say how often visitors are asked, start at the defaults, and reach the page", async () => {
    const given = fieldsOf(await visitor.get(path), path);
    expect(Object.fromEntries(given)).toMatchObject({ quietDays: "14", mostAsks: "2" });
    const changes = { quietDays: "0", mostAsks: "5", holdout: "2,5 %" };
    const saved = await visitor.post(path, filled(given, changes, "save"));
    expect(saved.status).toBe(303);
    expect(await settings()).toMatchObject({ quietDays: 0, mostAsks: 5, holdout: 0.025 });
    const { body } = await world.ask<Config>(`/v1/config?key=${world.publicKey}`, { key: null });
    expect(body.asking).toEqual({ quietDays: 0, mostAsks: 5, holdout: 0.025 });
    const again = await visitor.get(`${path}?saved=1`);
    expect(Object.fromEntries(fieldsOf(again, path))).toMatchObject({ quietDays: "0", mostAsks: "5", holdout: "2.5" });
  });
});

describe("the coverage", () => {
  it("shows each share with its n and interval, and the credit under both models", async () => {
    for (const name of ["uno", "dos"]) await campaign({ name });
    const survey = await world.publish({ questions: threeQuestions });
    const visit = (name: string, session: number) => ({
      ...touch({ utm_source: "x", utm_campaign: name }, "", `2026-03-0${session}T10:00:00Z`),
      session,
    });
    const items: Json[] = [];
    for (let index = 0; index < 12; index += 1)
      items.push(
        response(survey, {
          touches: [visit("uno", 1), visit("dos", 2), visit("dos", 3), visit("dos", 4)],
          consent: { state: "granted" },
        }),
      );
    for (let index = 0; index < 8; index += 1) items.push(response(survey, { touches: [touch()] }));
    for (let index = 0; index < 20; index += 1) items.push(response(survey, { touches: [] }));
    await world.collect(...items);
    const { body } = await world.ask<CoverageReport>("/v1/reports/coverage");
    expect([body.n, body.withArrival.value, body.withConsent.value]).toEqual([40, 0.5, 0.3]);

    const { text, html } = await visitor.get("/app/coverage");
    expect(text).toContain("Respuestas del periodo 40");
    expect(text).toMatch(/Con una llegada 50\s% intervalo del 95 %: 35–65\s% n 40/);
    expect(text).toMatch(/Con consentimiento 30\s% intervalo del 95 %: 18–45\s% n 40/);
    const table = html.slice(html.indexOf("Cobertura de cada modelo"), html.indexOf("Reparto entre varias"));
    expect(table.match(/60\s%/g)).toHaveLength(6);
    expect(table.match(/39–78\s%/g)).toHaveLength(6);
    expect(table.match(/n 20/g)).toHaveLength(6);
    // 12 × 0.4 under 40/20/40, 12 × 0.25 in equal parts; the rest of the 40 has no campaign or goes to the other.
    expect(text).toMatch(
      /uno 40\/20\/40 4,8 \(12\s%\) A partes iguales 3,0 \(8\s%\) Respuestas en las que participa 12/,
    );
    expect(text).toMatch(
      /dos 40\/20\/40 7,2 \(18\s%\) A partes iguales 9,0 \(23\s%\) Respuestas en las que participa 12/,
    );
    expect(text).toMatch(/Total 40\/20\/40 40,0 A partes iguales 40,0/);
    const before = await visitor.get("/app/coverage?from=2026-01-01&to=2026-01-31");
    expect(before.text).toContain("Ninguna respuesta en estos días");
    expect(before.html).not.toContain("<table");
  });
});

describe("the touchpoints", () => {
  const path = "/app/touchpoints";
  const list = async () => (await world.ask<{ items: Json[] }>("/v1/touchpoints")).body.items;
  const press = async (fields: [string, string][], button: [string, string]) => {
    const page = await visitor.post(path, [...fields, button]);
    expect([button, page.status]).toEqual([button, 200]);
    return fieldsOf(page, path);
  };

  it("are added, named, ordered and removed in one form that is kept when it is saved", async () => {
    await world.ask("/v1/touchpoints", {
      method: "PUT",
      body: [
        { id: "checkout", name: "Pago", stage: "buy" },
        { id: "delivery", name: { en: "Delivery", "pt-BR": "Entrega" } },
        { id: "old", name: "Viejo" },
      ],
    });
    let fields = fieldsOf(await visitor.get(path), path);
    fields = await press(filled(fields, { "step.1.name.es": "Entrega" }, "").slice(0, -1), ["do", "up:step.1"]);
    fields = await press(fields, ["do", "remove:step.2"]);
    fields = await press(fields, ["do", "add:step"]);
    fields = filled(fields, { "step.2.id": "support", "step.2.name.en": "Support", "step.2.stage": "help" }, "");
    expect(await list()).toHaveLength(3);
    const saved = await visitor.post(path, filled(fields.slice(0, -1), {}, "save"));
    expect([saved.status, saved.headers.get("location")]).toEqual([303, `${path}?saved=1`]);
    expect(await list()).toEqual([
      { id: "delivery", name: { en: "Delivery", "pt-BR": "Entrega", es: "Entrega" } },
      { id: "checkout", name: "Pago", stage: "buy" },
      { id: "support", name: { en: "Support" }, stage: "help" },
    ]);
  });

  it("that responses name without being declared are counted, and declared with a button", async () => {
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(
      ...["chat.v2", "chat.v2", "store"].map((touchpoint) => response(survey, { touchpoint, touches: [] })),
    );
    const page = await visitor.get(path);
    expect(page.text).toContain("chat.v2 2 respuestas, la última el 10 mar 2026");
    expect(page.text).toContain("store 1 respuesta, el 10 mar 2026");
    const declared = await visitor.post(path, [...fieldsOf(page, path), ["declare", "chat.v2"]]);
    expect(declared.html).toMatch(/id="step\.0\.name\.es"[^>]*autofocus/);
    expect(declared.html).not.toContain('value="chat.v2">');
    await visitor.post(path, filled(fieldsOf(declared, path), { "step.0.name.es": "Chat" }, "save"));
    expect(await list()).toEqual([{ id: "chat.v2", name: { es: "Chat" } }]);
    expect((await visitor.get(path)).text).not.toContain("2 respuestas");
  });

  it("need an id of their own and a name", async () => {
    let fields = await press(fieldsOf(await visitor.get(path), path), ["do", "add:step"]);
    fields = await press(filled(fields, { "step.0.id": "a b", "step.0.stage": "x".repeat(101) }, "").slice(0, -1), [
      "do",
      "add:step",
    ]);
    const refused = await visitor.post(path, filled(fields, { "step.1.id": "fine" }, "save"));
    expect(refused.status).toBe(422);
    for (const id of ["step.0.id", "step.0.name.es", "step.0.stage", "step.1.name.es"])
      expect(refused.html).toContain(`id="${id}-error"`);
    expect(Object.fromEntries(fieldsOf(refused, path))).toMatchObject({ "step.0.id": "a b", "step.1.id": "fine" });
    const twice = {
      "step.0.id": "fine",
      "step.0.stage": "",
      "step.0.name.en": "a",
      "step.1.id": "fine",
      "step.1.name.en": "b",
    };
    const again = await visitor.post(path, filled(fieldsOf(refused, path), twice, "save"));
    expect([again.status, again.text.includes("Este identificador está dos veces.")]).toEqual([422, true]);
    expect(again.html).toContain('id="step.1.id-error"');
    expect(await list()).toEqual([]);
  });
});

it("speaks English on every page, in the same shape", async () => {
  const { es } = await import("../../../worker/dashboard/words/es.ts");
  const english = { "accept-language": "en" };
  const paths: Record<string, string> = {
    "/app/campaigns/new": es.editing.newTitle,
    "/app/campaigns/unmatched": es.unmatched.title,
    "/app/coverage": es.coverage.title,
    "/app/tester": es.tester.title,
    "/app/links": es.links.title,
    "/app/touchpoints": es.touchpoints.title,
    "/app/settings/attribution": es.settings.title,
  };
  for (const [path, title] of Object.entries(paths)) {
    const [spanish, other] = [await visitor.get(path), await visitor.get(path, english)];
    const h1 = (html: string) => /<h1[^>]*>([^<]*)/.exec(html)?.[1];
    expect([path, h1(spanish.html)]).toEqual([path, title]);
    expect(h1(other.html)).not.toBe(title);
    const bare = (html: string) => html.replace(/>[^<]*</g, "><").replace(/<option[^>]*>|="[^"]*"/g, "");
    expect([path, bare(other.html).length]).toEqual([path, bare(spanish.html).length]);
  }
});
