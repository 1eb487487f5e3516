/** The audit log, read: a list, a file, and whether its chain holds. It is written in worker/http/audit.ts. */
import { operations } from "#contract";
import { sealEntries } from "../http/chain.ts";
import type { App, Surroundings } from "../http/context.ts";
import { csvHeaders } from "../http/csv.ts";
import { authorize, mount } from "../http/operation.ts";
import { validate } from "../http/validate.ts";
import { readWorkspace } from "../workspaces/workspace.ts";
import { exportAudit, listAudit } from "./read.ts";
import { verifyAudit } from "./verify.ts";

const zoneOf = async (here: Surroundings): Promise<string> => (await readWorkspace(here)).timeZone;

export function mountAudit(app: App): void {
  mount(app, "listAudit", async ({ here, query }) => {
    await sealEntries(here.db, here.workspaceId);
    return listAudit(here, await zoneOf(here), query);
  });
  mount(app, "verifyAudit", async ({ here, query }) => {
    await sealEntries(here.db, here.workspaceId);
    return verifyAudit(here, query.from);
  });
  app.get(operations.exportAudit.path, async (c) => {
    const here = await authorize(c, "exportAudit");
    const query = validate(operations.exportAudit.query, c.req.query(), "invalid_query");
    await sealEntries(here.db, here.workspaceId);
    const headers = csvHeaders(`audit-${here.now.toISOString().slice(0, 10)}.${query.format}`);
    if (query.format === "ndjson") headers["content-type"] = "application/x-ndjson; charset=utf-8";
    return c.body(exportAudit(here, await zoneOf(here), query), 200, headers);
  });
}
