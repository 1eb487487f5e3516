/**
 * A person's rights and the data map: `map/` says what is kept and why, and who is missing in it does not compile;
 * `export.ts` hands over, `erase.ts` erases, `receipt.ts` tells what was done, `replay.ts` does it again after a restore.
 */
import { operations } from "#contract";
import { nudge } from "../deliveries/nudge.ts";
import { tell } from "../http/audit.ts";
import type { App, AppContext } from "../http/context.ts";
import { csvHeaders } from "../http/csv.ts";
import { authorize, mount } from "../http/operation.ts";
import { validate } from "../http/validate.ts";
import { eraseByReceipt, eraseCustomer } from "./erase.ts";
import { exportCustomer, personCsv } from "./export.ts";
import { exportLedger, listErasures, readErasure } from "./receipt.ts";
import { linkResponse } from "./link.ts";
import { listRetention } from "./retention/read.ts";
import { replayLedger } from "./replay.ts";

/** Endpoints are told at once. */
export async function tellReceivers(c: AppContext, here: Parameters<typeof readErasure>[0], id: string) {
  const receipt = await readErasure(here, id);
  if (receipt.endpoints.length > 0)
    nudge(
      c,
      here.workspaceId,
      receipt.endpoints.map(({ endpointId }) => endpointId),
    );
  return receipt;
}

/** A name that says nothing of whom it is about. */
const fileHeaders = (here: { now: Date }, format: "json" | "csv"): Record<string, string> => ({
  ...csvHeaders(`customer-${here.now.toISOString().slice(0, 10)}.${format}`),
  ...(format === "json" ? { "content-type": "application/json; charset=utf-8" } : {}),
});

/** The file that one call, or one button, hands over. */
export async function exportFile(
  c: AppContext,
  here: Parameters<typeof exportCustomer>[0],
  id: string,
  format: "json" | "csv",
): Promise<Response> {
  const whole = await exportCustomer(here, id);
  return c.body(format === "csv" ? personCsv(whole) : JSON.stringify(whole, null, 2), 200, fileHeaders(here, format));
}

export async function handLedger(c: AppContext, here: Parameters<typeof exportLedger>[0]): Promise<Response> {
  const name = `erasures-${here.now.toISOString().slice(0, 10)}.ndjson`;
  const headers = { ...csvHeaders(name), "content-type": "application/x-ndjson; charset=utf-8" };
  return c.body(await exportLedger(here), 200, headers);
}

export function mountPrivacy(app: App): void {
  app.get("/v1/customers/:id/export", async (c) => {
    const here = await authorize(c, "exportCustomer");
    const { format } = validate(operations.exportCustomer.query, c.req.query(), "invalid_query");
    return exportFile(c, here, c.req.param("id"), format);
  });
  mount(app, "eraseCustomer", async ({ c, here, id }) => {
    const erasure = await eraseCustomer(here, id, c.get("actor"));
    tell(c, { object: erasure });
    return tellReceivers(c, here, erasure);
  });
  mount(app, "eraseByReceipt", async ({ c, here, body }) => {
    const erasure = await eraseByReceipt(here, body.response, c.get("actor"));
    return tellReceivers(c, here, erasure);
  });
  mount(app, "linkResponse", ({ c, here, id }) => linkResponse(here, id, new URL(c.req.url).origin));
  mount(app, "listErasures", ({ here, query }) => listErasures(here, query));
  app.get(operations.exportLedger.path, async (c) => handLedger(c, await authorize(c, "exportLedger")));
  mount(app, "replayLedger", ({ c, here, body }) => replayLedger(here, body, c.get("actor")));
  app.get("/.well-known/gpc.json", (c) =>
    c.json({ gpc: true, lastUpdate: "2026-11-22" }, 200, { "cache-control": "public, max-age=86400" }),
  );
  mount(app, "listRetention", ({ here, query }) => listRetention(here, query));
  mount(app, "readErasure", ({ here, id }) => readErasure(here, id));
}
