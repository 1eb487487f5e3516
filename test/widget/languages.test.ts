/** Every language that Voz has words in, in a real browser: its words, which way it runs, and what is mixed. */
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { kindWords } from "../../sdk/questions/views.ts";
import type { Words } from "../../widget/words/words.types.ts";
import { openSite, survey, until, type PageOptions, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const wordsOf = async (language: string): Promise<Words> =>
  ((await import(`../../widget/words/${language}.ts`)) as { default: Words }).default;
const still = { reducedMotion: "reduce" as const };

/** A page where the survey has come up. */
async function shown(
  some: Partial<PublishedSurvey>,
  options: PageOptions = {},
): Promise<{ page: Page; dialog: Locator }> {
  site.surveys = [{ ...survey, decide: false, endings: [], ...some }];
  const { page, order } = await site.visit({ ...options, browser: { ...still, ...options.browser } });
  await order();
  const dialog = page.locator(".card");
  await dialog.waitFor();
  return { page, dialog };
}
const middle = async (what: Locator): Promise<number> => {
  const { x, width } = (await what.boundingBox())!;
  return x + width / 2;
};
/** The language of an element, as a screen reader finds it, and which way its text runs. */
const tongue = (what: Locator): Promise<string[]> =>
  what.evaluate((element) => [element.closest("[lang]")!.getAttribute("lang")!, getComputedStyle(element).direction]);
const nps = (ask: Question["ask"]) => ({ id: "nps", kind: "nps", required: true, ask }) as Question;
const why = (ask: Question["ask"]) => ({ id: "why", kind: "text", ask }) as Question;

const asks = {
  ar: "ما مدى احتمال أن توصي بنا صديقًا؟",
  ca: "Amb quina probabilitat ens recomanaries?",
  de: "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
  en: "How likely are you to recommend us?",
  es: "¿Con qué probabilidad nos recomendarías?",
  fr: "Quelle est la probabilité que vous nous recommandiez ?",
  he: "מה הסיכוי שתמליצו עלינו?",
  it: "Quanto è probabile che ci consigli?",
  ja: "当社を薦める可能性はどのくらいありますか？",
  nl: "Hoe waarschijnlijk is het dat je ons aanbeveelt?",
  pt: "Qual é a probabilidade de nos recomendar?",
  zh: "您有多大可能推荐我们？",
};

it("has words in each of these, and in no other", () => {
  expect(Object.keys(site.built.view)).toEqual(Object.keys(asks));
  for (const words of Object.values(kindWords)) expect(Object.keys(words).sort()).toEqual(Object.keys(asks));
});

describe.each(Object.keys(asks))("in %s", (language) => {
  const back = language === "ar" || language === "he";

  it("says everything, and runs as it is read", async () => {
    const words = await wordsOf(language);
    const kind = kindWords.nps![language]!;
    const { page, dialog } = await shown({ questions: [nps(asks), why(asks)] }, { lang: language });
    expect(words.lang).toBe(language);
    expect(await dialog.getAttribute("lang")).toBe(language);
    expect(await dialog.getAttribute("dir")).toBe(back ? "rtl" : "ltr");
    expect(await dialog.getAttribute("aria-label")).toBe(words.survey);
    expect(await dialog.locator("h2").innerText()).toBe(asks[language as keyof typeof asks]);
    expect(await dialog.locator(".anchors > *").allInnerTexts()).toEqual([kind.low, kind.high]);
    const progress = words.progress.replace("{at}", "1").replace("{of}", "2");
    expect(await dialog.getByRole("progressbar").getAttribute("aria-label")).toBe(progress);
    for (const part of await dialog.locator("h2 span, .anchors > *, button, [role=alert]").all())
      expect(await tongue(part)).toEqual([language, back ? "rtl" : "ltr"]);

    const radios = dialog.getByRole("radio");
    const [first, last] = [await middle(radios.first()), await middle(radios.last())];
    expect(first > last).toBe(back);
    const [low, high] = await Promise.all([0, 1].map((at) => middle(dialog.locator(".anchors > *").nth(at))));
    expect(low! > high!).toBe(back);
    const centre = await middle(dialog);
    expect((await middle(dialog.getByRole("button", { name: words.close }))) < centre).toBe(back);
    const next = dialog.getByRole("button", { name: words.next, exact: true });
    expect((await middle(next)) < centre).toBe(back);

    await next.click();
    await dialog.getByRole("alert").getByText(kind.missing, { exact: true }).waitFor();
    await radios.nth(9).check();
    await next.click();
    expect((await middle(dialog.getByRole("button", { name: words.back, exact: true }))) > centre).toBe(back);
    expect(await dialog.locator(".help").innerText()).toBe(words.optional);
    await dialog.getByRole("button", { name: words.send, exact: true }).click();
    await page.getByRole("heading", { name: words.thanks }).waitFor();
    expect(await dialog.getByRole("button", { name: words.close, exact: true }).innerText()).toBe(words.close);
    await until(() => site.responses().length === 1);
    expect(site.responses()[0]).toMatchObject({ answers: { nps: 9 }, locale: language });
    expect(site.files.filter((file) => Object.values(site.built.view).includes(file))).toEqual([
      site.built.view[language],
    ]);
  });
});

describe("the words around a survey", () => {
  it.each([
    ["zh-TW", "zh"],
    ["pt-BR", "pt"],
    ["pt_BR", "pt"],
    ["iw", "he"],
    ["ar-EG", "ar"],
    ["no", "en"],
  ])("for %s are those in %s", async (wanted, language) => {
    // One that is not translated: whatever its language is, it comes up.
    const { dialog } = await shown({ locale: "no", questions: [nps("Vil du anbefale oss?")] }, { lang: wanted });
    const { send } = await wordsOf(language);
    await dialog.getByRole("button", { name: send, exact: true }).waitFor();
    expect(await tongue(dialog.locator("h2 span"))).toEqual(["no", "ltr"]);
    expect((await tongue(dialog.getByRole("button", { name: send })))[0]).toBe(language);
  });
});

describe("each part in its own language", () => {
  const parts = async (dialog: Locator) => ({
    card: await tongue(dialog),
    title: await tongue(dialog.locator("h2 span")),
    anchor: (await tongue(dialog.locator(".anchors > *").first()))[0],
    button: (await tongue(dialog.locator(".steps .main")))[0],
    close: (await tongue(dialog.locator(".close")))[0],
  });
  const mirrored = async (dialog: Locator): Promise<boolean> =>
    (await middle(dialog.getByRole("radio").first())) > (await middle(dialog.getByRole("radio").last()));

  it("Arabic inside English words", async () => {
    const { dialog } = await shown({ locale: "ar", questions: [nps("Voz: ما مدى رضاك؟")] }, { lang: "en" });
    expect(await parts(dialog)).toEqual({
      card: ["en", "ltr"],
      title: ["ar", "rtl"],
      anchor: "en",
      button: "en",
      close: "en",
    });
    expect(await mirrored(dialog)).toBe(false);
  });

  it("English inside Arabic words", async () => {
    const { dialog } = await shown({ locale: "en", questions: [nps("How likely?")] }, { lang: "ar" });
    expect(await parts(dialog)).toEqual({
      card: ["ar", "rtl"],
      title: ["en", "ltr"],
      anchor: "ar",
      button: "ar",
      close: "ar",
    });
    expect(await mirrored(dialog)).toBe(true);
    // The heading leaves room for what closes the card, whichever way it runs.
    const [title, close] = await Promise.all(["h2 span", ".close"].map((what) => dialog.locator(what).boundingBox()));
    expect(title!.x).toBeGreaterThanOrEqual(close!.x + close!.width - 16);
  });

  it.each(["fa", "ur"])("a language without words that runs from the right, %s, around English words", async (lang) => {
    const { dialog } = await shown({ locale: lang, questions: [nps("چقدر راضی هستید؟")] }, { lang });
    expect(await parts(dialog)).toEqual({
      card: ["en", "rtl"],
      title: [lang, "rtl"],
      anchor: "en",
      button: "en",
      close: "en",
    });
    expect(await mirrored(dialog)).toBe(true);
  });

  it("a survey in another language than a visitor's whom nobody speaks to", async () => {
    const { dialog } = await shown({ locale: "es", questions: [nps("¿Qué tal?")] }, { lang: "fa" });
    expect((await parts(dialog)).card).toEqual(["es", "ltr"]);
    expect(await mirrored(dialog)).toBe(false);
  });

  it("a half translated survey: title, help, options and farewell, each as it is", async () => {
    const plan = {
      id: "plan",
      kind: "single",
      required: false,
      ask: { en: "Which plan?", ar: "أي خطة؟" },
      help: "Solo una",
      options: [
        { id: "a", label: "¡Básico!" },
        { id: "b", label: "Pro" },
      ],
    } as Question;
    const { page, dialog } = await shown(
      { locale: "es", questions: [plan], endings: [{ id: "bye", say: "¡Gracias!", help: { ar: "إلى اللقاء" } }] },
      { lang: "ar" },
    );
    expect(await tongue(dialog.locator("h2 span"))).toEqual(["ar", "rtl"]);
    expect(await tongue(dialog.locator(".help span").first())).toEqual(["es", "ltr"]);
    expect(await tongue(dialog.locator(".help span").last())).toEqual(["ar", "rtl"]);
    expect((await tongue(dialog.getByRole("radio").first()))[0]).toBe("es");
    await dialog.locator(".main").click();
    const heading = page.getByRole("heading", { name: "¡Gracias!" });
    await heading.waitFor();
    expect(await tongue(heading)).toEqual(["es", "ltr"]);
    expect(await tongue(dialog.locator(".help"))).toEqual(["ar", "rtl"]);
    expect((await tongue(dialog.locator(".quiet")))[0]).toBe("ar");
  });
});

describe("all kinds at 320 px", () => {
  const texts = {
    ar: ["ما رأيكم في تجربتكم الأخيرة مع متجرنا؟", "خيار طويل يصف خدمة التوصيل إلى المنزل", "الثاني"],
    he: ["מה דעתך על החוויה האחרונה בחנות שלנו?", "אפשרות ארוכה שמתארת את המשלוח עד הבית", "השנייה"],
    ja: ["当店での最近のお買い物はいかがでしたか？", "自宅への配送サービスについての長い選択肢", "二番目"],
    de: ["Wie war Ihre letzte Erfahrung mit unserem Geschäft?", "Lieferbenachrichtigungseinstellungen", "Zweite"],
  };
  const all = (language: keyof typeof texts): Question[] => {
    const [ask, one, two] = texts[language];
    const options = [
      { id: "a", label: one },
      { id: "b", label: two },
    ];
    const link = { url: "https://shop.example/", label: one };
    return [
      { kind: "nps" },
      { kind: "csat" },
      { kind: "ces" },
      { kind: "ces", scale: "effort5" },
      { kind: "rating", scale: 10 },
      { kind: "emotion" },
      { kind: "promise" },
      { kind: "single", options, other: true },
      { kind: "multiple", options, other: true, min: 1, max: 2 },
      { kind: "text", max: 20 },
      { kind: "yesno" },
      { kind: "consent", link },
      { kind: "contact", fields: [{ id: "name" }, { id: "email", required: true }, { id: "phone" }] },
      { kind: "link", url: "https://shop.example/" },
      { kind: "statement", body: one },
    ].map((question, at) => ({
      id: `q${at}`,
      required: question.kind !== "statement",
      ...question,
      ...(question.kind === "promise" ? {} : { ask }),
    })) as unknown as Question[];
  };
  /** What sticks out of the card, or has text that does not fit into it. */
  const outside = (dialog: Locator): Promise<string[]> =>
    dialog.evaluate((card) => {
      const { left, right } = card.getBoundingClientRect();
      return [card, ...card.querySelectorAll("*")]
        .filter(
          (element) => !element.closest(".unseen, fieldset:not(.choices, .contact)") || element.matches("fieldset"),
        )
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return (
            box.left < left - 1 || box.right > right + 1 || (element === card && card.scrollWidth > card.clientWidth)
          );
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 120));
    });

  it.each(Object.keys(texts) as (keyof typeof texts)[])("%s fits, with every problem said", async (language) => {
    const words = await wordsOf(language);
    const { page, dialog } = await shown(
      { questions: all(language), layout: "page", locale: language },
      { lang: language, browser: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true } },
    );
    await dialog.getByRole("button", { name: words.send, exact: true }).click();
    expect(await dialog.getByRole("alert").getByText(/./).count()).toBe(all(language).length - 1);
    expect(await outside(dialog)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const anchors of await dialog.locator(".anchors").all()) {
      const boxes = await anchors.locator("> *").evaluateAll((ends) => ends.map((end) => end.getBoundingClientRect()));
      // Side by side, each within the line.
      const sorted = boxes.filter(({ width }) => width).sort((one, other) => one.left - other.left);
      for (const [at, box] of sorted.entries())
        if (at) expect(box.left).toBeGreaterThanOrEqual(sorted[at - 1]!.right - 1);
    }
  });
});
