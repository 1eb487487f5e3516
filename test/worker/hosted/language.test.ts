/** The page in each language that Voz has words in, and what of it is in another. */
import { describe, expect, it } from "vitest";
import type { SurveyDraft } from "#contract";
import { directionOf, wordsFor } from "../../../worker/hosted/filling/language.ts";
import { en } from "../../../worker/hosted/words/en.ts";
import { kindWords } from "../../../sdk/questions/views.ts";
import { makeWorld } from "../world.ts";
import { makeHosted } from "./guest.ts";

const languages = Object.keys(kindWords["nps"] ?? {});
const fromTheRight = ["ar", "he"];
const asks = Object.fromEntries(languages.map((language) => [language, `nps ${language}`]));
const nps = { id: "nps", kind: "nps", required: true, ask: asks } as SurveyDraft["questions"][number];
const why = (ask: SurveyDraft["questions"][number]["ask"]) =>
  ({ id: "why", kind: "text", ask }) as SurveyDraft["questions"][number];

/** Every text of the words, whatever it is made of. */
const textsOf = (words: object): string[] =>
  Object.values(words as Record<string, string | ((count: number) => string) | object>).flatMap((text) => {
    if (typeof text === "string") return [text];
    return typeof text === "function" ? [1, 2, 3, 11, 100].map((count) => String(text(count))) : textsOf(text);
  });

it("has words wherever kinds of question have some", () => {
  expect(languages).toHaveLength(12);
  for (const language of languages) expect(wordsFor(language).language).toBe(language);
});

describe.each(languages)("in %s", (language) => {
  const { words } = wordsFor(language);
  const dir = fromTheRight.includes(language) ? "rtl" : "ltr";

  it("says everything in words of its own, with the same places to fill in", () => {
    expect(Object.keys(words)).toEqual(Object.keys(en));
    expect(words.asks).toContain("{name}");
    for (const text of textsOf(words)) expect(text.trim()).toMatch(/\p{L}/u);
    if (language !== "en") {
      const same = textsOf(words).filter((text) => textsOf(en).includes(text));
      // French counts questions as English does, German has the word, and machines have one name in many languages.
      expect(same.filter((text) => !/^\d* ?questions?\.$|^Optional$|^(computer|tablet)$|^Page$/i.test(text))).toEqual(
        [],
      );
    }
    for (const count of [3, 11, 100])
      for (const text of [words.description(count), words.problem(count)]) expect(text).toContain(String(count));
    expect(words.description(1)).not.toBe(words.description(2));
    expect(words.problem(1)).not.toBe(words.problem(2));
  });

  it("shows, refuses and thanks, all of it in that language", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ locale: "es", questions: [nps, why(asks)] });
    const { open, send } = makeHosted(world);
    const page = await open(`/s/${id}?lang=${language}`);
    expect(page.html).toContain(`<html lang="${language}" dir="${dir}">`);
    expect(page.html).toContain(`<h1>${words.asks.replace("{name}", "Test")}</h1>`);
    expect(page.html).toContain(`data-sending="${words.sending}">${words.send}</button>`);
    expect(page.html).toContain(`id="why-help">${words.optional}</p>`);
    expect(page.html).toContain(
      `<p class="fine">${words.device} <a href="/privacy?lang=${language}" target="_blank" rel="noopener">${words.dataMap}</a></p>`,
    );
    expect(page.html).toContain(`<span id="nps-anchor-low">${kindWords["nps"]?.[language]?.["low"]}</span>`);
    // All is in one language: nothing has to say that it is in another.
    expect(page.html.match(/ lang="/g)).toHaveLength(1);
    const back = await send(page, `/s/${id}?lang=${language}`, {});
    expect(back.html).toContain(`<h2>${words.problem(1)}</h2>`);
    const sent = await send(page, `/s/${id}?lang=${language}`, { nps: "9" });
    const thanks = await open(sent.headers.get("location") ?? "");
    expect(thanks.html).toContain(`<html lang="${language}" dir="${dir}">`);
    expect(thanks.html).toContain(`<h1>${words.thanks}</h1><p class="lead">${words.received}</p>`);
    const nobody = await open("/s/sur_nobody", { "accept-language": language });
    expect(nobody.html).toContain(`<h1>${words.notFound.title}</h1>`);
    expect(nobody.html).toContain(`<html lang="${language}" dir="${dir}">`);
  });
});

describe("the words", () => {
  it.each([
    ["pt-BR", "es", "pt"],
    ["zh-Hant-TW", "es", "zh"],
    ["iw", "es", "he"],
    ["pt_PT", "es", "pt"],
    ["eu", "es-ES", "es"],
    ["fa", "ur", "en"],
    ["x", "", "en"],
  ])("for %s in a survey of %s are those of %s", (locale, own, language) => {
    expect(wordsFor(locale, own).language).toBe(language);
  });

  it("of a question that brings its wording along come in any of the twelve", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ locale: "es", questions: [{ id: "kept", kind: "promise" }] });
    const { html } = await makeHosted(world).open(`/s/${id}`, { "accept-language": "iw-IL, en;q=0.5" });
    expect(html).toContain('<html lang="he" dir="rtl">');
    expect(html).toContain(kindWords["promise"]?.["he"]?.["generic"]);
  });
});

describe("what is in another language than the page", () => {
  it.each(["fa", "ur"])("says so: words of Voz in a survey of %s alone", async (locale) => {
    expect(directionOf(locale)).toBe("rtl");
    const world = await makeWorld();
    const { id } = await world.publish({ locale, questions: [{ ...nps, ask: "چرا؟" }, why("؟")] as never });
    const { html } = await makeHosted(world).open(`/s/${id}?lang=en`);
    expect(html).toContain(`<html lang="${locale}" dir="rtl">`);
    expect(html).toContain(`<h1 lang="en" dir="ltr">Test would like your opinion</h1>`);
    // The kind names the ends of the scale, in the words' language; the question is in the survey's.
    expect(html).toContain('aria-labelledby="nps-title" lang="en">');
    expect(html).toContain(`<h2 id="nps-title" tabindex="-1" lang="${locale}">`);
    expect(html).toContain('<p class="help" id="why-help"><span dir="ltr">Optional</span></p>');
    expect(html).toContain('<button class="send" lang="en" dir="ltr"');
  });

  it("says so: texts that are in the survey's own language only", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({
      locale: "es",
      questions: [
        { id: "nps", kind: "nps", ask: { es: "Hola", ar: "مرحبا" }, help: "Solo en español", required: true },
        { id: "why", kind: "text", ask: "¿Por qué?" },
        {
          id: "one",
          kind: "single",
          ask: { es: "Hola", ar: "مرحبا" },
          options: [
            { id: "a", label: "A" },
            { id: "b", label: "B" },
          ],
        },
      ],
      endings: [{ id: "bye", say: { es: "Adiós", ar: "وداعًا" }, help: "Hasta otra" }],
    });
    const { open } = makeHosted(world);
    const { html } = await open(`/s/${id}?lang=ar`);
    expect(html).toContain('<h2 id="nps-title" tabindex="-1">مرحبا</h2>');
    expect(html).toContain('<p class="help" id="nps-help"><span lang="es" dir="ltr">Solo en español</span></p>');
    expect(html).toContain('<h2 id="why-title" tabindex="-1" lang="es" dir="ltr">');
    // The options' language is that of their card, and its heading's another.
    expect(html).toContain('data-question="one" aria-labelledby="one-title" lang="es">');
    expect(html).toContain('<h2 id="one-title" tabindex="-1" lang="ar">مرحبا</h2>');
    expect(html).toContain(`<p class="help" id="one-help"><span lang="ar">${wordsFor("ar").words.optional}</span></p>`);
    const thanks = await open(`/s/${id}/thanks?lang=ar&ending=bye`);
    expect(thanks.html).toContain('<h1>وداعًا</h1><p class="lead" lang="es" dir="ltr">Hasta otra</p>');
  });
});

it("leads on from the farewell where its ending does", async () => {
  const world = await makeWorld({ settings: { ownHosts: ["shop.test"] } });
  const { id } = await world.publish({
    questions: [nps],
    endings: [{ id: "bye", say: "Adiós", link: { url: "https://shop.test/?a=1&b=2", label: "Volver" } }],
  });
  const { html } = await makeHosted(world).open(`/s/${id}/thanks?ending=bye&lang=es`);
  expect(html).toContain('<a href="https://shop.test/?a=1&amp;b=2" target="_top">Volver</a>');
});

describe("an ending that hands over", () => {
  const onwards = (html: string): string[] =>
    [...html.matchAll(/<a href="([^"]*)"[^>]*data-onward[^>]*>([^<]*)/g)].map(([, to, say]) => `${say} ${to}`);
  const endings = [
    { id: "sorry", say: "Lo sentimos", showIf: { all: [{ answer: "nps", op: "lte" as const, value: 6 }] } },
    { id: "go", say: "¡Gracias!", redirect: "https://shop.test/cupon?a=1&b=2" },
  ];
  const handing = async () => {
    const world = await makeWorld({ settings: { ownHosts: ["shop.test"] } });
    return { world, ...(await world.publish({ questions: [nps], endings })) };
  };

  it("offers its place on the page that the form leads to, and the script knows it", async () => {
    const { world, id } = await handing();
    const { open, send } = makeHosted(world);
    const thanksFor = async (score: string) => {
      const sent = await send(await open(`/s/${id}`), `/s/${id}`, { nps: score });
      return open(sent.headers.get("location") ?? "");
    };
    const happy = await thanksFor("9");
    expect(happy.text).toContain("¡Gracias!");
    expect(happy.text).not.toContain(wordsFor("es").words.received);
    expect(onwards(happy.html)).toEqual(["Continuar a shop.test https://shop.test/cupon?a=1&amp;b=2"]);
    expect(onwards((await thanksFor("3")).html)).toEqual([]);
    const script = await open(/src="([^"]+)"/.exec(happy.html)![1]!);
    expect(script.html).toContain("[data-onward]");
  });

  it("takes no place from the address", async () => {
    const { world, id } = await handing();
    const { open } = makeHosted(world);
    for (const query of [
      "ending=https://evil.test/",
      "ending=sorry&redirect=https://evil.test/",
      "ending=go&redirect=https://evil.test/&url=//evil.test&next=https://evil.test&version=7",
    ]) {
      const page = await open(`/s/${id}/thanks?${query}`);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain("evil");
      expect(page.headers.get("location")).toBeNull();
    }
  });

  it("has one button where its link leads to the same place", async () => {
    const world = await makeWorld({ settings: { ownHosts: ["shop.test"] } });
    const url = "https://shop.test/";
    const { id } = await world.publish({
      questions: [nps],
      endings: [{ id: "go", say: "¡Gracias!", redirect: url, link: { url, label: "Volver" } }],
    });
    const { html } = await makeHosted(world).open(`/s/${id}/thanks?ending=go`);
    expect(html.match(/<a [^>]*>/g)).toEqual([
      `<a href="${url}" target="_top">`,
      `<a href="${url}" target="_top" data-onward hidden>`,
    ]);
  });
});
