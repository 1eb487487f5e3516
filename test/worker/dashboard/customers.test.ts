/** The customers' pages: found, read before a call, taken apart after asking, and shown to nobody who may not see people. */
import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "../world.ts";
import { identify, makeShop, proofOf, spring } from "../customers/people.ts";
import { fieldsOf, makeVisitor } from "./visitor.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const odd = 'c/1 "&ñ';
const pathOf = (id: string): string => `/app/customers/${encodeURIComponent(id)}`;

async function makeDesk(language?: string) {
  const shop = await makeShop();
  const { answer, promise, world } = shop;
  const consent = { state: "granted", purposes: ["attribution"] };
  await answer("2026-03-08T09:00:00Z", null, {
    visitorId: "v/1",
    consent,
    touches: [spring("2026-03-08T08:59:00Z")],
    answers: { nps: 2, why: "Before I had a name" },
  });
  const response = await answer(
    "2026-03-09T10:00:00Z",
    { id: odd, name: "Ana Pérez", email: "ana@shop.test", traits: { plan: "pro" } },
    {
      visitorId: "v/1",
      consent,
      promise,
      touches: [spring("2026-03-09T09:59:00Z")],
      answers: { nps: 4, kept: -1, why: "It came late" },
    },
  );
  await answer("2026-03-09T11:00:00Z", { id: "berta" }, { answers: { nps: 9 } });
  setClock("2026-03-10T12:00:00Z");
  return { ...shop, world, response, visitor: await makeVisitor(world, language) };
}

describe("the list of customers", () => {
  it("shows who they are and leads to each; finds by e-mail; says so where nobody matches", async () => {
    const { visitor } = await makeDesk();
    const all = await visitor.get("/app/customers");
    expect(all.text).toContain("Ana Pérez");
    expect(all.text).toContain("ana@shop.test");
    expect(all.text).toContain("2 respuestas");
    expect(all.text).toContain("1 respuesta ");
    expect(all.html).toContain(`href="${pathOf(odd)}"`);
    const found = await visitor.get("/app/customers?q=ANA%40shop.test&campaign=&score=&from=");
    expect(found.text).toContain("Ana Pérez");
    expect(found.text).not.toContain("berta");
    expect((await visitor.get("/app/customers?score=promoter")).text).not.toContain("Ana Pérez");
    // A campaign that the list does not have is still what the page was narrowed to.
    const gone = await visitor.get("/app/customers?campaign=cmp_gone");
    expect(gone.html).toMatch(/<option (selected )?value="cmp_gone"( selected)?>/);
    expect((await visitor.get("/app/customers?q=nobody")).text).toContain("Nadie coincide");
    expect((await visitor.get("/app/customers?score=9")).status).toBe(422);
  });

  it("says how anybody comes to be in it, where nobody is", async () => {
    const { world } = await makeShop();
    const visitor = await makeVisitor(world, "en");
    expect((await visitor.get("/app/customers")).text).toContain("You know nobody by name yet");
  });

  it("goes on page by page, and back to the start", async () => {
    const { world } = await makeShop();
    await world.collect(...Array.from({ length: 30 }, (_, index) => identify({ id: `c${index}` })));
    const visitor = await makeVisitor(world, "en");
    const first = await visitor.get("/app/customers");
    const [, next = ""] = /rel="next" href="([^"]*)"|href="([^"]*)" rel="next"/.exec(first.html)?.filter(Boolean) ?? [];
    const second = await visitor.get(next.replaceAll("&amp;", "&"));
    const shown = (html: string) =>
      [...html.matchAll(/class="person-name"><a href="([^"]*)"/g)].map(([, href]) => href);
    expect(shown(first.html)).toHaveLength(25);
    expect(shown(second.html)).toHaveLength(5);
    expect(new Set([...shown(first.html), ...shown(second.html)]).size).toBe(30);
    expect(second.text).toContain("Back to the start");
  });
});

describe("the page of a customer", () => {
  it("begins with the promise, and tells all that is known in the order of time", async () => {
    const { visitor, response } = await makeDesk("en");
    const page = await visitor.get(pathOf(odd));
    expect(page.text).toContain("They were promised Arrives in 24 hours and say that it was not kept.");
    for (const words of ["Ana Pérez", "plan", "pro", "Spring", "It came late", "Before I had a name", "E-mail · mail"])
      expect(page.text).toContain(words);
    expect(page.text).toContain("Before it was known who they were");
    expect(page.html).toContain(`href="/app/responses/${response}"`);
    expect(page.html).toContain(`/app/privacy/export?customer=${encodeURIComponent(odd)}`);
    const narrowed = await visitor.get(`${pathOf(odd)}?kind=touch`);
    expect(narrowed.text).not.toContain("It came late");
    expect((await visitor.get(pathOf("nobody"))).status).toBe(404);
    expect((await visitor.get(`/app/responses/${response}`)).html).toContain(`href="${pathOf(odd)}"`);
  });

  it("splits a browser after asking once more, and links it again", async () => {
    const { visitor, world } = await makeDesk();
    const asking = await visitor.get(`${pathOf(odd)}/visitors/${encodeURIComponent("v/1")}/split`);
    expect(asking.text).toContain("¿Separar este navegador?");
    const action = `${pathOf(odd)}/visitors/v%2F1/split`;
    const form = fieldsOf(asking, action);
    expect((await visitor.post(action, form, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const done = await visitor.post(action, form);
    expect([done.status, done.headers.get("location")]).toEqual([303, pathOf(odd)]);
    const after = await visitor.get(pathOf(odd));
    expect(after.text).not.toContain("Before I had a name");
    expect(after.text).toContain("Separado el 10 mar 2026");
    const again = fieldsOf(after, `${pathOf(odd)}/visitors`);
    expect((await visitor.post(`${pathOf(odd)}/visitors`, again)).status).toBe(303);
    expect((await visitor.get(pathOf(odd))).text).toContain("Before I had a name");
    expect((await visitor.post(`${pathOf(odd)}/visitors`, [["visitor", "never-linked"]])).status).toBe(404);
    // Whoever did it is in the log, the customer is not.
    const { body } = await world.ask<{ items: { action: string; object: string | null }[] }>(
      "/v1/audit?action=splitVisitor",
    );
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body.items)).not.toContain("c/1");
  });

  it("says why a browser counts for nobody, and refuses to link it over another's proof", async () => {
    const { visitor, world } = await makeDesk("en");
    await world.collect(identify({ id: "berta" }, { visitorId: "v/1" }));
    expect((await visitor.get(pathOf(odd))).text).toContain("It was said to be another customer's as well");
    await visitor.post(`${pathOf(odd)}/visitors/v%2F1/split`, []);
    await world.collect(identify({ id: "berta", proof: await proofOf(world, "berta") }, { visitorId: "v/1" }));
    expect((await visitor.post(`${pathOf(odd)}/visitors`, [["visitor", "v/1"]])).status).toBe(409);
  });

  it("is not there for an analyst, nor in their menu; an agent reads it and changes nothing", async () => {
    const { world, response } = await makeDesk();
    const analyst = await makeVisitor(world, "es", "analyst");
    for (const path of ["/app/customers", pathOf(odd)]) expect((await analyst.get(path)).status).toBe(403);
    expect((await analyst.get("/app")).html).not.toContain('href="/app/customers"');
    expect((await analyst.get(`/app/responses/${response}`)).html).not.toContain("/app/customers/");
    const agent = await makeVisitor(world, "es", "agent");
    const page = await agent.get(pathOf(odd));
    expect([page.status, page.text.includes("Ana Pérez")]).toEqual([200, true]);
    expect(page.html).not.toContain("/split");
    expect(page.html).not.toContain("/app/privacy/erase");
    expect((await agent.post(`${pathOf(odd)}/visitors/v%2F1/split`, [])).status).toBe(403);
  });
});
