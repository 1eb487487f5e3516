/** Words are redacted before they are stored, unless the workspace turned that off; what was in them is nowhere. */
import { expect, it } from "vitest";
import { makeWorld, response, threeQuestions } from "../world.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { dump, placesOf } from "./dump.ts";

const answers = { nps: 4, why: "Llamadme al 612 34 56 78 o a redact@marker.test" };

it("takes persons out of the words on the way in, keeps how many there were, and tells on the page", async () => {
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  const item = response(survey, { answers });
  expect((await world.collect(item, item)).map(({ status }) => status)).toEqual(["stored", "duplicate"]);
  const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
  expect(body).toMatchObject({
    answers: { nps: 4, why: "Llamadme al [phone] o a [email]" },
    redactions: { phone: 1, email: 1 },
  });
  const tables = await dump(world.workspaceId);
  for (const marker of ["redact@marker.test", "612 34 56 78"]) expect(placesOf(tables, marker)).toEqual([]);
  const page = await (await makeVisitor(world)).get(`/app/responses/${String(item["id"])}`);
  expect(page.text).toContain("Tachado antes de guardar correo: 1 · teléfono: 1");
});

it("is turned off by a setting, on the page too", async () => {
  const world = await makeWorld({ settings: { redact: false } });
  const survey = await world.publish({ questions: threeQuestions });
  const item = response(survey, { answers });
  await world.collect(item);
  expect((await world.ask(`/v1/responses/${String(item["id"])}`)).body).toMatchObject({ answers, redactions: null });
  const visitor = await makeVisitor(world);
  expect((await visitor.get("/app/settings/attribution")).html).toMatch(/name="redact"(?! checked)/);
});
