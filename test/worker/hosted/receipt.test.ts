/** Whoever answered sees what is kept of it and erases it, by the receipt of that one answer and by nothing less. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Erasure } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { driftStatements, type Drift } from "../../../worker/db/cells.ts";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { makeTold } from "../deliveries/outside.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { makeWorld, setClock, threeQuestions, touch, uuid7, type Json } from "../world.ts";
import { makeHosted } from "./guest.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const linkIn = (html: string): string =>
  (/href="(\/s\/[^"]+\/receipt\/[^"]+)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");
const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

/** One answer through the survey's own page, and the link that its thank-you offers. */
async function makeAnswered(lang = "es") {
  const world = await makeWorld();
  const guest = makeHosted(world);
  const survey = await world.publish({ questions: threeQuestions });
  const path = `/s/${survey.id}?lang=${lang}`;
  const sent = await guest.send(await guest.open(path), path, { nps: "3", why: "receipt-words <b>" });
  const thanks = await guest.open(sent.headers.get("location") ?? "");
  const link = linkIn(thanks.html);
  const press = (at: string, headers: Record<string, string> = form) =>
    guest.ask(at, { method: "POST", raw: "", headers });
  return { world, guest, survey, link, press, thanks };
}

/** One that a page or a server sent, with all that can come with it. */
async function makeSent() {
  const told = await makeTold();
  const guest = makeHosted(told.world);
  const id = await told.respond({
    answers: { nps: 2, why: "receipt-words" },
    visitorId: "visitor-r",
    customer: { id: "cust-r", email: "r@marker.test" },
    consent: { state: "granted" },
    locale: "en-GB",
    page: { url: "https://shop.test/receipt-page" },
    context: { order: "receipt-order" },
    touches: [touch({ utm_source: "news", utm_medium: "email", utm_campaign: "spring" })],
  });
  const { status, body } = await told.world.ask<{ url: string }>(`/v1/responses/${id.toUpperCase()}/receipt`);
  return { ...told, guest, id, status, link: new URL(body.url).pathname, url: body.url };
}

describe("a receipt", () => {
  it("comes with the thank-you, and shows the answer as it was given, with what is kept beside it", async () => {
    const { guest, link, thanks } = await makeAnswered();
    expect(thanks.text).toContain("Ver o borrar tu respuesta");
    const page = await guest.open(link);
    expect(page.status).toBe(200);
    expect(page.html).toContain('<html lang="es"');
    for (const text of [
      "Tu respuesta",
      "¿Nos recomendarías?",
      "3",
      "receipt-words <b>",
      "10 de marzo de 2026",
      "español",
    ])
      expect(page.text).toContain(text);
    expect(page.html).not.toContain("receipt-words <b>");
    // Nothing is told of an arrival but what there is of it.
    expect(page.html).toContain("<dd><bdi>(direct)</bdi></dd>");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'self';");
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
  });

  it("is made for whoever hands it to the person, and tells all columns as a file", async () => {
    const { guest, link, id, status, url } = await makeSent();
    expect([status, url.startsWith("https://voz.test/s/sur_")]).toEqual([200, true]);
    const { text } = await guest.open(`${link}?lang=en`);
    const told = [
      "cust-r",
      "visitor-r",
      "https://shop.test/receipt-page",
      "receipt-order",
      "news · email · spring",
      "given",
    ];
    for (const one of ["Would you recommend us?", "receipt-words", "British English", ...told])
      expect(text).toContain(one);
    // Of the customer it tells the number that stands with this answer, and nothing that others said of them.
    expect(text).not.toContain("r@marker.test");
    const file = await guest.open(`${link}?file=json`);
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="answer.json"');
    expect(JSON.parse(file.html)).toMatchObject({ id, visitorId: "visitor-r", context: { order: "receipt-order" } });
    expect(file.html).not.toContain("r@marker.test");
  });

  it.each(["ar", "ca", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "zh"])("speaks %s", async (lang) => {
    const world = await makeWorld();
    const guest = makeHosted(world);
    const ask = { [lang]: "?" };
    const survey = await world.publish({ questions: [{ id: "nps", kind: "nps", ask }], locale: lang });
    const path = `/s/${survey.id}`;
    const sent = await guest.send(await guest.open(path), path, { nps: "9" });
    const { html } = await guest.open(linkIn((await guest.open(sent.headers.get("location") ?? "")).html));
    const { wordsFor } = await import("../../../worker/hosted/filling/language.ts");
    const { receipt } = wordsFor(lang).words;
    for (const word of [receipt.title, receipt.beside, receipt.erase, receipt.given]) expect(html).toContain(word);
    expect(html).toContain(`<html lang="${lang}"`);
    // No word of another language's, and no gap.
    expect(html).not.toContain("{name}");
  });
});

describe("erasing by a receipt", () => {
  it("takes the answer out of every table and sum, and says so ever after", async () => {
    const { world, guest, survey, link, press } = await makeAnswered();
    await foldWorkspace(env.DB, world.workspaceId, 1);
    const gone = await press(link);
    expect(gone.status).toBe(303);
    const after = await guest.open(gone.headers.get("location") ?? "");
    expect([after.status, after.text]).toEqual([200, expect.stringContaining("Esta respuesta está borrada")]);
    expect(await guest.responses()).toEqual([]);
    expect(placesOf(await dump(world.workspaceId), "receipt-words")).toEqual([]);
    const drifts = await env.DB.batch<Drift>(driftStatements(env.DB, world.workspaceId, "2026-03-10"));
    expect(drifts.flatMap(({ results }) => results)).toEqual([]);
    // Pressed again, and in the list of erasures once.
    expect((await press(link)).status).toBe(303);
    const { body } = await world.ask<{ items: Erasure[] }>("/v1/erasures");
    expect(body.items.map(({ kind, state }) => [kind, state])).toEqual([["response", "done"]]);
    // It is about this survey's answer; the survey goes on.
    expect((await guest.open(`/s/${survey.id}`)).status).toBe(200);
  });

  it("takes that answer alone, and tells whoever got it", async () => {
    const told = await makeSent();
    const { id: endpoint } = await told.endpoint({ types: ["response.completed", "customer.erased"] });
    const other = await told.respond({ visitorId: "visitor-r", answers: { nps: 5 } });
    await told.guest.ask(told.link, { method: "POST", raw: "", headers: form });
    await told.sweep();
    expect((await told.world.ask(`/v1/responses/${told.id}`)).status).toBe(404);
    expect((await told.world.ask(`/v1/responses/${other}`)).status).toBe(200);
    const erased = (await told.deliveries(endpoint)).filter(({ type }) => type === "customer.erased");
    expect(erased).toHaveLength(1);
    expect(told.calls.at(-1)?.body).toContain(told.id);
  });

  it("happens on this page's own word only, and still after the survey was closed", async () => {
    const { world, guest, survey, link, press } = await makeAnswered();
    for (const headers of [
      { ...form, "sec-fetch-site": "cross-site" },
      { ...form, "sec-fetch-site": "same-site" },
    ])
      expect((await press(link, headers)).status).toBe(403);
    expect((await press(link, { origin: "https://evil.test", "content-type": "text/plain" })).status).toBe(403);
    expect(await guest.responses()).toHaveLength(1);
    await world.ask(`/v1/surveys/${survey.id}`, { method: "DELETE" });
    expect((await guest.open(link)).text).toContain("receipt-words");
    await press(link);
    expect(await guest.responses()).toEqual([]);
  });
});

describe("what is no receipt", () => {
  it("tells nothing, whatever it knows: an id alone, another code, survey or workspace", async () => {
    const { guest, id, link, survey, world } = await makeSent();
    const code = link.slice(-32);
    const other = await world.publish({ questions: threeQuestions });
    const elsewhere = await makeSent();
    const turned = `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
    const path = (surveyId: string, receipt: string) => `/s/${surveyId}/receipt/${receipt}`;
    const wrong = [
      path(survey.id, id),
      path(survey.id, `${id}.`),
      path(survey.id, `${id}.${turned}`),
      path(survey.id, `${id}.${code.slice(0, 31)}`),
      path(survey.id, `${id}.${code}0`),
      path(survey.id, `${uuid7()}.${code}`),
      path(survey.id, `${id.toUpperCase()}.${code}`),
      path(other.id, `${id}.${code}`),
      path(elsewhere.survey.id, `${id}.${code}`),
      path("sur_nobody", `${id}.${code}`),
    ];
    const pages = await Promise.all(wrong.map((at) => guest.open(at)));
    expect(pages.map(({ status }) => status)).toEqual(wrong.map(() => 404));
    // The same page as for what never was, to the letter.
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
    const presses = await Promise.all(wrong.map((at) => guest.ask(at, { method: "POST", raw: "", headers: form })));
    expect(presses.map(({ status }) => status)).toEqual(wrong.map(() => 404));
    expect((await world.ask(`/v1/responses/${id}`)).status).toBe(200);
  });

  it("is offered by no thank-you that nobody's answer led to", async () => {
    const { guest, survey } = await makeAnswered();
    for (const query of ["", `?receipt=${uuid7()}.${"0".repeat(32)}`, "?receipt=%22%3E%3Cscript%3E"])
      expect(linkIn((await guest.open(`/s/${survey.id}/thanks${query}`)).html)).toBe("");
  });

  it("is had by nobody who may not erase, or not see people; and of nothing there is none", async () => {
    const { world, id } = await makeSent();
    expect((await world.ask(`/v1/responses/${uuid7()}/receipt`)).status).toBe(404);
    const status = async (scopes: string[]) => {
      const { body } = await world.ask<Json>("/v1/keys", { body: { kind: "secret", name: "k", scopes } });
      return (await world.ask(`/v1/responses/${id}/receipt`, { key: String(body["secret"]) })).status;
    };
    expect(await status(["read", "personal"])).toBe(403);
    expect(await status(["read", "write"])).toBe(403);
    expect(await status(["read", "write", "personal"])).toBe(200);
  });

  it("is limited like all of the page: whoever guesses waits", async () => {
    const { link } = await makeAnswered();
    const asked: string[] = [];
    const limit = ({ key }: { key: string }) => {
      asked.push(key);
      return Promise.resolve({ success: false });
    };
    for (const method of ["GET", "POST"]) {
      const context = createExecutionContext();
      const headers = { "cf-connecting-ip": "198.51.100.77", "sec-fetch-site": "same-origin" };
      const request = new Request(`https://voz.test${link}`, { method, headers });
      const answer = await createApp().fetch(request, { ...env, PUBLIC_LIMIT: { limit } }, context);
      await waitOnExecutionContext(context);
      expect([method, answer.status, answer.headers.get("retry-after")]).toEqual([method, 429, "60"]);
    }
    expect(asked).toEqual(["hosted 198.51.100.0/24", "hosted 198.51.100.0/24"]);
  });
});
