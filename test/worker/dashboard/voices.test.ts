/** The page of voices: words first, what goes with them, what is hidden in the reader's language, and ways on. */
import { beforeAll, describe, expect, it } from "vitest";
import { makeWorld, response, threeQuestions, touch, type World } from "../world.ts";
import { makeVisitor, type Visitor } from "./visitor.ts";

let world: World;
let visitor: Visitor;
let survey: { id: string; version: number };
let campaign: string;

beforeAll(async () => {
  world = await makeWorld({ settings: { redact: false } });
  visitor = await makeVisitor(world);
  survey = await world.publish({
    name: "Tras la compra",
    questions: [...threeQuestions, { id: "more", kind: "text", ask: "¿Algo más?" }],
  });
  const { body } = await world.ask<{ id: string; promises: { id: string }[] }>("/v1/campaigns", {
    body: {
      name: "Otoño",
      match: [{ field: "campaign", op: "is", value: "otono" }],
      promises: [{ statement: { es: "Llega en 24 h", en: "Arrives in 24 h" }, kind: "speed" }],
    },
  });
  campaign = body.id;
  const promise = { id: body.promises[0]?.id, version: 1, arm: "quoted" };
  const touches = [touch({ utm_source: "n", utm_medium: "email", utm_campaign: "otono" })];
  await world.collect(
    response(survey, {
      answers: { nps: 2, kept: -1, why: "El ENVÍO tardó; escribid a ana@correo.es <script>alert(1)</script>" },
      locale: "es-ES",
      touchpoint: "entrega",
      promise,
      touches,
    }),
    response(survey, { answers: { nps: 9, kept: 1, why: "مرحبا" }, locale: "ar" }),
    response(survey, { answers: { nps: 7 } }),
  );
});

const cards = (html: string): string[] => html.match(/<li class="voice">[^]*?<\/li>/g) ?? [];

describe("the page of voices", () => {
  it("shows the words first, and beside them the scores, the promise, the campaign, and a way to the response", async () => {
    const { html, text, status } = await visitor.get("/app/voices");
    expect(status).toBe(200);
    const [arabic = "", spanish = "", ...others] = cards(html);
    expect(others).toEqual([]);
    expect(arabic).toMatch(/^<li class="voice"><p class="voice-words" dir="auto" lang="ar">مرحبا<\/p>/);
    expect(spanish).toContain('<bdi class="hidden-words" lang="es">[correo]</bdi>');
    expect(spanish).toContain(`href="/app/campaigns/${campaign}"`);
    expect(spanish).toMatch(/<span class="chip chip-detractor"><svg[^]*?2 · Detractor<\/span>/);
    expect(spanish).toMatch(/href="\/app\/responses\/[0-9a-f-]{36}"/);
    for (const fact of ["¿Por qué?", "Llega en 24 h", "Promesa incumplida", "Otoño", "entrega", "español de España"])
      expect(text).toContain(fact);
    expect(html).not.toContain("ana@correo.es");
    expect(html).not.toMatch(/<script|\sstyle=/);
    const english = await visitor.get("/app/voices", { "accept-language": "en" });
    for (const fact of ["[e-mail]", "Arrives in 24 h", "Promise broken", "9 · Promoter"])
      expect(english.text).toContain(fact);
  });

  it("marks what is looked for, keeps every filter in its links, and offers the same rows as a file", async () => {
    const { html, text } = await visitor.get("/app/voices?q=envio&score=detractor&promise=broken&survey=&question=");
    expect(cards(html)).toHaveLength(1);
    expect(html).toContain("<mark>ENVÍO</mark>");
    expect(html).toMatch(/<input id="q"[^>]*value="envio"/);
    expect(html).toMatch(/<option value="broken" selected/);
    expect(html).toContain('<details class="more" open');
    // Questions are chosen within a survey.
    expect(html).not.toContain('id="question"');
    const links = [...html.matchAll(/href="([^"]*q=envio[^"]*)"/g)].map(([, link = ""]) =>
      link.replaceAll("&amp;", "&"),
    );
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).toMatch(/score=detractor.*promise=broken|promise=broken.*score=detractor/);
      expect([link, (await visitor.get(link)).status]).toEqual([link, 200]);
    }
    expect(text).not.toContain("Nada coincide");
    const chosen = await visitor.get(`/app/voices?survey=${survey.id}&question=more`);
    expect(chosen.html).toMatch(/<option value="more" selected/);
    expect(chosen.text).toContain("Nada coincide con lo que buscas");
  });

  it("says what to do where nobody wrote, and shows nobody else's words", async () => {
    const other = await makeVisitor(await makeWorld());
    const empty = await other.get("/app/voices");
    expect(empty.text).toContain("Nadie ha escrito nada en estos días");
    const foreign = await other.get(`/app/voices?survey=${survey.id}&campaign=${campaign}&q=envio`);
    expect([foreign.status, cards(foreign.html)]).toEqual([200, []]);
    expect(foreign.html).not.toMatch(/Tras la compra|¿Algo más\?/);
  });

  it("covers the same in the lists of responses, and nothing on the response's own page", async () => {
    for (const path of ["/app/responses", `/app/campaigns/${campaign}`, `/app/results?survey=${survey.id}`]) {
      const { html } = await visitor.get(path);
      expect([path, html.includes("[correo]"), html.includes("ana@correo.es")]).toEqual([path, true, false]);
    }
    const { html } = await visitor.get("/app/voices?score=detractor");
    const own = /href="(\/app\/responses\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? "";
    expect((await visitor.get(own)).text).toContain("escribid a ana@correo.es");
  });

  it("leafs on answer by answer, back to the newest, and without what makes no sense", async () => {
    const more = Array.from({ length: 26 }, (_, at) => response(survey, { answers: { nps: 8, why: `voz ${at}` } }));
    await world.collect(...more);
    const first = await visitor.get("/app/voices?score=passive");
    expect(cards(first.html)).toHaveLength(25);
    const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(next).toContain("score=passive");
    const second = await visitor.get(next);
    expect(cards(second.html)).toHaveLength(1);
    expect(second.text).toContain("Volver a las más recientes");
    const odd = await visitor.get("/app/voices?score=wonderful&channel=nowhere");
    expect([odd.status, cards(odd.html).length, odd.text.includes("no se entiende")]).toEqual([200, 25, true]);
    expect((await visitor.get("/app/voices?cursor=x")).status).toBe(422);
  });
});
