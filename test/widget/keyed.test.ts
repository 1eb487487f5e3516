/** The tag as the dashboard hands it out: what is published comes along with the script. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSite, survey, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.reset();
  site.surveys = [survey];
});
// A page that is left open goes on telling.
afterEach(() => Promise.all(site.browser.contexts().map((context) => context.close())));
const asked = (): string[] => site.requests.map(({ path }) => path);

describe("the script by a key's own address", () => {
  it("asks for no configuration, and brings a survey up as ever", async () => {
    const { page, order, errors, failures } = await site.visit({ keyed: true });
    await page.waitForFunction(() => (window as unknown as { voz: { ready?: boolean } }).voz.ready);
    await order();
    const card = page.locator("voz-survey .card");
    await card.waitFor();
    expect(asked()).toEqual(["/v1/decide"]);
    expect(site.requests[0]!.body).toMatchObject({ key: "voz_pk_1", surveys: ["sur_1"] });
    expect(site.files[0]).toBe("voz.js/voz_pk_1");
    await card.getByRole("radio", { name: "9" }).click();
    await card.getByRole("button", { name: "Siguiente" }).click();
    await expect.poll(() => site.steps(), { timeout: 8_000 }).toContain("started");
    expect([errors, await failures()]).toEqual([[], []]);
  });

  it("does so for a moment that was told before it came", async () => {
    const { page } = await site.visit({
      keyed: true,
      before: `<script NONCE>voz = function () { (voz.q = voz.q || []).push(arguments); }; voz("track", "order_completed", { value: 49 });</script>`,
    });
    await page.locator("voz-survey .card").waitFor();
    expect(asked()).toEqual(["/v1/decide"]);
  });

  it("keeps to a strict policy with trusted types", async () => {
    const { page, order, errors } = await site.visit({
      keyed: true,
      headers: {
        "content-security-policy": `default-src 'none'; script-src 'nonce-page' ${site.voz}; connect-src ${site.voz}; style-src 'none'; require-trusted-types-for 'script'`,
      },
      before: `<script NONCE>window.violations = []; document.addEventListener("securitypolicyviolation", function (event) { violations.push(event.violatedDirective); });</script>`,
    });
    await order();
    await page.locator("voz-survey .card").waitFor();
    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
    expect([errors, asked()]).toEqual([[], ["/v1/decide"]]);
  });

  it.each([
    ["brought in by a tag manager", "tag = document.createElement('script'); tag.async = true;"],
    ["as a module", "tag = document.createElement('script'); tag.type = 'module';"],
  ])("comes %s, too", async (_, made) => {
    const { page, order } = await site.visit({ times: 0 });
    await page.evaluate(
      `{ let ${made} tag.src = "${site.voz}/voz.js/voz_pk_1"; tag.dataset.key = "voz_pk_1"; document.head.append(tag); }`,
    );
    await order();
    await page.locator("voz-survey .card").waitFor();
    expect(asked()).toEqual(["/v1/decide"]);
  });

  it("asks for the key that the element names, if it is another's", async () => {
    const { page, order } = await site.visit({ times: 0 });
    await page.evaluate(
      `{ let tag = document.createElement('script'); tag.src = "${site.voz}/voz.js/voz_pk_1"; tag.dataset.key = "voz_pk_2"; document.head.append(tag); }`,
    );
    await order();
    await page.locator("voz-survey .card").waitFor();
    expect(asked()).toEqual(["/v1/config", "/v1/decide"]);
    expect(site.requests[1]!.body["key"]).toBe("voz_pk_2");
  });

  it("stays on the page alone if it is there twice", async () => {
    const { page, order } = await site.visit({ keyed: true, times: 2 });
    await order();
    await page.locator("voz-survey .card").waitFor();
    expect(await page.locator("voz-survey").count()).toBe(1);
    expect(asked()).toEqual(["/v1/decide"]);
  });
});
