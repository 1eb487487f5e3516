/** Everything that a page of this browser has stored: cookies, both storages, databases, caches, workers. */
import type { Visit } from "./site.ts";

export const stored = async ({ page, context }: Visit): Promise<Record<string, string[]>> => ({
  cookies: (await context.cookies()).map(({ name }) => name),
  ...(await page.evaluate(async () => ({
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name!),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }))),
});

export const nothing = { cookies: [], local: [], session: [], databases: [], caches: [], workers: [] };
