/** Who is asked and who answers, as a page: the rules that hold, what tires, and who is missing among the answers. */
import { describe, expect, it } from "vitest";
import { exposure } from "../reports/exam.ts";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";
import { makeVisitor } from "./visitor.ts";

async function send(world: World, items: readonly Json[]): Promise<void> {
  for (let at = 0; at < items.length; at += 50) await world.collect(...items.slice(at, at + 50));
}
const times = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);
const email = { touches: [touch({ utm_source: "n", utm_medium: "email" })], touchpoint: "checkout" };
const display = { touches: [touch({ utm_source: "n", utm_medium: "display" })], touchpoint: "checkout" };

describe("asking", () => {
  it("says who answers, what the score would be of all who saw it, and which rules hold", async () => {
    const world = await makeWorld({ settings: { quietDays: 21, mostAsks: 3, holdout: 0.05 } });
    const survey = await world.publish({
      name: "<script>alert(1)</script>",
      questions: [{ id: "good", kind: "csat", ask: "?" }],
    });
    await send(world, [
      ...times(70, () => exposure(survey, "shown", email)),
      ...times(40, () => exposure(survey, "shown", display)),
      ...times(11, () => exposure(survey, "dismissed", display)),
      ...times(4, () => exposure(survey, "suppressed", { reason: "quiet_period", ...email })),
      ...times(12, () => response(survey, { answers: { good: 5 }, ...email })),
      ...times(6, () => response(survey, { answers: { good: 4 }, ...display })),
      ...times(18, () => response(survey, { answers: { good: 2 }, ...display })),
    ]);
    const visitor = await makeVisitor(world);
    const { text, html, status } = await visitor.get("/app/asking");
    expect(status).toBe(200);
    for (const fact of [
      "Responde el 33 % de quienes ven una encuesta, pero no se reparten igual por canal",
      "Veces que se preguntó 110",
      "Otras 4 veces una regla lo evitó",
      "Puede no representar",
      "33 % de las respuestas, 64 % de lo mostrado",
      "Ponderada 73 %",
      "Precisa como 25 respuestas",
      "Aún no se puede saber si preguntar más cansa",
      "Periodo de descanso",
      "21 días",
      "3 en 30 días",
      "al 5 % de los visitantes",
    ])
      expect(text).toContain(fact);
    expect(html).not.toMatch(/<script|\sstyle=/);
    expect(html).toContain('href="/app/settings/attribution"');
    expect(html).not.toMatch(/name="(model|device|language|by)"/);
    const english = await visitor.get("/app/asking?model=first", { "accept-language": "en" });
    expect(english.text).toContain("but not in the same mix by channel");
    // What showings do not tell apart is no filter here.
    expect((await visitor.get("/app/asking?device=phone&channel=email")).text).toContain("Veces que se preguntó 70");
  });

  it("hides groups that are too small to be shown", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "good", kind: "csat", ask: "?" }] });
    const at = (touchpoint: string, n: number) => times(n, () => exposure(survey, "shown", { touchpoint }));
    await send(world, [...at("checkout", 40), ...at("delivery", 9), ...at("chat", 3)]);
    const { text } = await (await makeVisitor(world)).get("/app/asking");
    expect(text).toContain("2 grupos no se muestran (12 apariciones en total)");
    expect(text).toContain("checkout");
    expect(text).not.toMatch(/\bdelivery\b|\bchat\b/);
  });

  it("tells the rules also where nobody was asked yet, and is nobody else's", async () => {
    const [world, other] = [await makeWorld(), await makeWorld()];
    const survey = await other.publish({ name: "Theirs", questions: [{ id: "good", kind: "csat", ask: "?" }] });
    await send(other, times(20, () => exposure(survey, "shown"))); // prettier-ignore
    const { text } = await (await makeVisitor(world)).get(`/app/asking?survey=${survey.id}`);
    expect(text).toContain("Nadie ha visto una encuesta en estos días");
    expect(text).toContain("14 días");
    expect(text).not.toContain("Theirs");
  });
});
