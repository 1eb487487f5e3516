/** A survey's results as a page: figures with their weight, filters that live in the address, and nothing that tells on anybody. */
import { describe, expect, it } from "vitest";
import { reportNames } from "#contract";
import { exposure, makeExam, makeFew } from "../reports/exam.ts";
import { makeWorld, response, touch, type Json } from "../world.ts";
import { makeVisitor } from "./visitor.ts";

const many = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);

describe("the results of a survey", () => {
  it("show the funnel, and each question with its score, spread, trend and words", async () => {
    const world = await makeWorld();
    const survey = await world.publish({
      name: "Tras la compra",
      questions: [
        { id: "nps", kind: "nps", ask: { es: "¿Nos recomendarías?", en: "Would you recommend us?" } },
        { id: "why", kind: "text", ask: "<script>alert(1)</script>" },
        { id: "terms", kind: "consent", ask: "¿Podemos publicarlo?" },
      ],
    });
    await world.collect(
      ...many(30, () => exposure(survey, "shown")),
      ...many(4, () => exposure(survey, "suppressed", { reason: "quiet_period" })),
    );
    await world.collect(
      ...many(12, () => response(survey, { answers: { nps: 10 } })),
      ...many(8, () => response(survey, { answers: { nps: 3, why: "<img src=x onerror=alert(2)>" } })),
    );
    const visitor = await makeVisitor(world);
    const { text, html, status } = await visitor.get("/app/results");
    expect(status).toBe(200);
    for (const fact of [
      "La vieron",
      "67 % de quienes la vieron",
      "No se mostró 4 veces para no cansar",
      "Periodo de descanso",
      "¿Nos recomendarías?",
      "+20",
      "Confianza baja",
      "60 % 39–78 %",
      "NPS, semana a semana",
      "<img src=x onerror=alert(2)>",
      "NPS 3",
    ])
      expect(text).toContain(fact);
    expect(html).not.toMatch(/<script|<img|\sstyle=/);
    expect(html).toMatch(
      /<svg class="plot plot-narrow"[^>]*role="img"[^>]*><title>NPS, semana a semana<\/title><desc>/,
    );
    const english = await visitor.get("/app/results", { "accept-language": "en" });
    expect(english.text).toContain("Would you recommend us?");
    expect(english.text).toContain("NPS, week by week");
    expect((await visitor.get("/app/surveys")).html).toContain(`/app/results?survey=${survey.id}`);
  });

  it("say that there are too few answers, and draw no line of them", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    await world.collect(...many(9, () => response(survey)));
    const { text } = await (await makeVisitor(world)).get("/app/results");
    expect(text).toContain("No hay respuestas suficientes");
    expect(text).toContain("Ninguna semana llega a 10 respuestas");
    expect(text).not.toContain("+100");
    // Nor a share, of whom it would be nine.
    expect(text.slice(text.indexOf("Reparto"), text.indexOf("Evolución"))).toMatch(/9 — n 9 [^%]*$/);
  });

  it("divide by groups, and hide those that would tell on somebody", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    const at = (touchpoint: string, n: number) => many(n, () => response(survey, { touchpoint, answers: { nps: 10 } }));
    await world.collect(...at("checkout", 12), ...at("delivery", 6), ...at("chat", 3));
    const { text } = await (await makeVisitor(world)).get(`/app/results?survey=${survey.id}&by=touchpoint`);
    expect(text).toContain("Por punto del recorrido checkout");
    expect(text).toContain("2 grupos no se muestran (9 personas en total)");
    expect(text).not.toMatch(/delivery|chat/);
  });

  it("follow every filter of the address, keep it in links, and leave out what makes no sense", async () => {
    const { world, one, two, autumn } = await makeExam();
    const visitor = await makeVisitor(world);
    const page = (query: string) => visitor.get(`/app/results?survey=${one.id}${query}`);
    const n = ({ text }: { text: string }) => /Recomendación, 0–10 (\d+) respuestas/.exec(text)?.[1];
    expect(n(await page(""))).toBe("6");
    for (const query of [
      `&campaign=${autumn}`,
      "&channel=email",
      "&touchpoint=checkout",
      "&language=es",
      "&device=desktop",
    ]) {
      const filtered = await page(query);
      expect([query, n(filtered)]).toEqual([query, "6"]);
      expect(filtered.html).toContain(`/v1/reports/campaigns.csv?`);
      expect(filtered.html.replaceAll("&amp;", "&")).toContain(query.slice(1));
    }
    for (const query of ["&campaign=none", "&channel=display", "&touchpoint=delivery", "&language=en", "&device=phone"])
      expect([query, n(await page(query)) ?? "0"]).toEqual([query, "0"]);
    expect(n(await visitor.get(`/app/results?survey=${two.id}`))).toBe("5");
    const odd = await page("&channel=nowhere&by=shoe&from=2026-13-01");
    expect([odd.status, n(odd), odd.text.includes("Revisa las fechas")]).toEqual([200, "6", true]);
  });

  it("show no funnel of other people beside answers that it cannot be narrowed to, and say so", async () => {
    const { world, one } = await makeExam();
    const visitor = await makeVisitor(world);
    const page = (query: string) => visitor.get(`/app/results?survey=${one.id}${query}`);
    for (const query of ["", "&channel=email", "&model=first"]) {
      const { text } = await page(query);
      expect([query, text.includes("De poder verla a terminarla")]).toEqual([query, true]);
      expect(text).not.toContain("El embudo no se muestra");
    }
    for (const query of ["&language=es", "&device=desktop", "&channel=email&model=first"]) {
      const { text } = await page(query);
      expect([query, text.includes("De poder verla a terminarla")]).toEqual([query, false]);
      expect(text).toContain("El embudo no se muestra con estos filtros");
    }
  });

  it("keep back what few people said in a language, on every page that is narrowed by it", async () => {
    const { world, survey } = await makeFew();
    const visitor = await makeVisitor(world);
    const reason = "se distinguiría a menos de 5 personas";
    for (const path of ["/app", "/app/results", "/app/journey", "/app/drivers", "/app/voices"]) {
      const page = async (language: string) =>
        (await visitor.get(`${path}?survey=${survey.id}&language=${language}`)).text;
      expect([path, (await page("es")).includes(reason)]).toEqual([path, false]);
      for (const language of ["ca", "en"]) {
        const text = await page(language);
        expect([path, text.includes(reason)]).toEqual([path, true]);
        expect(text).not.toMatch(/rápido|Nadie ha respondido|1 respuesta\b/);
      }
    }
    const { text } = await visitor.get(`/app/results?survey=${survey.id}&language=ca`, { "accept-language": "en" });
    expect(text).toContain("fewer than 5 people would be told apart");
  });

  it("offer every report of the list as a file that is there", async () => {
    const { world } = await makeExam();
    const visitor = await makeVisitor(world);
    const { html } = await visitor.get("/app/results?channel=email&by=channel&model=last");
    const links = [...html.matchAll(/href="(\/v1\/reports\/(\w+)\.csv\?[^"]*)"/g)];
    expect(links.map(([, , name]) => name)).toEqual([...reportNames]);
    for (const [, link = ""] of links) expect((await visitor.get(link.replaceAll("&amp;", "&"))).status).toBe(200);
  });

  it("tell what to do where there is nothing yet, and are nobody else's", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const visitor = await makeVisitor(world);
    expect((await visitor.get("/app/results")).text).toContain("Aún no hay ninguna encuesta publicada");
    const theirs = await other.publish({
      name: "Theirs",
      questions: [{ id: "nps", kind: "nps", ask: "Their question" }],
    });
    await other.collect(...many(12, () => response(theirs, { touches: [touch()] })));
    const { text, status } = await visitor.get(`/app/results?survey=${theirs.id}`);
    expect([status, text.includes("Their question"), text.includes("Nadie ha respondido")]).toEqual([200, false, true]);
    const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask: "?" }] });
    expect((await visitor.get(`/app/results?survey=${survey.id}`)).text).toContain("Nadie ha respondido en estos días");
  });
});
