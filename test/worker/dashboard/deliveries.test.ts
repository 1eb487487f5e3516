/** The pages of endpoints and deliveries: made, changed, paused, rotated, tested, sent again; what may be seen of each. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { presets, type AuditEntry, type Delivery, type Endpoint } from "#contract";
import { makeTold } from "../deliveries/outside.ts";
import { now, setClock, uuid7 } from "../world.ts";
import { fieldsOf, filled, makeVisitor, textOf, type Page, type Visitor } from "./visitor.ts";

const list = "/app/endpoints";
const make = "/app/endpoints/new";
let told: Awaited<ReturnType<typeof makeTold>>;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  told = await makeTold();
  visitor = await makeVisitor(told.world);
});

const endpoints = async () => (await told.world.ask<{ items: Endpoint[] }>("/v1/endpoints")).body.items;
const placeOf = (page: Page): string => page.headers.get("location") ?? "";
/** A form with something else ticked. */
const ticking = (fields: [string, string][], name: string, values: readonly string[]): [string, string][] => [
  ...fields.filter(([known]) => known !== name),
  ...values.map((value): [string, string] => [name, value]),
];

describe("making an endpoint", () => {
  it("keeps what the form says, and shows the secret in that one answer", async () => {
    expect((await visitor.get(list)).text).toContain("Todavía no hay ningún destino");
    const added = await visitor.post(make, filled(fieldsOf(await visitor.get(make), make), {}, "add:header"));
    const fields = ticking(ticking(fieldsOf(added, make), "survey", [told.survey.id]), "score", ["detractor"]);
    const done = await visitor.post(
      make,
      filled(
        fields,
        {
          url: "https://crm.example.com/voz",
          description: "El CRM <b>",
          rate: "5",
          "header.0.name": "X-Key",
          "header.0.value": "abc123",
        },
        "save",
      ),
    );
    expect(done.status).toBe(201);
    const secret = /whsec_[A-Za-z0-9+/=]+/.exec(done.text)?.[0] ?? "";
    expect(secret.length).toBeGreaterThan(40);
    const [one] = await endpoints();
    expect(one).toMatchObject({
      url: "https://crm.example.com/voz",
      description: "El CRM <b>",
      rate: 5,
      headers: ["X-Key"],
      types: ["response.completed"],
      filter: { survey: [told.survey.id], score: ["detractor"] },
    });
    for (const path of [list, `${list}/${one?.id}`, `${list}/${one?.id}/edit`, "/app/deliveries"]) {
      const page = await visitor.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      for (const hidden of [secret, "abc123", "El CRM <b>"]) expect(page.html).not.toContain(hidden);
    }
    expect((await visitor.get(`${list}/${one?.id}`)).text).toContain("Detractor");
  });

  it("says what is wrong beside the field, in the reader's language, and keeps what was typed", async () => {
    const added = await visitor.post(make, filled(fieldsOf(await visitor.get(make), make), {}, "add:header"));
    const typed = {
      url: "https://10.0.0.1/x",
      description: "mi servidor",
      rate: "mucho",
      "header.0.name": "Host",
      "header.0.value": "secreto",
    };
    const wrong = await visitor.post(make, filled(ticking(fieldsOf(added, make), "type", []), typed, "save"));
    expect(wrong.status).toBe(422);
    for (const say of [
      "Falta corregir 4 campos",
      "Escribe el nombre de un dominio, no un número.",
      "Escribe un número entero de 1 a 100",
      "Elige al menos un suceso.",
      "Cabecera 1: Esa cabecera la ponen Voz o la red.",
    ])
      expect(wrong.text).toContain(say);
    expect(Object.fromEntries(fieldsOf(wrong, make))).toMatchObject(typed);
    expect(await endpoints()).toEqual([]);
    const english = await makeVisitor(told.world, "en");
    const said = await english.post(make, filled(fieldsOf(wrong, make), {}, "save"));
    expect(said.text).toContain("Write the name of a host, not a number.");
  });

  it("refuses a host that leads inside, and a form of another site", async () => {
    told.state.resolve = () => ["192.168.0.4"];
    const fields = filled(fieldsOf(await visitor.get(make), make), { url: "https://inner.example.com/" }, "save");
    const wrong = await visitor.post(make, fields);
    expect([wrong.status, wrong.text.includes("no lleva a ninguna dirección pública")]).toEqual([422, true]);
    const foreign = await visitor.post(make, fields, { "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    expect(await endpoints()).toEqual([]);
  });
});

describe("a preset", () => {
  const token = "pat-eu1-00000000-0000-0000-0000-000000000000";
  const path = `${make}?preset=hubspot`;

  it("is chosen in the gallery, and its form asks for what it needs, in both languages", async () => {
    const gallery = await visitor.get("/app/endpoints/presets");
    for (const say of [
      "Tu propio servidor",
      "HubSpot",
      "Salesforce",
      "Google Sheets",
      "Necesitas: Clave de la aplicación",
    ])
      expect(gallery.text).toContain(say);
    const english = await makeVisitor(told.world, "en");
    for (const name of presets) {
      const at = name === "standard" ? make : `${make}?preset=${name}`;
      for (const who of [visitor, english]) expect([name, (await who.get(at)).status]).toEqual([name, 200]);
    }
    expect((await english.get(path)).text).toContain("Key of the private app");
    expect((await visitor.get(path)).text).not.toContain("Dirección Como https");
  });

  it("is made, keeps its key to itself, and is changed without sending it again", async () => {
    const added = await visitor.post(path, filled(fieldsOf(await visitor.get(path), path), {}, "add:field"));
    const typed = { "need.token": token, "field.0.name": "voz_score", "field.0.fact": "answer.nps" };
    const done = await visitor.post(path, filled(fieldsOf(added, path), typed, "save"));
    expect(done.status).toBe(303);
    const [one] = await endpoints();
    expect(one).toMatchObject({ preset: "hubspot", secrets: ["token"], fields: { voz_score: "answer.nps" } });
    const at = `${list}/${one?.id}`;
    const shown = await visitor.get(at);
    expect(shown.text).toContain("HubSpot");
    expect(shown.html).not.toContain(token);
    expect(shown.text).not.toContain("Secreto de firma");
    const edit = `${at}/edit`;
    const form = await visitor.get(edit);
    expect(form.html).not.toContain(token);
    const saved = await visitor.post(
      edit,
      filled(fieldsOf(form, edit), { "need.note": "no", "need.people": "not_denied" }, "save"),
    );
    expect(saved.status).toBe(303);
    expect(await told.read(one?.id ?? "")).toMatchObject({ settings: { note: "no", people: "not_denied" } });
    await told.respond({ customer: { id: "c1", email: "ana@example.com" } });
    expect(told.calls[0]?.headers["authorization"]).toBe(`Bearer ${token}`);
    expect(told.calls[0]?.body).toContain('"voz_score":"9"');
    const page = await visitor.get(`/app/deliveries/${(await told.deliveries(one?.id ?? ""))[0]?.id}`);
    expect(page.text).toContain("POST https://api.hubapi.com/crm/v3/objects/contacts/batch/upsert");
    expect(page.html).not.toContain(token);
  });

  it("says what is wrong beside the field, and keeps what was typed", async () => {
    const added = await visitor.post(path, filled(fieldsOf(await visitor.get(path), path), {}, "add:field"));
    const typed = { "need.token": "dos palabras", "field.0.name": "con espacio", "field.0.fact": "" };
    const wrong = await visitor.post(path, filled(fieldsOf(added, path), typed, "save"));
    expect(wrong.status).toBe(422);
    for (const say of [
      "Falta corregir 3 campos",
      "No tiene la forma que se espera aquí",
      "Campo 1: Un nombre son letras",
    ])
      expect(wrong.text).toContain(say);
    expect(Object.fromEntries(fieldsOf(wrong, path))).toMatchObject(typed);
    const empty = await visitor.post(path, filled(fieldsOf(await visitor.get(path), path), {}, "save"));
    expect([empty.status, empty.text.includes("Hace falta para enviar nada.")]).toEqual([422, true]);
    const rudder = `${make}?preset=rudderstack`;
    told.state.resolve = () => ["10.1.2.3"];
    const inner = await visitor.post(
      rudder,
      filled(
        fieldsOf(await visitor.get(rudder), rudder),
        { "need.dataPlane": "https://inner.example.com", "need.writeKey": "abcdefghij0123456789" },
        "save",
      ),
    );
    expect([inner.status, inner.html.includes('id="need.dataPlane-error"')]).toEqual([422, true]);
    expect((await visitor.post(path, typed, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await endpoints()).toEqual([]);
  });
});

describe("an endpoint", () => {
  it("keeps the headers' values that the form leaves alone, and drops and replaces others", async () => {
    const { id } = await told.endpoint({ headers: { "X-Kept": "one", "X-New": "two", "X-Gone": "three" } });
    const edit = `${list}/${id}/edit`;
    const fields = fieldsOf(await visitor.get(edit), edit);
    const removed = await visitor.post(edit, filled(fields, { "header.1.value": "new" }, "remove:header.2"));
    const saved = await visitor.post(edit, filled(fieldsOf(removed, edit), {}, "save"));
    expect([saved.status, placeOf(saved)]).toEqual([303, `${list}/${id}?saved=1`]);
    await told.respond();
    await told.sweep();
    expect(told.calls.at(-1)?.headers).toMatchObject({ "X-Kept": "one", "X-New": "new" });
    expect(told.calls.at(-1)?.headers).not.toHaveProperty("X-Gone");
    // A name whose value nobody has stored needs one.
    const added = await visitor.post(edit, filled(fieldsOf(await visitor.get(edit), edit), {}, "add:header"));
    const wrong = await visitor.post(edit, filled(fieldsOf(added, edit), { "header.2.name": "X-Other" }, "save"));
    expect([wrong.status, wrong.text.includes("Cabecera 3: Escribe su valor")]).toEqual([422, true]);
    const asked = await told.world.ask(`/v1/endpoints/${id}`, {
      method: "PATCH",
      body: { headers: { "X-Other": null } },
    });
    expect(asked.status).toBe(422);
  });

  it("is paused, resumed, rotated and deleted, each with one press", async () => {
    const { id, secret } = await told.endpoint();
    const at = `${list}/${id}`;
    const press = (action: string) => visitor.post(`${at}/${action}`, {});
    await press("pause");
    expect((await visitor.get(at)).text).toContain("En pausa");
    await told.respond();
    await told.sweep();
    expect(told.calls).toEqual([]);
    await press("resume");
    expect(told.calls.length).toBe(1);
    const rotated = await press("rotate");
    expect(rotated.status).toBe(201);
    expect(rotated.text).toContain("whsec_");
    expect(rotated.text).not.toContain(secret);
    expect((await visitor.get(at)).text).toContain("El secreto anterior también firma hasta");
    expect((await press("nonsense")).status).toBe(404);
    // Each is in the log as what it was, with what it changed.
    const { body } = await told.world.ask<{ items: AuditEntry[] }>(`/v1/audit?object=${at.split("/").at(-1)}`);
    const acts = body.items.map(({ action, detail }) => [action, "change" in detail]);
    expect(acts.slice(0, 3)).toEqual([
      ["rotateSecret", true],
      ["resumeEndpoint", true],
      ["pauseEndpoint", true],
    ]);
    // The answer that shows the secret leads to the other language's page of the endpoint, not to nowhere.
    expect(rotated.html).toContain(`name="back" value="${at}"`);
    for (const action of ["pause", "rotate", "test", "recover", "replay"])
      expect((await visitor.post(`${at}/${action}`, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await visitor.get(`${at}/delete`)).text).toContain("¿Eliminar este destino?");
    expect((await visitor.post(`${at}/delete`, {}, { "sec-fetch-site": "same-site" })).status).toBe(403);
    expect(placeOf(await visitor.post(`${at}/delete`, {}))).toBe(list);
    expect(await endpoints()).toEqual([]);
    expect((await visitor.get(at)).status).toBe(404);
  });

  it("tells how it is doing, and why it was disabled", async () => {
    const { id } = await told.endpoint();
    let n = 0;
    told.state.receive = () => {
      n += 1;
      told.advance(n * 100);
      return new Response("no", n === 4 ? { status: 429, headers: { "retry-after": "120" } } : {});
    };
    for (let at = 0; at < 4; at += 1) {
      await told.respond();
      await told.sweep(16);
    }
    const page = await visitor.get(`${list}/${id}`);
    for (const say of [
      "75 % de 4 intentos",
      "200 ms",
      "400 ms",
      "Por entregar 1",
      "Próximo intento",
      "Nada llega desde",
    ])
      expect(page.text).toContain(say);
    told.state.receive = () => new Response("", { status: 410 });
    await told.respond();
    await told.sweep();
    expect((await visitor.get(list)).text).toContain("Respondió 410: dice que ya no existe.");
  });

  it("that is disabled, or soon will be, is told of on every page to those who may act on it", async () => {
    const { id } = await told.endpoint({ description: "El <CRM>" });
    const reader = await makeVisitor(told.world, "es", "analyst");
    const english = await makeVisitor(told.world, "en");
    const line = ({ html }: Page) => textOf(/<main[^]*?<p class="notice[^]*?<\/p>/.exec(html)?.[0] ?? "");
    expect(line(await visitor.get("/app"))).toBe("");
    const failing = async (days: number) => {
      const since = now().getTime() - days * 24 * 3_600_000;
      const breaker = JSON.stringify({ from: now().getTime() - 60_000, tries: 1, failed: 1, until: 0, pause: 0 });
      await env.DB.prepare("UPDATE endpoints SET failing_since = ?2, breaker = ?3 WHERE id = ?1")
        .bind(id, new Date(since).toISOString(), breaker)
        .run();
    };
    await failing(2);
    expect(line(await visitor.get("/app"))).toBe("");
    await failing(3.6);
    const disablesAt = "11 mar 2026, 21:36";
    for (const path of ["/app", "/app/surveys", "/app/account", list, `${list}/${id}`]) {
      const page = await visitor.get(path);
      expect([path, line(page)]).toEqual([path, expect.stringContaining(`El <CRM> : hace días que no le llega nada`)]);
      expect(line(page)).toContain(disablesAt);
      expect(page.html).toContain(`<a href="${list}/${id}"><bdi>El &lt;CRM>`);
    }
    for (const path of [list, `${list}/${id}`])
      expect((await visitor.get(path)).text).toContain(
        `Ha pasado el 70 % de ese plazo: si hasta entonces no llega nada, se desactiva el ${disablesAt}`,
      );
    expect((await english.get(list)).text).toContain("70% of that time is over");
    expect(line(await reader.get("/app"))).toBe("");
    told.state.receive = () => new Response("", { status: 410 });
    await told.respond();
    await told.sweep();
    expect(line(await visitor.get("/app"))).toContain("El <CRM> : destino desactivado, no se le envía nada.");
    expect(line(await english.get("/app"))).toContain("this endpoint is disabled");
    await told.endpoint({ description: "Otro" });
    await told.respond();
    await told.sweep();
    const both = await visitor.get("/app");
    expect(line(both)).toContain("2 destinos están desactivados o a punto de estarlo.");
    expect(both.html).toContain(`<a href="${list}">2 destinos`);
    for (const one of await endpoints()) await visitor.post(`${list}/${one.id}/resume`, {});
    expect(line(await visitor.get("/app"))).toBe("");
  });

  it("is somebody else's in another workspace", async () => {
    const { id } = await told.endpoint();
    await told.respond();
    await told.sweep();
    const [one] = await told.deliveries(id);
    const other = await makeVisitor((await makeTold()).world);
    for (const path of [`${list}/${id}`, `${list}/${id}/edit`, `${list}/${id}/delete`, `/app/deliveries/${one?.id}`])
      expect([path, (await other.get(path)).status]).toEqual([path, 404]);
    expect((await other.post(`${list}/${id}/pause`, {})).status).toBe(404);
    expect((await other.post(`/app/deliveries/${one?.id}`, {})).status).toBe(404);
    expect((await other.get(`/app/deliveries?endpoint=${id}`)).text).toContain("Nada con estos filtros");
    expect((await told.read(id)).state).toBe("active");
  });
});

describe("deliveries", () => {
  const answers = { nps: 3, why: "Llamadme a las nueve en punto" };

  it("are listed over all endpoints page by page, and narrowed", async () => {
    const one = await told.endpoint({ description: "Uno" });
    const two = await told.endpoint({ description: "Dos" });
    const abort = { status: 500, headers: { "webhook-delivery": "abort-message" } };
    for (let at = 0; at < 14; at += 1) {
      if (at === 12)
        told.state.receive = ({ url }) => (url.includes("crm2") ? new Response("", abort) : new Response("ok"));
      await told.respond({ answers });
      told.advance(1000);
    }
    await told.sweep();
    const first = await visitor.get("/app/deliveries");
    expect(first.text).not.toContain("a las nueve en punto");
    const count = (page: Page) => page.html.split("/app/deliveries/dlv_").length - 1;
    const older = /href="(\/app\/deliveries\?[^"]*cursor[^"]*)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = await visitor.get(older);
    const ids = (page: Page) => [...page.html.matchAll(/deliveries\/(dlv_\w+)"/g)].map(([, id]) => id);
    const all = [...(await told.deliveries(one.id)), ...(await told.deliveries(two.id))].map(({ id }) => id);
    expect(count(first)).toBe(25);
    expect([...ids(first), ...ids(second)].sort()).toEqual(all.sort());
    const dead = await visitor.get(`/app/deliveries?state=dead&endpoint=${two.id}`);
    expect(dead.text).toContain("el destino pidió no recibirla");
    expect(dead.html).not.toContain("Entregada</span>");
    expect((await visitor.get("/app/deliveries?type=test.ping")).text).toContain("Nada con estos filtros");
    expect((await visitor.get("/app/deliveries?state=odd")).status).toBe(422);
  });

  it("show each try with request and answer, and go out again", async () => {
    const { id } = await told.endpoint({ headers: { "X-Key": "abc123" } });
    told.state.receive = () => new Response("<script>nope</script>", { status: 500 });
    const response = await told.respond({ answers });
    await told.sweep(1);
    const [one] = await told.deliveries(id);
    const at = `/app/deliveries/${one?.id}`;
    const page = await visitor.get(at);
    for (const say of [
      "Pendiente",
      "Respondió 500.",
      "<script>nope</script>",
      "X-Key: …",
      "a las nueve en punto",
      response,
    ])
      expect(page.text).toContain(say);
    for (const hidden of ["abc123", "<script>nope"]) expect(page.html).not.toContain(hidden);
    told.state.receive = () => new Response("ok");
    const again = await visitor.post(at, {});
    expect([again.status, placeOf(again)]).toEqual([303, `${at}?resent=1`]);
    expect((await visitor.get(placeOf(again))).text).toContain("Entregada");
    expect((await visitor.post(at, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    // Of an erased response nothing is shown, and nothing goes out again.
    await told.world.ask(`/v1/responses/${response}`, { method: "DELETE" });
    const erased = await visitor.get(at);
    expect(erased.text).toContain("Ya no hay nada que contar");
    expect(erased.text).not.toContain("a las nueve en punto");
  });

  it("lead to whom or what they tell of, for as long as that is there", async () => {
    const { id } = await told.endpoint({ types: ["response.completed", "customer.updated"] });
    const odd = "ana+1@marker.test/ñ";
    const at = now().toISOString();
    await told.world.collect({ type: "identify", id: uuid7(), customer: { id: odd, name: "Ana" }, at });
    const response = await told.respond({ answers });
    const pages = async (type: string) => {
      const [one] = await told.deliveries(id, `?type=${type}`);
      return (await visitor.get(`/app/deliveries/${one?.id}`)).html;
    };
    const hers = `<a href="/app/customers/${encodeURIComponent(odd)}">Ver al cliente</a>`;
    expect(await pages("customer.updated")).toContain(hers);
    const its = `<a href="/app/responses/${response}">Ver la respuesta</a>`;
    expect(await pages("response.completed")).toContain(its);
    for (const gone of [`customers/${encodeURIComponent(odd)}`, `responses/${response}`])
      await told.world.ask(`/v1/${gone}`, { method: "DELETE" });
    for (const type of ["customer.updated", "response.completed"]) expect(await pages(type)).not.toMatch(/Ver (al|la)/);
  });

  it("are tested, recovered and replayed from the endpoint's page", async () => {
    await told.respond();
    const { id } = await told.endpoint();
    const at = `${list}/${id}`;
    const test = placeOf(await visitor.post(`${at}/test`, {}));
    const shown = await visitor.get(test);
    expect(shown.text).toContain("Prueba");
    expect(shown.text).toContain("Entregada");
    const replayed = placeOf(await visitor.post(`${at}/replay`, { since: "day" }));
    expect(replayed).toBe(`${at}?replayed=1&since=day#again`);
    expect((await visitor.get(replayed)).text).toContain("Se le envía 1 que faltaba.");
    told.state.receive = () => new Response("", { headers: { "webhook-delivery": "abort-message" }, status: 500 });
    await told.respond();
    await told.sweep();
    expect((await told.deliveries(id, "?state=dead")).length).toBe(1);
    told.state.receive = () => new Response("ok");
    const recovered = placeOf(await visitor.post(`${at}/recover`, { since: "not a window" }));
    expect((await visitor.get(recovered)).text).toContain("Sale otra vez 1 entrega.");
    await told.sweep();
    const states = (await told.deliveries(id)).map(({ state }: Delivery) => state);
    expect(new Set(states)).toEqual(new Set(["delivered"]));
    expect((await told.deliveries(id, "?type=test.ping")).length).toBe(1);
  });
});
