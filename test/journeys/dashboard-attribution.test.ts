/** Campaigns and attribution in a real browser: worked without a script, and accessible on every page and width. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { findings } from "./accessible.ts";
import { serveVoz, uuid7, type Served } from "./served.ts";

const payload = `<script>document.title="ran"</script><img src=x onerror="alert(1)">${"x".repeat(80)}`;

let voz: Served;
let browser: Browser;
const ids = { summer: "", other: "" };

beforeAll(async () => {
  voz = await serveVoz({ VOZ_DEMO: "empty" });
  browser = await launchBrowser();
  const make = async (body: unknown) => (await voz.ask<{ id: string }>("/v1/campaigns", { body })).id;
  ids.summer = await make({
    name: "Verano",
    match: [{ field: "campaign", op: "startsWith", value: "verano" }],
    promises: [{ statement: { es: "Llega en 24 horas" }, kind: "speed", dueTouchpoint: "delivery" }],
  });
  ids.other = await make({ name: "Otra", match: [{ field: "campaign", op: "is", value: "otra" }] });
  await voz.ask("/v1/touchpoints", {
    method: "PUT",
    body: [
      { id: "delivery", name: { es: "Entrega", en: "Delivery" } },
      { id: "p", name: payload },
    ],
  });
  const survey = await voz.ask<{ id: string }>("/v1/surveys", {
    body: { name: "Tras la compra", questions: [{ id: "nps", kind: "nps", ask: "¿Nos recomendarías?" }] },
  });
  await voz.ask(`/v1/surveys/${survey.id}/publish`, { method: "POST" });
  const at = new Date().toISOString();
  const counts = { "verano-1": 12, "verano-2": 11, otra: 13, "Feria 26": 3, "feria-26": 2, [payload]: 1 };
  const items = Object.entries(counts).flatMap(([name, n]) =>
    Array.from({ length: n }, () => ({
      type: "response",
      id: uuid7(),
      surveyId: survey.id,
      surveyVersion: 1,
      state: "complete",
      at,
      answers: { nps: 9 },
      touchpoint: name === "otra" ? "chat" : "delivery",
      touches: [
        {
          at,
          params: { utm_source: "boletin", utm_medium: "email", utm_campaign: name },
          referrer: "",
          host: "shop.test",
          landing: "/",
        },
      ],
    })),
  );
  const { results } = await voz.collect(items);
  expect(results.every(({ status }) => status === "stored")).toBe(true);
});
afterAll(async () => {
  await browser.close();
  await voz.stop();
});

async function signedIn(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${voz.url}/`);
  await page.getByLabel(/correo|e-mail/i).fill(voz.demo.email);
  await page.getByLabel(/contraseña|password/i).fill(voz.demo.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/app");
  return page;
}

/** What the table says of each campaign, and of all. */
async function counts(page: Page): Promise<Record<string, string>> {
  await page.goto(`${voz.url}/app`);
  const rows = await page.locator(".campaigns tbody tr, .campaigns .total").all();
  const pairs = rows.map(async (row) => [
    (await row.locator(".campaign-name").textContent()) ?? "",
    await row.locator('td:has(.cell-name:text-is("Respuestas")) .figure-value').textContent(),
  ]);
  return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
}

it("a rule is changed in the page, and past responses move in the table: all without a script", async () => {
  const page = await signedIn({ locale: "es-ES", javaScriptEnabled: false });
  const before = await counts(page);
  expect(before).toMatchObject({ Verano: "23", Otra: "13", "Sin campaña": "6", Total: "42" });

  await page.locator(".campaigns").getByRole("link", { name: "Otra" }).click();
  await page.getByRole("link", { name: "Editar" }).click();
  await page.getByLabel("Responsable").fill("Lucía");
  await page.getByRole("button", { name: "Añadir regla" }).click();
  // The page goes on where the row was made, and what was typed before is still there.
  await page.locator(`[id="rule.1.0.field"]:focus`).waitFor();
  expect(await page.getByLabel("Responsable").inputValue()).toBe("Lucía");
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByRole("alert").getByRole("link", { name: "Regla 2 (1): Escribe un valor" }).click();
  await page.keyboard.press("Tab");
  const value = page.getByLabel("Valor: condición 1 de la regla 2");
  await value.fill("verano-2");
  await page.getByRole("button", { name: "Ver a quién reconocería" }).click();
  const preview = page.getByRole("region", { name: "Vista previa" });
  expect(await preview.textContent()).toContain("Reconocería 24 de las 42 respuestas pasadas");
  expect(await counts(await page.context().newPage())).toEqual(before);

  await value.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/app/campaigns/${ids.other}`);
  await expect
    .poll(() => counts(page), { timeout: 30_000, interval: 500 })
    .toEqual({ ...before, Verano: "12", Otra: "24" });
  await page.goto(`${voz.url}/app/campaigns/${ids.other}`);
  expect(await page.locator("main").textContent()).toContain("11 cambiaron de campaña");
  expect(await page.locator("main").textContent()).toContain("Lucía");

  // Adopted with one click from home, both spellings together.
  await page.goto(`${voz.url}/app`);
  await page.getByRole("button", { name: "Adoptar Feria 26" }).click();
  await page.waitForURL("**/app/campaigns/cmp_*");
  await expect
    .poll(() => counts(page), { timeout: 30_000, interval: 500 })
    .toMatchObject({ "Feria 26": "5", "Sin campaña": "1", Total: "42" });
  await page.context().close();
});

it("a link is built, drawn, and found again by the tester", async () => {
  const page = await signedIn({ locale: "en-GB", viewport: { width: 1280, height: 620 } });
  // The pages of a section are in the menu once one is in it.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Attribution" }).click();
  await page.getByRole("link", { name: "Links", exact: true }).click();
  await page.getByLabel("Destination page").fill("shop.test/offer");
  await page.getByLabel("Campaign", { exact: true }).selectOption({ label: "Otra" });
  await page.getByRole("button", { name: "Fill in from this campaign" }).click();
  expect(await page.getByLabel("Campaign name (utm_campaign)").inputValue()).toBe("otra");
  await page.getByLabel("Source (utm_source)").fill("poster");
  await page.getByLabel("Medium (utm_medium)").fill("cpc");
  await page.keyboard.press("Enter");
  const link = "https://shop.test/offer?utm_source=poster&utm_medium=cpc&utm_campaign=otra";
  await page.getByText(link, { exact: true }).waitFor();
  const drawing = page.getByRole("img", { name: "QR code of the link" });
  expect(await drawing.boundingBox()).toMatchObject({ width: 240, height: 240 });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the SVG" }).click();
  expect((await download).suggestedFilename()).toBe("qr.svg");
  await page.getByRole("link", { name: "See it in the tester" }).click();
  await page.waitForURL("**/app/tester?**");
  const result = page.locator("#result");
  expect(await result.textContent()).toContain("Other paid");
  expect(await result.getByRole("link", { name: "Otra" }).getAttribute("href")).toBe(`/app/campaigns/${ids.other}`);
  // On a low screen the column's two ends do not lie upon each other.
  const ends = await Promise.all([page.locator(".menu").boundingBox(), page.locator(".foot").boundingBox()]);
  expect((ends[0]?.y ?? 0) + (ends[0]?.height ?? 0)).toBeLessThanOrEqual(ends[1]?.y ?? 0);
  await page.context().close();
});

describe("every page of campaigns and attribution", () => {
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
  const pages = (): Record<string, string> => ({
    home: "/app",
    new: `/app/campaigns/new?${query({ name: payload.slice(0, 200) })}`,
    edit: `/app/campaigns/${ids.summer}/edit`,
    campaign: `/app/campaigns/${ids.other}`,
    delete: `/app/campaigns/${ids.summer}/delete`,
    names: "/app/campaigns/unmatched",
    coverage: "/app/coverage",
    "tester, empty": "/app/tester",
    tester: `/app/tester?${query({
      url: `https://shop.test/${"long".repeat(80)}?gclid=1&utm_source=x&utm_medium=email&utm_campaign=${encodeURIComponent(payload)}`,
      referrer: "https://www.google.com/",
    })}`,
    "tester, none": `/app/tester?${query({ url: "https://shop.test/", referrer: "https://www.paypal.com/" })}`,
    links: `/app/links?${query({ url: `https://shop.test/${"long".repeat(60)}`, name: payload, campaign: ids.summer })}`,
    "links, wrong": `/app/links?${query({ url: "nothing", name: payload })}`,
    touchpoints: "/app/touchpoints",
    settings: "/app/settings/attribution?saved=1",
  });

  for (const colorScheme of ["light", "dark"] as const)
    for (const [width, locale] of [
      [360, "es-ES"],
      [1440, "en-GB"],
    ] as const)
      it(`is accessible and fits at ${width} pixels in the ${colorScheme} theme`, async () => {
        const page = await signedIn({ colorScheme, locale, viewport: { width, height: 800 }, bypassCSP: true });
        for (const [name, path] of Object.entries(pages())) {
          await page.goto(voz.url + path);
          expect([name, await findings(page)]).toEqual([name, []]);
          expect(await page.title()).not.toBe("ran");
        }
        // The same forms with rows, with mistakes, and with a preview.
        for (const path of [pages()["edit"], pages()["settings"], pages()["touchpoints"]]) {
          await page.goto(voz.url + (path ?? ""));
          await page.locator('button[value^="add:"]').last().click();
          await page.locator(":focus[name], button:focus").first().waitFor();
          expect([path, await findings(page)]).toEqual([path, []]);
          const rule = page.locator('button[value="add:rule"]');
          if ((await rule.count()) > 0) await rule.click();
          await page.locator('.form-foot button[value="save"]').click();
          await page.locator(".mistakes:focus a").first().waitFor();
          expect([path, await findings(page)]).toEqual([path, []]);
        }
        await page.goto(voz.url + (pages()["edit"] ?? ""));
        await page.locator('.form-foot button[value="preview"]').click();
        await page.locator(".preview:focus").waitFor();
        expect(await findings(page)).toEqual([]);
        await page.context().close();
      });
});
