/** Under a strict content security policy: everything works, and not one violation. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Question } from "../../sdk/contract/wire.types.ts";
import { examples } from "../suites/question-kinds.examples.ts";
import { openSite, pause, survey, until, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const strict = (): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-page' ${site.voz}`,
    `connect-src ${site.voz}`,
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
/** Counts violations, the page's own included: the test for the test. */
const watch = `<script NONCE>window.violations = []; addEventListener("securitypolicyviolation", function (event) { violations.push(event.violatedDirective + " " + event.blockedURI); });</script>`;
const violations = "window.violations";

it("shows, sends and closes", async () => {
  const { page, order, errors, failures } = await site.visit({
    headers: { "content-security-policy": strict() },
    before: watch,
    attributes: 'data-nonce="page" data-consent="granted"',
  });
  await order();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "2", exact: true }).check();
  expect(await dialog.evaluate((card) => getComputedStyle(card).borderTopLeftRadius)).toBe("20px");
  await dialog.getByRole("button", { name: "Siguiente" }).click();
  await dialog.getByRole("radio", { name: "Mejor", exact: true }).check();
  await dialog.getByRole("button", { name: "Siguiente" }).click();
  await dialog.getByRole("textbox").fill("Más despacio");
  await dialog.getByRole("button", { name: "Enviar" }).click();
  await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
  await until(() => site.responses().length === 1 && site.steps().length >= 3);
  await dialog.getByRole("button", { name: "Cerrar" }).click();
  expect(await page.evaluate(violations)).toEqual([]);
  expect(errors).toEqual([]);
  expect(await failures()).toEqual([]);
});

it("the policy is one that bites", async () => {
  const { page } = await site.visit({
    headers: { "content-security-policy": strict() },
    before: watch + '<p style="color:red">x</p>',
  });
  expect(await page.evaluate(violations)).toHaveLength(1);
  await page.evaluate("try { document.body.innerHTML = '<b>x</b>' } catch {}");
  await until(async () => ((await page.evaluate(violations)) as string[]).length === 2);
});

it("a browser without constructed stylesheets takes the element with the nonce", async () => {
  const policy = strict().replace("style-src 'none'", "style-src 'nonce-page'");
  site.surveys = [{ ...survey, decide: false }];
  const { page, order } = await site.visit({
    headers: { "content-security-policy": policy },
    before:
      watch +
      "<script NONCE>delete ShadowRoot.prototype.adoptedStyleSheets; window.CSSStyleSheet = undefined;</script>",
    attributes: 'data-nonce="page"',
  });
  await order();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.evaluate((card) => getComputedStyle(card).borderTopLeftRadius)).toBe("20px");
  expect(await page.evaluate(violations)).toEqual([]);
});

it("the markup holds no style and no handler attribute", async () => {
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("dialog").waitFor();
  expect(await page.locator("voz-survey").evaluate((host) => host.outerHTML + host.shadowRoot!.innerHTML)).not.toMatch(
    / style=| on[a-z]+=|<style|<script/,
  );
});

describe("every kind of question, and all that is fetched when it is needed,", () => {
  const questions = Object.values(examples).map(({ ask }) => ({ ...ask, required: true }) as unknown as Question);

  it.each(["popover", "modal", "tab", "inline", "page"] as const)("in a %s", async (as) => {
    site.surveys = [
      {
        ...survey,
        layout: "page",
        flow: true,
        questions,
        show: { as, ...(as === "tab" ? { label: "Opina" } : {}) },
        // Each of the page's moments is watched.
        when: {
          any: ["click", "scroll", "exit", "dwell", "idle"].map((event) => ({ event, where: { seconds: 900 } })),
        },
      },
    ];
    const { page, errors, failures } = await site.visit({
      html: '<h1>Shop</h1><div data-voz-survey="sur_1"></div>',
      headers: { "content-security-policy": strict() },
      before: watch,
      attributes: 'data-nonce="page" data-consent="granted"',
    });
    const said: string[] = [];
    page.on("console", (line) => said.push(line.text()));
    await until(() => site.files.includes(site.built.moments));
    await page.evaluate("voz('open', 'sur_1')");
    const card = page.locator("voz-survey .card");
    await card.waitFor();
    expect(await card.locator(".ask").count()).toBe(questions.length);
    expect(await card.evaluate((element) => getComputedStyle(element).fontSize)).toMatch(/px$/);
    // Every problem is told as well, and what a link opens is nobody's inline script.
    await card.locator("button[type=submit]").click();
    await until(async () => (await card.getByRole("alert").allTextContents()).filter(Boolean).length > 9);
    await pause(200);
    const fetched = new Set(site.files.map((file) => file.replace(/^voz\/|-\w+\.js$|\.js$/g, "")));
    expect([...fetched]).toEqual(expect.arrayContaining(["voz", "moments", "flow", "multiple-es", "contact-es"]));
    expect(fetched.has("place")).toBe(as !== "popover");
    expect(await page.evaluate(violations)).toEqual([]);
    expect([said, errors, await failures()]).toEqual([[], [], []]);
  });
});
