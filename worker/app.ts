/** Mounts the rooms. The only place where an error becomes an answer. */
import { Hono } from "hono";
import { operations } from "#contract";
import packageJson from "../package.json" with { type: "json" };
import { mountAccounts } from "./accounts/routes.ts";
import { mountAudit } from "./audit/routes.ts";
import { mountCustomers } from "./customers/routes.ts";
import { mountAlerts } from "./alerts/routes.ts";
import { mountCampaigns } from "./campaigns/routes.ts";
import { mountCollect, publicOperations } from "./collect/routes.ts";
import { troublePage, wantsPage } from "./dashboard/pages/trouble.tsx";
import { mountDashboard } from "./dashboard/routes.ts";
import { openScoped } from "./db/index.ts";
import { settingsOf } from "./env.ts";
import { mountHosted } from "./hosted/routes.ts";
import { hostedTrouble, isHosted } from "./hosted/pages/trouble.tsx";
import { mountDeliveries } from "./deliveries/routes.ts";
import { realWorld } from "./deliveries/send/outside.ts";
import type { AppEnv, World } from "./http/context.ts";
import { guardDoor } from "./http/flood.ts";
import { Limit } from "./http/limit.ts";
import { logFailure } from "./http/log.ts";
import { describeApi } from "./http/openapi.ts";
import { corsHeaders } from "./http/origin.ts";
import { problemResponse, Refusal, requestIdOf } from "./http/refusal.ts";
import { shelter } from "./http/shelter.ts";
import { cryptoRandom } from "./http/token.ts";
import { mountMarketing } from "./marketing/routes.ts";
import { mountPrivacy } from "./privacy/routes.ts";
import { mountReports } from "./reports/routes.ts";
import { Texts } from "./responses/suspicion.ts";
import { mountResponses } from "./responses/routes.ts";
import { mountSurveys } from "./surveys/routes.ts";
import { mountTouches } from "./touches/routes.ts";
import { mountTouchpoints } from "./touchpoints/routes.ts";
import { mountWorkspaces } from "./workspaces/routes.ts";
import { Snapshots } from "./workspaces/snapshot.ts";

const publicPaths: readonly string[] = publicOperations.map((name) => operations[name].path);

/** A test's world is what it says, and as it is for all else. */
export function createApp(given: Partial<World> = {}): Hono<AppEnv> {
  const world: World = { ...realWorld(given.now ?? Date.now, given.random ?? cryptoRandom), ...given };
  const app = new Hono<AppEnv>();
  const snapshots = new Snapshots();
  const limit = new Limit();
  const texts = new Texts();

  app.use(async (c, next) => {
    c.set("requestId", requestIdOf(c.req.raw));
    c.set("world", world);
    c.set("settings", settingsOf(c.env));
    c.set("db", openScoped(c.env.DB));
    await next();
    if (c.res.headers.getSetCookie().length === 0)
      for (const cookie of c.get("cookies") ?? []) c.res.headers.append("set-cookie", cookie);
    shelter(c.res.headers, c.req.url.startsWith("https:"));
    c.res.headers.set("x-request-id", c.get("requestId"));
  });

  app.onError((error, c) => {
    const requestId = c.get("requestId") ?? "";
    const refusal =
      error instanceof Refusal
        ? error
        : new Refusal("internal", "This is our fault. Try again, and tell us the request id.");
    if (!(error instanceof Refusal)) logFailure({ requestId, path: c.req.path }, error);
    if (isHosted(c.req.path)) return hostedTrouble(c, refusal);
    if (wantsPage(c)) return troublePage(c, refusal, requestId);
    // A page may read why it was refused, but for a foreign one: it gets nothing to read.
    const readable = publicPaths.includes(c.req.path) && refusal.code !== "origin_not_allowed";
    return problemResponse(refusal, requestId, readable ? corsHeaders(c.req.header("origin") ?? null) : {});
  });
  app.notFound((c) => {
    const refusal = missing(c.req.path);
    if (isHosted(c.req.path)) return hostedTrouble(c, refusal);
    return wantsPage(c) ? troublePage(c, refusal, c.get("requestId")) : problemResponse(refusal, c.get("requestId"));
  });

  app.get(operations.health.path, async (c) => {
    try {
      await c.env.DB.prepare("SELECT 1").first();
    } catch {
      throw new Refusal("unavailable", "The database does not answer.", { headers: { "retry-after": "5" } });
    }
    return c.json({ status: "ok", version: packageJson.version }, 200, { "cache-control": "no-store" });
  });
  app.get(operations.openapi.path, (c) =>
    c.json(describeApi(packageJson.version, new URL(c.req.url).origin), 200, {
      "cache-control": "public, max-age=300",
    }),
  );

  mountCollect(app, snapshots, limit, texts);
  mountHosted(app, snapshots, limit, texts);
  mountSurveys(app);
  mountTouchpoints(app);
  mountCampaigns(app);
  mountAlerts(app);
  mountDeliveries(app);
  mountMarketing(app);
  mountTouches(app);
  mountResponses(app);
  mountCustomers(app);
  mountPrivacy(app);
  mountReports(app);
  mountWorkspaces(app);
  mountAccounts(app);
  mountAudit(app);
  mountDashboard(app);

  app.fetch = guardDoor(app.fetch, { limit, paths: publicPaths, now: world.now });
  return app;
}

/** Nothing is there, or something is that takes other methods. */
function missing(path: string): Refusal {
  const methods = Object.values(operations)
    .filter((operation) => new RegExp(`^${operation.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path))
    .map(({ method }) => method);
  if (methods.length === 0) return new Refusal("not_found", `There is nothing at ${path}.`);
  return new Refusal("method_not_allowed", `${path} takes ${methods.join(", ")}.`, {
    headers: { allow: methods.join(", ") },
  });
}
