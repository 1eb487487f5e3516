import { describe, expect, it } from "vitest";
import { makeWorld, setClock, threeQuestions } from "../world.ts";
import { control, makeHosted } from "./guest.ts";

describe("the form", () => {
  it("is sent, stored once, and thanked for", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({
      questions: threeQuestions,
      endings: [
        {
          id: "sorry",
          say: { es: "Lo sentimos.", en: "Sorry." },
          showIf: { all: [{ answer: "nps", op: "lte", value: 6 }] },
        },
        { id: "thanks", say: "¡Mil gracias!" },
      ],
    });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("¿Nos recomendarías?");
    const sent = await send(page, `/s/${id}`, { nps: "9", kept: "-1", why: "línea 1\r\nlínea 2" });
    expect(sent.status).toBe(303);
    const next = sent.headers.get("location") ?? "";
    expect(next).toMatch(
      new RegExp(`^/s/${id}/thanks\\?lang=es&version=1&ending=thanks&receipt=[0-9a-f-]{36}\\.[0-9a-f]{32}$`),
    );
    expect((await open(next)).text).toContain("¡Mil gracias!");
    expect(await responses()).toMatchObject([
      {
        surveyId: id,
        surveyVersion: 1,
        state: "complete",
        revision: 1,
        answers: { nps: 9, kept: -1, why: "línea 1\nlínea 2" },
        locale: "es",
        visitorId: null,
        customer: null,
        consent: { state: "pending" },
        device: "desktop",
        page: { url: `https://voz.test/s/${id}` },
        touches: { scope: "page" },
      },
    ]);
  });

  it("sent again with words that are redacted is the same response, too", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    const answers = { nps: "3", why: "soy ana@correo.es" };
    for (const _ of [1, 2]) expect((await send(page, `/s/${id}`, answers)).status).toBe(303);
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: "soy [email]" }, revision: 1 }]);
  });

  it("sent again is the same response, at whatever time; changed, it revises it", async () => {
    setClock("2026-03-10T12:00:00Z");
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, responses, funnel } = makeHosted(world);
    const page = await open(`/s/${id}`);
    const both = await Promise.all([send(page, `/s/${id}`, { nps: "9" }), send(page, `/s/${id}`, { nps: "9" })]);
    setClock("2026-03-10T12:03:00Z");
    const again = await send(page, `/s/${id}`, { nps: "9" });
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await responses()).toMatchObject([{ answers: { nps: 9 }, revision: 1 }]);
    const changed = await send(page, `/s/${id}`, { nps: "4", why: "frío" });
    expect(changed.status).toBe(303);
    expect(await responses()).toMatchObject([{ answers: { nps: 4, why: "frío" }, revision: 2 }]);
    expect(await funnel()).toEqual([
      { step: "shown", channel: "direct", campaign: "", n: 1 },
      { step: "started", channel: "direct", campaign: "", n: 1 },
    ]);
    setClock("2026-03-10T12:00:00Z");
  });

  it("says what to do next to the field, in a summary, and keeps everything that was filled in", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({
      questions: [
        ...threeQuestions,
        { id: "short", kind: "text", ask: "Corto", max: 5 },
        { id: "heard", kind: "single", metric: "heard", required: true },
      ],
    });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}?utm_source=a`);
    const back = await send(page, `/s/${id}?utm_source=a`, {
      kept: "not_recalled",
      why: '</textarea><script>alert("1")</script>',
      short: "demasiado",
      heard: "",
      "heard[other]": '"><b>un amigo',
    });
    expect(back.status).toBe(422);
    expect(back.html).toContain("<title>Revisa tus respuestas · ¿Nos recomendarías?</title>");
    expect(back.text).toContain("Hay 2 respuestas que revisar");
    expect(back.html).toContain('<p class="problem" id="nps-problem">Elige un número del 0 al 10.</p>');
    expect(back.html).toContain(
      '<p class="problem" id="short-problem">El texto es demasiado largo: caben 5 caracteres.</p>',
    );
    expect(back.html).toContain('<a href="#nps-title">¿Nos recomendarías?</a>');
    expect(back.html).toMatch(/aria-labelledby="nps-title" aria-describedby="nps-problem" aria-invalid="true"/);
    expect(control(back.html, "kept", "not_recalled")).toHaveProperty("checked");
    expect(back.html).toContain("&lt;/textarea>&lt;script>alert(&quot;1&quot;)&lt;/script></textarea>");
    expect(back.html).not.toContain("<script>alert");
    expect(control(back.html, "short")).toMatchObject({ "aria-invalid": "true" });
    expect(control(back.html, "heard[other]")).toMatchObject({ value: '"><b>un amigo' });
    expect(back.html).not.toContain("<b>un amigo");
    expect(await responses()).toEqual([]);
    // The same form, mended: it is still the showing that it was.
    expect(JSON.parse(back.carried)).toEqual(JSON.parse(page.carried));
    const sent = await send(back, `/s/${id}?utm_source=a`, { nps: "10", heard: "", "heard[other]": "un amigo" });
    expect(sent.status).toBe(303);
    expect(await responses()).toMatchObject([{ answers: { nps: 10, heard: { other: "un amigo" } } }]);
  });

  it("asks for one answer at least, where none is required", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: [{ id: "why", kind: "text", ask: "¿Por qué?" }] });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    const back = await send(page, `/s/${id}`, { why: "  \r\n " });
    expect(back.status).toBe(422);
    expect(back.text).toContain("Responde al menos a una pregunta y envía.");
    expect(await responses()).toEqual([]);
  });

  it("counts nothing for a question that turns out skipped, and does not require it", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({
      questions: [
        { id: "nps", kind: "nps", ask: "¿?", required: true },
        {
          id: "why",
          kind: "text",
          ask: "¿Qué falló?",
          required: true,
          showIf: { all: [{ answer: "nps", op: "lte", value: 6 }] },
        },
        {
          id: "more",
          kind: "text",
          ask: "¿Algo más?",
          showIf: { all: [{ answer: "why", op: "exists" }] },
        },
      ],
    });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    // The page hides what its own fields can tell; what only words can tell is marked.
    expect(page.html).toMatch(
      /<style>form:not\(:has\(\[name="nps"\]\[value="0"\]:checked,[^<]*\[data-question="why"\]\{display:none\}/,
    );
    expect(page.html).toMatch(/id="more-help">Solo si es tu caso/);
    expect((await send(page, `/s/${id}`, { nps: "9", why: "x", more: "y" })).status).toBe(303);
    expect((await responses())[0]).toMatchObject({ answers: { nps: 9 } });
    const low = await send(await open(`/s/${id}`), `/s/${id}`, { nps: "3" });
    expect(low.status).toBe(422);
    expect(low.html).toContain('id="why-problem"');
  });

  it("walks the way that the widget walks: jumps, counted variables, how the visitor came", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({
      variables: [{ id: "points", start: 0 }],
      questions: [
        {
          id: "again",
          kind: "yesno",
          ask: "¿Otra vez?",
          next: [{ if: { all: [{ answer: "again", op: "is", value: true }] }, go: "last" }],
          set: [{ variable: "points", add: 2 }],
        },
        { id: "why", kind: "text", ask: "¿Por qué no?", required: true },
        {
          id: "mail",
          kind: "text",
          ask: "¿Qué correo?",
          showIf: { all: [{ touch: "channel", op: "is", value: "email" }] },
        },
        { id: "count", kind: "text", ask: "¿?", showIf: { all: [{ variable: "points", op: "gt", value: 1 }] } },
        { id: "last", kind: "text", ask: "Vienes de {{campaign|ningún sitio}}" },
      ],
      endings: [{ id: "bye", say: "Adiós", showIf: { all: [{ variable: "points", op: "is", value: 2 }] } }],
    });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    const css = /<style>([^]*?)<\/style>/.exec(page.html)?.[1] ?? "";
    expect(css).toContain(
      'form:not(:not(:has([name="again"][value="yes"]:checked))) [data-question="why"]{display:none}',
    );
    // It is known here how they came: the question never shows.
    expect(css).toContain('form:not(:not(form)) [data-question="mail"]{display:none}');
    expect(page.html).toContain('id="count-help">Solo si es tu caso');
    expect(page.text).toContain("Vienes de ningún sitio");
    const sent = await send(page, `/s/${id}`, { again: "yes", why: "x", mail: "y", last: "z" });
    expect(sent.headers.get("location")).toContain("ending=bye");
    expect((await responses())[0]).toMatchObject({ answers: { again: true, last: "z" } });
    expect(Object.keys((await responses())[0]?.["answers"] as object)).toEqual(["again", "last"]);
    expect((await send(await open(`/s/${id}`), `/s/${id}`, { again: "no" })).html).toContain('id="why-problem"');
  });

  it("outlives a new version: the answers are judged by the one that was shown", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    await world.ask(`/v1/surveys/${id}`, {
      method: "PUT",
      body: { name: "Other", questions: [{ id: "other", kind: "text", ask: "¿?", required: true }] },
    });
    await world.ask(`/v1/surveys/${id}/publish`, { method: "POST" });
    expect((await send(page, `/s/${id}`, { nps: "9" })).status).toBe(303);
    expect(await responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 9 } }]);
  });

  it("whose hidden field is broken is judged as a new one; a made-up version never was published", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    const carried = JSON.parse(page.carried) as Record<string, unknown>;
    for (const broken of [
      "",
      "{",
      "[]",
      JSON.stringify({ ...carried, id: "1" }),
      JSON.stringify({ ...carried, version: 77 }),
    ])
      expect((await send({ ...page, carried: broken }, `/s/${id}`, { nps: "9" })).status).toBe(303);
    expect(await responses()).toHaveLength(5);
  });

  it("cannot take over a response of another survey", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const other = await world.publish({ questions: threeQuestions });
    const { open, send, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    await send(page, `/s/${id}`, { nps: "9" });
    const refused = await send(page, `/s/${other.id}`, { nps: "1" });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("Abre otra vez el enlace");
    expect(await responses()).toMatchObject([{ surveyId: id, answers: { nps: 9 } }]);
  });
});
