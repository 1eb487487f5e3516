/** Boxes to tick, fields for a contact, links and plain texts, in a real browser: by mouse, by keyboard, for everyone. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, survey, until, type Site, type Visit } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const used: Question = {
  id: "used",
  kind: "multiple",
  required: true,
  ask: { es: "¿Qué has usado?", en: "What did you use?" },
  options: [
    { id: "chat", label: { es: "El chat", en: "The chat" } },
    { id: "phone", label: { es: "El teléfono", en: "The phone" } },
    { id: "shop", label: { es: "La tienda", en: "The shop" } },
    { id: "none", label: { es: "Nada de esto", en: "None of these" }, exclusive: true },
  ],
  other: true,
};
const terms: Question = {
  id: "terms",
  kind: "consent",
  required: true,
  ask: { es: "¿Podemos publicarlo?", en: "May we publish it?" },
  label: { es: "Sí, con mi nombre", en: "Yes, with my name" },
  link: { url: "https://shop.example/privacy", label: { es: "Privacidad", en: "Privacy" } },
};
const reach: Question = {
  id: "reach",
  kind: "contact",
  required: true,
  ask: { es: "¿Cómo te localizamos?", en: "How can we reach you?" },
  fields: [{ id: "name" }, { id: "email", required: true }, { id: "phone" }],
};
const hello: Question = {
  id: "hello",
  kind: "statement",
  ask: { es: "Antes de seguir", en: "Before you go on" },
  body: { es: "Son dos preguntas.\nGracias.", en: "Two questions.\nThank you." },
};
const review = (): Question => ({
  id: "review",
  kind: "link",
  required: true,
  ask: { es: "¿Lo cuentas fuera?", en: "Would you tell others?" },
  url: `${site.host}/?review`,
  label: { es: "Escribir una reseña", en: "Write a review" },
});

const asking = (...questions: Question[]): PublishedSurvey[] => [{ ...survey, decide: false, questions }];
async function asked(questions: Question[], options?: Parameters<Site["visit"]>[0]): Promise<Visit> {
  site.surveys = asking(...questions);
  const visit = await site.visit(options);
  await visit.order();
  await visit.page.getByRole("dialog").waitFor();
  return visit;
}
const send = (page: Page) => page.getByRole("button", { name: /Enviar|Siguiente|Send|Next/ }).click();
async function sent(page: Page): Promise<Record<string, unknown>> {
  await send(page);
  await page.getByRole("heading", { name: /Gracias|Thank/ }).waitFor();
  await until(() => site.responses().length === 1);
  return site.responses()[0]!.answers;
}
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null | undefined;
    return inner ? `${inner.tagName} ${inner.type} ${inner.value}`.trim() : "";
  });
const ticked = (page: Page): Promise<(string | null)[]> =>
  page
    .getByRole("checkbox", { checked: true })
    .evaluateAll((boxes) => boxes.map((box) => box.parentElement!.textContent));

describe("any of a list", () => {
  it("by mouse: options, and own words whose field is ready to write in", async () => {
    const { page, errors, failures } = await asked([used]);
    await page.getByRole("group", { name: "¿Qué has usado?" }).waitFor();
    await page.getByText("La tienda", { exact: true }).click();
    await page.getByText("El chat", { exact: true }).click();
    await page.getByText("Otra", { exact: true }).click();
    expect(await focused(page)).toBe("INPUT text");
    await page.keyboard.type("La radio");
    expect(await page.getByRole("textbox", { name: "Cuéntanos cuál" }).inputValue()).toBe("La radio");
    await page.getByText("La tienda", { exact: true }).click();
    expect(await sent(page)).toEqual({ used: ["chat", { other: "La radio" }] });
    expect([...errors, ...(await failures())]).toEqual([]);
  });

  it("by keyboard: each box is a stop, space ticks, and nobody is led away to the field", async () => {
    const { page } = await asked([used], { lang: "en", html: '<button id="first">Shop</button>' });
    await page.locator("#first").focus();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("INPUT checkbox chat");
    await page.keyboard.press("Space");
    for (let press = 0; press < 4; press += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await focused(page)).toBe("INPUT checkbox");
    expect(await ticked(page)).toEqual(["The chat", "Other"]);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Trial");
    await page.keyboard.press("Enter");
    await until(() => site.responses().length === 1);
    expect(site.responses()[0]!.answers).toEqual({ used: ["chat", { other: "Trial" }] });
  });

  it("what stands alone unticks the others, and is unticked by any; own words are kept meanwhile", async () => {
    const { page } = await asked([used]);
    await page.getByRole("checkbox", { name: "El chat" }).check();
    await page.getByRole("checkbox", { name: "Otra" }).check();
    await page.getByRole("textbox").fill("La radio");
    await page.getByRole("checkbox", { name: "Nada de esto" }).check();
    expect(await ticked(page)).toEqual(["Nada de esto"]);
    expect(await page.getByRole("textbox").count()).toBe(0);
    await page.getByRole("checkbox", { name: "Otra" }).check();
    expect(await ticked(page)).toEqual(["Otra"]);
    expect(await page.getByRole("textbox").inputValue()).toBe("La radio");
    await page.getByRole("checkbox", { name: "El teléfono" }).check();
    expect(await sent(page)).toEqual({ used: [{ other: "La radio" }, "phone"] });
  });

  it("says how many to choose, before and after; with none ticked there is no answer", async () => {
    const { page } = await asked([{ ...used, min: 2, max: 3 } as Question]);
    await page.getByRole("heading", { name: "¿Qué has usado? Elige 2–3." }).waitFor();
    await send(page);
    await page.getByRole("alert").getByText("Elige una o varias.").waitFor();
    expect(await focused(page)).toBe("INPUT checkbox chat");
    await page.getByRole("checkbox", { name: "Otra" }).check();
    await send(page);
    await page.getByRole("alert").getByText("Elige 2–3.").waitFor();
    expect(await page.getByRole("textbox").getAttribute("aria-invalid")).toBe("false");
    await page.getByRole("checkbox", { name: "Otra" }).uncheck();
    await send(page);
    await page.getByRole("alert").getByText("Elige una o varias.").waitFor();
    await page.getByRole("checkbox", { name: "El chat" }).check();
    await page.getByRole("checkbox", { name: "La tienda" }).check();
    expect(await sent(page)).toEqual({ used: ["chat", "shop"] });
  });

  it("too many own words are marked at their field", async () => {
    const { page } = await asked([used]);
    await page.getByRole("checkbox", { name: "Otra" }).check();
    const field = page.getByRole("textbox");
    await field.fill("x".repeat(201));
    await send(page);
    await page.getByRole("alert").getByText("Caben 200 caracteres.").waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await focused(page)).toMatch(/^INPUT text x/);
  });

  it.each([
    [320, 568],
    [1440, 900],
  ])("200 options with long words scroll by themselves at %i × %i", async (width, height) => {
    const options = Array.from({ length: 200 }, (_, at) => ({
      id: `c${at}`,
      label: `Ciudad${"larga".repeat(30)} ${at}`,
    }));
    const { page } = await asked([{ ...used, options } as Question], {
      browser: { viewport: { width, height }, reducedMotion: "reduce" },
    });
    const list = page.getByRole("group");
    expect(await list.evaluate((group) => group.scrollHeight > 5 * group.clientHeight)).toBe(true);
    expect(await list.evaluate((group) => group.scrollWidth - group.clientWidth)).toBe(0);
    const button = (await page.getByRole("button", { name: "Enviar" }).boundingBox())!;
    expect(button.y + button.height).toBeLessThanOrEqual(height);
    const [box] = await page.getByRole("checkbox").all();
    expect((await box!.boundingBox())!.width).toBe(18);
  });
});

describe("consent", () => {
  it("is ticked or not given; where it is needed, nobody goes on without", async () => {
    const { page } = await asked([terms]);
    await page.getByRole("group", { name: "¿Podemos publicarlo?" }).waitFor();
    const box = page.getByRole("checkbox", { name: "Sí, con mi nombre" });
    await send(page);
    await page.getByRole("alert").getByText("Marca la casilla para seguir.").waitFor();
    expect(await box.getAttribute("aria-invalid")).toBe("true");
    expect(await box.getAttribute("aria-required")).toBe("true");
    expect(await focused(page)).toBe("INPUT checkbox on");
    await page.keyboard.press("Space");
    expect(await box.isChecked()).toBe(true);
    expect(await box.getAttribute("aria-invalid")).toBe("false");
    expect(await sent(page)).toEqual({ terms: true });
  });

  it("once unticked is no answer; its text opens beside the page", async () => {
    const { page } = await asked([{ ...terms, required: false, label: undefined } as Question]);
    const box = page.getByRole("checkbox", { name: "Estoy de acuerdo" });
    await box.check();
    await box.uncheck();
    const link = page.getByRole("link", { name: "Privacidad" });
    expect(await link.evaluate((a: HTMLAnchorElement) => [a.href, a.target, a.rel])).toEqual([
      "https://shop.example/privacy",
      "_blank",
      "noopener",
    ]);
    expect(await sent(page)).toEqual({});
  });
});

describe("contact", () => {
  it("has fields that browsers know how to fill in, and phones do not zoom at", async () => {
    const { page } = await asked([reach], { browser: { viewport: { width: 360, height: 640 }, isMobile: true } });
    const fields = await page
      .getByRole("textbox")
      .evaluateAll((all) =>
        (all as HTMLInputElement[]).map((field) => [
          field.labels![0]!.textContent,
          field.type,
          field.autocomplete,
          field.inputMode,
          field.getAttribute("aria-required"),
          parseFloat(getComputedStyle(field).fontSize) >= 16,
        ]),
      );
    expect(fields).toEqual([
      ["Nombre · opcional", "text", "name", "text", "false", true],
      ["Correo electrónico", "email", "email", "email", "true", true],
      ["Teléfono · opcional", "tel", "tel", "tel", "false", true],
    ]);
  });

  it("says what is wrong beside the field that is, once and aloud, and leads there", async () => {
    const { page } = await asked([reach]);
    const [name, email, phone] = ["Nombre", "Correo", "Teléfono"].map((label) => page.getByLabel(label));
    const marked = () =>
      page.getByRole("textbox").evaluateAll((all) => all.map((field) => field.getAttribute("aria-invalid")));
    const beside = (field: typeof name) =>
      field!.evaluate((input) => input.parentElement!.querySelector("p")?.textContent);
    await name!.fill("Ana");
    await send(page);
    const alert = page.getByRole("alert");
    await alert.getByText("Rellena este campo.").waitFor({ state: "attached" });
    expect(await marked()).toEqual(["false", "true", "false"]);
    expect(await beside(email)).toBe("Rellena este campo.");
    expect(await email!.evaluate((field) => field.matches(":focus"))).toBe(true);
    expect(await email!.getAttribute("aria-describedby")).toBe("problem");

    await email!.fill("ana@example");
    expect(await marked()).toEqual(["false", "false", "false"]);
    await send(page);
    await alert.getByText("Escríbelo así: nombre@ejemplo.com").waitFor({ state: "attached" });
    expect(await beside(email)).toBe("Escríbelo así: nombre@ejemplo.com");
    // Seen once: the frame's own line is there for those who hear it.
    expect(await alert.evaluate((line) => getComputedStyle(line).clipPath)).toBe("inset(50%)");

    await email!.fill("ana+voz@example.com");
    await phone!.fill("123");
    await send(page);
    await alert.getByText("Escribe de 5 a 20 cifras.").waitFor({ state: "attached" });
    expect(await marked()).toEqual(["false", "false", "true"]);
    expect(await phone!.evaluate((field) => field.matches(":focus"))).toBe(true);
    await phone!.fill("\u202d+34 600 123 456\u202c");
    await name!.fill("");
    expect(await sent(page)).toEqual({ reach: { email: "ana+voz@example.com", phone: "+34 600 123 456" } });
  });

  it("with nothing filled in is no answer", async () => {
    const { page } = await asked([{ ...reach, required: false } as Question]);
    await page.getByLabel("Nombre").fill("Ana");
    await page.getByLabel("Nombre").fill("  ");
    expect(await sent(page)).toEqual({});
  });

  it("that is needed asks for something even where no field is", async () => {
    const { page } = await asked([{ ...reach, fields: undefined } as Question]);
    await send(page);
    expect(await page.getByLabel("Nombre").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Nombre").fill("Ana Ñandú");
    expect(await sent(page)).toEqual({ reach: { name: "Ana Ñandú" } });
  });
});

describe("a link", () => {
  it("opens beside the page, by key or mouse, and counts as followed", async () => {
    const { page, context } = await asked([review()]);
    const link = page.getByRole("link", { name: "Escribir una reseña" });
    await send(page);
    await page.getByRole("alert").getByText("Abre el enlace para seguir.").waitFor();
    expect(await link.getAttribute("rel")).toBe("noopener");
    await link.focus();
    const opened = context.waitForEvent("page");
    await page.keyboard.press("Enter");
    expect((await opened).url()).toBe(`${site.host}/?review`);
    expect(await page.getByRole("dialog").count()).toBe(1);
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await sent(page)).toEqual({ review: "clicked" });
  });

  it("opened with the middle button counts, too; the menu of the right one does not", async () => {
    const { page, context } = await asked([review()]);
    const link = page.getByRole("link", { name: "Escribir una reseña" });
    await link.click({ button: "right" });
    await send(page);
    await page.getByRole("alert").getByText("Abre el enlace para seguir.").waitFor();
    const opened = context.waitForEvent("page");
    await link.click({ button: "middle" });
    await opened;
    expect(await sent(page)).toEqual({ review: "clicked" });
  });
});

describe("a statement", () => {
  it("is read and passed: it asks nothing, and nothing of it is optional", async () => {
    const { page } = await asked([hello, { ...terms, required: false } as Question]);
    await page.getByRole("heading", { name: "Antes de seguir" }).waitFor();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("Son dos preguntas.\nGracias.");
    expect(await dialog.innerText()).not.toContain("Opcional");
    await page.getByRole("button", { name: "Siguiente" }).click();
    await page.getByRole("checkbox").check();
    expect(await sent(page)).toEqual({ terms: true });
  });
});

it("right to left: the box stands at the right, the arrow points out of the line's end", async () => {
  const arabic = {
    options: [
      { id: "a", label: "الدردشة" },
      { id: "b", label: "الهاتف" },
    ],
    ask: "ماذا استخدمت؟",
  };
  const { page } = await asked([{ ...used, ...arabic } as Question], {
    lang: "ar",
    html: '<script NONCE>document.documentElement.dir = "rtl";</script>',
    browser: { viewport: { width: 360, height: 640 } },
  });
  const [row, box] = [page.locator("voz-survey label").first(), page.getByRole("checkbox").first()];
  const [outer, inner] = [(await row.boundingBox())!, (await box.boundingBox())!];
  expect(outer.x + outer.width - inner.x - inner.width).toBeLessThan(24);
});

it("forced colours keep boxes, links and fields apart from their ground", async () => {
  const { page } = await asked([review()], { browser: { forcedColors: "active" } });
  const link = page.getByRole("link");
  expect(await link.evaluate((a) => getComputedStyle(a).borderTopWidth)).toBe("1px");
});

describe.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 360],
  ["dark", 360],
] as const)("axe finds nothing in the %s scheme at %i px", (colorScheme, width) => {
  it.each(["es", "en"])("in any state, %s", async (lang) => {
    const { page } = await asked([hello, used, terms, reach, review()], {
      lang,
      browser: { colorScheme, viewport: { width, height: 740 }, isMobile: width === 360, hasTouch: width === 360 },
    });
    const examine = async (): Promise<void> => {
      await pause(450);
      if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
      const { violations } = (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    };
    await examine();
    await send(page);
    await send(page);
    await examine();
    await page.getByRole("checkbox").first().check();
    await page.getByRole("checkbox").last().check();
    await page.getByRole("textbox").fill("x".repeat(201));
    await send(page);
    await examine();
    await page.getByRole("textbox").fill("x");
    await send(page);
    await send(page);
    await examine();
    await page.getByRole("checkbox").check();
    await examine();
    await send(page);
    await page.getByRole("textbox").nth(1).fill("ana");
    await send(page);
    await examine();
    await page.getByRole("textbox").nth(1).fill("ana@example.com");
    await send(page);
    await send(page);
    await examine();
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link").click();
    await (await opened).close();
    await examine();
  });
});
