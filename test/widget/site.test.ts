/** The two servers of these tests keep each test's page to itself. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSite, until, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

it("what a page of the test before says late is answered, and not taken for this one's", async () => {
  const before = await site.visit();
  await before.order();
  await before.page.getByRole("dialog").waitFor();
  site.reset();
  await before.page.goto("about:blank");
  await until(() => site.late.includes("/v1/collect"));
  expect([site.requests, site.files]).toEqual([[], []]);
  const now = await site.visit();
  await now.order();
  await now.page.getByRole("dialog").waitFor();
  await now.page.goto("about:blank");
  await until(() => site.steps().includes("shown"));
  await before.context.close();
  await now.context.close();
});
