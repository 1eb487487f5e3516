/** What people say brought them, on the page that holds it against what was seen. */
import { describe, expect, it } from "vitest";
import { makeWorld, response, touch } from "../world.ts";
import { makeVisitor } from "./visitor.ts";

const social = touch({ utm_source: "instagram", utm_medium: "paid_social" });

describe("said and seen", () => {
  it("shows each thing that is said, the channels by which those people came, and whether the two agree", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: [{ id: "heard", kind: "single", metric: "heard" }] });
    const says = (heard: unknown, arrival: object) => response(survey, { answers: { heard }, touches: [arrival] });
    await world.collect(
      says("social", social),
      says("social", social),
      says("social", touch({}, "https://www.google.com/")),
      says({ other: "<script>alert(1)</script>" }, touch()),
    );
    const spanish = (await (await makeVisitor(world)).get("/app/heard")).text;
    for (const fact of [
      "Lo dicho y lo visto",
      "Redes sociales · 3",
      "Redes de pago 2 Coinciden",
      "Búsqueda orgánica 1 No coinciden",
      "Otra cosa · 1",
      "Directo 1 No se puede saber",
    ])
      expect(spanish).toContain(fact);
    const english = await (await makeVisitor(world, "en")).get("/app/heard");
    expect(english.text).toContain("Social media · 3");
    expect(english.text).toContain("Paid social 2 Agree");
    expect(english.html).not.toContain("<script");
  });

  it("says which question to add where nobody has told yet", async () => {
    const page = await (await makeVisitor(await makeWorld())).get("/app/heard");
    expect(page.status).toBe(200);
    expect(page.text).toContain('"metric": "heard"');
  });
});
