/** The Worker with a floor beside it: a bare route that inserts one row of the same bytes into the same database. */
import { Hono } from "hono";
import { createApp } from "../../worker/app.ts";
import type { Env } from "../../worker/env.ts";

const floor = new Hono<{ Bindings: Env }>();
floor.post("/floor", async (c) => {
  const body = await c.req.json<{ id: string; row: string }>();
  await c.env.DB.prepare("INSERT INTO bench_floor (id, row) VALUES (?1, ?2)").bind(body.id, body.row).run();
  return c.json({ ok: true });
});

const app = createApp();
export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname === "/floor" ? floor.fetch(request, env, context) : app.fetch(request, env, context),
} satisfies ExportedHandler<Env>;
