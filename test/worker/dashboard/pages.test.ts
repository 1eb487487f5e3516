/** Each page shows the facts that are there, in both languages, and says what to do where there are none. */
import { beforeEach, describe, expect, it } from "vitest";
import { listKeys } from "../../../worker/workspaces/keys.ts";
import { makeWorld, response, setClock, threeQuestions, touch, type Json, type World } from "../world.ts";
import { makeGuest, makeVisitor, type Visitor } from "./visitor.ts";

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld({ timeZone: "America/New_York" });
  visitor = await makeVisitor(world);
});

interface Made {
  id: string;
  promises: { id: string; version: number }[];
}

async function seed(w: World) {
  await w.ask("/v1/touchpoints", {
    method: "PUT",
    body: [{ id: "delivery", name: { es: "Entrega", en: "Delivery" } }],
  });
  const { body: campaign } = await w.ask<Made>("/v1/campaigns", {
    body: {
      name: "Primavera",
      owner: "Lucía",
      startsOn: "2026-03-01",
      channel: "email",
      externalIds: ["777"],
      match: [
        { field: "campaign", op: "is", value: "primavera" },
        {
          all: [
            { field: "source", op: "startsWith", value: "news" },
            { field: "medium", op: "is", value: "email" },
          ],
        },
      ],
      promises: [
        {
          statement: { es: "Llega en 24 horas", en: "Arrives within 24 hours" },
          kind: "speed",
          madeIn: "email",
          dueTouchpoint: "delivery",
        },
      ],
    },
  });
  const survey = await w.publish({ name: "Tras la compra", touchpoint: "delivery", questions: threeQuestions });
  const promise = { ...campaign.promises[0], arm: "quoted" };
  const arrival = touch(
    { utm_source: "newsletter", utm_medium: "email", utm_campaign: "primavera" },
    "https://mail.example/inbox",
  );
  const items: Json[] = [];
  // 12 of the campaign, 9 of 12 kept; 3 without a campaign.
  for (let index = 0; index < 12; index += 1)
    items.push(
      response(survey, {
        answers: { nps: index < 8 ? 10 : 2, kept: index < 9 ? 0 : -2 },
        promise,
        touches: [arrival],
        touchpoint: "delivery",
      }),
    );
  for (let index = 0; index < 3; index += 1) items.push(response(survey, { answers: { nps: 8 }, touches: [touch()] }));
  await w.collect(...items);
  return { campaign, survey, promise, arrival };
}

describe("the campaign table", () => {
  it("shows every figure with its interval and its n, or that there are too few answers", async () => {
    const { campaign } = await seed(world);
    const { text, html } = await visitor.get("/app");
    expect(html).toContain('<html lang="es">');
    expect(text).toContain("Primavera");
    expect(text).toContain("Llega en 24 horas");
    // 8 promoters, 4 detractors of 12; 9 of 12 kept; 0 exceeded, 3 broken.
    const tableOf = (page: string): string => page.slice(page.indexOf("<tbody"));
    const table = tableOf((await visitor.get("/app?view=experience")).html);
    const row = table.slice(table.indexOf(`/app/campaigns/${campaign.id}`), table.indexOf("Sin campaña"));
    expect(row).toContain("+33");
    expect(row).toMatch(/75\s%/);
    expect(row).toContain("−25");
    expect(row).toContain("intervalo del 95 %:");
    expect(row).toMatch(/47–91\s%/);
    expect(row).toContain("n 12");
    // NPS, recall, kept and balance; nobody was asked the others.
    expect(row.match(/Confianza baja/g)).toHaveLength(4);
    expect(row.match(/<svg class="whisker/g)).toHaveLength(4);
    expect(row.match(/Sin respuestas/g)).toHaveLength(3);
    expect(tableOf(html)).toContain("Coste por promesa cumplida");
    // 3 answers without a campaign: no score is shown, only that there are too few.
    const none = table.slice(table.indexOf("Sin campaña"), table.indexOf("<tfoot"));
    expect(none).toContain("No hay respuestas suficientes");
    expect(none).toContain("n 3");
    expect(none).not.toContain("measure-value");
    expect(html.slice(html.indexOf("<tfoot"))).toContain("n 15");
  });

  it("carries the period and the model to its links, and the CSV to the same rows", async () => {
    await seed(world);
    const { html } = await visitor.get("/app?from=2026-03-01&to=2026-03-10&model=first");
    const query = "from=2026-03-01&amp;to=2026-03-10&amp;model=first";
    expect(html).toContain(`/v1/reports/campaigns.csv?${query}`);
    expect(html).toMatch(/<option value="first" selected/);
    const csv = await visitor.get("/v1/reports/campaigns.csv?from=2026-03-01&to=2026-03-10&model=first");
    expect(csv.html).toContain('"Primavera","12"');
    // The month before holds nothing: the page says so instead of showing zeros.
    const before = await visitor.get("/app?from=2026-01-01&to=2026-01-31");
    expect(before.text).toContain("Ninguna respuesta en estos días");
  });

  it("shows the last 30 days where the dates are impossible, and says so", async () => {
    await seed(world);
    for (const query of ["from=2026-03-09&to=2026-03-01", "from=2026-02-30", "model=made_up"]) {
      const page = await visitor.get(`/app?${query}`);
      expect([query, page.status]).toEqual([query, 200]);
      expect(page.text).toContain("Revisa las fechas");
      expect(page.html).toContain('value="2026-02-09"');
    }
  });

  it("tells an empty workspace what to do, with its own address", async () => {
    const { text, html } = await visitor.get("/app");
    expect(text).toContain("Aquí verás cada campaña junto a lo que prometió");
    expect(text).toContain("curl -X POST https://voz.test/v1/campaigns");
    expect(html).toContain('href="/app/install"');
    expect(html).not.toContain("<table");
  });
});

describe("a campaign", () => {
  it("shows owner, dates, rules in words, its promises by language and version, figures and responses", async () => {
    const { campaign, arrival, survey } = await seed(world);
    await world.collect(response(survey, { answers: { nps: 0, why: "Nunca llegó" }, touches: [arrival] }));
    const { text, html } = await visitor.get(`/app/campaigns/${campaign.id}`);
    for (const fact of [
      "Lucía",
      "Desde el 1 mar 2026",
      "Correo",
      "777",
      "la campaña del enlace es primavera",
      "la fuente empieza por news",
      "el medio es email",
      "el enlace lleva uno de sus identificadores externos",
      "Llega en 24 horas",
      "Arrives within 24 hours",
      "español",
      "inglés",
      "Rapidez",
      "versión 1",
      "Entrega",
      "Nunca llegó",
      "n 13",
    ])
      expect(text).toContain(fact);
    expect(html).toContain('<q lang="en"');
  });

  it("quotes nobody whom the filters leave out, and links to the rest of those that it quotes", async () => {
    const { campaign, arrival, survey } = await seed(world);
    for (const [locale, why] of [
      ["fr", "Rien à dire"],
      ["it", "Niente male"],
    ])
      await world.collect(
        ...Array.from({ length: 6 }, () => response(survey, { answers: { nps: 9, why }, touches: [arrival], locale })),
      );
    const path = `/app/campaigns/${campaign.id}`;
    expect((await visitor.get(path)).text).toContain("Niente male");
    const { text, html } = await visitor.get(`${path}?language=fr`);
    expect(text).toContain("Rien à dire");
    expect(text).not.toContain("Niente male");
    expect(html.replaceAll("&amp;", "&")).toMatch(
      new RegExp(`href="/app/voices\\?[^"]*language=fr[^"]*campaign=${campaign.id}`),
    );
    expect((await visitor.get(`${path}?device=phone`)).text).toContain("Nadie ha escrito nada de esta campaña");
  });

  it("keeps earlier wordings of a promise apart from the one that is made now", async () => {
    const { campaign } = await seed(world);
    const [promise] = campaign.promises;
    await world.ask(`/v1/campaigns/${campaign.id}`, {
      method: "PUT",
      body: { name: "Primavera", promises: [{ id: promise?.id, statement: "Llega en 48 horas", kind: "speed" }] },
    });
    const { text } = await visitor.get(`/app/campaigns/${campaign.id}`);
    const [now = "", earlier = ""] = text.split("Redacciones anteriores");
    expect(now).toContain("Llega en 48 horas");
    expect(now).toContain("versión 2");
    expect(earlier).toContain("Llega en 24 horas");
    expect(text).toContain("el nombre de campaña del enlace es el suyo");
  });
});

describe("the responses", () => {
  it("come newest first, with score, promise, words, campaign, channel, touchpoint and time", async () => {
    const { survey, promise, arrival } = await seed(world);
    setClock("2026-03-10T12:05:00Z");
    await world.collect(
      response(survey, {
        answers: { nps: 9, kept: 2, why: "Fenomenal" },
        promise,
        touches: [arrival],
        touchpoint: "delivery",
        locale: "es",
      }),
    );
    const { text, html } = await visitor.get("/app/responses");
    const first = html.slice(
      html.indexOf('<li class="voice">'),
      html.indexOf("</li>", html.indexOf('<li class="voice">')),
    );
    for (const fact of ["9", "Promotor", "Promesa superada", "Fenomenal", "Primavera", "Correo", "Entrega", "español"])
      expect(first).toContain(fact);
    // 12:05 in UTC is 8:05 in New York, where the clocks went forward two days before.
    expect(first).toContain("10 mar 2026, 8:05");
    expect(text).toContain("Sin campaña");
  });

  it("can be narrowed and leafed through without losing the filter", async () => {
    const { survey } = await seed(world);
    const more = Array.from({ length: 30 }, () =>
      response(survey, { answers: { nps: 5 }, state: "partial", touches: [] }),
    );
    await world.collect(...more);
    const page = await visitor.get("/app/responses?state=partial&survey=&campaign=none&channel=");
    expect(page.html.match(/<li class="voice">/g)).toHaveLength(25);
    expect(page.html).toMatch(/<option value="partial" selected/);
    const next = /rel="next" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(next).toContain("state=partial");
    expect(next).toContain("campaign=none");
    const rest = await visitor.get(next);
    expect(rest.html.match(/<li class="voice">/g)).toHaveLength(5);
    expect(rest.html).not.toContain('rel="next"');
    expect((await visitor.get("/app/responses?channel=sms")).text).toContain("Nada coincide con estos filtros");
    expect((await visitor.get("/app/responses?state=made_up")).status).toBe(422);
  });

  it("say how to get the first one", async () => {
    const { text, html } = await visitor.get("/app/responses");
    expect(text).toContain("Todavía no hay respuestas");
    expect(html).toContain('href="/app/install"');
  });
});

describe("one response", () => {
  it("shows questions and answers in words, promise, touches, and what came along", async () => {
    const { survey, promise, arrival } = await seed(world);
    const item = response(survey, {
      answers: { nps: 6, kept: -1, why: "missing" },
      promise,
      touches: [arrival, { ...touch({}, "https://www.google.com/"), at: "2026-03-10T11:59:00Z", session: 2 }],
      touchpoint: "delivery",
      at: "2020-01-01T00:00:00Z",
      customer: { id: "c-42", traits: { plan: "pro" } },
      page: { url: "https://shop.test/thanks?secret=1" },
      context: { orderValue: 49 },
      consent: { state: "granted", textVersion: "v3" },
    });
    await world.collect(item);
    const es = (await visitor.get(`/app/responses/${String(item["id"])}`)).text;
    for (const fact of [
      "¿Nos recomendarías?",
      "Nota 6 de 10 · Detractor",
      "Te prometimos: «Llega en 24 horas»",
      "Peor",
      "missing",
      "versión 1",
      "Se le citó la promesa.",
      "Primavera",
      "newsletter",
      "Las etiquetas utm del enlace",
      "mail.example",
      "google",
      "La web de procedencia",
      "tabla de canales de GA4",
      "con su consentimiento",
      "c-42",
      "pro",
      "orderValue",
      "49",
      "Dado",
      "v3",
      "clock_skew",
      "El reloj del dispositivo no cuadraba",
      "shop.test/thanks",
    ])
      expect(es).toContain(fact);
    // A customer who writes one of our own words is quoted, not translated.
    expect(es).not.toContain("Escribe unas palabras para seguir.");
    const en = (await visitor.get(`/app/responses/${String(item["id"])}`, { "accept-language": "en" })).text;
    for (const fact of [
      "Would you recommend us?",
      "Score 6 of 10 · Detractor",
      "We promised: “Arrives within 24 hours”",
      "Worse",
      "The link's utm tags",
    ])
      expect(en).toContain(fact);
  });

  it("shows whatever a customer wrote as text and as nothing else", async () => {
    const { campaign } = await seed(world);
    const payload = `<script>alert(1)</script><img src=x onerror="alert(2)">'&amp;`;
    const survey = await world.publish({ name: payload, questions: [{ id: "why", kind: "text", ask: payload }] });
    const long = "ñ".repeat(10_000);
    const evil = response(survey, {
      answers: { why: payload },
      touches: [touch({ utm_source: payload, utm_campaign: payload })],
      context: { [payload.slice(0, 90)]: payload },
      page: { url: "javascript:alert(1)" },
      customer: { id: payload, name: payload },
    });
    const wordy = response(survey, { answers: { why: long } });
    await world.collect(evil, wordy);
    await world.ask(`/v1/campaigns/${campaign.id}`, {
      method: "PUT",
      body: {
        name: payload,
        match: [{ field: "campaign", op: "is", value: payload }],
        promises: [{ statement: payload, kind: "other" }],
      },
    });
    for (const path of [
      "/app",
      `/app/campaigns/${campaign.id}`,
      "/app/responses",
      `/app/responses/${String(evil["id"])}`,
      "/app/surveys",
    ]) {
      const { html, text, status } = await visitor.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(/<script|<img/i);
      expect(html).not.toContain('href="javascript:');
      expect(text).toContain("<script>alert(1)</script><img src=x");
    }
    expect((await visitor.get(`/app/responses/${String(wordy["id"])}`)).html).toContain(long);
    // A list is for leafing through: it holds the beginning.
    expect((await visitor.get("/app/responses")).html).not.toContain("ñ".repeat(400));
  });
});

describe("surveys and the installation", () => {
  it("lists surveys with state, version, questions and how to edit them", async () => {
    const empty = await visitor.get("/app/surveys");
    expect(empty.text).toContain("Todavía no hay encuestas");
    expect(empty.text).toContain("https://voz.test/v1/surveys");
    const { id } = await world.publish({ name: "Tras la compra", questions: threeQuestions });
    await world.ask(`/v1/surveys/${id}`, {
      method: "PUT",
      body: { name: "Tras la compra", questions: threeQuestions.slice(0, 1) },
    });
    const { text } = await visitor.get("/app/surveys");
    for (const fact of [
      "Tras la compra",
      "Publicada",
      "Versión 1 publicada",
      "Hay cambios sin publicar",
      "1 pregunta",
      id,
      `curl -X PUT https://voz.test/v1/surveys/${id}`,
    ])
      expect(text).toContain(fact);
  });

  it("shows the tag with the public key, in the language and with the consent that were chosen", async () => {
    const plain = await visitor.get("/app/install");
    const { publicKey } = world;
    expect(plain.text).toContain(
      `<script async src="https://voz.test/voz.js/${publicKey}" data-key="${publicKey}"></script>`,
    );
    const chosen = await visitor.get("/app/install?locale=en&consent=granted");
    expect(chosen.text).toContain(`data-key="${world.publicKey}" data-locale="en" data-consent="granted"></script>`);
    const odd = await visitor.get('/app/install?locale="><script>&consent=%3Cb%3E');
    expect(odd.text).toContain(`data-key="${world.publicKey}"></script>`);
    expect(plain.html).not.toContain(world.secretKey);
  });

  it("shows a new secret exactly once", async () => {
    const made = await visitor.post("/app/install/keys", [
      ["kind", "secret"],
      ["name", "CRM"],
      ["scope", "read"],
    ]);
    expect(made.status).toBe(201);
    const secret = /voz_sk_[0-9A-Za-z]{36}/.exec(made.html)?.[0] ?? "";
    expect((await world.ask("/v1/surveys", { key: secret })).status).toBe(200);
    expect((await world.ask("/v1/surveys", { key: secret, body: {} })).status).toBe(403);
    expect((await visitor.get("/app/install")).html).not.toContain(secret);
  });

  it("changes origins, refuses what is none, and revokes", async () => {
    const publicKey = async () => (await listKeys(world.here)).items.find(({ kind }) => kind === "public");
    const key = await publicKey();
    const path = `/app/install/keys/${key?.id}`;
    const saved = await visitor.post(`${path}/origins`, {
      origins: "https://Shop.example/\r\n\r\nhttps://*.shop.example",
    });
    expect(saved.status).toBe(303);
    expect((await publicKey())?.origins).toEqual(["https://shop.example", "https://*.shop.example"]);
    const bad = await visitor.post(`${path}/origins`, { origins: "https://fine.example\nshop.example/path" });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain("«shop.example/path» no es un origen");
    expect(bad.html).toContain("https://fine.example\nshop.example/path</textarea>");
    expect((await publicKey())?.origins).toEqual(["https://shop.example", "https://*.shop.example"]);
    expect((await visitor.post("/app/install/keys", { kind: "secret", name: "x" })).text).toContain(
      "Elige al menos un permiso.",
    );
    expect((await visitor.post("/app/install/keys", { kind: "public", name: " " })).text).toContain("Dale un nombre");
    expect((await visitor.post(`${path}/revoke`, {})).status).toBe(303);
    expect((await world.ask(`/v1/config?key=${world.publicKey}`, { key: null })).status).toBe(401);
    expect((await visitor.get("/app/install")).text).toContain("No queda ninguna clave pública activa");
  });
});

describe("the page's language", () => {
  it("follows the browser, and the switch over it", async () => {
    const guest = makeGuest(world);
    for (const [asked, language] of [
      ["en-US,en;q=0.9,es;q=0.8", "en"],
      ["fr, es;q=0.5, en;q=0.2", "es"],
      ["de", "en"],
      ["es;q=0, en", "en"],
      ["", "en"],
    ] as const)
      expect((await guest.get("/sign-in", { "accept-language": asked })).html).toContain(`<html lang="${language}">`);
    const switched = await visitor.post("/language", { to: "en", back: "/app/surveys" });
    expect([switched.status, switched.headers.get("location")]).toEqual([303, "/app/surveys"]);
    const [cookie = ""] = switched.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-voz\.language=en; .*SameSite=Lax; HttpOnly; Secure$/);
    const english = await visitor.get("/app/surveys", { cookie: `${visitor.cookie}; __Host-voz.language=en` });
    expect(english.text).toContain("No surveys yet");
    const odd = await visitor.post("/language", { to: "xx", back: "//evil.test" });
    expect([odd.headers.get("location"), odd.headers.getSetCookie()]).toEqual(["/", []]);
  });
});

describe("the API's page and the pages for trouble", () => {
  it("shows every operation and every problem code", async () => {
    const { operations, problems } = await import("#contract");
    const { html, text } = await makeGuest(world, "en").get("/docs");
    for (const [name, { path, summary }] of Object.entries(operations)) {
      expect(html).toContain(`id="${name}"`);
      expect(text).toContain(path);
      expect(text).toContain(summary);
    }
    for (const code of Object.keys(problems)) expect(html).toContain(`id="problem-${code}"`);
    expect(text).toContain("statement: string | { [name]: string }");
  });

  it("answers a person with a page and a program with a problem", async () => {
    const guest = makeGuest(world);
    const page = await guest.get("/nowhere", { "cf-ray": "ray-1" });
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(page.text).toContain("Aquí no hay nada");
    expect(page.text).toContain("ray-1");
    for (const path of ["/v1/nowhere", "/v1/surveys"]) {
      const problem = await guest.get(path);
      expect(problem.headers.get("content-type")).toBe("application/problem+json");
    }
    expect((await world.ask("/nowhere", { key: null })).headers.get("content-type")).toBe("application/problem+json");
  });

  it("tells nothing of what failed inside", async () => {
    const { createApp } = await import("../../../worker/app.ts");
    const { env } = await import("cloudflare:workers");
    const broken = {
      ...env,
      DB: {
        prepare: () => {
          throw new Error("secret detail of the database");
        },
      } as unknown as D1Database,
    };
    const answer = await createApp().fetch(
      new Request("https://voz.test/setup/x", { headers: { "accept-language": "en" } }),
      broken,
    );
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain("Something failed");
    expect(html).not.toContain("secret detail");
  });
});

describe("the menu", () => {
  /** The links of the page's main menu, and which of them is said to be here. */
  const menuOf = (html: string): string[] =>
    [
      ...(/<nav class="menu"[^]*?<\/nav>/.exec(html)?.[0] ?? "").matchAll(
        /<a href="([^"]*)"(?: aria-current="(\w+)")?/g,
      ),
    ].map(([, href = "", here]) => (here === undefined ? href : `${href} ${here}`));

  it("shows the pages of the section that one is in, and of the others their names", async () => {
    const menu = menuOf((await visitor.get("/app/coverage")).html);
    const at = menu.indexOf("/app/coverage true");
    const own = ["/app/heard", "/app/marketing", "/app/tester", "/app/links", "/app/touchpoints"];
    expect(menu.slice(at, at + 8)).toEqual([
      "/app/coverage true",
      "/app/coverage page",
      ...own,
      "/app/settings/attribution",
    ]);
    // A section of one page has nothing to open, and one's own account is in none.
    const home = menuOf((await visitor.get("/app")).html);
    const others = [...menu.slice(1, at), "/app/coverage", ...menu.slice(at + 8)];
    expect(home).toEqual(["/app page", ...others]);
    expect(menuOf((await visitor.get("/app/account")).html)).toEqual(["/app", ...others]);
    expect(others).toEqual(expect.arrayContaining(["/app/results", "/app/endpoints", "/app/privacy", "/app/team"]));
    for (const inner of [...own, "/app/journey", "/app/deliveries", "/app/privacy/rights", "/app/audit"])
      expect(others).not.toContain(inner);
  });

  it("shows each only what they may open", async () => {
    const analyst = await makeVisitor(world, "en", "analyst");
    const menu = menuOf((await analyst.get("/app/coverage")).html);
    expect(menu).toContain("/app/coverage true");
    expect(menu.join()).not.toMatch(/team|audit|install|look|endpoints|marketing|settings/);
  });
});
