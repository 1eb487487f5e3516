/** What weighs on an outcome, as a page: where to begin, what weighs nothing, and why there is nothing to say yet. */
import { describe, expect, it } from "vitest";
import { makeWorld, response, type Json, type World } from "../world.ts";
import { makeVisitor } from "./visitor.ts";

const questions = [
  { id: "nps", kind: "nps", ask: { es: "¿Nos recomendarías?", en: "Would you recommend us?" } },
  { id: "fast", kind: "rating", ask: { es: "Rapidez", en: "Speed" } },
  { id: "kind", kind: "csat", ask: "<script>alert(1)</script>" },
  { id: "price", kind: "rating", ask: { es: "Precio", en: "Price" } },
] as const;

async function send(world: World, items: readonly Json[]): Promise<void> {
  for (let at = 0; at < items.length; at += 50) await world.collect(...items.slice(at, at + 50));
}

/** Speed goes badly and sets the score; kindness goes well and does so a little; the price goes its own way. */
async function makeTold() {
  const world = await makeWorld();
  const survey = await world.publish({ name: "Tras la compra", questions: [...questions] });
  const people = Array.from({ length: 120 }, (_, at) => {
    const [fast, kind, price] = [1 + (at % 3), 3 + (Math.floor(at / 3) % 3), 1 + (Math.floor(at / 9) % 5)];
    return { nps: fast * 2 + kind - 1, fast, kind, price };
  });
  await send(
    world,
    people.map((answers) => response(survey, { answers })),
  );
  return { world, survey, visitor: await makeVisitor(world) };
}

describe("the drivers of a survey", () => {
  it("say where to begin, and put what has no weight in grey", async () => {
    const { visitor, survey } = await makeTold();
    const { text, html, status } = await visitor.get("/app/drivers");
    expect(status).toBe(200);
    for (const fact of [
      "Empieza por «Rapidez»: pesa mucho en «¿Nos recomendarías?» y va peor que la media de las preguntas.",
      "Explicado (R²) 100 %",
      "Personas 120",
      "Sin peso demostrado Precio",
      "0, sin peso demostrado",
      "Es correlación, no causa",
      "25 de 100",
      "valor de Shapley",
    ])
      expect(text).toContain(fact);
    expect(html).not.toMatch(/<script|\sstyle=/);
    expect(html).toMatch(/<svg class="plot plot-wide"[^>]*role="img"[^>]*><title>Importancia y marcha<\/title><desc>/);
    expect(html).toContain(`/v1/reports/drivers.csv?`);
    const english = await visitor.get("/app/drivers", { "accept-language": "en" });
    expect(english.text).toContain(
      "Begin with “Speed”: it weighs much on “Would you recommend us?”, and goes worse than the mean",
    );
    const other = await visitor.get(`/app/drivers?survey=${survey.id}&outcome=price&from=2026-03-01`);
    expect(other.text).toContain("Ninguna de estas preguntas va de la mano de «Precio»");
    expect(other.html.replaceAll("&amp;", "&")).toContain("outcome=price");
    // What another survey asks is no outcome here: its own stands in.
    expect((await visitor.get("/app/drivers?outcome=gone")).text).toContain("Empieza por «Rapidez»");
    expect((await visitor.get("/app/drivers?channel=nowhere")).text).toContain("Alguno de los filtros no se entiende");
  });

  it("are of a survey that compares something, though another one was answered last", async () => {
    const { world, visitor } = await makeTold();
    const single = await world.publish({ questions: [{ id: "csat", kind: "csat", ask: "?" }] });
    await world.collect(response(single, { answers: { csat: 5 } }));
    expect((await visitor.get("/app/drivers")).text).toContain("Empieza por «Rapidez»");
    expect((await visitor.get("/app/results")).html).toContain(`<option value="${single.id}" selected>`);
  });

  it("say how many people are missing, with the correlations that there are", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [...questions] });
    await send(
      world,
      Array.from({ length: 37 }, (_, at) => response(survey, { answers: { nps: at % 11, fast: 1 + (at % 5) } })),
    );
    const { text, html } = await (await makeVisitor(world)).get("/app/drivers");
    expect(text).toContain("hacen falta 100 personas que las hayan respondido todas; hay 37");
    expect(text).toContain("Cada pregunta, con sus cifras");
    expect(html).not.toContain('class="plot');
  });

  it("tell what to do where there is nothing, and are nobody else's", async () => {
    const { survey } = await makeTold();
    const world = await makeWorld();
    const visitor = await makeVisitor(world);
    expect((await visitor.get("/app/drivers")).text).toContain("Aún no hay ninguna encuesta publicada");
    const theirs = await visitor.get(`/app/drivers?survey=${survey.id}`);
    expect([theirs.status, theirs.text.includes("Rapidez")]).toEqual([200, false]);
    const words = await world.publish({ questions: [{ id: "why", kind: "text", ask: "?" }] });
    await world.collect(response(words, { answers: { why: "x" } }));
    expect((await visitor.get(`/app/drivers?survey=${words.id}`)).text).toContain("no tiene ninguna pregunta con nota");
  });
});
