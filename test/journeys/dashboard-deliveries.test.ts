/** Endpoints and deliveries in a real browser: made, tested and sent again without a script; accessible on every page. */
import { createServer, type Server } from "node:http";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Delivery, NewEndpoint } from "#contract";
import { launchBrowser } from "../browser.ts";
import { findings } from "./accessible.ts";
import { freePort, serveVoz, type Served } from "./served.ts";

let voz: Served;
let browser: Browser;
let receiver: Server;
let address: string;
/** What the company's own server answers. */
let status = 500;

beforeAll(async () => {
  voz = await serveVoz({ VOZ_DEMO: "empty", VOZ_LOOPBACK: "allow" });
  browser = await launchBrowser();
  const port = await freePort();
  receiver = createServer((_, answer) => void answer.writeHead(status).end(`answered ${status}`));
  await new Promise<void>((resolve) => receiver.listen(port, () => resolve()));
  address = `http://localhost:${port}/voz`;
});
afterAll(async () => {
  receiver.close();
  await browser.close();
  await voz.stop();
});

async function signedIn(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${voz.url}/`);
  await page.getByLabel(/correo|e-mail/i).fill(voz.demo.email);
  await page.getByLabel(/contraseña|password/i).fill(voz.demo.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/app");
  return page;
}

it("an endpoint is made, tested, and what failed goes out again: all without a script", async () => {
  const page = await signedIn({ locale: "es-ES", javaScriptEnabled: false });
  await page.getByRole("navigation", { name: "Principal" }).getByRole("link", { name: "Integraciones" }).click();
  await page.getByRole("link", { name: "Nuevo destino" }).click();
  await page.getByRole("link", { name: "Tu propio servidor" }).click();
  await page.getByLabel("Dirección").fill("crm.example.com");
  await page.getByLabel("Para qué es").fill("Nuestro CRM");
  await page.getByRole("checkbox", { name: "Detractor" }).check();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByRole("link", { name: "Esto no es una dirección" }).click();
  expect(await page.getByLabel("Para qué es").inputValue()).toBe("Nuestro CRM");
  expect(await page.getByRole("checkbox", { name: "Detractor" }).isChecked()).toBe(true);
  await page.getByLabel("Dirección").fill(address);
  await page.getByRole("button", { name: "Crear destino" }).click();
  expect(await page.getByRole("status").textContent()).toMatch(/whsec_.{40}/);
  await page.getByRole("link", { name: "Ya lo he copiado" }).click();
  expect(await page.locator("main").textContent()).not.toContain("whsec_");

  await page.getByRole("button", { name: "Enviar una prueba" }).click();
  await page.getByRole("heading", { name: "Prueba" }).waitFor();
  expect(await page.locator("main").textContent()).toContain("Respondió 500.");
  status = 200;
  await page.getByRole("button", { name: "Enviar otra vez" }).click();
  await page.getByRole("status").waitFor();
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator("main .chip").first().textContent();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe("Entregada");
  await page.context().close();
});

for (const [colorScheme, width, locale] of [
  ["light", 360, "es-ES"],
  ["dark", 1440, "en-GB"],
] as const)
  it(`every page is accessible and fits at ${width} pixels in the ${colorScheme} theme`, async () => {
    const { id } = await voz.ask<NewEndpoint>("/v1/endpoints", {
      body: {
        url: `${address}/${"long".repeat(60)}`,
        types: ["response.completed", "campaign.flagged"],
        headers: { "X-Key": "1" },
        filter: { channel: ["email"], campaign: ["none"] },
        rate: 5,
      },
    });
    status = 500;
    const { id: delivery } = await voz.ask<Delivery>(`/v1/endpoints/${id}/test`, { method: "POST" });
    const page = await signedIn({ colorScheme, locale, viewport: { width, height: 800 }, bypassCSP: true });
    const at = `/app/endpoints/${id}`;
    for (const path of [
      "/app/endpoints",
      "/app/endpoints/presets",
      "/app/endpoints/new?preset=zoho",
      `${at}?recovered=3&more=1&replayed=2&next=x`,
      `${at}/edit`,
      "/app/deliveries",
      `/app/deliveries/${delivery}`,
    ]) {
      await page.goto(voz.url + path);
      expect([path, await findings(page)]).toEqual([path, []]);
    }
    // The form with a further row and with mistakes, and the secret.
    await page.goto(`${voz.url}/app/endpoints/new?preset=sheets`);
    await page.locator('.form-foot button[value="save"]').click();
    await page.locator(".mistakes:focus a").first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto(`${voz.url}${at}/edit`);
    await page.locator('button[value="add:header"]').click();
    await page.locator('[id="header.1.name"]:focus').fill("Host");
    for (const type of ["response.completed", "campaign.flagged"])
      await page.locator(`input[name="type"][value="${type}"]`).uncheck();
    await page.locator('.form-foot button[value="save"]').click();
    await page.locator(".mistakes:focus a").first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto(voz.url + at);
    await page.locator("details summary").first().click();
    await page.locator('form[action$="/rotate"] button').click();
    await page.getByText("whsec_").first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });
